//! The clauses of the lab, and the form that changes one of them.

use loupe_registry::lab::LabClause;
use loupe_scheme::definition::Region;
use loupe_scheme::period::{FIRST_YEAR, Period};
use loupe_scheme::vocabulary::{Field, ValueSet};
use maud::{Markup, html};

use super::{EDIT, NEW, Page};
use crate::format;
use crate::pages::definitions::every_reading;
use crate::pages::examine::form::{LOOKS, counted, wrong};
use crate::words;

impl Page<'_> {
    fn clause_name(&self, clause: &str) -> String {
        match clause.split_once('/') {
            Some((definition, id)) => {
                let known = self.ask.edition.register.definition(definition);
                let label = known.map_or(definition, |found| self.reader.say(&found.name)).to_owned();
                self.reader.with("words-clause-of", &[("clause", id.to_owned()), ("definition", label)])
            }
            None if NEW.contains(&clause) => self.reader.text("lab-new-clause").into_owned(),
            None => self.reader.with("words-clause", &[("clause", clause.to_owned())]),
        }
    }

    fn state(clause: &LabClause) -> Option<&'static str> {
        match (clause.before, clause.after) {
            (None, _) => Some("lab-state-new"),
            (_, None) => Some("lab-state-dropped"),
            (before, after) if before == after => None,
            _ => Some("lab-state-changed"),
        }
    }

    /// The name of the next clause that may be added.
    fn free_name(&self) -> Option<&'static str> {
        NEW.into_iter().find(|name| !self.lab.clauses.iter().any(|clause| clause.name == *name))
    }

    /// The definition as it stands, clause by clause, in words.
    pub(super) fn clauses(&self) -> Markup {
        let reader = self.reader;
        let vocabulary = &self.ask.edition.register.vocabulary;
        html! {
            h2 id="clauses" { (reader.text("lab-clauses")) }
            ul.plain.lab-clauses {
                @for clause in &self.lab.clauses {
                    li {
                        b { (words::capital(&self.clause_name(&clause.name))) }
                        @if let Some(state) = Self::state(clause) { " " span.tag { (reader.text(state)) } }
                        (words::colon(reader))
                        @match (clause.after, clause.before) {
                            (Some(region), _) => (words::region(reader, vocabulary, &region)),
                            (None, Some(region)) => s { (words::region(reader, vocabulary, &region)) },
                            (None, None) => {},
                        }
                        @if clause.name != self.edit {
                            " " a href={(self.address(Some(&clause.name))) "#form"} {
                                (reader.text("lab-edit"))
                                span.skip-text { " " (self.clause_name(&clause.name)) }
                            }
                        }
                    }
                }
                @if let Some(name) = self.free_name().filter(|name| self.edit != *name) {
                    li { a href={(self.address(Some(name))) "#form"} { (reader.text("lab-add")) } }
                }
            }
        }
    }

    /// The form for the clause in hand; everything else of the lab travels with it unseen.
    pub(super) fn form(&self) -> Markup {
        let reader = self.reader;
        let clause = self.lab.clauses.iter().find(|clause| clause.name == self.edit);
        let everything = Region::all(&self.ask.edition.register.vocabulary);
        let region = clause.and_then(|clause| clause.after.or(clause.before)).unwrap_or(everything);
        let dropped = clause.is_some_and(|clause| clause.after.is_none());
        html! {
            h2 id="form" { (reader.with("lab-form", &[("clause", self.clause_name(&self.edit))])) }
            p { (reader.text("lab-form-how")) }
            @for refusal in self.elsewhere() { (crate::refused::block(reader, refusal)) }
            form.lab method="get" action={(reader.link("/lab")) "#result"} {
                @for (key, value) in self.carried() { input type="hidden" name=(key) value=(value); }
                input type="hidden" name="clause" value=(self.edit);
                @for field in Field::ALL { (self.field(field, region.of(field))) }
                fieldset {
                    legend { (reader.text("lab-run-over")) }
                    @if clause.is_some_and(|clause| clause.before.is_some()) {
                        (wrong(reader, &self.wrong("drop"), self.asked))
                        label.choice {
                            input type="checkbox" name="drop" value=(self.edit) checked[dropped];
                            span { (reader.text("lab-drop")) }
                        }
                    }
                    (self.period())
                    (self.looks())
                    input type="hidden" name=(EDIT) value=(self.edit);
                }
                p { button { (reader.text("lab-go")) } }
            }
        }
    }

    /// Refusals that stand at no field of the form.
    fn elsewhere(&self) -> Vec<&loupe_scheme::rule::Refusal> {
        let here = |name: &str| ["drop", "period", "looks"].contains(&name) || Field::from_key(name).is_some();
        self.refusals.iter().filter(|refusal| !refusal.place.name.as_deref().is_some_and(here)).collect()
    }

    /// The pairs of the lab that are not about the clause in hand.
    fn carried(&self) -> Vec<(String, String)> {
        let mut at_hand = false;
        let mut carried = Vec::new();
        for (key, value) in self.lab.pairs(&self.ask.edition.register.vocabulary) {
            let own = match key.as_str() {
                "base" => false,
                "drop" => value == self.edit,
                "clause" => {
                    at_hand = value == self.edit;
                    at_hand
                }
                _ => at_hand,
            };
            if !own {
                carried.push((key, value));
            }
        }
        carried
    }

    /// One field: what is ticked in words, and every value to tick.
    fn field(&self, field: Field, set: ValueSet) -> Markup {
        let reader = self.reader;
        let vocabulary = &self.ask.edition.register.vocabulary;
        let any = set == vocabulary.any(field);
        let refusals = self.wrong(field.key());
        let groups = words::groups(vocabulary, field);
        let ticked = if any { ValueSet::EMPTY } else { set };
        let id = format!("q-{}", words::slug(field));
        html! {
            (wrong(reader, &refusals, self.asked))
            details.field open[!refusals.is_empty()] {
                summary {
                    span id=(id) { (words::question(reader, field)) }
                    span class=[any.then_some("dim")] { (words::values(reader, vocabulary, field, set)) }
                }
                fieldset aria-labelledby=(id) {
                    @if groups.is_empty() {
                        (self.choices(field, vocabulary.any(field), ticked))
                    } @else {
                        @for (group, values) in groups {
                            fieldset.group {
                                legend { (words::capital(&self.group(field, &group))) }
                                (self.choices(field, values, ticked))
                            }
                        }
                    }
                }
            }
        }
    }

    fn group(&self, field: Field, group: &str) -> String {
        self.reader.text(&format!("group-{}-{}", words::slug(field), group.replace('_', "-"))).into_owned()
    }

    fn choices(&self, field: Field, values: ValueSet, ticked: ValueSet) -> Markup {
        let vocabulary = &self.ask.edition.register.vocabulary;
        html! {
            div.ticks {
                @for index in values.indices() {
                    @if let Some(value) = vocabulary.values(field).get(index) {
                        label.choice {
                            input type="checkbox" name=(field.key()) value=(value)
                                checked[ValueSet::one(index).within(ticked)];
                            span { (self.reader.value(field.key(), value)) }
                        }
                    }
                }
            }
        }
    }

    fn period(&self) -> Markup {
        let reader = self.reader;
        let last = self.ask.edition.register.last_half().map_or(FIRST_YEAR, |half| half.year());
        let all = format!("{FIRST_YEAR}..{last}");
        let chosen = match self.asked.period.as_str() {
            "" => self.ask.edition.latest_year().to_string(),
            typed => typed.to_owned(),
        };
        let years: Vec<String> = (FIRST_YEAR..=last).rev().map(|year| year.to_string()).collect();
        let other = (chosen != all && !years.contains(&chosen)).then(|| chosen.parse::<Period>().ok()).flatten();
        html! {
            (wrong(reader, &self.wrong("period"), self.asked))
            label for="period" { (reader.text("examine-period")) }
            select id="period" name="period" {
                @if let Some(other) = other {
                    option value=(other) selected { (format::period(reader.lang, other)) }
                }
                @for year in &years { option value=(year) selected[*year == chosen] { (year) } }
                option value=(all) selected[chosen == all] {
                    (reader.with("lab-every-year", &[("first", FIRST_YEAR.to_string()), ("last", last.to_string())]))
                }
            }
        }
    }

    fn looks(&self) -> Markup {
        let reader = self.reader;
        html! {
            (wrong(reader, &self.wrong("looks"), self.asked))
            label for="looks" { (reader.text("examine-looks")) }
            select id="looks" name="looks" {
                @for code in LOOKS { option value=(code) selected[self.asked.looks == code] { (counted(reader, code)) } }
            }
        }
    }

    /// The form that begins anew from another definition.
    pub(super) fn bases(&self) -> Markup {
        let reader = self.reader;
        let own = self.lab.base.reference.key();
        html! {
            h2 id="base" { (reader.text("lab-base")) }
            form method="get" action=(reader.link("/lab")) {
                fieldset {
                    legend { (reader.text("lab-base-choose")) }
                    (wrong(reader, &self.wrong("base"), self.asked))
                    label for="base-select" { (reader.text("column-definition")) }
                    select id="base-select" name="base" {
                        @for (key, name) in every_reading(reader, self.ask) {
                            option value=(key) selected[key == own] { (name) }
                        }
                    }
                }
                p { button { (reader.text("lab-base-go")) } }
            }
        }
    }
}
