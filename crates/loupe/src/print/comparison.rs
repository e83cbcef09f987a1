//! Two definitions: what each covers and the other does not, as boxes in words with the findings inside.

use loupe_registry::answer::Answer;
use loupe_registry::answer::comparison::{Comparison, Difference, Inside};
use loupe_scheme::definition::Verdict;
use loupe_web::{format, words};

use super::Page;

/// Findings perhaps inside a box that are named; `--json` names all.
const PERHAPS_MAX: usize = 6;

/// Both differences; an empty one is said to be proved.
pub(crate) fn both(page: &Page<'_>, answer: &Answer<Comparison>) -> String {
    let made = &answer.answer;
    let (a, b) = (page.definition(&made.left), page.definition(&made.right));
    let mut text = difference(page, &a, &b, &made.left_only);
    text.push('\n');
    text.push_str(&difference(page, &b, &a, &made.right_only));
    text.push('\n');
    let cells = format::decimal(page.lang, &made.both_cells);
    text.push_str(&page.paragraph("", &page.with("cli-both-cover", &[("cells", cells)])));
    text.push_str(&page.made(answer));
    text
}

fn difference(page: &Page<'_>, a: &str, b: &str, difference: &Difference) -> String {
    let names = [("a", a.to_owned()), ("b", b.to_owned())];
    if difference.empty {
        return page.paragraph("", &page.with("cli-contained", &names));
    }
    let cells = format::decimal(page.lang, &difference.cells);
    let [a, b] = names;
    let args = [a, b, ("cells", cells), ("boxes", page.counted("cli-boxes", difference.boxes.len()))];
    let mut text = page.paragraph("", &page.with("cli-covers-beyond", &args));
    let vocabulary = &page.edition.register.vocabulary;
    for (one, number) in difference.boxes.iter().zip(1..) {
        let region = words::region_of(vocabulary, &one.allows);
        let first = format!("{number:>3}. ");
        text.push_str(&page.paragraph(&first, &words::region(&page.reader, vocabulary, &region)));
        if !one.findings.is_empty() {
            text.push_str(&page.paragraph("     ", &inside(page, &one.findings)));
        }
    }
    text
}

/// The findings for certain inside, and the first of those that may be.
fn inside(page: &Page<'_>, findings: &[Inside]) -> String {
    let (certain, perhaps): (Vec<&Inside>, Vec<&Inside>) =
        findings.iter().partition(|inside| inside.verdict == Verdict::Yes);
    let list = |key: &str, findings: &[&Inside], most: usize| {
        let mut names: Vec<String> = findings.iter().take(most).map(|inside| inside.finding.clone()).collect();
        if findings.len() > most {
            names.push(page.counted("cli-more", findings.len() - most));
        }
        (!names.is_empty()).then(|| page.with(key, &[("findings", names.join(", "))]))
    };
    let lists = [list("cli-inside", &certain, certain.len()), list("cli-inside-perhaps", &perhaps, PERHAPS_MAX)];
    lists.into_iter().flatten().collect::<Vec<_>>().join(" ")
}
