//! A text, checked: the words, why not, and what could be said instead.

use loupe_registry::claim::{Claim, Judged};
use loupe_web::format;

use super::Page;

/// Sentence by sentence; the reasons once, with their sources.
pub(crate) fn checked(page: &Page<'_>, claim: &Claim) -> String {
    if claim.may_be_said {
        return page.paragraph("", &page.text("claim-may-be-said"));
    }
    let mut text = String::new();
    for sentence in &claim.sentences {
        text.push_str(&judged(page, claim, sentence));
        text.push('\n');
    }
    text.push_str(&format!("{}\n", page.text("claim-reasons")));
    for (why, number) in claim.reasons.iter().zip(1..) {
        text.push_str(&page.paragraph(&format!("  [{number}] "), &why.why));
        text.push_str(&page.paragraph("      ", &why.source_title));
        text.push_str(&format!("      {}\n", why.source_url));
    }
    text
}

fn judged(page: &Page<'_>, claim: &Claim, sentence: &Judged) -> String {
    let args = [
        ("line", sentence.at.line.to_string()),
        ("column", sentence.at.column.to_string()),
        ("text", sentence.text.replace('\n', " ")),
    ];
    let mut text = page.paragraph("", &page.with("claim-sentence", &args));
    for word in &sentence.words {
        let numbers = word.reasons.iter().filter_map(|id| claim.reasons.iter().position(|why| why.id == *id));
        let numbers: Vec<String> = numbers.map(|at| format!("[{}]", at + 1)).collect();
        let args = [("word", word.text.replace('\n', " ")), ("reasons", numbers.join(" "))];
        text.push_str(&page.paragraph("  - ", &page.with("claim-word", &args)));
    }
    let bound = match (&sentence.definition, sentence.period) {
        (Some(key), Some(period)) => {
            let args = [("definition", page.definition(key)), ("period", format::period(page.lang, period))];
            page.with("claim-bound", &args)
        }
        (Some(_), None) => page.text("claim-unbound-period").into_owned(),
        (None, Some(_)) => page.text("claim-unbound-definition").into_owned(),
        (None, None) => page.text("claim-unbound-both").into_owned(),
    };
    let subject = sentence.subject.as_ref().map(|subject| subject.name.clone()).unwrap_or_default();
    let outcome = format!("claim-outcome-{}", sentence.outcome.code().replace('_', "-"));
    let outcome = page.with(&outcome, &[("subject", subject)]);
    text.push_str(&page.paragraph("  ", &format!("{bound} {outcome}")));
    if !sentence.instead.is_empty() {
        text.push_str(&page.paragraph("  ", &page.text("claim-instead-intro")));
        text.push_str(&page.paragraph("    ", &sentence.instead));
    }
    text
}
