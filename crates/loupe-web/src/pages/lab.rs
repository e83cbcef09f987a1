//! The definition lab: change the boxes of a clause, and see at once what moves. All of it lives in the address.

mod form;
mod result;
pub(crate) mod toml;

use axum::extract::{Query, State};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use loupe_registry::answer::lab::{self as answer, Changed};
use loupe_registry::answer::{Answer, Ask, Selection};
use loupe_registry::lab::{Lab, query};
use loupe_scheme::rule::{Place, Refusal};
use maud::{Markup, html};

use super::definition::name;
use super::examine::form::Asked;
use super::parts;
use crate::reader::Reader;
use crate::shell::{self, Section};
use crate::state::App;

/// The pair that says which clause the form shows. It is the page's own and no part of a definition.
const EDIT: &str = "edit";

type Pairs = Vec<(String, String)>;

/// Everything the page shows.
pub(super) struct Page<'a> {
    pub(super) reader: &'a Reader,
    pub(super) ask: &'a Ask<'a>,
    /// The definition and what became of it.
    pub(super) lab: &'a Lab,
    /// Period and whose looks count, as they were typed.
    pub(super) asked: &'a Asked,
    /// The name of the clause in the form.
    pub(super) edit: String,
    /// What was wrong, each with its field.
    pub(super) refusals: &'a [Refusal],
    /// What moves; `None` when something was refused.
    pub(super) made: Option<&'a Answer<Changed>>,
}

/// The page.
pub(crate) async fn page(State(app): State<App>, reader: Reader, Query(pairs): Query<Pairs>) -> Response {
    let edition = app.edition();
    let ask = parts::ask(&app, &edition, &reader);
    let asked = Asked::read(&pairs);
    let mut refusals: Vec<Refusal> = Vec::new();
    let lab = read(&ask, &pairs, &mut refusals);
    let lab = match lab {
        Some(lab) => lab,
        None => return reader.refuse_all(refusals).into_response(),
    };
    let selection = asked.selection(&edition).map_err(|refusal| refusals.push(refusal)).ok();
    let made = selection.and_then(|selection| run(&ask, &lab, &selection, &mut refusals));
    let edit = edited(&lab, &pairs);
    let page =
        Page { reader: &reader, ask: &ask, lab: &lab, asked: &asked, edit, refusals: &refusals, made: made.as_ref() };
    let status = if refusals.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let title = reader.text("lab-title");
    (status, shell::page(&reader, Section::Definitions, &title, page.body())).into_response()
}

/// The changed definition as a file.
pub(crate) async fn file(State(app): State<App>, reader: Reader, Query(pairs): Query<Pairs>) -> Response {
    let edition = app.edition();
    let ask = parts::ask(&app, &edition, &reader);
    match Lab::read(&edition, &of_definition(&pairs)) {
        Ok(lab) => {
            let text = toml::text(&ask, &lab);
            let name = "attachment; filename=\"conflict-diamond.toml\"";
            ([(header::CONTENT_TYPE, "application/toml; charset=utf-8"), (header::CONTENT_DISPOSITION, name)], text)
                .into_response()
        }
        Err(refusals) => reader.refuse_all(refusals).into_response(),
    }
}

/// The pairs that are about the definition.
fn of_definition(pairs: &Pairs) -> Pairs {
    pairs.iter().filter(|(key, _)| key != EDIT && key != "subject").cloned().collect()
}

/// The lab of the address. Where that is refused the lab of its base alone, so that the form can be shown again.
fn read(ask: &Ask<'_>, pairs: &Pairs, refusals: &mut Vec<Refusal>) -> Option<Lab> {
    let pairs = of_definition(pairs);
    match Lab::read(ask.edition, &pairs) {
        Ok(lab) => Some(lab),
        Err(wrong) => {
            let base: Pairs = pairs.into_iter().filter(|(key, _)| key == "base").collect();
            refusals.extend(wrong);
            Lab::read(ask.edition, &base).or_else(|_| Lab::read(ask.edition, &[])).ok()
        }
    }
}

fn run(ask: &Ask<'_>, lab: &Lab, selection: &Selection, refusals: &mut Vec<Refusal>) -> Option<Answer<Changed>> {
    if !refusals.is_empty() {
        return None;
    }
    let at = |refusal: Refusal| refusal.at(Place { name: Some("period".to_owned()), ..Place::default() });
    answer::lab(ask, lab, selection).map_err(|refusal| refusals.push(at(refusal))).ok()
}

/// The clause asked for; else the first that was changed, else the first.
fn edited(lab: &Lab, pairs: &Pairs) -> String {
    let asked = pairs.iter().rev().find(|(key, _)| key == EDIT).map(|(_, value)| value.as_str());
    let known = |name: &str| lab.clauses.iter().any(|clause| clause.name == name);
    match asked {
        Some(name) if known(name) || NEW.contains(&name) => name.to_owned(),
        _ => {
            let changed = lab.clauses.iter().find(|clause| clause.before != clause.after);
            changed.or(lab.clauses.first()).map_or_else(|| NEW[0].to_owned(), |clause| clause.name.clone())
        }
    }
}

/// The names of clauses that may be added.
pub(super) const NEW: [&str; 3] = ["new-1", "new-2", "new-3"];

impl Page<'_> {
    /// The name of the definition it began with.
    pub(super) fn base(&self) -> String {
        name(self.reader, self.ask.edition, &self.lab.base.reference)
    }

    /// The address of this lab, with another clause in the form.
    pub(super) fn address(&self, edit: Option<&str>) -> String {
        let mut pairs = self.lab.pairs(&self.ask.edition.register.vocabulary);
        let some = [("period", &self.asked.period), ("looks", &self.asked.looks)];
        pairs.extend(some.into_iter().filter(|(_, v)| !v.is_empty()).map(|(k, v)| (k.to_owned(), v.clone())));
        pairs.extend(edit.map(|name| (EDIT.to_owned(), name.to_owned())));
        self.reader.link(&format!("/lab?{}", query(&pairs)))
    }

    /// What was wrong with a field.
    pub(super) fn wrong(&self, field: &str) -> Vec<&Refusal> {
        self.refusals.iter().filter(|refusal| refusal.place.name.as_deref() == Some(field)).collect()
    }

    fn body(&self) -> Markup {
        let reader = self.reader;
        let changed = self.made.is_some_and(|made| made.answer.changed);
        html! {
            p.kick {
                a href=(reader.link("/definitions")) { (reader.text("nav-definitions")) } " · "
                (reader.with("lab-kick", &[("base", self.base())]))
            }
            h1 { (reader.text("lab-title")) }
            p.lede { (reader.text("lab-lede")) }
            @if let Some(made) = self.made {
                @if changed { (self.bars(&made.answer)) } @else { (self.unchanged(&made.answer)) }
            }
            (self.clauses())
            (self.form())
            @if let (Some(made), true) = (self.made, changed) { (self.result(&made.answer)) }
            (self.bases())
        }
    }
}
