//! The page of one certificate, for everybody: what it certifies and what it does not, its history, its statement under
//! every definition, its proof. The commercial part follows for those entitled to it.

use axum::extract::{Path, State};
use axum::response::{IntoResponse, Response};
use jiff::civil::Date;
use loupe_registry::answer::certificate::{CertificateAnswer, HistoryStep, Seen, certificate};
use loupe_registry::certificate::{Kept, entitled};
use loupe_registry::registry::Trouble;
use loupe_registry::warning::Warning;
use loupe_scheme::certificate::CertificateNumber;
use loupe_scheme::certificate::fakes::Presented;
use loupe_scheme::rule::Rule;
use maud::{Markup, html};

use super::statement::statement;
use super::warnings::on_certificate;
use super::{not_kept, unknown};
use crate::format;
use crate::pages::desk::found::side_by_side;
use crate::pages::desk::sheet::{Sheet, sheet};
use crate::pages::parts;
use crate::reader::Reader;
use crate::session::Visitor;
use crate::shell::{self, Section};
use crate::state::App;
use crate::unmade::Unmade;

/// Why somebody reads it, and so how much.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum By {
    /// As everybody.
    All,
    /// They act for an office of either side.
    Office,
    /// They showed the code of the paper.
    Paper,
}

/// The page of a number.
pub(super) async fn page(
    State(app): State<App>,
    reader: Reader,
    Visitor(visitor): Visitor,
    Path(text): Path<String>,
) -> Result<Response, Unmade> {
    let kept = match text.parse::<CertificateNumber>() {
        Ok(number) => app.registry.certificate(&number).await.map(Some),
        Err(_) => Ok(None),
    };
    let kept = match kept {
        Ok(kept) => kept,
        Err(Trouble::Refused(no)) if no.iter().any(|one| one.rule == Rule::NoSuchCertificate) => None,
        Err(trouble) => return Err(Unmade::of(&reader, trouble)),
    };
    let Some(kept) = kept else {
        let judged = app.registry.judge_presented(&Presented::of_number(&text)).await;
        return Ok(unknown::page(&reader, &text, &judged.map_err(|trouble| Unmade::of(&reader, trouble))?));
    };
    let is_entitled = visitor.is_some_and(|signed| entitled(&signed.actor, &kept.certificate));
    shown(&app, &reader, &kept, if is_entitled { By::Office } else { By::All }).await
}

/// The page of a certificate.
pub(super) async fn shown(app: &App, reader: &Reader, kept: &Kept, by: By) -> Result<Response, Unmade> {
    let number = kept.certificate.number.to_string();
    let warnings = app.registry.warnings_of(&number).await.map_err(|trouble| Unmade::of(reader, trouble))?;
    let edition = app.edition();
    let ask = parts::ask(app, &edition, reader);
    let definitions = edition.definitions(&[]).map_err(|refusal| reader.refuse(refusal))?;
    let answer = certificate(&ask, &Seen::of(kept, warnings, by != By::All), &definitions);
    let title = reader.with("certs-one-title", &[("number", number)]);
    let body = html! {
        p.kick { a href=(reader.link("/certificates")) { (reader.text("certs-title")) } }
        h1 { (title) }
        p.lede { (standing(reader, &answer)) }
        (on_certificate(reader, &answer.warnings.iter().filter(|one| one.stands()).cloned().collect::<Vec<_>>()))
        (says(reader, &answer))
        (statement(reader, &ask, &answer))
        (history(reader, &answer.history))
        (proof(reader, &answer))
        h2 id="commercial" { (reader.text("certs-commercial")) }
        @match by {
            By::All => {
                p { (reader.text("certs-commercial-closed")) " "
                    a href=(reader.link("/certificates")) { (reader.text("certs-commercial-how")) } }
            },
            By::Office => { p.src { (reader.text("certs-commercial-office")) } },
            By::Paper => { p.src { (reader.text("certs-commercial-paper")) } },
        }
        @if by != By::All {
            (sheet(reader, &ask, &Sheet::of(&kept.certificate)))
            @if let Some(receipt) = &kept.receipt {
                h3 { (reader.text("certs-found")) }
                (side_by_side(reader, &kept.certificate, receipt))
            }
        }
        (withdrawn(reader, &answer.warnings))
        p.src {
            a href={"/api/v1/certificates/" (answer.number)} { "JSON" } " · "
            a href={(reader.link("/suspicion")) "?number=" (answer.number)} { (reader.text("suspect-link")) }
        }
    };
    Ok(not_kept(shell::page(reader, Section::Certificates, &title, body).into_response()))
}

/// Warnings that were taken back are told, and last.
fn withdrawn(reader: &Reader, warnings: &[Warning]) -> Markup {
    let back: Vec<Warning> = warnings.iter().filter(|one| !one.stands()).cloned().collect();
    html! {
        @if !back.is_empty() { h2 { (reader.text("warnings-taken-back")) } (on_certificate(reader, &back)) }
    }
}

fn day(reader: &Reader, key: &str, day: Date) -> String {
    reader.with(key, &[("day", format::date(reader.lang, day))])
}

/// Where it stands, in two or three sentences.
fn standing(reader: &Reader, answer: &CertificateAnswer) -> Markup {
    let state = answer.state.code().replace('_', "-");
    html! {
        (reader.text(&format!("certs-state-{state}"))) " "
        @match (answer.received_on, answer.due_on) {
            (Some(on), _) => { (day(reader, "certs-received", on)) },
            (None, Some(due)) if answer.is_overdue => { b { (day(reader, "certs-overdue", due)) } },
            (None, Some(due)) if answer.state.is_open() => { (day(reader, "certs-due", due)) },
            _ => {},
        }
    }
}

/// What it certifies, fact by fact, and what it does not.
fn says(reader: &Reader, answer: &CertificateAnswer) -> Markup {
    let office = answer.claims.issuer.get("name").cloned().unwrap_or_default();
    html! {
        div.side {
            div {
                h2 { (reader.text("certs-certifies")) }
                p { (reader.with("certs-certifies-text", &[
                    ("office", office),
                    ("day", format::date(reader.lang, answer.claims.issued_on)),
                ])) }
                (facts(reader, answer))
            }
            section.note {
                h2 { (reader.text("certs-not-certifies")) }
                ul.small {
                    li { (reader.text("certs-not-harm")) }
                    li { (reader.text("certs-not-stones")) }
                    li { (reader.text("certs-not-after")) }
                }
            }
        }
    }
}

fn facts(reader: &Reader, answer: &CertificateAnswer) -> Markup {
    let (lang, claims) = (reader.lang, &answer.claims);
    let text = |key: &str| reader.text(key);
    let hs: Vec<String> = claims.hs.iter().map(ToString::to_string).collect();
    let origin = |id: &str, name: &str| {
        if id == loupe_scheme::certificate::UNKNOWN {
            text("certs-origin-unknown").into_owned()
        } else {
            name.to_owned()
        }
    };
    let origins: Vec<String> = answer.origins.iter().map(|one| origin(&one.id, &one.name)).collect();
    html! {
        dl.facts {
            dt { (text("certs-column-number")) } dd { b { (answer.number) } }
            dt { (text("certs-exporting")) } dd { (answer.exporting.name) }
            dt { (text("certs-importing")) } dd { (answer.importing.name) }
            dt { (text("certs-origins")) } dd { (origins.join(", ")) @if claims.reexport { " · " (text("certs-reexport")) } }
            dt { (text("certs-issuer")) } dd {
                @let office = claims.issuer.get("office").cloned().unwrap_or_default();
                a href=(reader.link(&format!("/offices/{office}"))) {
                    bdi { (claims.issuer.get("name").cloned().unwrap_or(office)) }
                }
            }
            dt { (text("certs-issued-on")) } dd { (format::date(lang, claims.issued_on)) }
            dt { (text("certs-expires-on")) } dd { (format::date(lang, claims.expires_on)) }
            dt { (text("certs-parcels")) } dd { (claims.parcels) }
            dt { (text("certs-hs")) } dd { (hs.join(", ")) }
        }
    }
}

fn history(reader: &Reader, steps: &[HistoryStep]) -> Markup {
    html! {
        h2 id="history" { (reader.text("certs-history")) }
        ol.time {
            @for step in steps {
                li {
                    time datetime=(step.at) { (format::moment(reader.lang, step.at)) }
                    span {
                        (reader.text(&format!("certs-step-{}", step.step.replace('_', "-")))) " · "
                        a href=(reader.link(&format!("/offices/{}", step.office))) { (step.office) }
                        @if let Some(reason) = &step.reason { ". " q { bdi { (reason) } } }
                        @if let Some(record) = &step.record {
                            " · " a href=(reader.link(&format!("/record/{record}"))) {
                                (reader.with("certs-record", &[("record", record.clone())]))
                            }
                        }
                    }
                }
            }
        }
    }
}

fn proof(reader: &Reader, answer: &CertificateAnswer) -> Markup {
    let (number, record) = (&answer.number, &answer.claims.record);
    html! {
        h2 id="proof" { (reader.text("certs-proof")) }
        p { (reader.text("certs-proof-text")) }
        p { code { "sha256 " (answer.claims_sha256) } }
        ul.choices {
            li { a href={"/certificate/" (number) "/claims.json"} { (reader.text("certs-claims")) } }
            li { a href={"/certificate/" (number) "/credential.jwt"} { (reader.text("certs-credential")) } }
            li { a href=(reader.link(&format!("/record/{record}"))) { (reader.with("certs-record", &[("record", record.clone())])) } }
            li { a href={"/record/" (record) "/proof.tlog-proof"} { (reader.text("certs-proof-file")) } }
        }
        pre.notes { "sha256sum " (number) ".claims.json" }
    }
}
