//! The parts of which every form at the desk is made: a field with its name, its hint and what was wrong with it.

use loupe_scheme::rule::{Refusal, Rule};
use maud::{Markup, html};

use super::fields::Fields;
use crate::reader::Reader;

/// A form as it is shown: what was typed, and what is wrong with it.
pub(crate) struct Form<'a> {
    /// Who reads.
    pub(crate) reader: &'a Reader,
    /// What was typed.
    pub(crate) fields: &'a Fields,
    /// What is wrong with it.
    pub(crate) refusals: &'a [Refusal],
    /// The field in which the reader goes on, where there is one.
    pub(crate) focus: Option<&'a str>,
}

/// How a field of text is to be typed.
#[derive(Clone, Copy, Default)]
pub(crate) struct Typing {
    /// The most characters; 0 for as many as there are.
    pub(crate) chars_max: usize,
    /// The list of what could be meant, by its id.
    pub(crate) list: Option<&'static str>,
    /// `decimal` or `numeric` for the keys of a telephone.
    pub(crate) keys: Option<&'static str>,
    /// A day from a calendar.
    pub(crate) is_day: bool,
    /// A text of several lines.
    pub(crate) is_long: bool,
}

impl Typing {
    /// A line of at most so many characters.
    pub(crate) const fn line(chars_max: usize) -> Typing {
        Typing { chars_max, list: None, keys: None, is_day: false, is_long: false }
    }

    /// A decimal number.
    pub(crate) const DECIMAL: Typing = Typing { keys: Some("decimal"), ..Typing::line(40) };
    /// A whole number.
    pub(crate) const WHOLE: Typing = Typing { keys: Some("numeric"), ..Typing::line(12) };
    /// A day.
    pub(crate) const DAY: Typing = Typing { is_day: true, ..Typing::line(10) };
    /// A country, from the list that [`super::countries::list`] gives.
    pub(crate) const COUNTRY: Typing = Typing { list: Some("countries"), ..Typing::line(80) };
}

/// A name as an id in the page: `parcels[2].id` becomes `parcels-2-id`.
pub(crate) fn id(name: &str) -> String {
    name.replace("].", "-").replace(['[', '.'], "-").replace(']', "")
}

/// What a field is called in the catalogue: its name without numbers, `parcels[2].id` becomes `parcels-id`.
fn key(name: &str) -> String {
    let mut inside = false;
    let outside = name.chars().filter(|c| {
        inside = (inside || *c == '[') && *c != ']';
        !inside && *c != ']'
    });
    let parts: String = outside.map(|c| if c == '_' { '.' } else { c }).collect();
    parts.split('.').filter(|part| !part.starts_with("hs7")).collect::<Vec<_>>().join("-")
}

/// The part of a list that a name is in: 2 for `parcels[2].id`.
fn number(name: &str) -> Option<&str> {
    Some(name.split_once('[')?.1.split_once(']')?.0)
}

impl Form<'_> {
    /// The name of a field for people.
    pub(crate) fn label(&self, name: &str) -> String {
        self.reader.text(&format!("desk-field-{}", key(name))).into_owned()
    }

    /// The same with the parcel it belongs to: "Parcel 2, number on the package".
    pub(crate) fn label_in_list(&self, name: &str) -> String {
        let label = self.label(name);
        match number(name) {
            Some(number) => {
                let list = name.split('[').next().unwrap_or_default();
                let args = [("n", number.to_owned()), ("field", label)];
                self.reader.with(&format!("desk-nth-{list}"), &args)
            }
            None => label,
        }
    }

    /// What is wrong with a field.
    pub(crate) fn wrong<'s>(&'s self, name: &'s str) -> impl Iterator<Item = &'s Refusal> + 's {
        self.refusals.iter().filter(move |refusal| refusal.place.name.as_deref() == Some(name))
    }

    /// What is wrong with a field, beside it.
    pub(crate) fn beside(&self, name: &str) -> Markup {
        let mut wrong = self.wrong(name).peekable();
        html! {
            @if wrong.peek().is_some() {
                div.wrong id={ (id(name)) "-wrong" } {
                    @for refusal in wrong { p { (self.sentence(refusal)) } }
                }
            }
        }
    }

    /// What was wrong, what to do next, by which rule.
    fn sentence(&self, refusal: &Refusal) -> Markup {
        let catalogue = self.reader.catalogue();
        let mut told = refusal.clone();
        if let (Rule::CertificateFieldMissing, Some(name)) = (refusal.rule, refusal.place.name.as_deref()) {
            told.input = self.label_in_list(name);
        }
        html! {
            (catalogue.refusal(&told)) " " (catalogue.next_step(&told)) " "
            span.dim { (self.reader.with("refused-rule", &[("rule", refusal.rule.code().to_owned())])) }
        }
    }

    /// Everything that is wrong, linked to the fields of `body`. What has no field there is told in full.
    pub(crate) fn summary(&self, body: &Markup) -> Markup {
        if self.refusals.is_empty() {
            return html! {};
        }
        let shown = |name: &str| body.0.contains(&format!("id=\"{}\"", id(name)));
        html! {
            section.note role="alert" id="refusals" tabindex="-1" autofocus {
                h2 { (self.reader.catalogue().counted("desk-refused", self.refusals.len())) }
                ul {
                    @for refusal in self.refusals {
                        @match refusal.place.name.as_deref().filter(|name| shown(name)) {
                            Some(name) => li { a href={ "#" (id(name)) } { (self.label_in_list(name)) }
                                (crate::words::colon(self.reader)) (self.sentence(refusal)) },
                            None => li { (self.sentence(refusal)) },
                        }
                    }
                }
            }
        }
    }

    /// Label, hint and what was wrong, then the field itself.
    pub(crate) fn input(&self, name: &str, typing: Typing) -> Markup {
        html! {
            label for=(id(name)) { (self.label(name)) }
            (self.hint(name))
            (self.beside(name))
            (self.bare(name, self.fields.get(name), typing, None))
        }
    }

    /// A hint, where the catalogue has one.
    pub(crate) fn hint(&self, name: &str) -> Markup {
        let hint = format!("desk-hint-{}", key(name));
        html! {
            @if self.reader.catalogue().has(&hint) {
                span.hint id={ (id(name)) "-hint" } { (self.reader.text(&hint)) }
            }
        }
    }

    /// What describes a field: its hint, and what was wrong with it.
    pub(super) fn described_by(&self, name: &str) -> Option<String> {
        let hint = self.reader.catalogue().has(&format!("desk-hint-{}", key(name)));
        let parts = [(hint, "hint"), (self.wrong(name).next().is_some(), "wrong")];
        let ids: Vec<String> =
            parts.into_iter().filter(|(there, _)| *there).map(|(_, part)| format!("{}-{part}", id(name))).collect();
        (!ids.is_empty()).then(|| ids.join(" "))
    }

    /// The field without its label; `called` names it where no label does.
    pub(crate) fn bare(&self, name: &str, value: &str, typing: Typing, called: Option<&str>) -> Markup {
        let described = self.described_by(name);
        let invalid = self.wrong(name).next().is_some().then_some("true");
        let most = (typing.chars_max > 0).then_some(typing.chars_max);
        let kind = typing.is_day.then_some("date");
        // A name takes the direction of its own letters; amounts and days have none.
        let direction = (!typing.is_day && typing.keys.is_none()).then_some("auto");
        let focus = self.focus == Some(name);
        html! {
            @if typing.is_long {
                textarea id=(id(name)) name=(name) dir="auto" rows="3" maxlength=[most] aria-describedby=[described]
                    aria-invalid=[invalid] aria-label=[called] { (value) }
            } @else {
                input id=(id(name)) name=(name) value=(value) dir=[direction] type=[kind] list=[typing.list]
                    inputmode=[typing.keys] maxlength=[most] autocomplete="off" spellcheck="false"
                    aria-describedby=[described] aria-invalid=[invalid] aria-label=[called] autofocus[focus];
            }
        }
    }

    /// A box to tick.
    pub(crate) fn tick(&self, name: &str) -> Markup {
        html! {
            label.choice {
                input type="checkbox" id=(id(name)) name=(name) value="yes" checked[self.fields.has(name)];
                span { (self.label(name)) }
            }
        }
    }

    /// One of several, each with its words.
    pub(crate) fn choice(&self, name: &str, choices: &[(&str, String)]) -> Markup {
        let chosen = self.fields.get(name);
        html! {
            fieldset.group id=(id(name)) {
                legend { (self.label(name)) }
                (self.hint(name))
                (self.beside(name))
                @for (value, words) in choices {
                    label.choice {
                        input type="radio" name=(name) value=(value) checked[*value == chosen];
                        span { (words) }
                    }
                }
            }
        }
    }
}

/// A button that says which of a form's acts is meant.
pub(crate) fn act(act: &str, words: &str) -> Markup {
    html! { button name="do" value=(act) { (words) } }
}

/// The same, drawn lightly: it does nothing that lasts.
pub(crate) fn light(act: &str, words: &str) -> Markup {
    html! { button.light name="do" value=(act) { (words) } }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_field_has_one_id_and_a_name_without_numbers() {
        assert_eq!(id("parcels[2].hs710231.carats"), "parcels-2-hs710231-carats");
        assert_eq!(key("parcels[2].hs710231.carats"), "parcels-carats");
        assert_eq!(key("evidence[1].issued_by"), "evidence-issued-by");
        assert_eq!((key("seal"), number("parcels[12].id")), ("seal".to_owned(), Some("12")));
    }
}
