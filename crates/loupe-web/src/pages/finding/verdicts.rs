//! What every definition says of a case: the strongest of its acts and links, with the clause or the nearest miss.

use loupe_registry::answer::ground::ClauseName;
use loupe_scheme::definition::{self, Resolved, Verdict};
use loupe_scheme::statement::{Tie, ties};
use maud::{Markup, html};

use super::super::{parts, statement};
use super::Case;
use crate::words;

impl Case<'_> {
    pub(super) fn verdicts(&self) -> Markup {
        let reader = self.reader;
        let all = ties(&self.ask.edition.register);
        let own: Vec<&Tie<'_>> = all.iter().filter(|tie| tie.finding.id == self.finding.id).collect();
        html! {
            h2 { (reader.text("verdicts-title")) }
            @if own.is_empty() { p { (reader.text("verdicts-no-stones")) } } @else {
                p { (reader.text("verdicts-text")) }
                table.stack {
                    thead { tr {
                        th { (reader.text("column-definition")) }
                        th { (reader.text("column-verdict")) }
                        th { (reader.text("column-why")) }
                    } }
                    tbody { @for definition in &self.ask.edition.defaults { (self.verdict(definition, &own)) } }
                }
            }
        }
    }

    fn verdict(&self, definition: &Resolved, own: &[&Tie<'_>]) -> Markup {
        let reader = self.reader;
        let vocabulary = &self.ask.edition.register.vocabulary;
        let judged = own
            .iter()
            .flat_map(|tie| tie.facts.iter().map(move |facts| (tie, tie.judge(vocabulary, definition, facts))));
        let strongest = judged.max_by_key(|(tie, answer)| {
            let apart = answer.nearest.as_ref().map_or(0, |miss| miss.fields.len());
            (answer.verdict, tie.verified, std::cmp::Reverse(apart))
        });
        let Some((tie, answer)) = strongest else { return html! {} };
        html! {
            tr {
                th scope="row" {
                    (parts::definition(reader, &definition.reference)) (words::colon(reader))
                    (reader.say(&definition.reference.gist))
                }
                td data-l=(reader.text("column-verdict")) {
                    span.tag { (reader.text(statement::verdict_key(answer.verdict))) }
                    @if answer.verdict == Verdict::Yes && tie.verified { br; (reader.text("state-verified")) }
                    @if answer.verdict == Verdict::Yes && !tie.verified { br; (reader.text("not-verified")) }
                }
                td data-l=(reader.text("column-why")) { (self.why(definition, tie, &answer)) }
            }
        }
    }

    fn why(&self, definition: &Resolved, tie: &Tie<'_>, answer: &definition::Answer) -> Markup {
        let reader = self.reader;
        let edition = self.ask.edition;
        let named = |index: usize| {
            let clause = definition.clauses.get(index)?;
            let name = ClauseName { definition: clause.definition.clone(), clause: clause.id.clone() };
            Some(words::clause(reader, edition, &definition.reference.id, &name))
        };
        let on = html! {
            (reader.value("act", &tie.act.kind)) ", " (reader.value("link", &tie.link.kind)) " "
            (self.cite(&tie.act.source))
        };
        match (&answer.nearest, answer.verdict) {
            (Some(miss), Verdict::No | Verdict::Unknown | Verdict::Contested) => {
                let clause = named(miss.clause).unwrap_or_default();
                let sentence = words::near_miss(reader, &edition.register.vocabulary, &clause, &miss.fields);
                html! { (words::capital(&sentence)) "." br; span.dim { (on) } }
            }
            _ => {
                let clauses: Vec<String> = answer.clauses.iter().filter_map(|index| named(*index)).collect();
                let says = answer.clauses.first().and_then(|index| definition.clauses.get(*index));
                html! {
                    (words::capital(&clauses.join(", ")))
                    @if let Some(clause) = says { (words::colon(reader)) (reader.say(&clause.words)) }
                    "." br; span.dim { (on) }
                }
            }
        }
    }
}
