//! The annex of a certificate on paper: what nobody looked at, on sheets of its own.

use loupe_registry::paper::{Both, NotLookedGroup, Sheet};
use maud::{Markup, html};

use super::{both, said};

/// Every item with its number, by country and by period; nothing where no statement was made.
pub(super) fn annex(sheet: &Sheet) -> Markup {
    let Some(statements) = sheet.statements.as_ref().filter(|made| !made.not_looked.is_empty()) else {
        return html! {};
    };
    let what = sheet.voices.text("paper-annex-what");
    let mut numbers = 1..;
    html! {
        section.not-seen #annex {
            p.whose { span { b { (both(&sheet.participant)) } " (" (sheet.alpha2) ")" } span { (said(sheet, "paper-annex-to")) " " b.no { (sheet.number) } } }
            h2 { (said(sheet, "paper-annex")) }
            div.oath { (apart(&statements.annex_note(sheet.voices))) }
            table {
                thead { tr {
                    th.r { (said(sheet, "paper-annex-item")) }
                    th { (said(sheet, "paper-annex-when")) }
                    th { (what.own) }
                    @if sheet.voices.are_two() { th lang="en" { (what.english.as_deref().unwrap_or(&what.own)) } }
                } }
                @for group in &statements.not_looked { tbody { (rows(sheet, group, &mut numbers)) } }
            }
            p.fine { (both(&statements.annex_end(sheet.voices))) }
        }
    }
}

fn rows(sheet: &Sheet, group: &NotLookedGroup, numbers: &mut impl Iterator<Item = usize>) -> Markup {
    let two = sheet.voices.are_two();
    html! {
        tr { th scope="rowgroup" colspan=(if two { "4" } else { "3" }) { (both(&group.about)) } }
        @for (row, number) in group.rows.iter().zip(numbers) {
            tr {
                td.r { (number) }
                td.when { @if row.when.is_empty() { "–" } @else { (row.when) } }
                td { (row.what.own) }
                @if two { td lang="en" { i { (row.what.english.as_deref().unwrap_or(&row.what.own)) } } }
            }
        }
    }
}

/// A text in both languages, side by side.
fn apart(text: &Both) -> Markup {
    html! { p { (text.own) } @if let Some(english) = &text.english { p lang="en" { (english) } } }
}
