//! A shipment with a certificate that was issued outside of this register: what its paper states is typed off, and what
//! was found beside it.

use axum::extract::Form as Posted;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use loupe_registry::certificate::PaperCertificate;
use loupe_registry::registry::Trouble;
use loupe_scheme::certificate::Receipt;
use loupe_scheme::rule::{Refusal, Rule};
use maud::{Markup, html};

use super::amounts::{at, count, country, day, mass, money};
use super::call::{Desk, Pairs};
use super::countries;
use super::fields::Fields;
use super::form::{Form, Typing};
use super::found::{found_fields, read_found};
use crate::session::csrf_field;
use crate::unmade::{Made, Unmade};

/// The page.
pub(crate) async fn page(desk: Desk) -> Made {
    let mut fields = Fields::default();
    fields.set("received_on", (desk.app.today)().to_string());
    Ok(shown(&desk, &fields, &[]))
}

/// What the paper states and what was found is kept; the form comes back when it is refused.
pub(crate) async fn confirmed(desk: Desk, Posted(pairs): Posted<Pairs>) -> Result<Response, Unmade> {
    let fields = desk.sent(pairs);
    let refusals = match (stated(&desk, &fields), read_found(desk.reader.lang, &fields)) {
        (Ok(paper), Ok((received_on, found, remark))) => {
            let number = paper.number.clone();
            let registry = &desk.app.registry;
            match registry.receive_on_paper(desk.actor(), paper, received_on, found, &remark).await {
                Ok(receipt) => return Ok(kept(&desk, &number, &receipt).into_response()),
                Err(Trouble::Refused(refusals)) => refusals.into_iter().map(at_field).collect(),
                Err(fault) => return Err(desk.unmade(fault)),
            }
        }
        (stated, found) => [stated.err(), found.err()].into_iter().flatten().flatten().collect::<Vec<_>>(),
    };
    Ok((StatusCode::UNPROCESSABLE_ENTITY, shown(&desk, &fields, &refusals)).into_response())
}

/// Reads what the paper states. Refuses with `T10` what is missing, `M1` to `V4`, `P3`, `P4` and `T20` what does not read.
fn stated(desk: &Desk, fields: &Fields) -> Result<PaperCertificate, Vec<Refusal>> {
    let (lang, register) = (desk.reader.lang, &desk.edition.register);
    let get = |name: &str| fields.get(&format!("stated.{name}"));
    let mut wrong: Vec<Refusal> = ["number", "exporter", "importer", "carats", "usd"]
        .into_iter()
        .map(|name| format!("stated.{name}"))
        .filter(|name| !fields.has(name))
        .map(|name| Refusal::new(Rule::CertificateFieldMissing, &*name).at(at(name)))
        .collect();
    let issued_by = country(register, "stated.issued_by", get("issued_by")).map_err(|no| wrong.push(no));
    let issued_on = day("stated.issued_on", get("issued_on")).map_err(|no| wrong.push(no));
    let expires_on = match get("expires_on") {
        "" => Ok(None),
        text => day("stated.expires_on", text).map(Some).map_err(|no| wrong.push(no)),
    };
    let parcels = count("stated.parcels", get("parcels")).map_err(|no| wrong.push(no));
    let typed = |name: &str| Some(get(name)).filter(|text| !text.is_empty());
    let carats = typed("carats").map(|text| mass(lang, "stated.carats", text).map_err(|no| wrong.push(no)));
    let usd = typed("usd").map(|text| money(lang, "stated.usd", text).map_err(|no| wrong.push(no)));
    match (issued_by, issued_on, expires_on, parcels, carats, usd) {
        (Ok(issued_by), Ok(issued_on), Ok(expires_on), Ok(parcels), Some(Ok(carats)), Some(Ok(usd)))
            if wrong.is_empty() =>
        {
            let text = |name: &str| get(name).to_owned();
            let (number, seal) = (text("number"), text("seal"));
            let (exporter, importer) = (text("exporter"), text("importer"));
            Ok(PaperCertificate {
                number,
                issued_by,
                issued_on,
                expires_on,
                exporter,
                importer,
                parcels,
                carats,
                usd,
                seal,
            })
        }
        _ => Err(wrong),
    }
}

/// A refusal of the register, at the field of this form that it is about.
fn at_field(refusal: Refusal) -> Refusal {
    const STATED: [&str; 6] = ["number", "issued_by", "exporter", "importer", "carats", "seal"];
    match refusal.place.name.as_deref().filter(|name| STATED.contains(name)).map(|name| format!("stated.{name}")) {
        Some(name) => refusal.at(at(name)),
        None => refusal,
    }
}

fn shown(desk: &Desk, fields: &Fields, refusals: &[Refusal]) -> Markup {
    let reader = &desk.reader;
    let form = Form { reader, fields, refusals, focus: None };
    let title = reader.text("desk-on-paper");
    let body = html! {
        form method="post" action=(reader.link("/desk/receive/paper")) {
            (csrf_field(&desk.signed))
            (countries::list(&desk.ask()))
            fieldset {
                legend { (reader.text("desk-part-stated")) }
                (form.input("stated.number", Typing::line(40)))
                (form.input("stated.issued_by", Typing::COUNTRY))
                (form.input("stated.issued_on", Typing::DAY))
                (form.input("stated.expires_on", Typing::DAY))
                (form.input("stated.exporter", Typing::line(120)))
                (form.input("stated.importer", Typing::line(120)))
                (form.input("stated.parcels", Typing::WHOLE))
                (form.input("stated.carats", Typing::DECIMAL))
                (form.input("stated.usd", Typing::DECIMAL))
                (form.input("stated.seal", Typing::line(40)))
            }
            (found_fields(&form))
            p.acts { button { (reader.text("desk-confirm")) } }
            p.src { (reader.text("desk-confirm-note")) }
        }
    };
    desk.page(
        &title,
        html! {
            h1 { (title) }
            (form.summary(&body))
            p.lede { (reader.text("desk-on-paper-note")) }
            (body)
        },
    )
}

/// That it is kept, and whether anything differs.
fn kept(desk: &Desk, number: &str, receipt: &Receipt) -> Markup {
    let reader = &desk.reader;
    let title = reader.with("desk-paper-kept", &[("number", number.to_owned())]);
    let key = if receipt.is_as_stated() { "desk-received-as-stated" } else { "desk-received-differing" };
    desk.page(
        &title,
        html! {
            h1 { (title) }
            p.lede role="status" { (reader.text(key)) }
            p { a href=(reader.link("/desk")) { (reader.text("desk-title")) } }
        },
    )
}
