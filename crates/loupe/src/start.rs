//! `loupe` without a command: the headline, then the pages.

use loupe_registry::answer::Selection;
use loupe_registry::answer::world::world;

use crate::failure::Failure;
use crate::open::Common;
use crate::{out, print, serve};

/// Opens the register, prints the world's latest complete year under every definition, and serves the pages.
pub(crate) async fn run(common: &Common, listen: &str, reached: &serve::Reached) -> Result<(), Failure> {
    let listener = serve::listen_at(common.lang(), listen).await?;
    let open = common.open().await?;
    let answer = world(&open.ask(), &Selection::default())?;
    if open.json {
        out::json(&answer)?;
    } else {
        out::text(&print::world::headline(&print::Page::new(&open), &answer))?;
    }
    serve::until_stopped(listener, open, reached.site(common)).await
}
