//! Countries to choose from.

use loupe_registry::answer::Ask;
use maud::{Markup, html};

use crate::pages::parts::sorted_as;

/// Every participant that the register knows, by name in the reader's language, and its code.
fn names(ask: &Ask<'_>) -> Vec<(String, String)> {
    let participants = ask.edition.register.participants.iter();
    let mut names: Vec<(String, String)> =
        participants.map(|one| (one.name.get(ask.lang).to_owned(), one.id.to_string())).collect();
    names.sort_by_key(|(name, _)| sorted_as(name));
    names
}

/// The list that fields of countries complete from.
pub(crate) fn list(ask: &Ask<'_>) -> Markup {
    html! {
        datalist id="countries" { @for (name, code) in names(ask) { option value=(name) { (code) } } }
    }
}

/// Options of a field in which one participant is chosen.
pub(crate) fn options(ask: &Ask<'_>, chosen: &str) -> Markup {
    html! {
        option value="" {}
        @for (name, code) in names(ask) { option value=(code) selected[code == chosen] { (name) } }
    }
}
