//! A draft to be proof-read as it will be printed, and what may be done with it.

use axum::extract::{Form as Posted, Path};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use loupe_registry::certificate::{DraftId, DraftKept};
use loupe_registry::registry::Trouble;
use loupe_scheme::access::Permission;
use loupe_scheme::certificate::{Issuer, State};
use loupe_scheme::rule::{Refusal, Rule};
use maud::{Markup, html};

use super::call::{Desk, Pairs};
use super::fields::Fields;
use super::form::{Form, Typing};
use super::frame::state;
use super::history;
use super::sheet::{Sheet, sheet};
use crate::session::csrf_field;
use crate::unmade::{Made, Unmade};

/// A reason: one line.
pub(super) const REASON: Typing = Typing { is_long: true, ..Typing::line(300) };

/// Where a draft is.
pub(super) fn path(id: &DraftId) -> String {
    format!("/desk/draft/{id}")
}

/// The name of a draft in an address. Refuses with `T21` what is none.
pub(super) fn id(desk: &Desk, (office, number): &(String, String)) -> Result<DraftId, Unmade> {
    let name = format!("{office}/{number}");
    let refused = |_| Unmade::from(desk.reader.refuse(Refusal::new(Rule::NoSuchDraft, &*name)));
    name.parse().map_err(refused)
}

/// The draft of an address.
pub(super) async fn kept(desk: &Desk, address: &(String, String)) -> Result<DraftKept, Unmade> {
    let id = id(desk, address)?;
    desk.app.registry.draft(desk.actor(), &id).await.map_err(|trouble| desk.unmade(trouble))
}

/// The page.
pub(crate) async fn page(desk: Desk, Path(address): Path<(String, String)>) -> Made {
    let kept = kept(&desk, &address).await?;
    Ok(shown(&desk, &kept, &Fields::default(), &[]))
}

/// What was done with it. What is refused comes back with the draft as it stands now.
pub(crate) async fn done(
    desk: Desk,
    Path((office, number, act)): Path<(String, String, String)>,
    Posted(pairs): Posted<Pairs>,
) -> Result<Response, Unmade> {
    let fields = desk.sent(pairs);
    let address = (office, number);
    match tried(&desk, &id(&desk, &address)?, &act, &fields).await {
        Ok(to) => Ok(Redirect::to(&desk.reader.link(&to)).into_response()),
        Err(Trouble::Refused(refusals)) => {
            let kept = kept(&desk, &address).await?;
            let page = shown(&desk, &kept, &fields, &refusals);
            Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response())
        }
        Err(fault) => Err(desk.unmade(fault)),
    }
}

/// Does one act; says where to go on.
async fn tried(desk: &Desk, id: &DraftId, act: &str, fields: &Fields) -> Result<String, Trouble> {
    let (registry, actor) = (&desk.app.registry, desk.actor());
    let version = fields.get("version").parse().unwrap_or_default();
    let reason = fields.get("reason");
    match act {
        "validate" => drop(registry.validate_draft(actor, id, version).await?),
        "send-back" => drop(registry.send_back_draft(actor, id, version, reason).await?),
        "withdraw" => {
            registry.withdraw_draft(actor, id, version, reason).await?;
            return Ok("/desk".to_owned());
        }
        "issue" => {
            let kept = registry.issue_certificate(actor, id, version).await?;
            return Ok(format!("/desk/certificate/{}", kept.certificate.number));
        }
        other => return Err(Refusal::new(Rule::NoSuchPage, other).into()),
    }
    Ok(path(id))
}

fn shown(desk: &Desk, kept: &DraftKept, fields: &Fields, refusals: &[Refusal]) -> Markup {
    let reader = &desk.reader;
    let form = Form { reader, fields, refusals, focus: None };
    let title = reader.with("desk-draft-title", &[("id", kept.id.to_string())]);
    let office = &desk.actor().office;
    let issuer = Issuer { office: office.id.to_string(), name: office.name.clone(), city: office.city.clone() };
    let shown = Sheet { issued: None, issuer: &issuer, shipment: &kept.shipment, declared: kept.declared };
    let meanwhile = refusals.iter().any(|refusal| refusal.rule == Rule::ChangedMeanwhile);
    let acts = acts(desk, &form, kept);
    desk.page(
        &title,
        html! {
            h1 { (title) }
            (form.summary(&acts))
            @if meanwhile { p.note { (reader.text("desk-proof-newer")) } }
            p.lede { (state(reader, kept.state)) ". " (who(desk, kept)) }
            (sheet(reader, &desk.ask(), &shown))
            (acts)
            (history::history(reader, &kept.history))
        },
    )
}

/// Who wrote it, and who found it right.
fn who(desk: &Desk, kept: &DraftKept) -> Markup {
    let reader = &desk.reader;
    html! {
        (reader.with("desk-drafted-by", &[("who", kept.drafted_by.to_string())]))
        @if kept.amended_by != kept.drafted_by {
            " " (reader.with("desk-amended-by", &[("who", kept.amended_by.to_string())]))
        }
        @if let Some(second) = &kept.validated_by {
            " " (reader.with("desk-validated-by", &[("who", second.to_string())]))
        }
    }
}

/// What may be done now, by this person.
fn acts(desk: &Desk, form: &Form<'_>, kept: &DraftKept) -> Markup {
    let (reader, actor) = (&desk.reader, desk.actor());
    let may = |permission| actor.may(permission);
    let mine = kept.amended_by == actor.account;
    let open = matches!(kept.state, State::Draft | State::Validated);
    html! {
        section.acts {
            h2 { (reader.text("desk-acts")) }
            @if kept.state == State::Draft && may(Permission::ValidateCertificate) {
                @if mine {
                    p.note { (reader.text("desk-four-eyes")) }
                } @else {
                    p { (reader.text("desk-validate-note")) }
                    (button(desk, kept, "validate", &reader.text("desk-validate")))
                }
            }
            @if kept.state == State::Draft && !may(Permission::ValidateCertificate) {
                p { (reader.text("desk-awaits-validation")) }
            }
            @if kept.state == State::Validated && may(Permission::IssueCertificate) {
                p { (reader.text("desk-issue-note")) }
                (button(desk, kept, "issue", &reader.text("desk-issue")))
            }
            @if open && may(Permission::DraftCertificate) {
                p { a href=(reader.link(&format!("{}/edit", path(&kept.id)))) { (reader.text("desk-edit")) } }
            }
            @if open && may(Permission::ValidateCertificate) && !mine {
                (with_reason(desk, form, kept, "send-back", &reader.text("desk-send-back")))
            }
            @if open && may(Permission::DraftCertificate) {
                (with_reason(desk, form, kept, "withdraw", &reader.text("desk-withdraw")))
            }
        }
    }
}

fn hidden(desk: &Desk, kept: &DraftKept) -> Markup {
    html! { (csrf_field(&desk.signed)) input type="hidden" name="version" value=(kept.version); }
}

fn button(desk: &Desk, kept: &DraftKept, act: &str, words: &str) -> Markup {
    html! {
        form method="post" action=(desk.reader.link(&format!("{}/{act}", path(&kept.id)))) {
            (hidden(desk, kept))
            p { button { (words) } }
        }
    }
}

/// An act that asks for a reason, closed until it is wanted; open where its reason was refused.
fn with_reason(desk: &Desk, form: &Form<'_>, kept: &DraftKept, act: &str, words: &str) -> Markup {
    let tried = form.fields.get("act") == act;
    let fields = if tried { form.fields.clone() } else { Fields::default() };
    let refusals = if tried { form.refusals } else { &[] };
    let name = format!("{act}.reason");
    let own = Form { reader: form.reader, fields: &fields, refusals, focus: None };
    html! {
        details open[tried] {
            summary { (words) }
            form method="post" action=(desk.reader.link(&format!("{}/{act}", path(&kept.id)))) {
                (hidden(desk, kept))
                input type="hidden" name="act" value=(act);
                label for=(super::form::id(&name)) { (own.label("reason")) }
                (own.beside("reason"))
                textarea id=(super::form::id(&name)) name="reason" rows="2" maxlength="300" required { (own.fields.get("reason")) }
                p { button { (words) } }
            }
        }
    }
}
