//! The form: subject, period, whose looks count, which definitions.

use loupe_registry::answer::{Ask, Selection};
use loupe_registry::edition::Edition;
use loupe_registry::lab::query;
use loupe_scheme::look::LooksCounted;
use loupe_scheme::period::FIRST_YEAR;
use loupe_scheme::rule::{Place, Refusal, Rule};
use maud::{Markup, html};

use crate::pages::definitions::every_reading;
use crate::reader::Reader;
use crate::refused;

/// Whose looks count, as addresses say it, narrow first.
pub(crate) const LOOKS: [&str; 3] = ["independent", "second_party", "own"];

/// What was asked, as it was typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Asked {
    pub(crate) subject: String,
    pub(crate) period: String,
    pub(crate) looks: String,
    pub(crate) definitions: Vec<String>,
}

impl Asked {
    /// Reads the pairs of an address; what it does not know is left alone.
    pub(crate) fn read(pairs: &[(String, String)]) -> Asked {
        let mut asked = Asked::default();
        for (key, value) in pairs {
            let value = value.trim().to_owned();
            match key.as_str() {
                "subject" => asked.subject = value,
                "period" => asked.period = value,
                "looks" => asked.looks = value,
                "definition" if !value.is_empty() => asked.definitions.push(value),
                _ => {}
            }
        }
        asked
    }

    /// The same refusal, placed at a field of the form unless it has a place.
    pub(crate) fn at(&self, field: &str, refusal: Refusal) -> Refusal {
        if refusal.place.name.is_some() {
            return refusal;
        }
        let field = if refusal.rule == Rule::NoSuchDefinition || refusal.rule == Rule::DefinitionUnknownReading {
            "definition"
        } else {
            field
        };
        refusal.at(Place { name: Some(field.to_owned()), ..Place::default() })
    }

    /// Period, definitions and whose looks count. Refuses with `P1` what is not a period and with `U5` an unknown
    /// choice of looks.
    pub(crate) fn selection(&self, edition: &Edition) -> Result<Selection, Refusal> {
        let period = match self.period.as_str() {
            "" => Some(edition.latest_year()),
            text => Some(text.parse().map_err(|refusal| self.at("period", refusal))?),
        };
        let counted = match self.looks.as_str() {
            "" => LooksCounted::default(),
            code => LooksCounted::from_code(code)
                .ok_or_else(|| self.at("looks", Refusal::new(Rule::ParameterNotAValue, code).accepting(LOOKS)))?,
        };
        Ok(Selection { period, definitions: self.definitions.clone(), counted })
    }

    /// The query by which this is asked again.
    pub(crate) fn query(&self) -> String {
        let mut pairs = vec![("subject".to_owned(), self.subject.clone())];
        let some = [("period", &self.period), ("looks", &self.looks)];
        pairs.extend(some.into_iter().filter(|(_, v)| !v.is_empty()).map(|(k, v)| (k.to_owned(), v.clone())));
        pairs.extend(self.definitions.iter().map(|key| ("definition".to_owned(), key.clone())));
        query(&pairs)
    }
}

/// The form with what was typed, and what was wrong with it beside each field.
pub(crate) fn form(reader: &Reader, ask: &Ask<'_>, asked: &Asked, refusals: &[Refusal]) -> Markup {
    let wrong = |field: &str| -> Vec<&Refusal> {
        refusals.iter().filter(|refusal| refusal.place.name.as_deref() == Some(field)).collect()
    };
    html! {
        form method="get" action=(reader.link("/examine")) {
            fieldset {
                legend { (reader.text("examine-what")) }
                (self::wrong(reader, &wrong("subject"), asked))
                label for="subject" { (reader.text("examine-subject")) }
                span.hint id="subject-hint" { (reader.text("examine-subject-hint")) }
                input id="subject" name="subject" value=(asked.subject) list="subjects" required maxlength="120"
                    autocomplete="off" spellcheck="false" aria-describedby="subject-hint"
                    aria-invalid=[(!wrong("subject").is_empty()).then_some("true")];
                (subjects(reader, ask))
                (self::wrong(reader, &wrong("period"), asked))
                label for="period" { (reader.text("examine-period")) }
                span.hint id="period-hint" { (reader.with("examine-period-hint", &years(ask))) }
                input id="period" name="period" value=(period(ask, asked)) maxlength="24" autocomplete="off"
                    aria-describedby="period-hint" aria-invalid=[(!wrong("period").is_empty()).then_some("true")];
            }
            (looks(reader, asked, &wrong("looks")))
            details open[!asked.definitions.is_empty()] {
                summary { (reader.text("examine-which")) }
                (definitions(reader, ask, asked, &wrong("definition")))
            }
            p { button { (reader.text("examine-go")) } }
        }
    }
}

fn period(ask: &Ask<'_>, asked: &Asked) -> String {
    if asked.period.is_empty() { ask.edition.latest_year().to_string() } else { asked.period.clone() }
}

fn years(ask: &Ask<'_>) -> [(&'static str, String); 2] {
    let last = ask.edition.register.last_half().map_or(FIRST_YEAR, |half| half.year());
    [("first", FIRST_YEAR.to_string()), ("last", last.to_string())]
}

/// Refusals as blocks; what would have been accepted as links that ask it.
pub(crate) fn wrong(reader: &Reader, refusals: &[&Refusal], asked: &Asked) -> Markup {
    html! {
        @for refusal in refusals {
            div role="alert" { (refused::block(reader, refusal)) }
            @if refusal.rule == Rule::NoSuchSubject && !refusal.accepted.is_empty() {
                ul.choices {
                    @for candidate in &refusal.accepted {
                        @let other = Asked { subject: candidate.clone(), ..asked.clone() };
                        li { a href=(reader.link(&format!("/examine?{}", other.query()))) { (candidate) } }
                    }
                }
            }
        }
    }
}

/// Names to choose from while typing: participants that declared something, and the world.
fn subjects(reader: &Reader, ask: &Ask<'_>) -> Markup {
    let register = &ask.edition.register;
    let mut producers: Vec<(String, String)> = register
        .filers()
        .into_iter()
        .filter(|id| register.filings_of(*id).iter().any(|filing| filing.mass.micro() > 0))
        .map(|id| (ask.participant_name(id.as_str()), id.to_string()))
        .collect();
    producers.sort();
    html! {
        datalist id="subjects" {
            option value=(reader.text("world")) {}
            @for (name, id) in producers { option value=(name) { (id) } }
        }
    }
}

fn looks(reader: &Reader, asked: &Asked, wrong: &[&Refusal]) -> Markup {
    let chosen = if LOOKS.contains(&asked.looks.as_str()) { asked.looks.as_str() } else { LOOKS[0] };
    html! {
        fieldset {
            legend { (reader.text("examine-looks")) }
            (self::wrong(reader, wrong, asked))
            @for code in LOOKS {
                label.choice {
                    input type="radio" name="looks" value=(code) checked[code == chosen];
                    span { (counted(reader, code)) }
                }
            }
        }
    }
}

/// Whose looks count, in words.
pub(crate) fn counted(reader: &Reader, code: &str) -> String {
    reader.text(&format!("counted-{}", code.replace('_', "-"))).into_owned()
}

fn definitions(reader: &Reader, ask: &Ask<'_>, asked: &Asked, wrong: &[&Refusal]) -> Markup {
    html! {
        fieldset {
            legend { (reader.text("nav-definitions")) }
            (self::wrong(reader, wrong, asked))
            span.hint { (reader.text("examine-which-hint")) }
            @for (key, name) in every_reading(reader, ask) {
                label.choice {
                    input type="checkbox" name="definition" value=(key) checked[asked.definitions.contains(&key)];
                    span { (name) }
                }
            }
        }
    }
}
