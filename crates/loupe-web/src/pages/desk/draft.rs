//! A draft is written: a form that comes back as it was typed until everything is right.

use axum::extract::{Form as Posted, Path};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};

use loupe_registry::certificate::DraftId;
use loupe_registry::registry::Trouble;
use loupe_scheme::certificate::{Shipment, Total};
use loupe_scheme::rule::{Refusal, Rule};
use maud::{Markup, html};

use super::acts::Act;
use super::call::{Desk, Pairs};
use super::draft_form::{draft_form, meanwhile};
use super::fields::Fields;
use super::form::Form;
use super::proof;
use super::read::{Reading, read};
use super::written::{blank, written};
use crate::unmade::{Made, Unmade};

/// The draft that a form is about.
pub(super) struct About {
    /// Its name; none before it is saved.
    pub(super) id: Option<DraftId>,
    /// The version that the form began with.
    pub(super) version: u32,
}

/// What is said above the form.
pub(super) enum Notice {
    /// Nothing.
    None,
    /// Nothing is in the way.
    Right,
    /// It could not be kept, through no fault of the writer.
    Failed,
    /// Somebody saved another version meanwhile; here it is.
    Meanwhile(Box<Fields>),
}

/// An empty form.
pub(crate) async fn begin(desk: Desk) -> Made {
    let about = About { id: None, version: 0 };
    Ok(shown(&desk, &about, &blank(), &[], None, &Notice::None))
}

/// A draft in the form.
pub(crate) async fn edit(desk: Desk, Path(id): Path<(String, String)>) -> Made {
    let kept = proof::kept(&desk, &id).await?;
    let fields = written(&desk.ask(), &kept.shipment, kept.declared);
    let about = About { id: Some(kept.id), version: kept.version };
    Ok(shown(&desk, &about, &fields, &[], None, &Notice::None))
}

/// What was sent from an empty form.
pub(crate) async fn begun(desk: Desk, Posted(pairs): Posted<Pairs>) -> Result<Response, Unmade> {
    let fields = desk.sent(pairs);
    taken(&desk, About { id: None, version: 0 }, fields).await
}

/// What was sent from the form of a draft.
pub(crate) async fn edited(
    desk: Desk,
    Path(id): Path<(String, String)>,
    Posted(pairs): Posted<Pairs>,
) -> Result<Response, Unmade> {
    let fields = desk.sent(pairs);
    let about = About { id: Some(proof::id(&desk, &id)?), version: fields.get("version").parse().unwrap_or_default() };
    taken(&desk, about, fields).await
}

/// Does what the button says.
async fn taken(desk: &Desk, about: About, mut fields: Fields) -> Result<Response, Unmade> {
    let act = Act::of(fields.get("do"));
    fields.remove_all(&["do", "version"]);
    if let Some(focus) = act.change(&mut fields) {
        return Ok(shown(desk, &about, &fields, &[], Some(&focus), &Notice::None).into_response());
    }
    fields.drop_blank("evidence");
    let reading = Reading { exporting: desk.participant()?, register: &desk.edition.register, lang: desk.reader.lang };
    match read(&reading, &fields) {
        Err(refusals) => Ok(refused(desk, &about, &fields, &refusals, &Notice::None)),
        Ok(_) if act == Act::Check => Ok(shown(desk, &about, &fields, &[], None, &Notice::Right).into_response()),
        Ok((shipment, declared)) => saved(desk, about, &fields, shipment, declared).await,
    }
}

/// Keeps a draft that reads; the form comes back when the register refuses it.
async fn saved(
    desk: &Desk,
    about: About,
    fields: &Fields,
    shipment: Shipment,
    declared: Option<Total>,
) -> Result<Response, Unmade> {
    let registry = &desk.app.registry;
    let kept = match &about.id {
        None => registry.draft_certificate(desk.actor(), shipment, declared).await,
        Some(id) => registry.amend_draft(desk.actor(), id, about.version, shipment, declared).await,
    };
    match kept {
        Ok(kept) => Ok(Redirect::to(&desk.reader.link(&proof::path(&kept.id))).into_response()),
        Err(Trouble::Refused(refusals)) if refusals.iter().any(|refusal| refusal.rule == Rule::ChangedMeanwhile) => {
            let Some(id) = about.id else { return Err(desk.unmade(Trouble::Refused(refusals))) };
            let newest = registry.draft(desk.actor(), &id).await.map_err(|trouble| desk.unmade(trouble))?;
            let notice = Notice::Meanwhile(Box::new(written(&desk.ask(), &newest.shipment, newest.declared)));
            let about = About { id: Some(id), version: newest.version };
            Ok(refused(desk, &about, fields, &refusals, &notice))
        }
        Err(Trouble::Refused(refusals)) => Ok(refused(desk, &about, fields, &refusals, &Notice::None)),
        Err(Trouble::Fault(_)) => {
            let page = shown(desk, &about, fields, &[], None, &Notice::Failed);
            Ok((StatusCode::SERVICE_UNAVAILABLE, page).into_response())
        }
    }
}

fn refused(desk: &Desk, about: &About, fields: &Fields, refusals: &[Refusal], notice: &Notice) -> Response {
    (StatusCode::UNPROCESSABLE_ENTITY, shown(desk, about, fields, refusals, None, notice)).into_response()
}

/// The page of the form.
pub(super) fn shown(
    desk: &Desk,
    about: &About,
    fields: &Fields,
    refusals: &[Refusal],
    focus: Option<&str>,
    notice: &Notice,
) -> Markup {
    let (reader, ask) = (&desk.reader, desk.ask());
    let form = Form { reader, fields, refusals, focus };
    let (title, action) = match &about.id {
        None => (reader.text("desk-draft-new").into_owned(), "/desk/draft".to_owned()),
        Some(id) => (reader.with("desk-draft-title", &[("id", id.to_string())]), format!("{}/edit", proof::path(id))),
    };
    let hidden = html! {
        (crate::session::csrf_field(&desk.signed))
        input type="hidden" name="version" value=(about.version);
    };
    let body = draft_form(&form, &ask, &reader.link(&action), &hidden);
    desk.page(
        &title,
        html! {
            h1 { (title) }
            (said(&form, notice))
            (form.summary(&body))
            (body)
        },
    )
}

fn said(form: &Form<'_>, notice: &Notice) -> Markup {
    let reader = form.reader;
    match notice {
        Notice::None => html! {},
        Notice::Right => html! { p.note role="status" { (reader.text("desk-check-right")) } },
        Notice::Failed => {
            html! { p.note role="alert" { (reader.text("failed-text")) " " (reader.text("desk-kept-here")) } }
        }
        Notice::Meanwhile(newest) => meanwhile(form, newest),
    }
}
