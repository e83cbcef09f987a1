//! What every command begins with: the language of the reader, and the register with the shipped world in it.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use clap::{Args, ValueEnum};
use indicatif::{ProgressBar, ProgressStyle};
use jiff::Timestamp;
use jiff::civil::Date;
use loupe_registry::answer::Ask;
use loupe_registry::catalogue::{Catalogue, catalogue};
use loupe_registry::edition::Edition;
use loupe_registry::import_world::{ImportOutcome, Progress, Step};
use loupe_registry::keys::{KeyRing, Protection, Unlock, default_identity};
use loupe_registry::log::{Begun, LogHome};
use loupe_registry::registry::{Registry, sqlite_url, without_password};
use loupe_registry::world;
use loupe_scheme::words::Lang;
use loupe_web::reader::Reader;

use crate::failure::Failure;
use crate::key::ask;
use crate::out;

/// Where the register is when nobody says otherwise.
const DATA: &str = "loupe-data";

/// Options of every command.
#[derive(Args)]
pub(crate) struct Common {
    /// The folder of the register, or the address of a PostgreSQL database (postgres://...).
    #[arg(
        long,
        global = true,
        env = "LOUPE_DATA",
        hide_env_values = true,
        value_name = "FOLDER",
        default_value = DATA,
        value_parser = clap::builder::NonEmptyStringValueParser::new()
    )]
    pub(crate) data: String,
    /// The folder of the public log; `log` in the folder of the register when not given.
    #[arg(long = "log-folder", global = true, env = "LOUPE_LOG", value_name = "FOLDER")]
    log_folder: Option<PathBuf>,
    /// The folder of the keys; `keys` in the folder of the register when not given.
    #[arg(long = "keys", global = true, env = "LOUPE_KEYS", value_name = "FOLDER")]
    keys: Option<PathBuf>,
    /// Seal new keys with a passphrase; without LOUPE_PASSPHRASE_FILE it is asked for.
    #[arg(long, global = true)]
    passphrase: bool,
    /// The language of answers; as LC_ALL, LC_MESSAGES or LANG say when not given.
    #[arg(long = "lang", global = true, value_name = "LANGUAGE")]
    tongue: Option<Tongue>,
    /// Answer with JSON, the same as under /api/v1.
    #[arg(long, global = true)]
    pub(crate) json: bool,
}

/// A language of answers.
#[derive(Clone, Copy, ValueEnum)]
enum Tongue {
    /// English.
    En,
    /// French.
    Fr,
    /// Portuguese.
    Pt,
}

/// An opened register, and who asks.
pub(crate) struct Open {
    pub(crate) registry: Arc<Registry>,
    pub(crate) edition: Arc<Edition>,
    pub(crate) lang: Lang,
    pub(crate) json: bool,
}

impl Common {
    /// The language chosen, or that of the environment, or English.
    pub(crate) fn lang(&self) -> Lang {
        match self.tongue {
            Some(Tongue::En) => Lang::En,
            Some(Tongue::Fr) => Lang::Fr,
            Some(Tongue::Pt) => Lang::Pt,
            None => {
                let set = ["LC_ALL", "LC_MESSAGES", "LANG"].into_iter().filter_map(|name| std::env::var(name).ok());
                let first = set.into_iter().find(|value| !value.is_empty());
                first.and_then(|value| Lang::from_tag(&value)).unwrap_or_default()
            }
        }
    }

    /// Whether the register is in a database that is not a file of ours.
    fn is_address(&self) -> bool {
        // What looks like an address is none of a folder, even when no database answers to it.
        self.data.contains("://") || ["postgres:", "postgresql:"].iter().any(|s| self.data.starts_with(s))
    }

    /// The address of the database.
    fn url(&self) -> String {
        if self.is_address() { self.data.clone() } else { sqlite_url(Path::new(&self.data)) }
    }

    /// A folder beside the register.
    fn beside(&self, chosen: Option<&PathBuf>, name: &str) -> PathBuf {
        let register = if self.is_address() { Path::new(DATA) } else { Path::new(&self.data) };
        chosen.cloned().unwrap_or_else(|| register.join(name))
    }

    /// The keys, not opened yet.
    pub(crate) fn ring(&self) -> KeyRing {
        let folder = self.beside(self.keys.as_ref(), "keys");
        let mut unlock = unlock(&folder);
        if let Some(ask) = ask::at_terminal(self.lang()) {
            unlock = unlock.and_asking(ask);
        }
        if self.passphrase {
            unlock = unlock.protecting_new(Protection::Passphrase);
        }
        KeyRing::open(&folder, unlock)
    }

    /// Where the log is kept.
    pub(crate) fn log_home(&self) -> LogHome {
        let folder = self.beside(self.log_folder.as_ref(), "log");
        LogHome { folder, ring: Arc::new(self.ring()), now: Timestamp::now }
    }

    /// Opens the register alone, with another clock than that of the system.
    pub(crate) async fn registry_by(&self, now: fn() -> Timestamp) -> Result<Registry, Failure> {
        let registry = Registry::open(&self.url()).await;
        let registry = registry.map_err(|fault| Failure::of_registry(self.lang(), fault))?;
        Ok(registry.with_log(LogHome { now, ..self.log_home() }))
    }

    /// Opens the register alone: nothing is imported, and no log is made.
    pub(crate) async fn registry(&self) -> Result<Registry, Failure> {
        self.registry_by(Timestamp::now).await
    }

    /// Opens the register; makes its log, and imports the shipped world, where they are not there yet.
    pub(crate) async fn open(&self) -> Result<Open, Failure> {
        self.open_with(self.registry().await?).await
    }

    /// The same with a register that is open already.
    pub(crate) async fn open_with(&self, registry: Registry) -> Result<Open, Failure> {
        let lang = self.lang();
        let begun = registry.begin_log_unnamed().await.map_err(|trouble| Failure::of_trouble(lang, trouble))?;
        if let Begun::Made { origin } = begun {
            let folder = registry.log_home().map(|home| home.folder.display().to_string()).unwrap_or_default();
            out::tell(&catalogue(lang).with("cli-log-begun", &[("origin", origin), ("folder", folder)]));
        }
        let bar = Bar::new(catalogue(lang));
        let outcome = registry.import_world(&world::shipped(), &mut |progress| bar.show(progress)).await;
        bar.bar.finish_and_clear();
        let outcome = outcome.map_err(|trouble| Failure::of_trouble(lang, trouble))?;
        if let ImportOutcome::Imported { rows, .. } = outcome {
            let rows = [("rows", loupe_web::format::whole(lang, rows)), ("data", without_password(&self.data))];
            out::tell(&catalogue(lang).with("cli-imported", &rows));
        }
        let edition = registry.edition();
        Ok(Open { registry: Arc::new(registry), edition, lang, json: self.json })
    }
}

impl Open {
    /// What answers are made from.
    pub(crate) fn ask(&self) -> Ask<'_> {
        Ask { edition: &self.edition, made_on: today(), lang: self.lang }
    }

    /// The texts in the reader's language.
    pub(crate) fn texts(&self) -> &'static Catalogue {
        catalogue(self.lang)
    }

    /// The same reader, for sentences shared with the pages.
    pub(crate) fn reader(&self) -> Reader {
        Reader { lang: self.lang, place: String::new() }
    }
}

/// What opens the keys: the identity beside them or where `LOUPE_IDENTITY` says, or the passphrase in the file that
/// `LOUPE_PASSPHRASE_FILE` names.
fn unlock(keys: &Path) -> Unlock {
    let named = |name| std::env::var_os(name).filter(|value| !value.is_empty());
    let unlock = Unlock::with_identity(named("LOUPE_IDENTITY").map_or_else(|| default_identity(keys), PathBuf::from));
    match named("LOUPE_PASSPHRASE_FILE") {
        Some(file) => unlock.and_passphrase_file(file),
        None => unlock,
    }
}

/// Today, where the program runs.
pub(crate) fn today() -> Date {
    jiff::ZonedDateTime::now().date()
}

/// The bar that shows how far the import of the world is; on standard error, and only where someone watches.
struct Bar {
    bar: ProgressBar,
    texts: &'static Catalogue,
}

impl Bar {
    fn new(texts: &'static Catalogue) -> Bar {
        let bar = ProgressBar::no_length();
        if let Ok(style) = ProgressStyle::with_template("{msg} [{bar:40}] {pos}/{len}") {
            bar.set_style(style.progress_chars("=> "));
        }
        Bar { bar, texts }
    }

    fn show(&self, progress: Progress) {
        let key = match progress.step {
            Step::Reading => "cli-step-reading",
            Step::Writing => "cli-step-writing",
            Step::Opening => "cli-step-opening",
        };
        self.bar.set_message(self.texts.text(key));
        self.bar.set_length(progress.total);
        self.bar.set_position(progress.done);
    }
}
