//! The closed vocabulary with its labels, and the rules by which Loupe refuses.

use loupe_scheme::rule::{Refusal, Rule};
use loupe_scheme::vocabulary::Field;
use serde::Serialize;

use super::not_looked::look_label;
use super::{Answer, Ask};

/// The vocabulary in which definitions and findings speak.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Vocabulary {
    /// Its name and version, such as `conflict/1`.
    pub id: String,
    /// Its fields, in the order in which people ask.
    pub fields: Vec<FieldOf>,
    /// The kinds of act that looks look for.
    pub looks: Vec<Labelled>,
}

/// A field with its values.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct FieldOf {
    /// Its key in files and addresses.
    pub field: Field,
    /// Its values, in order.
    pub values: Vec<Labelled>,
}

/// A value and its label.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Labelled {
    /// The value.
    pub value: String,
    /// Its label in the language asked for.
    pub label: String,
}

/// Shows the vocabulary.
pub fn vocabulary(ask: &Ask<'_>) -> Answer<Vocabulary> {
    let known = &ask.edition.register.vocabulary;
    let of = |field: Field| {
        let label = |value: &String| Labelled {
            value: value.clone(),
            label: ask.texts().value(field.key(), value).into_owned(),
        };
        FieldOf { field, values: known.values(field).iter().map(label).collect() }
    };
    let look = |kind: &String| Labelled { value: kind.clone(), label: look_label(ask, kind) };
    let vocabulary = Vocabulary {
        id: known.id().to_owned(),
        fields: Field::ALL.into_iter().map(of).collect(),
        looks: known.looks().iter().map(look).collect(),
    };
    ask.answer(&[], vocabulary)
}

/// Every rule by which Loupe refuses.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Rules {
    /// In the order of their numbers.
    pub rules: Vec<RuleOf>,
}

/// A rule.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct RuleOf {
    /// Its number. Never reused, never changed.
    pub rule: Rule,
    /// Where it comes from.
    pub source: &'static str,
    /// What it says of an input, which stands here as `…`.
    pub text: String,
    /// What to do next.
    pub next: String,
}

impl RuleOf {
    fn new(ask: &Ask<'_>, rule: Rule) -> RuleOf {
        let example = Refusal::new(rule, "…").accepting(["…"]);
        RuleOf {
            rule,
            source: rule.source(),
            text: ask.texts().refusal(&example),
            next: ask.texts().next_step(&example),
        }
    }
}

/// Lists every rule.
pub fn rules(ask: &Ask<'_>) -> Answer<Rules> {
    ask.answer(&[], Rules { rules: Rule::ALL.iter().map(|rule| RuleOf::new(ask, *rule)).collect() })
}

/// Shows one rule by its number. Refuses an unknown one with `U2`.
pub fn rule(ask: &Ask<'_>, code: &str) -> Result<Answer<RuleOf>, Refusal> {
    let found = Rule::ALL.iter().find(|rule| rule.code().eq_ignore_ascii_case(code));
    let rule = found
        .ok_or_else(|| Refusal::new(Rule::NoSuchPage, code).accepting(Rule::ALL.iter().map(|rule| rule.code())))?;
    Ok(ask.answer(&[], RuleOf::new(ask, *rule)))
}
