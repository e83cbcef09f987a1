//! The one table of routes: address, what it takes, what it gives. The router and the OpenAPI document are made of it.

use loupe_registry::answer::{
    check, company, comparison, coverage, definition, finding, lab, look, participant, returns, site, statement,
    vocabulary, world,
};
use loupe_registry::claim::claim;
use loupe_registry::export::{Format, Sheet, Unwritten, export};
use loupe_registry::subject::{parse_participant, parse_subject};
use loupe_scheme::rule::{Refusal, Rule};
use loupe_scheme::words::Lang;

use super::call::{Call, Param};
use super::certificate;
use super::custody;
use super::log;
use super::problem::Problem;
use super::reply::Reply;
use crate::routes::OpenTo;

/// How a route is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Verb {
    /// A question.
    Get,
    /// A text to be read; nothing is kept of it.
    Post,
}

impl Verb {
    /// As in HTTP.
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Verb::Get => "GET",
            Verb::Post => "POST",
        }
    }
}

/// What a route gives.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Gives {
    /// An answer of this schema, bound to what it rests on.
    Answer(&'static str),
    /// The rows of a table, as JSON.
    Table,
    /// The rows of a table, as CSV.
    Csv(Sheet),
    /// The proof of a record (`tlog-proof`), as text.
    Proof,
    /// A credential, signed or not.
    Credential,
    /// The OpenAPI document.
    Document,
}

pub(super) type Made = Result<Reply, Problem>;

/// One route.
pub(crate) struct Route {
    /// How it is asked.
    pub(crate) verb: Verb,
    /// Its address below `/api/v1`.
    pub(crate) path: String,
    /// Its name for programs.
    pub(crate) id: String,
    /// What it answers, in one sentence.
    pub(crate) says: String,
    /// The parameters it takes.
    pub(crate) takes: &'static [Param],
    /// What it gives.
    pub(crate) gives: Gives,
    /// Whom it is open to.
    pub(crate) open_to: OpenTo,
    /// Answers.
    pub(crate) answer: Box<dyn Fn(&Call<'_>) -> Made + Send + Sync>,
}

pub(super) const LANG: &[Param] = &[Param::Lang];
const LOOKS: &[Param] = &[Param::Looks, Param::Lang];
const SELECTION: &[Param] = &[Param::Period, Param::Definition, Param::Looks, Param::Lang];
const DEFINITIONS: &[Param] = &[Param::Definition, Param::Lang];
const YEARS: &[Param] = &[Param::Definition, Param::Looks, Param::Lang];
const TABLE: &[Param] = &[Param::Period, Param::Definition, Param::Looks, Param::Participant, Param::Lang];
const LAB: &[Param] = &[Param::Lab, Param::Period, Param::Looks, Param::Lang];

impl Route {
    /// The same for those alone: `get(…).only(OpenTo::May(&[…]))`. They bring a token; `call.actor` is who asks.
    pub(super) fn only(self, open_to: OpenTo) -> Route {
        Route { open_to, ..self }
    }
}

/// Every route.
pub(crate) fn routes() -> Vec<Route> {
    let mut routes = about_the_world();
    routes.extend(about_words());
    routes.extend(about_places());
    routes.extend(log::routes());
    routes.extend(certificate::routes());
    routes.extend(custody::routes());
    routes.extend(tables());
    routes
}

pub(super) fn get(
    path: &str,
    id: &str,
    says: &str,
    takes: &'static [Param],
    gives: &'static str,
    answer: impl Fn(&Call<'_>) -> Made + Send + Sync + 'static,
) -> Route {
    route(Verb::Get, path, id, says, takes, Gives::Answer(gives), answer)
}

pub(super) fn route(
    verb: Verb,
    path: &str,
    id: &str,
    says: &str,
    takes: &'static [Param],
    gives: Gives,
    answer: impl Fn(&Call<'_>) -> Made + Send + Sync + 'static,
) -> Route {
    Route {
        verb,
        path: path.to_owned(),
        id: id.to_owned(),
        says: says.to_owned(),
        takes,
        gives,
        open_to: OpenTo::Everyone,
        answer: Box::new(answer),
    }
}

#[rustfmt::skip]
fn about_the_world() -> Vec<Route> {
    vec![
        get("/world", "world", "The world's rough in a period under every definition, participant by participant.",
            SELECTION, "World", |call| Reply::json(&world::world(&call.ask, &call.selection()?)?)),
        get("/years", "years", "The world's rough year by year under every definition.",
            YEARS, "Years", |call| Reply::json(&world::years(&call.ask, &call.selection()?)?)),
        get("/statements/{subject}", "statement",
            "A statement about a subject: `world`, a participant's code or name, `site:ID` or `company:ID`.",
            SELECTION, "Statement", |call| {
                let subject = parse_subject(&call.ask.edition.register, call.part("subject"))?;
                Reply::json(&statement::statement(&call.ask, &subject, &call.selection()?)?)
            }),
        get("/participants", "participants", "Every participant, and everyone else who ever filed.",
            LANG, "Participants", |call| Reply::json(&participant::participants(&call.ask))),
        get("/participants/{participant}", "participant",
            "A participant with its periods, status, authorities, sites, findings and looks.",
            LOOKS, "Participant",
            |call| Reply::json(&participant::participant(&call.ask, call.part("participant"), call.counted()?)?)),
        get("/participants/{participant}/returns", "returns",
            "The returns of a participant as filed, with what they leave open and what does not add up.",
            LANG, "Returns", |call| Reply::json(&returns::returns(&call.ask, call.part("participant"))?)),
        get("/oddities", "oddities", "What does not add up in anybody's returns; each is a question.",
            LANG, "Oddities", |call| Reply::json(&returns::all_oddities(&call.ask))),
        get("/coverage", "coverage", "Who looked where, for what and when, and where nobody looked.",
            LOOKS, "Coverage", |call| Reply::json(&coverage::coverage(&call.ask, call.counted()?))),
        get("/looks", "looks", "Every look.",
            LOOKS, "Looks", |call| Reply::json(&look::looks(&call.ask, call.counted()?))),
    ]
}

#[rustfmt::skip]
fn about_words() -> Vec<Route> {
    let document = |_: &Call<'_>| Reply::json(&super::document());
    vec![
        get("/findings", "findings", "Every finding, with what each definition says of it.",
            DEFINITIONS, "Findings", |call| Reply::json(&finding::findings(&call.ask, &call.selection()?)?)),
        get("/findings/{finding}", "finding", "A case file, with its accounts side by side.",
            DEFINITIONS, "Finding",
            |call| Reply::json(&finding::finding(&call.ask, call.part("finding"), &call.selection()?)?)),
        get("/definitions", "definitions", "Every definition.",
            LANG, "Definitions", |call| Reply::json(&definition::definitions(&call.ask))),
        get("/definitions/{definition}", "definition",
            "A definition with its quotes, readings and clauses; `csc-2022:joint` chooses a reading.",
            LANG, "Definition", |call| Reply::json(&definition::definition(&call.ask, call.part("definition"))?)),
        route(Verb::Post, "/definitions/check", "checkDefinition",
            "Checks the definition file in the body and sets it beside every definition on record. Nothing is kept.",
            LANG, Gives::Answer("Checked"),
            |call| Reply::json(&check::check(&call.ask, "definition.toml", &call.text)?)),
        get("/comparisons/{left}/{right}", "comparison",
            "What each of two definitions covers and the other does not, exactly, with the findings inside.",
            LANG, "Comparison",
            |call| Reply::json(&comparison::comparison(&call.ask, call.part("left"), call.part("right"))?)),
        route(Verb::Post, "/claim", "checkClaim",
            "Finds in the text in the body what cannot be said of a stone, and says what could be. Nothing is kept.",
            LOOKS, Gives::Answer("Claim"), |call| Reply::json(&claim(&call.ask, &call.text, call.counted()?)?)),
        get("/lab", "lab", "What changes when the boxes of a definition do. The order of the parameters matters.",
            LAB, "Lab", |call| Reply::json(&lab::lab(&call.ask, &call.lab()?, &call.selection()?)?)),
        get("/vocabulary", "vocabulary", "The closed vocabulary of findings and definitions, with labels.",
            LANG, "Vocabulary", |call| Reply::json(&vocabulary::vocabulary(&call.ask))),
        get("/rules", "rules", "Every rule by which Loupe refuses.",
            LANG, "Rules", |call| Reply::json(&vocabulary::rules(&call.ask))),
        get("/rules/{rule}", "rule", "One rule by its number.",
            LANG, "Rule", |call| Reply::json(&vocabulary::rule(&call.ask, call.part("rule"))?)),
        route(Verb::Get, "/openapi.json", "openapi", "This document.", LANG, Gives::Document, document),
    ]
}

#[rustfmt::skip]
fn about_places() -> Vec<Route> {
    vec![
        get("/sites", "sites", "Every mine and field.", LANG, "Sites", |call| Reply::json(&site::sites(&call.ask))),
        get("/sites/{site}", "site", "A mine or field with its output, findings and looks.",
            LOOKS, "Site", |call| Reply::json(&site::site(&call.ask, call.part("site"), call.counted()?)?)),
        get("/companies", "companies", "Every company and state body.",
            LANG, "Companies", |call| Reply::json(&company::companies(&call.ask))),
        get("/companies/{company}", "company", "A company with its sites, owners, output, findings and looks.",
            LOOKS, "Company",
            |call| Reply::json(&company::company(&call.ask, call.part("company"), call.counted()?)?)),
    ]
}

#[rustfmt::skip]
fn tables() -> Vec<Route> {
    let csv = |sheet: Sheet| {
        let name = sheet.name();
        route(Verb::Get, &format!("/{name}.csv"), &format!("{name}Csv"), &format!("The table `{name}` as CSV."), TABLE,
            Gives::Csv(sheet), move |call| table(call, sheet, call.participant(), Format::Csv))
    };
    let mut routes: Vec<Route> = Sheet::ALL.into_iter().map(csv).collect();
    routes.push(route(Verb::Get, "/participants/{participant}/returns.csv", "returnsOfCsv",
        "The returns of a participant as CSV.", LANG, Gives::Csv(Sheet::Returns),
        |call| table(call, Sheet::Returns, Some(call.part("participant")), Format::Csv)));
    routes.push(route(Verb::Get, "/tables/{table}", "table", "A table as JSON.", TABLE, Gives::Table, |call| {
        let name = call.part("table");
        let unknown = || Refusal::new(Rule::NoSuchPage, name).accepting(Sheet::ALL.map(Sheet::name));
        table(call, Sheet::from_name(name).ok_or_else(unknown)?, call.participant(), Format::Json)
    }));
    routes
}

fn table(call: &Call<'_>, sheet: Sheet, participant: Option<&str>, format: Format) -> Made {
    let participant = participant.map(|text| parse_participant(&call.ask.edition.register, text)).transpose()?;
    let mut bytes = Vec::new();
    export(&call.ask, &call.selection()?, sheet, participant, format, &mut bytes).map_err(|why| match why {
        Unwritten::Refused(refusal) => Problem::from(refusal),
        Unwritten::Fault(_) => Problem::fault(Lang::En),
    })?;
    Ok(match format {
        Format::Csv => Reply::csv(bytes, format!("loupe-{}.csv", sheet.name())),
        Format::Json => Reply::made(bytes),
    })
}

/// Whether an address fits a route's, whose parts in braces stand for anything.
pub(crate) fn fits(route: &str, path: &str) -> bool {
    let (route, path) = (route.split('/'), path.split('/'));
    route.clone().count() == path.clone().count()
        && route.zip(path).all(|(known, part)| known.starts_with('{') && !part.is_empty() || known == part)
}
