//! An operator's balance sheet: what came in, went out, is lost and must be in stock.

use axum::extract::Query;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use loupe_registry::answer::custody::{BalanceAnswer, balance as answered};
use loupe_registry::registry::Trouble;
use loupe_scheme::mass::Carats;
use loupe_scheme::rule::Refusal;
use maud::{Markup, html};
use serde::Deserialize;

use super::process;
use crate::format;
use crate::pages::desk::call::Desk;
use crate::reader::Reader;
use crate::refused::block;
use crate::unmade::Unmade;
use crate::words;

/// What the address asks for.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Asked {
    operator: String,
}

/// So many operators are offered.
const OPERATORS_MAX: usize = 500;

/// The page: with one operator of whom events were captured, its sheet; with several, the one that is chosen.
pub(super) async fn page(desk: Desk, Query(asked): Query<Asked>) -> Result<Response, Unmade> {
    let (registry, actor) = (&desk.app.registry, desk.actor());
    let operators = registry.operators(actor).await.map_err(|trouble| desk.unmade(trouble))?;
    let chosen = match (asked.operator.trim(), operators.as_slice()) {
        ("", [only]) => only.clone(),
        (typed, _) => typed.to_owned(),
    };
    if chosen.is_empty() {
        return Ok(shown(&desk, &operators, "", &[], None).into_response());
    }
    match registry.balance(actor, &chosen).await {
        Ok(sheet) => Ok(shown(&desk, &operators, &chosen, &[], Some(&answered(&sheet))).into_response()),
        Err(Trouble::Refused(no)) => {
            let page = shown(&desk, &operators, &chosen, &no, None);
            Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response())
        }
        Err(fault) => Err(desk.unmade(fault)),
    }
}

fn shown(desk: &Desk, operators: &[String], chosen: &str, no: &[Refusal], sheet: Option<&BalanceAnswer>) -> Markup {
    let reader = &desk.reader;
    let title = reader.text("custody-balance-title");
    desk.page(
        &title,
        html! {
            p.kick { a href=(reader.link("/desk/custody")) { (reader.text("custody-desk-title")) } }
            h1 { (title) }
            p.lede { (reader.text("custody-balance-lede")) }
            @for refusal in no { (block(reader, refusal)) }
            @if operators.is_empty() { p { (reader.text("custody-balance-none")) } } @else {
                (choose(reader, operators, chosen))
            }
            @if let Some(sheet) = sheet { (balance(reader, sheet)) }
        },
    )
}

fn choose(reader: &Reader, operators: &[String], chosen: &str) -> Markup {
    html! {
        form method="get" action=(reader.link("/desk/custody/balance")) {
            label for="operator" { (reader.text("custody-balance-operator")) }
            select id="operator" name="operator" {
                @for operator in operators.iter().take(OPERATORS_MAX) {
                    option value=(operator) selected[operator == chosen] { (operator) }
                }
            }
            p.go { button { (reader.text("custody-balance-show")) } }
        }
    }
}

fn balance(reader: &Reader, sheet: &BalanceAnswer) -> Markup {
    let mass = |carats: Carats| format::carats(reader.lang, carats);
    let cell = |carats: Carats| html! { @if carats > Carats::ZERO { (mass(carats)) } };
    html! {
        h2 { bdi { (sheet.operator) } }
        p.lede {
            @match sheet.in_stock {
                Some(stock) => (reader.with("custody-in-stock", &[("carats", mass(stock))])),
                None => b { (reader.with("custody-short", &[("carats", mass(sheet.short))])) },
            }
        }
        table.stack {
            caption { (reader.text("custody-balance-caption")) }
            thead { tr {
                th { (reader.text("custody-col-process")) }
                th.r { (reader.text("custody-balance-col-events")) }
                th.r { (reader.text("custody-col-came-in")) }
                th.r { (reader.text("custody-col-went-out")) }
                th.r { (reader.text("custody-col-lost")) }
                th.r { (reader.text("custody-col-worked")) }
            } }
            tbody {
                @for line in &sheet.lines {
                    tr {
                        th scope="row" { (words::capital(&process(reader, line.process))) }
                        td.r data-l=(reader.text("custody-balance-col-events")) { (format::whole(reader.lang, line.events)) }
                        td.r data-l=(reader.text("custody-col-came-in")) { (cell(line.came_in)) }
                        td.r data-l=(reader.text("custody-col-went-out")) { (cell(line.went_out)) }
                        td.r data-l=(reader.text("custody-col-lost")) { (cell(line.lost)) }
                        td.r data-l=(reader.text("custody-col-worked")) { (cell(line.worked)) }
                    }
                }
                tr.sum {
                    th scope="row" { (reader.text("custody-balance-sum")) }
                    td.r {}
                    td.r data-l=(reader.text("custody-col-came-in")) { (mass(sheet.came_in)) }
                    td.r data-l=(reader.text("custody-col-went-out")) { (mass(sheet.went_out)) }
                    td.r data-l=(reader.text("custody-col-lost")) { (mass(sheet.lost)) }
                    td.r {}
                }
            }
        }
        p.src { (reader.text("custody-balance-how")) }
    }
}
