//! A certificate as a page made for A4 paper, in its own language with English beside it (KPCS Annex I).

mod annex;
mod by_hand;
mod tables;

use std::sync::LazyLock;

use loupe_credential::qr::QrCode;
use loupe_registry::paper::{Both, Sheet};
use loupe_scheme::certificate::Party;
use maud::{DOCTYPE, Markup, PreEscaped, html};
use sha2::{Digest, Sha256};

/// The style sheet of this page alone; other pages need not carry it.
pub const STYLE: &str = include_str!("paper.css");

/// Its address, which changes with it.
pub static STYLE_PATH: LazyLock<String> = LazyLock::new(|| {
    let hash = Sha256::digest(STYLE);
    format!("/paper-{}.css", hash.iter().take(6).map(|byte| format!("{byte:02x}")).collect::<String>())
});

/// The whole page. It says what the PDF says, in the same order.
pub fn page(sheet: &Sheet, code: &QrCode) -> Markup {
    whole(sheet, code, &html! { link rel="stylesheet" href=(*STYLE_PATH); })
}

/// The same page as a file by itself.
pub fn file(sheet: &Sheet, code: &QrCode) -> Markup {
    whole(sheet, code, &html! { style { (PreEscaped(STYLE)) } })
}

fn whole(sheet: &Sheet, code: &QrCode, style: &Markup) -> Markup {
    let title = sheet.voices.text("paper-title");
    html! {
        (DOCTYPE)
        html lang=(sheet.voices.own().tag()) {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                title { (sheet.number) " · " (title.own) }
                (style)
                link rel="icon" href="data:,";
            }
            body {
                main.cert {
                    (head(sheet, &title))
                    @if let Some(note) = sheet.english_only() { p.fine lang="en" { (note) } }
                    div.top {
                        div { (fields(sheet)) (tables::goods(sheet)) }
                        (scan(sheet, code))
                    }
                    div.pair { (tables::origins(sheet)) (tables::statements(sheet)) }
                    (tables::parcels(sheet))
                    (tables::evidence(sheet))
                    (by_hand::signed(sheet))
                    (by_hand::import(sheet))
                    (annex::annex(sheet))
                    footer.fine { span { (sheet.number) } span { "SHA-256 " (sheet.claims_hash) } }
                }
            }
        }
    }
}

/// A text in both languages, English set apart.
fn both(text: &Both) -> Markup {
    html! { (text.own) @if let Some(english) = &text.english { " " i lang="en" { (english) } } }
}

fn said(sheet: &Sheet, key: &str) -> Markup {
    both(&sheet.voices.text(key))
}

fn head(sheet: &Sheet, title: &Both) -> Markup {
    let oath = sheet.voices.text("paper-oath");
    html! {
        header {
            p.whose { span { (said(sheet, "paper-participant")) " " b { (both(&sheet.participant)) } " (" (sheet.alpha2) ")" } b.no { (sheet.number) } }
            h1 {
                span lang="en" { (title.english.as_deref().unwrap_or(&title.own)) }
                @if title.english.is_some() { br; small { (title.own) } }
            }
            div.oath {
                p { (oath.own) "." }
                @if let Some(english) = &oath.english { p lang="en" { (english) "." } }
            }
        }
    }
}

fn field(sheet: &Sheet, key: &str, annex: &str, wide: Width, value: Markup) -> Markup {
    let class = match wide {
        Width::Half => None,
        Width::Whole => Some("wide"),
    };
    html! {
        div class=[class] { dt { (said(sheet, key)) span.annex { (annex) } } dd { (value) } }
    }
}

/// How much of a row a field takes.
#[derive(Clone, Copy)]
enum Width {
    Half,
    Whole,
}

fn fields(sheet: &Sheet) -> Markup {
    use Width::{Half, Whole};
    html! {
        dl.fields {
            (field(sheet, "paper-number", "A 5", Half, html! { b { (sheet.number) } }))
            (field(sheet, "paper-parcel-count", "A 13", Half, html! { (sheet.parcel_count) }))
            (field(sheet, "paper-origin", "A 3", Half, both(&sheet.origin)))
            (field(sheet, "paper-destination", "B", Half, both(&sheet.destination)))
            (field(sheet, "paper-issued", "A 7", Half, both(&sheet.issued_on)))
            (field(sheet, "paper-expires", "A 8", Half, html! { b { (both(&sheet.expires_on)) } }))
            (field(sheet, "paper-issuer", "A 9", Whole, html! { bdi { (sheet.issuer) } }))
            (field(sheet, "paper-exporter", "A 10", Whole, party(sheet, &sheet.exporter)))
            (field(sheet, "paper-importer", "A 10", Whole, party(sheet, &sheet.importer)))
            (field(sheet, "paper-seal", "C", Half, seal(sheet)))
            (field(sheet, "paper-language", "A 4", Half, html! { bdi { (sheet.language_name) } }))
            @if !sheet.zone.is_empty() { (field(sheet, "paper-zone", "", Half, html! { bdi { (sheet.zone) } })) }
            @if !sheet.quality.is_empty() { (field(sheet, "paper-quality", "B", Whole, html! { bdi { (sheet.quality) } })) }
        }
    }
}

fn seal(sheet: &Sheet) -> Markup {
    if sheet.seal.is_empty() {
        said(sheet, "paper-seal-none")
    } else {
        html! { bdi { (sheet.seal) } }
    }
}

fn party(sheet: &Sheet, party: &Party) -> Markup {
    let licence = sheet.voices.with("paper-licence", &[("number", party.licence.clone())]);
    html! {
        b { bdi { (party.name) } } br;
        bdi { (party.address) }
        @if !party.licence.is_empty() { " " span.fine { (both(&licence)) } }
    }
}

/// The code at its size on paper, and what it is for.
fn scan(sheet: &Sheet, code: &QrCode) -> Markup {
    let label = sheet.voices.text("paper-scan-holds");
    html! {
        aside {
            div.qr { (PreEscaped(code.to_svg(&label.own))) }
            p.fine { b { (said(sheet, "paper-scan")) } br; (both(&label)) }
            p.fine { (said(sheet, "paper-record")) " " b { (sheet.record) } }
            p.fine { (said(sheet, "paper-claims")) br; code { (sheet.claims_hash) } }
        }
    }
}
