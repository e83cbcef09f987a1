//! What one definition covers beyond another: boxes in words, with the real findings inside.

use loupe_registry::answer::Ask;
use loupe_registry::answer::comparison::{BoxOf, Difference, Inside};
use loupe_scheme::definition::Verdict;
use maud::{Markup, html};

use crate::pages::definition::judged;
use crate::pages::{definitions, parts};
use crate::reader::Reader;
use crate::words;

/// So many boxes are read at a glance; the smaller ones stand folded below.
const BOXES_OPEN: usize = 6;
/// So many boxes are printed at all; the rest is in the answer for machines.
const BOXES_MAX: usize = 30;
/// So many findings are named under a box; all of them stand in the table below the boxes.
const NAMED: usize = 3;

/// What `wide` covers and `narrow` does not.
pub(crate) fn section(reader: &Reader, ask: &Ask<'_>, wide: &str, narrow: &str, found: &Difference) -> Markup {
    let names = [("a", wide.to_owned()), ("b", narrow.to_owned())];
    html! {
        h2 { (reader.with("difference-title", &names)) }
        p.src {
            (reader.with("difference-cells", &[
                ("cells", cells(reader, &found.cells)),
                ("all", definitions::everything(reader, ask)),
                ("boxes", found.boxes.len().to_string()),
            ]))
        }
        @if found.empty {
            p { b { (reader.text("difference-nothing")) } " " (reader.with("difference-proved", &names)) }
        } @else {
            (boxes(reader, ask, &found.boxes))
            (findings(reader, ask, &found.findings))
        }
    }
}

fn cells(reader: &Reader, decimal: &str) -> String {
    decimal.parse().map_or_else(|_| decimal.to_owned(), |n| definitions::combinations(reader, n))
}

fn boxes(reader: &Reader, ask: &Ask<'_>, boxes: &[BoxOf]) -> Markup {
    let (printed, left_out) = boxes.split_at(boxes.len().min(BOXES_MAX));
    let (open, folded) = printed.split_at(printed.len().min(BOXES_OPEN));
    html! {
        ol.boxes { @for one in open { (one_box(reader, ask, one)) } }
        @if !folded.is_empty() {
            details {
                summary { (reader.with("difference-more", &[("n", folded.len().to_string())])) }
                ol.boxes start=(open.len() + 1) { @for one in folded { (one_box(reader, ask, one)) } }
                @if !left_out.is_empty() {
                    p.src { (reader.with("difference-left-out", &[("n", left_out.len().to_string())])) }
                }
            }
        }
    }
}

fn one_box(reader: &Reader, ask: &Ask<'_>, one: &BoxOf) -> Markup {
    let vocabulary = &ask.edition.register.vocabulary;
    let certain: Vec<&Inside> = one.findings.iter().filter(|inside| inside.verdict == Verdict::Yes).collect();
    let perhaps = one.findings.len() - certain.len();
    let mut named = certain.clone();
    named.sort_by_key(|inside| !inside.verified);
    html! {
        li {
            b { (words::region(reader, vocabulary, &words::region_of(vocabulary, &one.allows))) } " "
            span.dim { (reader.with("difference-box-cells", &[("cells", cells(reader, &one.cells))])) }
            @if !one.findings.is_empty() {
                br;
                span.inside {
                    (reader.with("difference-inside", &[
                        ("certain", certain.len().to_string()),
                        ("perhaps", perhaps.to_string()),
                    ]))
                    @if !named.is_empty() {
                        " " @for (i, inside) in named.iter().take(NAMED).enumerate() {
                            @if i > 0 { (reader.text("list-separator")) }
                            (parts::finding(reader, ask, &inside.finding)) " (" (grade(reader, ask, inside)) ")"
                        }
                        @if named.len() > NAMED { (reader.text("list-separator")) "…" }
                    }
                }
            }
        }
    }
}

fn findings(reader: &Reader, ask: &Ask<'_>, all: &[Inside]) -> Markup {
    if all.is_empty() {
        return html! { p { (reader.text("difference-no-finding")) } };
    }
    let mut all: Vec<&Inside> = all.iter().collect();
    all.sort_by(|a, b| (b.verdict, b.verified).cmp(&(a.verdict, a.verified)).then_with(|| a.finding.cmp(&b.finding)));
    let certain = all.iter().filter(|inside| inside.verdict == Verdict::Yes).count();
    let counts = [("certain", certain.to_string()), ("perhaps", (all.len() - certain).to_string())];
    html! {
        details {
            summary { (reader.with("difference-findings", &counts)) }
            table.stack {
                thead { tr {
                    th { (reader.text("judged-finding")) }
                    th { (reader.text("difference-column-inside")) }
                    th { (reader.text("judged-borne-out")) }
                    th { (reader.text("field-link-noun")) }
                } }
                tbody { @for inside in all {
                    tr {
                        th scope="row" { (parts::finding(reader, ask, &inside.finding)) }
                        td data-l=(reader.text("difference-column-inside")) { (judged::verdict(reader, inside.verdict)) }
                        td data-l=(reader.text("judged-borne-out")) { (grade(reader, ask, inside)) }
                        td data-l=(reader.text("field-link-noun")) { (reader.value("link", &inside.link)) }
                    }
                } }
            }
        }
    }
}

/// The grade of the case, and whether the act and link that lie in the box share it.
fn grade(reader: &Reader, ask: &Ask<'_>, inside: &Inside) -> Markup {
    let case = ask.edition.register.finding(&inside.finding).map(loupe_scheme::finding::Finding::treated_as);
    html! {
        @if let Some(case) = case {
            (parts::grade(reader, case))
            @if case == loupe_scheme::finding::Grade::Verified && !inside.verified {
                " " (reader.text("judged-act-not-verified"))
            }
        }
    }
}
