//! The frame of every page: masthead, places to go, languages, and what the foot says of sources and of the reader.

use std::sync::LazyLock;

use loupe_scheme::words::Lang;
use maud::{DOCTYPE, Markup, html};
use sha2::{Digest, Sha256};

use crate::draw;
use crate::reader::Reader;

/// The only style sheet.
pub const STYLE: &str = include_str!("style.css");

/// The address of the style sheet: it changes whenever the sheet does, so it may be kept for ever.
pub static STYLE_PATH: LazyLock<String> = LazyLock::new(|| {
    let hash = Sha256::digest(STYLE);
    format!("/style-{}.css", hash.iter().take(6).map(|byte| format!("{byte:02x}")).collect::<String>())
});

/// The part of the record a page belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Section {
    /// Statements, and the start.
    Examine,
    /// Case files.
    Findings,
    /// Definitions, their comparison, the lab.
    Definitions,
    /// Participants, sites and companies.
    Returns,
    /// Certificates, warnings, reconciliation.
    Certificates,
    /// Who looked where.
    Coverage,
    /// How it is done.
    Method,
    /// None of them.
    None,
}

const PLACES: [(Section, &str, &str); 7] = [
    (Section::Examine, "nav-examine", "/examine"),
    (Section::Findings, "nav-findings", "/findings"),
    (Section::Definitions, "nav-definitions", "/definitions"),
    (Section::Returns, "nav-returns", "/participants"),
    (Section::Certificates, "nav-certificates", "/certificates"),
    (Section::Coverage, "nav-coverage", "/coverage"),
    (Section::Method, "nav-method", "/method"),
];

/// A whole page. `title` is what the window says; `body` brings its own `h1`.
pub fn page(reader: &Reader, section: Section, title: &str, body: Markup) -> Markup {
    html! {
        (DOCTYPE)
        html lang=(reader.lang.tag()) {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="color-scheme" content="light dark";
                title { (title) " · Loupe" }
                link rel="stylesheet" href=(*STYLE_PATH);
                link rel="icon" href="data:,";
                @for lang in Lang::ALL.into_iter().filter(|lang| *lang != reader.lang) {
                    link rel="alternate" hreflang=(lang.tag()) href={"/" (lang.tag()) (reader.place)};
                }
            }
            body {
                a.skip href="#main" { (reader.text("skip")) }
                (masthead(reader, section))
                (draw::patterns())
                main id="main" { (body) }
                (foot(reader))
            }
        }
    }
}

fn masthead(reader: &Reader, section: Section) -> Markup {
    html! {
        header.mast {
            p.name { a href=(reader.link("/")) { "Loupe" } }
            p.motto { (reader.text("motto")) }
            nav aria-label=(reader.text("nav-label")) {
                @for (place, key, path) in PLACES {
                    @if place == section {
                        a href=(reader.link(path)) aria-current="true" { (reader.text(key)) }
                    } @else {
                        a href=(reader.link(path)) { (reader.text(key)) }
                    }
                }
            }
            nav.lang aria-label=(reader.text("nav-languages")) {
                @for lang in Lang::ALL {
                    @let name = reader.text(&format!("language-{}", lang.tag()));
                    @let here = (lang == reader.lang).then_some("true");
                    a lang=(lang.tag()) hreflang=(lang.tag()) aria-current=[here]
                        href={"/" (lang.tag()) (reader.place)} { (name) }
                }
            }
        }
    }
}

fn foot(reader: &Reader) -> Markup {
    html! {
        footer.foot {
            p {
                (reader.text("foot-sources")) " " a href=(reader.link("/sources")) {
                    (reader.text("foot-sources-link"))
                }
            }
            p {
                (reader.text("foot-log")) " " a href=(reader.link("/log")) { (reader.text("foot-log-link")) }
            }
            p {
                (reader.text("foot-desk")) " " a href=(reader.link("/desk")) { (reader.text("foot-desk-link")) }
            }
            p { (reader.text("foot-open")) " " a href="/api/v1/openapi.json" { "OpenAPI" } }
            p { (reader.text("foot-quiet")) }
        }
    }
}
