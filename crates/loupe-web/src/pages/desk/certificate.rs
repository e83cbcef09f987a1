//! An issued certificate for those entitled to all of it: what it states, where it stands, what comes next.

use axum::extract::Path;
use loupe_registry::certificate::{Kept, entitled};
use loupe_scheme::certificate::{CertificateNumber, State, after};
use loupe_scheme::rule::{Refusal, Rule};
use maud::{Markup, html};

use super::call::Desk;
use super::found::side_by_side;
use super::frame::{named, state};
use super::history;
use super::sheet::{Sheet, sheet};
use super::step::{STEPS, step};
use super::waiting::lateness;
use crate::format;
use crate::session::csrf_field;
use crate::site::Site;
use crate::unmade::{Made, Unmade};

/// The number in an address. Refuses with `T16` what is none.
pub(super) fn number(desk: &Desk, text: &str) -> Result<CertificateNumber, Unmade> {
    Ok(text.parse().map_err(|refusal| desk.reader.refuse(refusal))?)
}

/// The certificate of an address, for those entitled to it. Refuses with `T15` what is not there, `T26` whom it is none of
/// the business of.
pub(super) async fn kept(desk: &Desk, text: &str) -> Result<Kept, Unmade> {
    let number = number(desk, text)?;
    let kept = desk.app.registry.certificate(&number).await.map_err(|trouble| desk.unmade(trouble))?;
    if entitled(desk.actor(), &kept.certificate) {
        Ok(kept)
    } else {
        Err(desk.reader.refuse(Refusal::new(Rule::CertificateOfOthers, number.to_string())).into())
    }
}

/// The page.
pub(crate) async fn page(desk: Desk, site: Site, Path(text): Path<String>) -> Made {
    let kept = kept(&desk, &text).await?;
    let reader = &desk.reader;
    let title = reader.with("desk-certificate-title", &[("number", kept.certificate.number.to_string())]);
    let body = html! {
        h1 { (title) }
        p.lede { (state(reader, kept.state)) ". " (lateness(reader, (desk.app.today)(), kept.state, kept.due_on)) }
        (papers(&desk, &site, &kept))
        (receipt(&desk, &kept))
        (steps(&desk, &kept))
        h2 { (reader.text("desk-stated")) }
        (sheet(reader, &desk.ask(), &Sheet::of(&kept.certificate)))
        (history::history(reader, &kept.history))
    };
    Ok(desk.page(&title, body))
}

/// Where the paper, the code and the credential are.
fn papers(desk: &Desk, site: &Site, kept: &Kept) -> Markup {
    let reader = &desk.reader;
    let at = |rest: &str| reader.link(&format!("/certificate/{}{rest}", kept.certificate.number));
    html! {
        ul.choices {
            li { a href=(at("/paper")) { (reader.text("desk-paper")) } }
            @if site.pdf.is_some() { li { a href=(at("/certificate.pdf")) { (reader.text("desk-pdf")) } } }
            li { a href=(at("/code.svg")) { (reader.text("desk-code")) } }
            li { a href=(at("")) { (reader.text("desk-public-page")) } }
        }
    }
}

/// What was found, beside what was stated.
fn receipt(desk: &Desk, kept: &Kept) -> Markup {
    let reader = &desk.reader;
    let Some(receipt) = &kept.receipt else { return html! {} };
    let key = if receipt.is_as_stated() { "desk-received-as-stated" } else { "desk-received-differing" };
    html! {
        h2 { (reader.text("desk-receipt")) }
        p.lede { (reader.text(key)) }
        p.src {
            (named(reader, "desk-received-on")) (format::date(reader.lang, receipt.received_on))
            @if let Some(office) = &kept.receiving_office { " · " (office) }
        }
        (side_by_side(reader, &kept.certificate, receipt))
    }
}

/// What this person may do with it now.
fn steps(desk: &Desk, kept: &Kept) -> Markup {
    let (reader, actor) = (&desk.reader, desk.actor());
    let number = &kept.certificate.number;
    let issued_here = kept.certificate.issuer.office == actor.office.id.as_str();
    let may = |name: &str| {
        step(name, "").is_some_and(|step| {
            let permitted = step.permission().is_some_and(|permission| actor.may(permission));
            permitted && after(kept.state, &step).is_ok() && (issued_here || name == "report-forged")
        })
    };
    let names: Vec<&str> = STEPS.into_iter().filter(|name| may(name)).collect();
    let receives = !issued_here
        && kept.state.is_open()
        && actor.may(loupe_scheme::access::Permission::ReceiveCertificate)
        && actor.office.participant == Some(kept.certificate.shipment.importing);
    html! {
        @if receives {
            p { a.go href=(reader.link(&format!("/desk/receive/{number}"))) { (reader.text("desk-do-receive")) } }
        }
        @if !names.is_empty() {
            section.acts {
                h2 { (reader.text("desk-acts")) }
                @for name in names {
                    @if name == "depart" && kept.state == State::Issued {
                        form method="post" action=(reader.link(&format!("/desk/certificate/{number}/depart"))) {
                            (csrf_field(&desk.signed))
                            p { button { (reader.text("desk-do-depart")) } }
                        }
                    } @else {
                        p { a href=(reader.link(&format!("/desk/certificate/{number}/{name}"))) {
                            (reader.text(&format!("desk-do-{name}")))
                        } }
                    }
                }
            }
        }
    }
}
