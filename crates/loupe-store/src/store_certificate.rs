//! The part of [`Store`] and [`Change`] that is about certificates.

use jiff::civil::Date;
use loupe_scheme::certificate::CertificateNumber;
use loupe_scheme::mass::Carats;
use loupe_scheme::participant::ParticipantId;
use loupe_scheme::record::OfficeId;

use crate::certificate::{self, CertificateHead, CertificateMove, CertificateWhole};
use crate::certificate_draft::{self, DraftRow, StepRow};
use crate::certificate_list::{self, CertificateQuery, PaperRow};
use crate::error::Result;
use crate::store::{Change, Store};
use crate::store_access::{reads, writes};

reads! {
    /// The certificate of a number.
    certificate(number: &CertificateNumber) -> Option<CertificateWhole> = certificate::named;
    /// How many certificates have numbers that begin so, and the day of issue of the last.
    newest_certificate(prefix: &str) -> Option<(u32, Date)> = certificate::newest;
    /// The number of the certificate that a draft became.
    certificate_of_draft(office: &OfficeId, draft: u32) -> Option<CertificateNumber> = certificate::of_draft;
    /// Certificates, the newest first.
    certificates(asked: &CertificateQuery) -> Vec<CertificateHead> = certificate_list::list;
    /// Certificates with which goods may still travel and whose last day is before `today`.
    certificates_past(today: Date) -> Vec<CertificateHead> = certificate::past;
    /// How much of the goods of a certificate was exported again, in micro-carats.
    taken_of(evidence: &str) -> u64 = certificate::taken;
    /// A draft.
    draft(office: &OfficeId, number: u32) -> Option<DraftRow> = certificate_draft::named;
    /// The drafts of an office that wait for something, oldest first.
    drafts_waiting(office: &OfficeId) -> Vec<DraftRow> = certificate_draft::waiting;
    /// How many drafts an office has had.
    draft_count(office: &OfficeId) -> u32 = certificate_draft::count;
    /// The history of a draft or certificate, oldest first.
    certificate_steps(subject: &str) -> Vec<StepRow> = certificate_draft::steps;
    /// The receipt of a certificate that was issued elsewhere.
    paper_receipt(issued_by: ParticipantId, plain_number: &str) -> Option<PaperRow> = certificate_list::paper_named;
    /// Receipts of certificates that were issued elsewhere, by the day of submission.
    paper_receipts(from: Option<Date>, until: Option<Date>) -> Vec<PaperRow> = certificate_list::papers;
}

writes! {
    /// Writes a new draft.
    add_draft(draft: &DraftRow) -> () = certificate_draft::add;
    /// Writes a draft in the place of the version before; false when that is no longer the newest.
    replace_draft(draft: &DraftRow) -> bool = certificate_draft::replace;
    /// Adds a line to a history.
    add_certificate_step(subject: &str, step: &StepRow) -> () = certificate_draft::add_step;
    /// Writes a certificate that was issued just now.
    add_certificate(certificate: &CertificateWhole) -> () = certificate::add;
    /// Moves a certificate.
    move_certificate(number: &CertificateNumber, to: &CertificateMove<'_>) -> () = certificate::step;
    /// Keeps on which certificates one rests, and how much of their goods it took.
    rest_on(number: &CertificateNumber, used: &[(String, Carats)]) -> () = certificate::rest_on;
    /// Writes the receipt of a certificate that was issued elsewhere.
    add_paper_receipt(paper: &PaperRow) -> () = certificate_list::add_paper;
}
