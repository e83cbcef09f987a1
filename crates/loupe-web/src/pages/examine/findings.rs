//! The findings a statement rests on: what each says, how far it is borne out, and by which rule it moves what.

use loupe_registry::answer::ground::Ground;
use loupe_registry::answer::statement::Under;
use loupe_scheme::definition::Verdict;
use loupe_scheme::finding::Grade;
use maud::{Markup, html};

use super::statement::Page;
use crate::pages::definition::judged;
use crate::pages::parts;
use crate::words;

/// So many findings stand open; the rest is folded.
const OPEN: usize = 12;

/// A finding, with its ground under each definition that it moves.
struct Used<'a> {
    first: &'a Ground,
    under: Vec<(&'a Under, &'a Ground)>,
}

impl<'a> Page<'a> {
    /// The findings that move some definition's interval, the strongest rule first.
    fn used(&self) -> Vec<Used<'a>> {
        let mut used: Vec<Used<'a>> = Vec::new();
        for under in &self.made.answer.under {
            for ground in under.grounds.iter().filter(|ground| !matches!(ground.rule, "S6" | "S7")) {
                let same = |known: &&mut Used<'_>| {
                    known.first.finding == ground.finding && known.first.participant == ground.participant
                };
                match used.iter_mut().find(same) {
                    Some(known) => known.under.push((under, ground)),
                    None => used.push(Used { first: ground, under: vec![(under, ground)] }),
                }
            }
        }
        let rank = |one: &Used<'_>| one.under.iter().map(|(_, ground)| ground.rule).min();
        used.sort_by(|a, b| rank(a).cmp(&rank(b)).then_with(|| a.first.finding.cmp(&b.first.finding)));
        used
    }

    /// The findings used, and the rules by which they moved the statement.
    pub(super) fn findings(&self) -> Markup {
        let reader = self.reader;
        let used = self.used();
        let mut rules: Vec<(&str, &str)> = used
            .iter()
            .flat_map(|one| one.under.iter().map(|(_, ground)| (ground.rule, ground.rule_text.as_str())))
            .collect();
        rules.sort_unstable();
        rules.dedup();
        let (open, folded) = used.split_at(used.len().min(OPEN));
        html! {
            h2 id="findings" { (reader.text("examined-findings")) }
            @if used.is_empty() { p { (reader.text("examined-no-finding")) } }
            @else {
                (self.table(open))
                @if !folded.is_empty() {
                    details {
                        summary { (reader.with("examined-more-findings", &[("n", folded.len().to_string())])) }
                        (self.table(folded))
                    }
                }
                dl.facts {
                    @for (rule, text) in rules { dt { (rule) } dd { (text) } }
                }
            }
        }
    }

    fn table(&self, used: &[Used<'a>]) -> Markup {
        let reader = self.reader;
        html! {
            table.stack.used {
                thead { tr {
                    th { (reader.text("judged-finding")) }
                    th { (reader.text("examined-column-said")) }
                    th { (reader.text("judged-borne-out")) }
                    th { (reader.text("examined-column-moves")) }
                    th { (reader.text("examined-column-sources")) }
                } }
                tbody { @for one in used { (self.row(one)) } }
            }
        }
    }

    fn row(&self, used: &Used<'a>) -> Markup {
        let (reader, ground) = (self.reader, used.first);
        html! {
            tr id={"f-" (ground.finding) "-" (ground.participant)} {
                th scope="row" {
                    (parts::finding(reader, self.ask, &ground.finding))
                    @if self.statement().subject.kind != "participant" {
                        br; span.dim { (self.ask.participant_name(&ground.participant)) }
                    }
                }
                td data-l=(reader.text("examined-column-said")) { (self.said(ground)) }
                td data-l=(reader.text("judged-borne-out")) {
                    (parts::grade(reader, ground.grade)) br;
                    span.dim { (reader.text(&format!("basis-{}", ground.basis.replace('_', "-")))) }
                }
                td data-l=(reader.text("examined-column-moves")) {
                    @for (i, (under, ground)) in used.under.iter().enumerate() {
                        @if i > 0 { br; }
                        (self.name_of(&under.definition)) (words::colon(reader))
                        @if ground.verdict == Verdict::Yes { (self.clauses(under, ground)) }
                        @else { (judged::verdict(reader, ground.verdict)) }
                        " (" (ground.rule) ")"
                        @if !ground.verified && ground.grade == Grade::Verified {
                            (reader.text("list-separator")) span.dim { (reader.text("examined-act-not-verified")) }
                        }
                    }
                }
                td data-l=(reader.text("examined-column-sources")) {
                    @for (i, source) in ground.sources.iter().enumerate() {
                        @if i > 0 { br; }
                        a href=(source.url) rel="noreferrer" { (source.title) }
                    }
                    @if ground.sources_in_all > ground.sources.len() {
                        br; span.dim {
                            (reader.with("examined-sources-in-all", &[("n", ground.sources_in_all.to_string())]))
                        }
                    }
                }
            }
        }
    }

    fn said(&self, ground: &Ground) -> Markup {
        let reader = self.reader;
        let act = words::capital(&reader.value("act", &ground.act_kind));
        html! {
            (act) ". "
            @match &ground.actor {
                Some(actor) => (words::capital(&reader.value("actor", actor))),
                None => (reader.text("examined-actor-unknown")),
            }
            @if !ground.actor_name.is_empty() { " (" (ground.actor_name) ")" }
            ". " span.dim { (reader.with("examined-said-by", &[("who", ground.said_by.clone())])) }
        }
    }

    fn clauses(&self, under: &Under, ground: &Ground) -> String {
        let names =
            ground.clauses.iter().map(|name| words::clause(self.reader, self.ask.edition, &under.definition, name));
        words::join(self.reader, &names.collect::<Vec<_>>(), "words-and")
    }
}
