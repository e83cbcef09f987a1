//! Every office and account, for those who manage offices. They are made with the command line, where keys are.

use axum::extract::State;
use axum::response::{IntoResponse, Response};
use loupe_registry::registry::Trouble;
use maud::html;

use super::frame::frame;
use crate::format;
use crate::reader::Reader;
use crate::session::{Person, SignedIn};
use crate::state::App;
use crate::unmade::Unmade;

/// The page.
pub(super) async fn page(
    State(app): State<App>,
    reader: Reader,
    signed: SignedIn,
    person: Person,
) -> Result<Response, Unmade> {
    let read = async {
        let accounts = app.registry.accounts().await?;
        let mut belonging = Vec::with_capacity(accounts.len());
        for account in accounts {
            let offices = app.registry.offices_of(&account.name).await?;
            belonging.push((account, offices));
        }
        Ok::<_, Trouble>(belonging)
    };
    let people = read.await.map_err(|trouble| Unmade::of(&reader, trouble))?;
    let title = reader.text("access-people");
    let column = |key: &str| reader.text(key);
    let body = html! {
        p.lede { (reader.text("access-people-lede")) }
        p { a href=(reader.link("/offices")) { (reader.text("access-offices")) } }
        table.stack {
            thead { tr {
                th { (column("access-column-person")) }
                th { (column("access-column-offices")) }
                th { (column("access-column-began")) }
            } }
            tbody {
                @for (account, offices) in &people {
                    tr {
                        th scope="row" { (account.full_name) " " span.dim { (account.name) } }
                        td data-l=(column("access-column-offices")) {
                            @if account.ended_at.is_some() { (column("access-closed")) }
                            @else if offices.is_empty() { (column("access-no-office")) }
                            @for (n, (office, role)) in offices.iter().enumerate() {
                                @if n > 0 { "; " }
                                (office.name) ", " (super::role(&reader, role.code()))
                            }
                        }
                        td data-l=(column("access-column-began")) { (format::moment(reader.lang, account.made_at)) }
                    }
                }
            }
        }
    };
    Ok(frame(&reader, &person, Some(&signed.actor), &title, (None, &[]), body).into_response())
}
