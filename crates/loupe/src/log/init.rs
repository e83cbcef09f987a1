//! `loupe log init`

use clap::Args;
use loupe_registry::answer::log::LogAnswer;
use loupe_registry::catalogue::catalogue;
use loupe_registry::log::{Begun, POLICY};
use loupe_scheme::rule::{Refusal, Rule};

use crate::failure::Failure;
use crate::open::Common;
use crate::out;

/// Begin the public log of a register under a name of your own, before the first start.
///
/// Without this the first start begins one under a name of chance. A log keeps its name for ever.
#[derive(Args)]
pub(crate) struct Init {
    /// The log's name, an address that you will keep without its scheme, such as loupe.example/log; a name of chance
    /// when not given.
    #[arg(long, value_name = "ORIGIN", value_parser = origin)]
    origin: Option<String>,
}

impl Init {
    pub(crate) async fn run(&self, common: &Common) -> Result<(), Failure> {
        let (lang, texts) = (common.lang(), catalogue(common.lang()));
        let registry = common.registry().await?;
        let begun = match &self.origin {
            Some(origin) => registry.begin_log(origin).await,
            None => registry.begin_log_unnamed().await,
        };
        let origin = match begun.map_err(|trouble| Failure::of_trouble(lang, trouble))? {
            Begun::Made { origin } => origin,
            Begun::There { origin } => return Err(Refusal::new(Rule::LogThere, origin).into()),
        };
        let answer = registry.log(None, 1).await.map_err(|trouble| Failure::of_trouble(lang, trouble))?;
        let answer: LogAnswer = answer.ok_or_else(|| Refusal::new(Rule::NotALog, &*origin))?;
        if common.json {
            return out::json(&answer);
        }
        let folder = common.log_home().folder;
        let args = [
            ("origin", origin),
            ("folder", folder.display().to_string()),
            ("policy", folder.join(POLICY).display().to_string()),
        ];
        out::tell(&texts.with("cli-log-made", &args));
        out::text(&format!("{}\n", answer.key))?;
        out::tell(&texts.with("cli-log-made-next", &args));
        Ok(())
    }
}

/// A name with a scheme would not be the one that `tlog-checkpoint` asks for, and a log never changes its name.
fn origin(text: &str) -> Result<String, &'static str> {
    if text.contains("://") { Err("a log's name has no scheme: example.org/log") } else { Ok(text.to_owned()) }
}
