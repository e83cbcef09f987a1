//! What a statement rests on besides findings: returns filed twice, and who looked.

use loupe_registry::answer::Ask;
use loupe_registry::answer::declared::Declared;
use loupe_scheme::period::Overlap;
use maud::{Markup, html};

use super::statement::Page;
use crate::format;
use crate::pages::parts;
use crate::reader::Reader;

impl Page<'_> {
    /// Returns filed twice, and those never filed.
    pub(super) fn returns(&self) -> Markup {
        let reader = self.reader;
        let Some(declared) = &self.statement().declared else { return html! {} };
        if declared.disputed.is_empty() {
            return html! {};
        }
        html! {
            h2 id="returns" { (reader.text("examined-disputed")) }
            p { (reader.text("examined-disputed-how")) }
            (disputed(reader, self.ask, declared))
        }
    }

    /// Who looked at the subject in the period. Of the world there are too many: they have a page.
    pub(super) fn looks(&self) -> Markup {
        let (reader, statement) = (self.reader, self.statement());
        if statement.subject.kind == "world" || statement.looks.is_empty() {
            return html! {
                h2 id="looks" { (reader.text("examined-looks")) }
                p {
                    @if statement.looks.is_empty() { (reader.text("examined-looks-none")) " " }
                    a href=(reader.link("/coverage")) { (reader.text("examined-looks-all")) }
                }
            };
        }
        let whole = |overlap: Overlap| match overlap {
            Overlap::Whole => "overlap-whole",
            Overlap::Part => "overlap-part",
            Overlap::Apart => "overlap-apart",
        };
        html! {
            h2 id="looks" { (reader.text("examined-looks")) }
            p { (reader.text("examined-looks-how")) }
            table.stack {
                thead { tr {
                    th { (reader.text("examined-column-looker")) }
                    th { (reader.text("examined-column-target")) }
                    th { (reader.text("examined-column-overlap")) }
                    th { (reader.text("examined-column-counts")) }
                } }
                tbody { @for look in &statement.looks { tr {
                    th scope="row" {
                        @if look.source_url.is_empty() { (look.looker) }
                        @else { a href=(look.source_url) rel="noreferrer" { (look.looker) } }
                    }
                    td data-l=(reader.text("examined-column-target")) { (look.target.name) }
                    td data-l=(reader.text("examined-column-overlap")) { (reader.text(whole(look.overlap))) }
                    @let kinds: Vec<String> = look.counts_for.iter().map(|kind| kind_of_look(reader, kind)).collect();
                    @if kinds.is_empty() {
                        td.miss data-l=(reader.text("examined-column-counts")) {
                            (reader.text("examined-counts-nothing"))
                        }
                    } @else {
                        td data-l=(reader.text("examined-column-counts")) { (reader.catalogue().list(&kinds)) }
                    }
                } } }
            }
        }
    }
}

/// The label of a kind of look.
fn kind_of_look(reader: &Reader, kind: &str) -> String {
    reader.text(&format!("look-{}", kind.replace('_', "-"))).into_owned()
}

fn disputed(reader: &Reader, ask: &Ask<'_>, declared: &Declared) -> Markup {
    let lang = reader.lang;
    html! {
        table.stack {
            thead { tr {
                th { (reader.text("examined-column-half")) }
                th.r { (reader.text("column-carats")) }
                th.r { "US$" }
                th { (reader.text("examined-column-filed")) }
            } }
            tbody {
                @for one in &declared.disputed { @for row in &one.readings {
                    tr {
                        th scope="row" {
                            (ask.participant_name(&one.participant)) ", " (format::half(lang, one.half)) ", "
                            (reader.text(&format!("mining-{}", mining(&one.mining))))
                        }
                        td.r data-l=(reader.text("column-carats")) { (format::carats(lang, row.carats)) }
                        td.r data-l="US$" { (format::usd(lang, row.usd)) }
                        td data-l=(reader.text("examined-column-filed")) {
                            @if row.filed_at.is_empty() { span.miss { (reader.text("not-given")) } }
                            @else { (parts::printed_date(reader, row.filed_at.get(..10).unwrap_or(&row.filed_at))) }
                        }
                    }
                } }
            }
        }
    }
}

const fn mining(kind: &loupe_scheme::returns::Mining) -> &'static str {
    use loupe_scheme::returns::Mining;
    match kind {
        Mining::Undifferentiated => "undifferentiated",
        Mining::Artisanal => "asm",
        Mining::Large => "lsm",
        Mining::Nothing => "nothing",
    }
}
