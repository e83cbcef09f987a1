//! The auditor's guide: what the log promises and what not, and how anyone holds it to that.

use axum::http::HeaderMap;
use maud::{Markup, html};

use super::parts::Host;
use crate::reader::Reader;
use crate::shell::{self, Section};

/// Paragraphs of each chapter, by its name; the texts are `guide-<chapter>-<n>`.
const CHAPTERS: [(&str, usize); 9] = [
    ("record", 2),
    ("promise", 3),
    ("limits", 4),
    ("witness", 3),
    ("verify", 3),
    ("audit", 3),
    ("stranger", 2),
    ("run", 2),
    ("wrong", 4),
];

/// The page of the guide.
pub(crate) async fn page(reader: Reader, headers: HeaderMap) -> Markup {
    let host = Host::of(&headers);
    let title = reader.text("guide-title");
    shell::page(
        &reader,
        Section::None,
        &title,
        html! {
            p.kick { a href=(reader.link("/log")) { (reader.text("log-title")) } }
            h1 { (title) }
            p.lede { (reader.text("guide-lede")) }
            ol { @for (chapter, _) in CHAPTERS {
                li { a href={"#" (chapter)} { (heading(&reader, chapter)) } }
            } }
            @for (chapter, paragraphs) in CHAPTERS {
                section {
                    h2 id=(chapter) { (heading(&reader, chapter)) }
                    @for n in 1..=paragraphs {
                        p { (reader.text(&format!("guide-{chapter}-{n}"))) }
                        @if n == 1 { (commands(chapter, &host)) }
                    }
                }
            }
        },
    )
}

fn heading(reader: &Reader, chapter: &str) -> String {
    reader.text(&format!("guide-{chapter}")).into_owned()
}

/// What is typed, after the first paragraph of a chapter.
fn commands(chapter: &str, host: &Host) -> Markup {
    let log = host.address("/log");
    let lines = match chapter {
        "verify" => vec![
            format!("curl -o register-17.record.json {}", host.address("/record/register/17/record.json")),
            format!("curl -o register-17.tlog-proof {}", host.address("/record/register/17/proof.tlog-proof")),
            "loupe log verify register-17.tlog-proof --record register-17.record.json --policy my-policy".to_owned(),
        ],
        "audit" => vec![
            format!("curl -o kept.checkpoint {log}/checkpoint"),
            format!("loupe log audit {log} --policy my-policy --checkpoint kept.checkpoint"),
        ],
        "stranger" => vec![
            "apt-get install --no-install-recommends golang-go golang-golang-x-mod-dev".to_owned(),
            "export GO111MODULE=off GOPATH=/usr/share/gocode".to_owned(),
            format!("go run docs/strangers/check.go -key 'KEY' {log}/"),
        ],
        "run" => vec![
            "loupe key new witness witness.example --keys keys".to_owned(),
            "loupe log witness serve --key witness.example --keys keys --watch 'KEY' --state seen".to_owned(),
            format!("loupe log mirror {log} --to copy --policy my-policy"),
        ],
        _ => return html! {},
    };
    html! { pre.notes { (lines.join("\n")) } }
}
