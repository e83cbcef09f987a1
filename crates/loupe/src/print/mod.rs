//! Answers as text for people: tables and paragraphs as wide as the reader's terminal.

pub(crate) mod access;
pub(crate) mod claim;
pub(crate) mod comparison;
pub(crate) mod definition;
pub(crate) mod finding;
pub(crate) mod key;
pub(crate) mod log;
pub(crate) mod statement;
mod table;
pub(crate) mod trust;
pub(crate) mod verdict;
pub(crate) mod world;

use std::borrow::Cow;

use loupe_registry::answer::declared::Declared;
use loupe_registry::catalogue::Catalogue;
use loupe_registry::edition::Edition;
use loupe_scheme::words::Lang;
use loupe_web::format;
use loupe_web::format::Cut;
use loupe_web::reader::Reader;

use crate::open::Open;

pub(crate) use table::{Column, Table, wrap};

/// The width when COLUMNS does not say.
const WIDTH: usize = 100;
/// The narrowest page that is still laid out.
const WIDTH_MIN: usize = 32;
/// Half-years filed more than once, or missing, that are listed one by one.
const SLOTS_MAX: usize = 8;

/// The width of the reader's page, as COLUMNS says.
pub(crate) fn width() -> usize {
    let columns = std::env::var("COLUMNS").ok().and_then(|columns| columns.parse().ok());
    columns.unwrap_or(WIDTH).max(WIDTH_MIN)
}

/// Who reads, and on what width.
pub(crate) struct Page<'o> {
    pub(crate) edition: &'o Edition,
    pub(crate) reader: Reader,
    pub(crate) lang: Lang,
    texts: &'static Catalogue,
    pub(crate) width: usize,
}

impl Page<'_> {
    /// A page for the reader of an opened register, as wide as COLUMNS says.
    pub(crate) fn new(open: &Open) -> Page<'_> {
        Page { edition: &open.edition, reader: open.reader(), lang: open.lang, texts: open.texts(), width: width() }
    }

    pub(crate) fn text(&self, key: &str) -> Cow<'static, str> {
        self.texts.text(key)
    }

    pub(crate) fn with(&self, key: &str, args: &[(&str, String)]) -> String {
        self.texts.with(key, args)
    }

    pub(crate) fn counted(&self, key: &str, n: usize) -> String {
        self.texts.counted(key, n)
    }

    /// The label of a code of the record, such as `grade`, `verified`; the code itself where it has none.
    pub(crate) fn label(&self, prefix: &str, code: &str) -> String {
        let key = format!("{prefix}-{}", code.replace('_', "-"));
        if self.texts.has(&key) { self.texts.text(&key).into_owned() } else { code.to_owned() }
    }

    /// The label of a value of a definition's field.
    pub(crate) fn value(&self, field: &str, value: &str) -> String {
        self.texts.value(field, value).into_owned()
    }

    /// A paragraph with a line feed behind it; every line after the first as far in as `first` is long.
    pub(crate) fn paragraph(&self, first: &str, text: &str) -> String {
        let indent = " ".repeat(first.chars().count());
        let lines = wrap(text, self.width.saturating_sub(indent.len()).max(16));
        let mut page = String::new();
        for (n, line) in lines.iter().enumerate() {
            page.push_str(if n == 0 { first } else { &indent });
            page.push_str(line);
            page.push('\n');
        }
        page
    }

    /// Parts of a sentence, with a semicolon as the language sets it.
    pub(crate) fn join(&self, parts: &[String]) -> String {
        self.texts.list(parts)
    }

    /// A heading with an empty line before it.
    pub(crate) fn heading(&self, key: &str) -> String {
        format!("\n{}\n", self.text(key))
    }

    /// Carats and US$ as filed, and the interval beside them where readings differ or returns are missing.
    pub(crate) fn declared(&self, declared: &Declared) -> String {
        let lang = self.lang;
        let filed = declared.filed;
        let musd = |cents: u64, cut: Cut| format::million_usd(lang, cents, cut);
        let mut page = match filed.usd {
            Some(usd) => {
                let args = [
                    ("carats", format::carats(lang, filed.carats)),
                    ("musd", musd(usd.cents(), Cut::Near)),
                    ("rows", self.counted("cli-rows", declared.rows)),
                ];
                self.paragraph("", &self.with("cli-filed", &args))
            }
            None => self.paragraph("", &self.with("cli-produced", &[("carats", format::carats(lang, filed.carats))])),
        };
        let least = format::carats(lang, declared.at_least.carats);
        match declared.at_most {
            Some(most) if most.carats != declared.at_least.carats => {
                let args = [("least", least), ("most", format::carats(lang, most.carats))];
                page.push_str(&self.paragraph("", &self.with("cli-declared-between", &args)));
            }
            Some(_) => {}
            None => page.push_str(&self.paragraph("", &self.with("cli-declared-open", &[("least", least)]))),
        }
        page.push_str(&self.slots(declared));
        page
    }

    /// The half-years filed more than once, with every reading, and those never filed.
    fn slots(&self, declared: &Declared) -> String {
        let mut page = String::new();
        for slot in declared.disputed.iter().take(SLOTS_MAX) {
            let readings: Vec<String> = slot
                .readings
                .iter()
                .map(|row| {
                    let day = row.filed_at.split('T').next().unwrap_or_default().to_owned();
                    let args = [("carats", format::carats(self.lang, row.carats)), ("day", day)];
                    self.with("cli-reading", &args)
                })
                .collect();
            let args = [
                ("who", self.participant(&slot.participant)),
                ("half", format::half(self.lang, slot.half)),
                ("readings", self.join(&readings)),
            ];
            page.push_str(&self.paragraph("  - ", &self.with("cli-disputed", &args)));
        }
        if declared.disputed.len() > SLOTS_MAX {
            page.push_str(&self.paragraph("  - ", &self.counted("cli-more", declared.disputed.len() - SLOTS_MAX)));
        }
        if !declared.missing.is_empty() {
            let missing = declared.missing.iter().take(SLOTS_MAX);
            let missing = missing
                .map(|slot| format!("{} {}", self.participant(&slot.participant), format::half(self.lang, slot.half)));
            let mut missing: Vec<String> = missing.collect();
            if declared.missing.len() > SLOTS_MAX {
                missing.push(self.counted("cli-more", declared.missing.len() - SLOTS_MAX));
            }
            page.push_str(&self.paragraph("  - ", &self.with("cli-missing", &[("missing", self.join(&missing))])));
        }
        page
    }

    /// A participant's name by its code.
    pub(crate) fn participant(&self, id: &str) -> String {
        let known = self.edition.register.participants.iter().find(|known| known.id.as_str() == id);
        known.map_or(id, |participant| participant.name.get(self.lang)).to_owned()
    }

    /// The short name of a definition by its key, with its reading when that is not the default.
    pub(crate) fn definition(&self, key: &str) -> String {
        let (id, reading) = key.split_once(':').unwrap_or((key, ""));
        let Some(definition) = self.edition.register.definition(id) else { return key.to_owned() };
        let name = definition.name.get(self.lang);
        match definition.readings.iter().find(|known| known.id == reading) {
            Some(known) => format!("{name} ({})", known.name.get(self.lang)),
            None => name.to_owned(),
        }
    }

    /// The reference data and the day an answer is made from.
    pub(crate) fn made<T>(&self, answer: &loupe_registry::answer::Answer<T>) -> String {
        let world: String = answer.world.iter().flat_map(|hash| hash.chars().take(12)).collect();
        let args = [("day", format::date(self.lang, answer.made_on)), ("world", world)];
        self.paragraph("", &self.with("cli-made", &args))
    }
}
