//! Who is let through at each address that is not open to everyone, written down a second time by hand.

use loupe_scheme::access::OfficeKind as Of;
use loupe_scheme::access::Role as As;

/// Whom an address lets through.
pub(crate) enum Lets {
    /// Everybody who is signed in.
    SignedIn,
    /// Everybody who belongs to an office.
    Members,
    /// Members of offices of these kinds, from a role on.
    Those(&'static [(Of, As)]),
}

use Lets::{Members, SignedIn, Those};

/// Those who see certificates of their own office.
const SEE: Lets =
    Those(&[(Of::ExportingAuthority, As::Reader), (Of::ImportingAuthority, As::Reader), (Of::Operator, As::Reader)]);
/// Those who prepare certificates.
const DRAFT: Lets = Those(&[(Of::ExportingAuthority, As::Clerk)]);
/// Those who take a certificate's steps, or say that one is forged.
const MOVE: Lets =
    Those(&[(Of::ExportingAuthority, As::Officer), (Of::ImportingAuthority, As::Officer), (Of::Chair, As::Officer)]);
/// Those who confirm shipments.
const RECEIVE: Lets = Those(&[(Of::ImportingAuthority, As::Officer)]);
/// Those who see how pairs of participants reconcile.
const RECONCILE: Lets = Those(&[
    (Of::ExportingAuthority, As::Reader),
    (Of::ImportingAuthority, As::Reader),
    (Of::WorkingGroup, As::Reader),
    (Of::Chair, As::Reader),
]);
/// Those who read what their office told of lots.
const READ_CUSTODY: Lets =
    Those(&[(Of::ExportingAuthority, As::Reader), (Of::ImportingAuthority, As::Reader), (Of::Operator, As::Reader)]);
/// Those who tell it.
const CAPTURE: Lets =
    Those(&[(Of::ExportingAuthority, As::Clerk), (Of::ImportingAuthority, As::Clerk), (Of::Operator, As::Clerk)]);
/// Those who say who belongs to their office.
const HEADS: Lets = Those(&[
    (Of::ExportingAuthority, As::Head),
    (Of::ImportingAuthority, As::Head),
    (Of::Operator, As::Head),
    (Of::Coordinator, As::Head),
    (Of::WorkingGroup, As::Head),
    (Of::Chair, As::Head),
    (Of::Observer, As::Head),
    (Of::Register, As::Head),
]);
/// Those who read what was done, by whom.
const AUDIT: Lets =
    Those(&[(Of::ExportingAuthority, As::Head), (Of::ImportingAuthority, As::Head), (Of::Register, As::Head)]);
/// Those who keep the register.
const REGISTER: Lets = Those(&[(Of::Register, As::Head)]);

/// Every address that is not open to everyone.
pub(crate) const TABLE: &[(&str, Lets)] = &[
    ("POST /{lang}/sign-out", SignedIn),
    ("GET /{lang}/account", SignedIn),
    ("POST /{lang}/account/password", SignedIn),
    ("POST /{lang}/account/acting", SignedIn),
    ("POST /{lang}/account/sessions", SignedIn),
    ("POST /{lang}/account/passkeys/question", SignedIn),
    ("POST /{lang}/account/passkeys/proof", SignedIn),
    ("POST /{lang}/account/passkeys", SignedIn),
    ("POST /{lang}/account/passkeys/remove", SignedIn),
    ("POST /{lang}/account/tokens", SignedIn),
    ("POST /{lang}/account/tokens/revoke", SignedIn),
    ("GET /{lang}/account/office", Members),
    ("POST /{lang}/account/office/join", HEADS),
    ("POST /{lang}/account/office/leave", HEADS),
    ("POST /{lang}/account/office/person", HEADS),
    ("POST /{lang}/account/office/password", HEADS),
    ("GET /{lang}/account/audit", AUDIT),
    ("GET /{lang}/account/people", REGISTER),
    ("GET /api/v1/reconciliation", RECONCILE),
    ("GET /api/v1/custody/balance", READ_CUSTODY),
    ("GET /api/v1/custody/waiting", READ_CUSTODY),
    ("GET /api/v1/custody/lot/passport", READ_CUSTODY),
    ("GET /api/v1/custody/lot/events", READ_CUSTODY),
    ("GET /api/v1/custody/container/passport", READ_CUSTODY),
    ("GET /api/v1/custody/container/events", READ_CUSTODY),
    ("GET /{lang}/desk/custody", READ_CUSTODY),
    ("GET /{lang}/desk/custody/balance", READ_CUSTODY),
    ("GET /{lang}/desk/custody/job/{job}", READ_CUSTODY),
    ("GET /{lang}/desk/custody/lot/passport", READ_CUSTODY),
    ("GET /{lang}/desk/custody/lot/events", READ_CUSTODY),
    ("GET /{lang}/desk/custody/container/passport", READ_CUSTODY),
    ("GET /{lang}/desk/custody/container/events", READ_CUSTODY),
    ("POST /{lang}/desk/custody/event/{event}", CAPTURE),
    ("GET /{lang}/desk/custody/document", CAPTURE),
    ("POST /{lang}/desk/custody/document", CAPTURE),
    ("GET /{lang}/desk/custody/template/{file}", CAPTURE),
    ("POST /{lang}/desk/custody/capture", CAPTURE),
    ("GET /epcis", READ_CUSTODY),
    ("GET /epcis/capture", READ_CUSTODY),
    ("POST /epcis/capture", CAPTURE),
    ("GET /epcis/capture/{captureID}", READ_CUSTODY),
    ("GET /epcis/events", READ_CUSTODY),
    ("POST /epcis/events", CAPTURE),
    ("GET /epcis/events/{eventID}", READ_CUSTODY),
    ("GET /epcis/eventTypes", READ_CUSTODY),
    ("GET /epcis/eventTypes/{eventType}", READ_CUSTODY),
    ("GET /epcis/eventTypes/{eventType}/events", READ_CUSTODY),
    ("GET /epcis/epcs", READ_CUSTODY),
    ("GET /epcis/epcs/{epc}", READ_CUSTODY),
    ("GET /epcis/epcs/{epc}/events", READ_CUSTODY),
    ("GET /epcis/bizSteps", READ_CUSTODY),
    ("GET /epcis/bizSteps/{bizStep}", READ_CUSTODY),
    ("GET /epcis/bizSteps/{bizStep}/events", READ_CUSTODY),
    ("GET /epcis/bizLocations", READ_CUSTODY),
    ("GET /epcis/bizLocations/{bizLocation}", READ_CUSTODY),
    ("GET /epcis/bizLocations/{bizLocation}/events", READ_CUSTODY),
    ("GET /epcis/readPoints", READ_CUSTODY),
    ("GET /epcis/readPoints/{readPoint}", READ_CUSTODY),
    ("GET /epcis/readPoints/{readPoint}/events", READ_CUSTODY),
    ("GET /epcis/dispositions", READ_CUSTODY),
    ("GET /epcis/dispositions/{disposition}", READ_CUSTODY),
    ("GET /epcis/dispositions/{disposition}/events", READ_CUSTODY),
    ("GET /epcis/queries", READ_CUSTODY),
    ("POST /epcis/queries", READ_CUSTODY),
    ("GET /epcis/queries/{queryName}", READ_CUSTODY),
    ("DELETE /epcis/queries/{queryName}", READ_CUSTODY),
    ("GET /epcis/queries/{queryName}/events", READ_CUSTODY),
    ("GET /epcis/queries/{queryName}/subscriptions", READ_CUSTODY),
    ("POST /epcis/queries/{queryName}/subscriptions", READ_CUSTODY),
    ("GET /epcis/queries/{queryName}/subscriptions/{subscriptionID}", READ_CUSTODY),
    ("DELETE /epcis/queries/{queryName}/subscriptions/{subscriptionID}", READ_CUSTODY),
    ("DELETE /epcis/nextPageToken/{token}", READ_CUSTODY),
    ("GET /{lang}/desk", SEE),
    ("GET /{lang}/desk/draft", DRAFT),
    ("POST /{lang}/desk/draft", DRAFT),
    ("GET /{lang}/desk/draft/{office}/{number}", SEE),
    ("GET /{lang}/desk/draft/{office}/{number}/edit", DRAFT),
    ("POST /{lang}/desk/draft/{office}/{number}/edit", DRAFT),
    ("POST /{lang}/desk/draft/{office}/{number}/{act}", DRAFT),
    ("GET /{lang}/desk/certificate/{number}", SEE),
    ("GET /{lang}/desk/certificate/{number}/{step}", MOVE),
    ("POST /{lang}/desk/certificate/{number}/{step}", MOVE),
    ("GET /{lang}/desk/receive", RECEIVE),
    ("GET /{lang}/desk/receive/find", RECEIVE),
    ("POST /{lang}/desk/receive/code", RECEIVE),
    ("POST /{lang}/desk/receive/photo", RECEIVE),
    ("GET /{lang}/desk/receive/paper", RECEIVE),
    ("POST /{lang}/desk/receive/paper", RECEIVE),
    ("GET /{lang}/desk/receive/{number}", RECEIVE),
    ("POST /{lang}/desk/receive/{number}", RECEIVE),
    ("GET /{lang}/desk/tables", SEE),
    ("GET /{lang}/desk/tables/{file}", SEE),
    ("POST /{lang}/desk/tables/drafts", DRAFT),
    ("POST /{lang}/desk/tables/receipts", RECEIVE),
    ("GET /{lang}/certificate/{number}/paper", SEE),
    ("GET /{lang}/certificate/{number}/certificate.pdf", SEE),
    ("GET /{lang}/certificate/{number}/code.svg", SEE),
    ("GET /{lang}/reconciliation", RECONCILE),
    ("GET /reconciliation.csv", RECONCILE),
];
