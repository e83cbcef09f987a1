//! The first page: how much of the latest complete year is conflict diamond, under whose words.

use axum::extract::State;
use maud::html;

use super::Answer;
use crate::reader::Reader;
use crate::shell::{self, Section};
use crate::state::App;

/// The first page.
pub async fn page(State(app): State<App>, reader: Reader) -> Answer {
    let edition = app.edition();
    let year = edition.latest_year();
    Ok(shell::page(&reader, Section::None, "Loupe", html! { h1 { (crate::format::period(reader.lang, year)) } }))
}
