//! What is written on a certificate by hand: the validation, and the confirmation of import.

use loupe_registry::paper::Sheet;
use maud::{Markup, html};

use super::said;

/// What the certificate does not say, and the places for signature and stamp (KPCS Annex I A 15).
pub(super) fn signed(sheet: &Sheet) -> Markup {
    let args = [("address", sheet.address.clone())];
    html! {
        div.signed {
            div {
                p { (said(sheet, "paper-says-not")) }
                @if !sheet.address.is_empty() { p.fine { b { (sheet.voices.with("paper-read-on", &args).own) } } }
            }
            div.box {
                p.fine { b { (said(sheet, "paper-validated")) } span.annex { "A 15" } }
                p.fine { (said(sheet, "paper-signed")) }
            }
            div.box.stamp { p.fine { b { (said(sheet, "paper-stamp")) } } }
        }
    }
}

/// The import confirmation, to be filled in (KPCS Annex I B).
pub(super) fn import(sheet: &Sheet) -> Markup {
    let blanks = [
        "paper-received-on",
        "paper-found-parcels",
        "paper-found-carats",
        "paper-found-usd",
        "paper-found-hs",
        "paper-importer",
        "paper-seal-whole",
        "paper-import-authority",
    ];
    html! {
        section.import {
            h2 { (said(sheet, "paper-import")) }
            p.fine { (said(sheet, "paper-import-hand")) }
            dl.blanks { @for key in blanks { div { dt { (said(sheet, key)) } dd {} } } }
        }
    }
}
