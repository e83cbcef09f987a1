//! The tables of a certificate on paper: goods, origins, statements, parcels, evidence.

use loupe_registry::paper::{GoodsRow, ParcelRow, Sheet};
use maud::{Markup, html};

use super::{both, said};

pub(super) fn goods(sheet: &Sheet) -> Markup {
    html! {
        section {
            h2 { (said(sheet, "paper-goods")) }
            table {
                thead { tr {
                    th colspan="2" { (said(sheet, "paper-hs")) span.annex { "A 14" } }
                    th.r { (said(sheet, "paper-carats")) span.annex { "A 11" } }
                    th.r { (said(sheet, "paper-usd")) span.annex { "A 12" } }
                } }
                tbody { @for row in &sheet.goods {
                    tr { th scope="row" { (row.hs) } td.fine { (both(&row.meaning)) } (amounts(row)) }
                } }
                tfoot { (total(sheet, 2)) }
            }
        }
    }
}

fn amounts(row: &GoodsRow) -> Markup {
    html! { td.r { (row.carats) } td.r { (row.usd) } }
}

fn total(sheet: &Sheet, columns: usize) -> Markup {
    html! { tr { th colspan=(columns) { (said(sheet, "paper-total")) } td.r { (sheet.carats) } td.r { (sheet.usd) } } }
}

pub(super) fn origins(sheet: &Sheet) -> Markup {
    html! {
        section {
            h2 { (said(sheet, "paper-origins")) }
            table {
                thead { tr {
                    th { (said(sheet, "paper-carats")) }
                    th.r { (said(sheet, "paper-at-least")) }
                    th.r { (said(sheet, "paper-at-most")) }
                } }
                tbody { @for row in &sheet.origins {
                    tr { th scope="row" { (both(&row.country)) } td.r { (row.at_least) } td.r { (row.at_most) } }
                } }
            }
            @if sheet.parcels.iter().any(|parcel| parcel.origins.len() > 1) {
                p.fine { (said(sheet, "paper-origins-note")) }
            }
        }
    }
}

pub(super) fn statements(sheet: &Sheet) -> Markup {
    html! {
        section {
            h2 { (said(sheet, "paper-statements")) }
            @if let Some(statements) = &sheet.statements {
                table {
                    thead { tr {
                        th { (said(sheet, "paper-definition")) }
                        th.r { (said(sheet, "paper-at-least")) }
                        th.r { (said(sheet, "paper-at-most")) }
                    } }
                    tbody { @for row in &statements.rows {
                        tr { th scope="row" { (both(&row.definition)) } td.r { (row.at_least) } td.r { (row.at_most) } }
                    } }
                }
                p.fine { (both(&statements.note(sheet.voices))) }
                @if !statements.not_looked.is_empty() {
                    p.follows { b { a href="#annex" { (both(&statements.annex_follows(sheet.voices))) } } "." }
                }
            } @else {
                p { (said(sheet, "paper-statements-none")) }
            }
        }
    }
}

pub(super) fn parcels(sheet: &Sheet) -> Markup {
    html! {
        section.parcels {
            h2 { (said(sheet, "paper-parcels")) }
            table {
                thead { tr {
                    th { (said(sheet, "paper-parcel")) }
                    th { (said(sheet, "paper-mined-in")) }
                    th { (said(sheet, "paper-mined-when")) }
                    th { (said(sheet, "paper-lots")) }
                    th { (said(sheet, "paper-hs")) }
                    th.r { (said(sheet, "paper-carats")) }
                    th.r { (said(sheet, "paper-usd")) }
                } }
                @for row in &sheet.parcels { tbody { (parcel(sheet, row)) } }
                tfoot { (total(sheet, 5)) }
            }
        }
    }
}

fn parcel(sheet: &Sheet, row: &ParcelRow) -> Markup {
    let lines = row.lines.len();
    html! {
        @for (place, line) in row.lines.iter().enumerate() {
            tr {
                @if place == 0 {
                    th scope="rowgroup" rowspan=(lines) { bdi { (row.id) } }
                    td rowspan=(lines) { @for (place, origin) in row.origins.iter().enumerate() {
                        @if place > 0 { ", " } (both(origin))
                    } }
                    td rowspan=(lines) {
                        @if row.mined.is_empty() { (said(sheet, "paper-not-given")) } @else { (row.mined) }
                    }
                    td.fine rowspan=(lines) { @if row.lots.is_empty() { "–" } @else { (row.lots.join(", ")) } }
                }
                td { (line.hs) } (amounts(line))
            }
        }
    }
}

pub(super) fn evidence(sheet: &Sheet) -> Markup {
    if sheet.evidence.is_empty() {
        return html! {};
    }
    html! {
        section {
            h2 { (said(sheet, "paper-evidence")) }
            table {
                thead { tr {
                    th { (said(sheet, "paper-evidence-certificate")) }
                    th { (said(sheet, "paper-evidence-issuer")) }
                    th { (said(sheet, "paper-evidence-day")) }
                } }
                tbody { @for row in &sheet.evidence {
                    tr { th scope="row" { (row.certificate) } td { (both(&row.issued_by)) } td { (both(&row.imported_on)) } }
                } }
            }
        }
    }
}
