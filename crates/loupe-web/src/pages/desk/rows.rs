//! Certificates as rows of a list, for those entitled to what is commercial in them.

use loupe_registry::certificate::CertificateRow;
use maud::{Markup, html};

use super::call::Desk;
use super::frame::state;
use super::waiting::lateness;
use crate::format;

/// Which side of a shipment an office is on.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Side {
    /// It issued the certificate.
    Ours,
    /// The shipment comes to it.
    Theirs,
}

/// A list under its heading; nothing where it is empty.
pub(super) fn table(desk: &Desk, side: Side, key: &str, rows: &[CertificateRow]) -> Markup {
    let reader = &desk.reader;
    let other = match side {
        Side::Ours => "desk-destination",
        Side::Theirs => "desk-provenance",
    };
    if rows.is_empty() {
        return html! {};
    }
    html! {
        h2 { (reader.text(key)) }
        table.stack {
            thead { tr {
                th { (reader.text("desk-number")) }
                th { (reader.text(other)) }
                th.r { (reader.text("desk-parcels")) }
                th.r { (reader.text("desk-carats")) }
                th.r { (reader.text("desk-usd")) }
                th { (reader.text("desk-expires-on")) }
                th { (reader.text("desk-standing")) }
            } }
            tbody { @for one in rows { (row(desk, side, other, one)) } }
        }
    }
}

fn row(desk: &Desk, side: Side, other: &str, row: &CertificateRow) -> Markup {
    let (reader, ask, today) = (&desk.reader, desk.ask(), (desk.app.today)());
    let place = match side {
        Side::Ours => row.importing,
        Side::Theirs => row.exporting,
    };
    html! {
        tr {
            th.nw scope="row" { a href=(reader.link(&format!("/desk/certificate/{}", row.number))) { (row.number) } }
            td data-l=(reader.text(other)) { (ask.participant_name(place.as_str())) }
            td.r data-l=(reader.text("desk-parcels")) { (row.parcels) }
            td.r data-l=(reader.text("desk-carats")) { (format::carats(reader.lang, row.carats)) }
            td.r data-l=(reader.text("desk-usd")) { (format::usd(reader.lang, row.usd)) }
            td.nw data-l=(reader.text("desk-expires-on")) { (format::date(reader.lang, row.expires_on)) }
            td data-l=(reader.text("desk-standing")) {
                (state(reader, row.state)) ". "
                @if row.state.is_open() { (lateness(reader, today, row.state, row.due_on)) }
                @if let Some(day) = row.received_on {
                    (reader.with("desk-received-day", &[("day", format::date(reader.lang, day))]))
                }
            }
        }
    }
}
