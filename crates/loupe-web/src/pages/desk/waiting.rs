//! What waits for me: the first page of the desk.

use std::collections::BTreeSet;

use jiff::civil::Date;
use loupe_registry::certificate::{CertificateFilter, CertificateRow, DraftKept};
use loupe_scheme::access::{OfficeKind, Permission};
use loupe_scheme::certificate::State;
use maud::{Markup, html};

use super::call::Desk;
use super::proof;
use super::rows::{self, Side};
use crate::format;
use crate::reader::Reader;
use crate::unmade::{Made, Unmade};

/// How many certificates a list of this page shows; the files have all of them.
const ROWS_MAX: u32 = 50;
/// How many that are finished.
const FINISHED_MAX: u32 = 10;

/// The page.
pub(crate) async fn page(desk: Desk) -> Made {
    let reader = &desk.reader;
    let title = reader.text("desk-title");
    let drafts = drafts(&desk).await?;
    let body = html! {
        h1 { (title) }
        @if let Some(drafts) = &drafts { (drafts_parted(&desk, drafts)) }
        (exported(&desk).await?)
        (imported(&desk).await?)
        @if drafts.is_some_and(|drafts| drafts.is_empty()) { p.src { (reader.text("desk-no-drafts")) } }
    };
    Ok(desk.page(&title, body))
}

async fn drafts(desk: &Desk) -> Result<Option<Vec<DraftKept>>, Unmade> {
    if !desk.actor().office.is(OfficeKind::ExportingAuthority) {
        return Ok(None);
    }
    let drafts = desk.app.registry.drafts(desk.actor()).await;
    drafts.map(Some).map_err(|trouble| desk.unmade(trouble))
}

/// Drafts by what they wait for: me to validate, me to issue, somebody else.
fn drafts_parted(desk: &Desk, drafts: &[DraftKept]) -> Markup {
    let actor = desk.actor();
    let mine = |draft: &&DraftKept| draft.amended_by == actor.account;
    let of = |state: State| drafts.iter().filter(move |draft| draft.state == state);
    let validates = actor.may(Permission::ValidateCertificate);
    let to_validate: Vec<&DraftKept> = of(State::Draft).filter(|draft| validates && !mine(draft)).collect();
    let others: Vec<&DraftKept> = of(State::Draft).filter(|draft| !validates || mine(draft)).collect();
    let validated: Vec<&DraftKept> = of(State::Validated).collect();
    html! {
        (drafts_table(desk, "desk-to-validate", &to_validate))
        (drafts_table(desk, "desk-to-issue", &validated))
        (drafts_table(desk, "desk-drafts", &others))
    }
}

fn drafts_table(desk: &Desk, key: &str, drafts: &[&DraftKept]) -> Markup {
    let (reader, ask) = (&desk.reader, desk.ask());
    if drafts.is_empty() {
        return html! {};
    }
    html! {
        h2 { (reader.text(key)) }
        table.stack {
            thead { tr {
                th { (reader.text("desk-draft-column")) }
                th { (reader.text("desk-destination")) }
                th { (reader.text("desk-part-importer")) }
                th.r { (reader.text("desk-parcels")) }
                th.r { (reader.text("desk-carats")) }
                th { (reader.text("desk-written-by")) }
            } }
            tbody {
                @for draft in drafts {
                    @let shipment = &draft.shipment;
                    tr {
                        th scope="row" { a href=(reader.link(&proof::path(&draft.id))) { (draft.id) } }
                        td data-l=(reader.text("desk-destination")) { (ask.participant_name(shipment.importing.as_str())) }
                        td data-l=(reader.text("desk-part-importer")) { (shipment.importer.name) }
                        td.r data-l=(reader.text("desk-parcels")) { (shipment.parcels.len()) }
                        td.r data-l=(reader.text("desk-carats")) {
                            @if let Some(total) = shipment.total() { (format::carats(reader.lang, total.carats)) }
                        }
                        td data-l=(reader.text("desk-written-by")) { (draft.amended_by) }
                    }
                }
            }
        }
    }
}

/// Certificates of these states, of the office or to its participant.
async fn list(desk: &Desk, side: Side, states: &[State], count: u32) -> Result<Vec<CertificateRow>, Unmade> {
    let office = &desk.actor().office;
    let filter = CertificateFilter {
        office: (side == Side::Ours).then(|| office.id.clone()),
        importing: (side == Side::Theirs).then_some(office.participant).flatten(),
        states: Some(BTreeSet::from_iter(states.iter().copied())),
        count,
        ..CertificateFilter::default()
    };
    desk.app.registry.certificates(&filter).await.map_err(|trouble| desk.unmade(trouble))
}

const UNDER_WAY: [State; 2] = [State::Issued, State::InTransit];
const ENDED: [State; 4] = [State::Returned, State::Expired, State::Voided, State::ReportedForged];

/// What this office issued: receipts that are overdue first.
async fn exported(desk: &Desk) -> Result<Markup, Unmade> {
    if !desk.actor().office.is(OfficeKind::ExportingAuthority) {
        return Ok(html! {});
    }
    let open = list(desk, Side::Ours, &UNDER_WAY, ROWS_MAX).await?;
    let differing = list(desk, Side::Ours, &[State::ReceivedDiffering], FINISHED_MAX).await?;
    let ended = list(desk, Side::Ours, &ENDED, FINISHED_MAX).await?;
    let (late, on_time) = parted(desk, open);
    Ok(html! {
        (rows::table(desk, Side::Ours, "desk-overdue-from-others", &late))
        (rows::table(desk, Side::Ours, "desk-under-way-from-us", &on_time))
        (rows::table(desk, Side::Ours, "desk-differing-ours", &differing))
        (rows::table(desk, Side::Ours, "desk-ended", &ended))
    })
}

/// What is on its way to this office's participant: what should have been confirmed first.
async fn imported(desk: &Desk) -> Result<Markup, Unmade> {
    let office = &desk.actor().office;
    if !office.is(OfficeKind::ImportingAuthority) || office.participant.is_none() {
        return Ok(html! {});
    }
    let open = list(desk, Side::Theirs, &UNDER_WAY, ROWS_MAX).await?;
    let differing = list(desk, Side::Theirs, &[State::ReceivedDiffering], FINISHED_MAX).await?;
    let nothing = open.is_empty();
    let (late, on_time) = parted(desk, open);
    Ok(html! {
        (rows::table(desk, Side::Theirs, "desk-overdue-from-us", &late))
        (rows::table(desk, Side::Theirs, "desk-under-way-to-us", &on_time))
        @if nothing { h2 { (desk.reader.text("desk-under-way-to-us")) } p { (desk.reader.text("desk-nothing-under-way")) } }
        (rows::table(desk, Side::Theirs, "desk-differing-theirs", &differing))
    })
}

/// Overdue, and not.
fn parted(desk: &Desk, rows: Vec<CertificateRow>) -> (Vec<CertificateRow>, Vec<CertificateRow>) {
    let today = (desk.app.today)();
    rows.into_iter().partition(|row| row.due_on.is_some_and(|due| due < today))
}

/// How long a receipt is overdue, or how long there is still, in words.
pub(super) fn lateness(reader: &Reader, today: Date, state: State, due_on: Option<Date>) -> Markup {
    if !state.is_open() {
        return html! {};
    }
    let Some(due) = due_on else {
        let key = if state == State::Issued { "desk-not-left" } else { "desk-due-not-known" };
        return html! { (reader.text(key)) };
    };
    let days = usize::try_from((due - today).get_days().unsigned_abs()).unwrap_or_default();
    let key = if due < today { "desk-overdue-days" } else { "desk-due-days" };
    html! { (reader.catalogue().counted(key, days)) }
}
