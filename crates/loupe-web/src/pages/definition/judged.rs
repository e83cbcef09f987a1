//! The findings as one definition judges them: those that meet it, those that may, and how near the others came.

use loupe_registry::answer::Ask;
use loupe_registry::answer::ground::ClauseName;
use loupe_scheme::definition::{Answer, MissedField, Resolved, Verdict};
use loupe_scheme::finding::Finding;
use loupe_scheme::statement::{Tie, ties};
use maud::{Markup, html};

use crate::pages::parts;
use crate::reader::Reader;
use crate::words;

/// A finding with the answer to the act and link of it that count most.
pub(crate) struct Judged<'r> {
    /// The finding.
    pub(crate) finding: &'r Finding,
    /// The definition's answer; `None` when no link of the finding ties stones.
    pub(crate) answer: Option<Answer>,
    /// Whether that act and link are verified.
    pub(crate) verified: bool,
}

impl Judged<'_> {
    /// The verdict; no when no stones are tied.
    pub(crate) fn verdict(&self) -> Verdict {
        self.answer.as_ref().map_or(Verdict::No, |answer| answer.verdict)
    }
}

/// Every finding under one definition, the strongest verdict first.
pub(crate) fn judge<'r>(ask: &Ask<'r>, definition: &Resolved) -> Vec<Judged<'r>> {
    let register = &ask.edition.register;
    let ties = ties(register);
    let of = |finding: &'r Finding| {
        let own = ties.iter().filter(|tie| tie.finding.id == finding.id);
        let best = own.flat_map(|tie| answers(ask, definition, tie)).max_by_key(rank);
        let verified = best.as_ref().is_some_and(|(_, verified)| *verified);
        Judged { finding, answer: best.map(|(answer, _)| answer), verified }
    };
    let mut judged: Vec<Judged<'r>> = register.findings.iter().map(of).collect();
    judged.sort_by(|a, b| {
        let strength = |one: &Judged<'_>| (one.verdict(), one.verified);
        strength(b).cmp(&strength(a)).then_with(|| a.finding.id.cmp(&b.finding.id))
    });
    judged
}

fn answers(ask: &Ask<'_>, definition: &Resolved, tie: &Tie<'_>) -> Vec<(Answer, bool)> {
    let vocabulary = &ask.edition.register.vocabulary;
    tie.facts.iter().map(|facts| (tie.judge(vocabulary, definition, facts), tie.verified)).collect()
}

/// The higher the verdict the stronger; of two that are no, the one with less in the way.
fn rank((answer, verified): &(Answer, bool)) -> (Verdict, bool, std::cmp::Reverse<(usize, usize)>) {
    let apart = |missed: &&MissedField| missed.has.and(missed.asks).is_empty();
    let in_the_way =
        answer.nearest.as_ref().map_or((0, 0), |miss| (miss.fields.iter().filter(apart).count(), miss.fields.len()));
    (answer.verdict, *verified, std::cmp::Reverse(in_the_way))
}

/// Clauses by their numbers, in the words of the definition shown.
fn clause_names(reader: &Reader, ask: &Ask<'_>, definition: &Resolved, indices: &[usize]) -> String {
    let names = indices.iter().filter_map(|index| definition.clauses.get(*index)).map(|clause| {
        let name = ClauseName { definition: clause.definition.clone(), clause: clause.id.clone() };
        words::clause(reader, ask.edition, &definition.reference.id, &name)
    });
    words::join(reader, &names.collect::<Vec<_>>(), "words-and")
}

/// The nearest miss as a sentence.
pub(crate) fn miss(reader: &Reader, ask: &Ask<'_>, definition: &Resolved, answer: &Answer) -> Option<String> {
    let miss = answer.nearest.as_ref()?;
    let clause = clause_names(reader, ask, definition, &[miss.clause]);
    Some(words::capital(&words::near_miss(reader, &ask.edition.register.vocabulary, &clause, &miss.fields)))
}

/// The findings that meet the definition or may, as a table; the others, each with its nearest miss, below.
pub(crate) fn section(reader: &Reader, ask: &Ask<'_>, definition: &Resolved) -> Markup {
    let judged = judge(ask, definition);
    let (inside, outside): (Vec<&Judged<'_>>, Vec<&Judged<'_>>) =
        judged.iter().partition(|one| one.verdict() != Verdict::No);
    let count = |n: usize| n.to_string();
    html! {
        @if inside.is_empty() {
            p { (reader.with("judged-none", &[("all", count(judged.len()))])) }
        } @else {
            p { (reader.with("judged-some", &[("some", count(inside.len())), ("all", count(judged.len()))])) }
            table.stack {
                thead { tr {
                    th { (reader.text("judged-finding")) }
                    th { (reader.text("judged-verdict")) }
                    th { (reader.text("judged-borne-out")) }
                    th { (reader.text("judged-why")) }
                } }
                tbody { @for one in &inside { (row(reader, ask, definition, one)) } }
            }
        }
        @if !outside.is_empty() {
            details {
                summary { (reader.with("judged-near", &[("n", count(outside.len()))])) }
                ul.plain {
                    @for one in &outside {
                        li {
                            (parts::finding(reader, ask, &one.finding.id)) (words::colon(reader))
                            @match one.answer.as_ref().and_then(|answer| miss(reader, ask, definition, answer)) {
                                Some(sentence) => { (sentence) "." }
                                None => (reader.text("judged-no-tie")),
                            }
                        }
                    }
                }
            }
        }
    }
}

fn row(reader: &Reader, ask: &Ask<'_>, definition: &Resolved, one: &Judged<'_>) -> Markup {
    let grade = one.finding.treated_as();
    let why = match &one.answer {
        Some(answer) if answer.verdict == Verdict::Yes => clause_names(reader, ask, definition, &answer.clauses),
        Some(answer) => miss(reader, ask, definition, answer).unwrap_or_default(),
        None => String::new(),
    };
    html! {
        tr {
            th scope="row" { (parts::finding(reader, ask, &one.finding.id)) }
            td data-l=(reader.text("judged-verdict")) { (verdict(reader, one.verdict())) }
            td data-l=(reader.text("judged-borne-out")) {
                (parts::grade(reader, grade))
                @if one.verified != (grade == loupe_scheme::finding::Grade::Verified) {
                    br; (reader.text("judged-act-not-verified"))
                }
            }
            td data-l=(reader.text("judged-why")) { (why) }
        }
    }
}

/// A verdict as a word.
pub(crate) fn verdict(reader: &Reader, verdict: Verdict) -> Markup {
    let key = match verdict {
        Verdict::No => "verdict-no",
        Verdict::Unknown => "verdict-unknown",
        Verdict::Contested => "verdict-contested",
        Verdict::Yes => "verdict-yes",
    };
    html! { span.tag { (reader.text(key)) } }
}
