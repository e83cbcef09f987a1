//! A shipment arrives: its certificate is found by number, by a photo of the paper or by the text of its code, and what
//! was found in the shipment is confirmed.

use axum::extract::{Form as Posted, Path, Query};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use loupe_registry::certificate::Kept;
use loupe_registry::registry::Trouble;
use loupe_scheme::rule::{Refusal, Rule};
use maud::{Markup, html};

use super::call::{Desk, Pairs};
use super::certificate;
use super::fields::Fields;
use super::form::Form;
use super::found::{begun, found_fields, read_found};
use super::frame::state;
use super::waiting::lateness;
use crate::format;
use crate::session::csrf_field;
use crate::unmade::{Made, Unmade};

/// The certificate of a number that was typed.
pub(crate) async fn by_number(desk: Desk, Query(pairs): Query<Pairs>) -> Result<Response, Unmade> {
    let fields = Fields::of(pairs);
    match fields.get("number").parse::<loupe_scheme::certificate::CertificateNumber>() {
        Ok(number) => Ok(Redirect::to(&desk.reader.link(&format!("/desk/receive/{number}"))).into_response()),
        Err(refusal) => Ok(super::arrive::refused(&desk, &fields, refusal.at(super::amounts::at("number")))),
    }
}

/// The form for what was found.
pub(crate) async fn page(desk: Desk, Path(number): Path<String>) -> Made {
    let kept = certificate::kept(&desk, &number).await?;
    let shipment = &kept.certificate.shipment;
    let fields = begun((desk.app.today)(), &shipment.exporter.name, &shipment.importer.name);
    Ok(shown(&desk, &kept, &fields, &[]))
}

/// What was found is confirmed; the form comes back when it is refused.
pub(crate) async fn confirmed(
    desk: Desk,
    Path(number): Path<String>,
    Posted(pairs): Posted<Pairs>,
) -> Result<Response, Unmade> {
    let fields = desk.sent(pairs);
    let number = certificate::number(&desk, &number)?;
    let refusals = match read_found(desk.reader.lang, &fields) {
        Err(refusals) => refusals,
        Ok((received_on, found, remark)) => {
            let registry = &desk.app.registry;
            match registry.receive_certificate(desk.actor(), &number, received_on, found, &remark).await {
                Ok(_) => {
                    let to = desk.reader.link(&format!("/desk/certificate/{number}"));
                    return Ok(Redirect::to(&to).into_response());
                }
                Err(Trouble::Refused(refusals)) => refusals,
                Err(fault) => return Err(desk.unmade(fault)),
            }
        }
    };
    let kept = certificate::kept(&desk, &number.to_string()).await?;
    Ok((StatusCode::UNPROCESSABLE_ENTITY, shown(&desk, &kept, &fields, &refusals)).into_response())
}

fn shown(desk: &Desk, kept: &Kept, fields: &Fields, refusals: &[Refusal]) -> Markup {
    let reader = &desk.reader;
    let number = kept.certificate.number.to_string();
    let title = reader.with("desk-receive-title", &[("number", number.clone())]);
    let form = Form { reader, fields, refusals, focus: None };
    let body = html! {
        form method="post" action=(reader.link(&format!("/desk/receive/{number}"))) {
            (csrf_field(&desk.signed))
            (found_fields(&form))
            p.acts { button { (reader.text("desk-confirm")) } }
            p.src { (reader.text("desk-confirm-note")) }
        }
    };
    let open = kept.state.is_open();
    let used = refusals.iter().any(|refusal| refusal.rule == Rule::CertificateUsed);
    desk.page(
        &title,
        html! {
            h1 { (title) }
            (form.summary(&body))
            @if used { p { a href=(reader.link(&format!("/desk/certificate/{number}"))) { (reader.text("desk-see-receipt")) } } }
            (message(desk, kept))
            @if open || !refusals.is_empty() { (body) } @else {
                p.note { (reader.with("desk-not-open", &[("state", state(reader, kept.state))])) }
            }
        },
    )
}

/// The pre-arrival message: what the exporting authority says is under way.
fn message(desk: &Desk, kept: &Kept) -> Markup {
    let (reader, ask) = (&desk.reader, desk.ask());
    let certificate = &kept.certificate;
    let shipment = &certificate.shipment;
    html! {
        dl.facts {
            dt { (reader.text("desk-provenance")) }
            dd { (ask.participant_name(shipment.exporting.as_str())) ", " bdi { (certificate.issuer.name) } }
            dt { (reader.text("desk-part-exporter")) } dd { bdi { (shipment.exporter.name) } }
            dt { (reader.text("desk-part-importer")) }
            dd { bdi { (shipment.importer.name) } ", " bdi { (shipment.importer.address) } }
            dt { (reader.text("desk-issued-on")) } dd { (format::date(reader.lang, certificate.issued_on)) }
            dt { (reader.text("desk-expires-on")) } dd { (format::date(reader.lang, certificate.expires_on)) }
            dt { (reader.text("desk-standing")) }
            dd { (state(reader, kept.state)) ". " (lateness(reader, (desk.app.today)(), kept.state, kept.due_on)) }
        }
        p { a href=(reader.link(&format!("/desk/certificate/{}", certificate.number))) { (reader.text("desk-see-stated")) } }
    }
}
