//! `loupe log disclose`

use clap::Args;

use crate::failure::Failure;
use crate::open::Common;
use crate::out;

/// Show what a record holds under seal, with the salts that prove it. For whoever is entitled to it, and nobody else.
#[derive(Args)]
pub(crate) struct Disclose {
    /// The record: its name such as register/17, the index of its entry, or what it is about.
    record: String,
}

impl Disclose {
    pub(crate) async fn run(&self, common: &Common) -> Result<(), Failure> {
        let open = common.open().await?;
        let failed = |trouble| Failure::of_trouble(open.lang, trouble);
        let disclosures = open.registry.disclose(&self.record).await.map_err(failed)?;
        let key = if disclosures.is_empty() { "cli-disclose-none" } else { "cli-disclose-next" };
        out::tell(&open.texts().text(key));
        out::json(&disclosures)
    }
}
