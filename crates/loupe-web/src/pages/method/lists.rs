//! Lists that the program itself knows: the rules of a statement, the vocabulary, the rules of refusal.

use loupe_registry::answer::ground::effect_key;
use loupe_scheme::rule::{Refusal, Rule};
use loupe_scheme::statement::Effect;
use loupe_scheme::vocabulary::{Field, Vocabulary};
use maud::{Markup, html};

use crate::reader::Reader;
use crate::words;

const EFFECTS: [Effect; 7] = [Effect::S1, Effect::S2, Effect::S3, Effect::S4, Effect::S5, Effect::S6, Effect::S7];

/// The rules of a statement, by number and in words.
pub(super) fn effects(reader: &Reader) -> Vec<(&'static str, String)> {
    EFFECTS.into_iter().map(|effect| (effect.code(), reader.text(effect_key(effect)).into_owned())).collect()
}

/// Every field and value of the vocabulary.
pub(super) fn vocabulary(reader: &Reader, vocabulary: &Vocabulary) -> Markup {
    html! {
        details id="vocabulary" {
            summary { (reader.with("method-vocabulary", &[("id", vocabulary.id().to_owned())])) }
            p.src { a href="/api/v1/vocabulary" { "JSON" } }
            dl.facts { @for field in Field::ALL {
                dt { (words::question(reader, field)) br; code { (field.key()) } }
                dd { (values(reader, vocabulary, field)) }
            } }
        }
    }
}

/// The values of a field, by group where they have groups.
fn values(reader: &Reader, vocabulary: &Vocabulary, field: Field) -> Markup {
    let labels = |names: Vec<&str>| -> String {
        let labels = names.into_iter().map(|value| reader.value(field.key(), value).into_owned());
        reader.catalogue().list(&labels.collect::<Vec<_>>())
    };
    let groups = words::groups(vocabulary, field);
    html! {
        @if groups.is_empty() { (labels(vocabulary.names(field, vocabulary.any(field)))) }
        @for (group, set) in groups {
            p {
                b { (words::capital(&reader.text(&format!("group-{}-{}", words::slug(field), group.replace('_', "-"))))) }
                (words::colon(reader)) (labels(vocabulary.names(field, set)))
            }
        }
    }
}

/// Every rule by which Loupe refuses, with what it says and what to do next.
pub(super) fn refusals(reader: &Reader) -> Markup {
    let catalogue = reader.catalogue();
    html! {
        dl.facts { @for rule in Rule::ALL {
            @let example = Refusal::new(*rule, "…").accepting(["…"]);
            dt { (rule.code()) br; span.dim { (rule.source()) } }
            dd { (catalogue.refusal(&example)) " " (catalogue.next_step(&example)) }
        } }
        p.src { a href="/api/v1/rules" { "JSON" } }
    }
}
