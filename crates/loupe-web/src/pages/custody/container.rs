//! The page of a parcel, a box or a jewel, for whoever has its name: what every definition says of all that lies in it
//! together, where that is from, and what lies in it.

use axum::extract::{Query, State};
use axum::response::Response;
use loupe_registry::answer::custody::{ContainerAnswer, ContentAnswer, container as answered};
use loupe_registry::custody::ContainerStory;
use loupe_registry::registry::Trouble;
use loupe_scheme::access::Permission;
use loupe_scheme::definition::Resolved;
use loupe_scheme::rule::Rule;
use maud::{Markup, html};

use super::lot::Asked;
use super::take::Take;
use super::whence::{Shown, Whose};
use super::{find, lot_link, named, not_kept, process, says, steps};
use crate::format;
use crate::pages::parts;
use crate::reader::Reader;
use crate::refused::Refused;
use crate::session::Visitor;
use crate::shell::{self, Section};
use crate::state::App;
use crate::unmade::Unmade;
use crate::words;
use loupe_registry::edition::Edition;

/// A container as the registry tells it.
pub(super) struct Seen<'a> {
    pub(super) story: &'a ContainerStory,
    pub(super) definitions: &'a [Resolved],
    /// What who reads it may take along.
    pub(super) take: Option<&'a Take>,
}

/// The page of a container, also where a lot has the same name. A name that nobody told of brings the form back.
pub(super) async fn page(
    State(app): State<App>,
    reader: Reader,
    Visitor(visitor): Visitor,
    Query(asked): Query<Asked>,
) -> Result<Response, Unmade> {
    let actor = visitor.map(|signed| signed.actor);
    let edition = app.edition();
    let definitions = edition.definitions(&[]).map_err(|refusal| reader.refuse(refusal))?;
    match app.registry.container(actor.as_ref(), &asked.name, &definitions).await {
        Ok(story) => {
            let take = Take::of(&app, &reader, actor.as_ref()).await?;
            let seen = Seen { story: &story, definitions: &definitions, take: take.as_ref() };
            Ok(not_kept(shown(&app, &edition, &reader, &seen)))
        }
        Err(Trouble::Refused(no)) if no.iter().any(|one| one.rule == Rule::ContainerUnknown) => {
            let has_desk = actor.as_ref().is_some_and(|actor| actor.may(Permission::ReadCustody));
            let page = find::shown(&reader, &asked.name, &no, has_desk);
            let status = Refused { reader, refusals: no }.status();
            Ok(not_kept((status, page)))
        }
        Err(trouble) => Err(Unmade::of(&reader, trouble)),
    }
}

/// The page of what was found.
pub(super) fn shown(app: &App, edition: &Edition, reader: &Reader, seen: &Seen<'_>) -> Markup {
    let Seen { story, definitions, take } = *seen;
    let ask = parts::ask(app, edition, reader);
    let answer = answered(&ask, story, definitions);
    let lots = reader.catalogue().counted("custody-preview-lots", answer.count);
    let title = match answer.count {
        0 if answer.used_up + answer.untold == 0 => reader.text("custody-container-empty").into_owned(),
        0 => reader.text("custody-container-nothing").into_owned(),
        _ => reader
            .with("custody-container-title", &[("carats", format::carats(reader.lang, answer.left)), ("lots", lots)]),
    };
    let whence = story.whence.as_ref().map(|whence| {
        let (answer, carats) = (&answer.whence, answer.left);
        Shown { reader, ask: &ask, whence, answer, carats, whose: Whose::Container }
    });
    let body = html! {
        p.kick {
            a href=(reader.link("/custody")) { (reader.text("custody-page-title")) } " · "
            code { bdi { (answer.container) } }
        }
        h1 { (title) }
        (lede(reader, &answer, whence.as_ref()))
        @if let Some(whence) = &whence {
            ul.choices.screen {
                li { a href="#statement" { (reader.text("custody-page-statement")) } }
                li { a href="#origins" { (reader.text("custody-container-from")) } }
                li { a href="#contents" { (reader.text("custody-container-contents")) } }
            }
            (says::statement(whence))
            (whence.from())
            p.src { (reader.text("custody-container-together")) }
            (contents(reader, &answer))
        }
        @if let Some(take) = take { (take.links(reader, "container", &answer.container)) }
        @if !answer.passages.is_empty() {
            h2 id="passages" { (reader.text("custody-container-passages")) }
            (steps::list(reader, &answer.passages))
            @if !answer.passages.iter().any(|step| step.operator.is_some()) {
                p.src { (reader.text("custody-page-whose")) }
            }
        }
        p.src {
            @if let Some(expires) = answer.expires_on {
                (reader.with("certs-statement-made", &[
                    ("made", format::date(reader.lang, ask.made_on)),
                    ("expires", format::date(reader.lang, expires)),
                ]))
                " "
            }
            a href=(named("/api/v1/custody/container", &answer.container)) { "JSON" }
        }
    };
    shell::page(reader, Section::Certificates, &title, body)
}

/// What kind of thing it is, and what is not counted or not known of it.
fn lede(reader: &Reader, answer: &ContainerAnswer, whence: Option<&Shown<'_>>) -> Markup {
    let counted = |key: &str, n: usize| reader.catalogue().counted(key, n);
    let unknown = format::carats(reader.lang, answer.of_unknown);
    html! {
        @match whence {
            Some(whence) => p.lede {
                (reader.text("custody-container-lede"))
                @if whence.known() > 0 { " " (counted("custody-page-origins", whence.known())) }
                @if answer.of_unknown > loupe_scheme::mass::Carats::ZERO {
                    " " (reader.with("custody-container-unknown", &[("carats", unknown)]))
                }
            },
            None => p.lede { (reader.text("custody-container-empty-text")) },
        }
        @if answer.inner > 0 { p { (counted("custody-container-inner", answer.inner)) } }
        @if answer.untold > 0 { p { (counted("custody-container-untold", answer.untold)) } }
        @if answer.used_up > 0 { p { (counted("custody-container-used-up", answer.used_up)) } }
    }
}

/// The lots in it.
fn contents(reader: &Reader, answer: &ContainerAnswer) -> Markup {
    html! {
        h2 id="contents" { (reader.text("custody-container-contents")) }
        table.stack {
            caption { (reader.text("custody-container-contents-caption")) }
            thead { tr {
                th { (reader.text("custody-col-lot")) }
                th { (reader.text("custody-col-process")) }
                th.r { (reader.text("custody-trace-col-mass")) }
                th.r { (reader.text("custody-container-here")) }
            } }
            tbody { @for lot in &answer.lots { (row(reader, lot)) } }
        }
        @if answer.lots_left_out > 0 {
            p.src { (reader.catalogue().counted("custody-container-contents-left-out", answer.lots_left_out)) }
        }
        @if answer.lots.iter().any(|lot| lot.lot.is_none()) { p.src { (reader.text("custody-container-names")) } }
        p.src { (reader.text("custody-container-whole")) }
    }
}

fn row(reader: &Reader, lot: &ContentAnswer) -> Markup {
    html! {
        tr {
            th scope="row" {
                @match &lot.lot {
                    Some(name) => (lot_link(reader, name)),
                    None => (reader.with("custody-container-number", &[("number", lot.number.to_string())])),
                }
            }
            td data-l=(reader.text("custody-col-process")) { (words::capital(&process(reader, lot.process))) }
            td.r data-l=(reader.text("custody-trace-col-mass")) { (format::carats(reader.lang, lot.carats)) }
            td.r data-l=(reader.text("custody-container-here")) { (format::carats(reader.lang, lot.left)) }
        }
    }
}
