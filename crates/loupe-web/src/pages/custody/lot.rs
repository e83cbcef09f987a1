//! The page of one lot, stone or jewel, for whoever has its name: what every definition says of it, where it is from, how
//! it came about and what became of it.

use axum::extract::{Query, State};
use axum::http::header;
use axum::response::Response;
use loupe_registry::answer::custody::{LotAnswer, lot as answered};
use loupe_registry::certificate_files::Shape;
use loupe_registry::custody::{LotStory, Named};
use loupe_registry::custody_export::table;
use loupe_registry::registry::Trouble;
use loupe_scheme::access::Permission;
use loupe_scheme::mass::Carats;
use loupe_scheme::rule::Rule;
use maud::{Markup, html};
use serde::Deserialize;

use super::take::Take;
use super::whence::{Shown, Whose};
use super::{container, find, named, not_kept, says, steps};
use crate::format;
use crate::pages::parts;
use crate::reader::Reader;
use crate::refused::Refused;
use crate::session::Visitor;
use crate::shell::{self, Section};
use crate::state::App;
use crate::unmade::Unmade;

/// What the address asks for.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Asked {
    pub(super) name: String,
}

/// A lot as a page shows it.
struct LotPage<'a> {
    /// Where it is from.
    from: Shown<'a>,
    /// The lot as the registry tells it.
    story: &'a LotStory,
    /// The same as an answer.
    answer: &'a LotAnswer,
    /// What who reads it may take along.
    take: Option<&'a Take>,
}

/// The page of a lot, or of what lies in a container where no lot has the name. A name that nobody told of brings the
/// form back.
pub(super) async fn page(
    State(app): State<App>,
    reader: Reader,
    Visitor(visitor): Visitor,
    Query(asked): Query<Asked>,
) -> Result<Response, Unmade> {
    let actor = visitor.map(|signed| signed.actor);
    let has_desk = actor.as_ref().is_some_and(|actor| actor.may(Permission::ReadCustody));
    if asked.name.trim().is_empty() {
        return Ok(not_kept(find::shown(&reader, "", &[], has_desk)));
    }
    let edition = app.edition();
    let definitions = edition.definitions(&[]).map_err(|refusal| reader.refuse(refusal))?;
    let take = Take::of(&app, &reader, actor.as_ref()).await?;
    let story = match app.registry.named(actor.as_ref(), &asked.name, &definitions).await {
        Ok(Named::Lot(story)) => story,
        Ok(Named::Container(story)) => {
            let whole = container::Seen { story: &story, definitions: &definitions, take: take.as_ref() };
            return Ok(not_kept(container::shown(&app, &edition, &reader, &whole)));
        }
        Err(Trouble::Refused(no)) if no.iter().any(|one| one.rule == Rule::LotUnknown) => {
            let page = find::shown(&reader, &asked.name, &no, has_desk);
            let status = Refused { reader, refusals: no }.status();
            return Ok(not_kept((status, page)));
        }
        Err(trouble) => return Err(Unmade::of(&reader, trouble)),
    };
    let ask = parts::ask(&app, &edition, &reader);
    let answer = answered(&ask, &story, &definitions);
    let whose = if answer.report.is_empty() { Whose::Lot } else { Whose::Stone };
    let (whence, carats) = (&story.whence, answer.carats);
    let from = Shown { reader: &reader, ask: &ask, whence, answer: &answer.whence, carats, whose };
    let shown = LotPage { from, story: &story, answer: &answer, take: take.as_ref() };
    let title = shown.title();
    Ok(not_kept(shell::page(&reader, Section::Certificates, &title, shown.body(&title))))
}

/// Every origin of a lot as a table for machines.
pub(super) async fn csv(
    State(app): State<App>,
    reader: Reader,
    Query(asked): Query<Asked>,
) -> Result<Response, Unmade> {
    let out = app.registry.lot_out(&asked.name, reader.lang).await.map_err(|trouble| Unmade::of(&reader, trouble))?;
    let kind = [
        (header::CONTENT_TYPE, "text/csv; charset=utf-8"),
        (header::CONTENT_DISPOSITION, "attachment; filename=\"origins.csv\""),
    ];
    Ok(not_kept((kind, table(&out, reader.lang, Shape::Csv))))
}

impl LotPage<'_> {
    /// "A lot of 12.00 ct".
    fn title(&self) -> String {
        let key = if self.answer.report.is_empty() { "custody-page-lot" } else { "custody-page-stone" };
        self.from.reader.with(key, &[("carats", format::carats(self.from.reader.lang, self.answer.carats))])
    }

    fn body(&self, title: &str) -> Markup {
        let (reader, answer) = (self.from.reader, self.answer);
        html! {
            p.kick {
                a href=(reader.link("/custody")) { (reader.text("custody-page-title")) } " · "
                code { bdi { (answer.lot) } }
            }
            h1 { (title) }
            p.lede { (self.lede()) }
            @if self.story.contains > 0 {
                p {
                    (reader.catalogue().counted("custody-container-same", self.story.contains)) " "
                    a href=(reader.link(&named("/custody/container", &answer.lot))) {
                        (reader.text("custody-container-see"))
                    }
                }
            }
            ul.choices.screen {
                li { a href="#statement" { (reader.text("custody-page-statement")) } }
                li { a href="#origins" { (reader.text("custody-page-from")) } }
                li { a href="#steps" { (reader.text("custody-steps")) } }
                li { a href="#uses" { (reader.text("custody-uses")) } }
            }
            (says::statement(&self.from))
            (self.from.from())
            p.src { a href=(reader.link(&named("/custody/lot.csv", &answer.lot))) { "CSV" } }
            @if let Some(take) = self.take { (take.links(reader, "lot", &answer.lot)) }
            (steps::history(reader, answer))
            p.src {
                (reader.with("certs-statement-made", &[
                    ("made", format::date(reader.lang, self.from.ask.made_on)),
                    ("expires", format::date(reader.lang, answer.expires_on)),
                ]))
                " " a href=(named("/api/v1/custody/lot", &answer.lot)) { "JSON" }
            }
        }
    }

    /// What is left of it, its report, and from how many origins its stones may be.
    fn lede(&self) -> Markup {
        let (reader, answer) = (self.from.reader, self.answer);
        let left = format::carats(reader.lang, answer.left);
        let known = self.from.known();
        html! {
            @if answer.left == Carats::ZERO { (reader.text("custody-page-none-left")) }
            @else if answer.left == answer.carats {
                @if answer.report.is_empty() { (reader.text("custody-page-all-left")) }
            }
            @else { (reader.with("custody-page-left", &[("left", left)])) }
            " "
            @if !answer.report.is_empty() {
                (reader.with("custody-page-report", &[("report", answer.report.clone())])) " "
            }
            @if !answer.is_known { (reader.text("custody-lot-unknown")) }
            @else if known > 0 {
                (reader.catalogue().counted("custody-page-origins", known))
            }
        }
    }
}
