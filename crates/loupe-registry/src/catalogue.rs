//! All text for people: Fluent files in English, French and Portuguese, by key.

use std::borrow::{Borrow, Cow};
use std::collections::BTreeSet;
use std::sync::LazyLock;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource};
use include_dir::{Dir, include_dir};
use loupe_scheme::reason::{Argument, Reason};
use loupe_scheme::rule::{Place, Refusal};
use loupe_scheme::words::Lang;

use crate::answer::amount::grouped;

static FILES: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/../../i18n");

/// The texts of one language.
pub struct Catalogue {
    lang: Lang,
    bundle: FluentBundle<FluentResource>,
    keys: BTreeSet<String>,
}

static CATALOGUES: LazyLock<[Catalogue; 3]> = LazyLock::new(|| Lang::ALL.map(Catalogue::load));

/// The catalogue of a language.
pub fn catalogue(lang: Lang) -> &'static Catalogue {
    &CATALOGUES[lang as usize]
}

impl Catalogue {
    fn load(lang: Lang) -> Catalogue {
        // Portuguese is written as in Portugal, where none is a plural.
        let tag = if lang == Lang::Pt { "pt-PT" } else { lang.tag() };
        let mut bundle = FluentBundle::new_concurrent(vec![tag.parse().expect("a language tag of ours parses")]);
        bundle.set_use_isolating(false);
        let mut keys = BTreeSet::new();
        let files = FILES.get_dir(lang.tag()).into_iter().flat_map(Dir::files);
        for file in files.filter_map(|file| file.contents_utf8()) {
            // A faulty entry is dropped here and reported by the catalogue's test.
            let resource = FluentResource::try_new(file.to_owned()).unwrap_or_else(|(resource, _)| resource);
            let is_key = |line: &&str| line.starts_with(|c: char| c.is_ascii_alphabetic());
            let of_line = |line: &str| line.split_once(" =").map(|(key, _)| key.to_owned());
            keys.extend(file.lines().filter(is_key).filter_map(of_line));
            bundle.add_resource_overriding(resource);
        }
        Catalogue { lang, bundle, keys }
    }

    /// The language.
    pub const fn lang(&self) -> Lang {
        self.lang
    }

    /// Every key it has.
    pub const fn keys(&self) -> &BTreeSet<String> {
        &self.keys
    }

    /// Whether it has a key.
    pub fn has(&self, key: &str) -> bool {
        self.keys.contains(key)
    }

    /// The text of a key without arguments.
    pub fn text(&self, key: &str) -> Cow<'_, str> {
        self.format(key, None)
    }

    /// The text of a key with arguments, for instance `[("count", "3".into())]`.
    pub fn with(&self, key: &str, args: &[(&str, String)]) -> String {
        let mut fluent = FluentArgs::new();
        for (name, value) in args {
            fluent.set(*name, value.clone());
        }
        self.format(key, Some(&fluent)).into_owned()
    }

    /// The text of a key whose wording depends on a count; the count is `$n` in the text.
    pub fn counted(&self, key: &str, n: usize) -> String {
        let mut fluent = FluentArgs::new();
        fluent.set("n", n);
        self.format(key, Some(&fluent)).into_owned()
    }

    /// Texts in a row, with a semicolon between them as the language sets it.
    pub fn list(&self, texts: &[impl Borrow<str>]) -> String {
        texts.join(&*self.text("list-separator"))
    }

    /// A language by what it calls itself and its BCP 47 tag, `Français (fr)`; the tag alone where no name is known.
    pub fn language(&self, tag: &str) -> String {
        let primary = tag.split(['-', '_']).next().unwrap_or(tag).to_ascii_lowercase();
        let key = format!("language-{primary}");
        if self.has(&key) { format!("{} ({tag})", self.text(&key)) } else { tag.to_owned() }
    }

    fn format<'a>(&'a self, key: &str, args: Option<&FluentArgs<'_>>) -> Cow<'a, str> {
        let pattern = self.bundle.get_message(key).and_then(|message| message.value());
        match pattern {
            Some(pattern) => {
                let text = self.bundle.format_pattern(pattern, args, &mut Vec::new());
                Cow::Owned(text.into_owned())
            }
            None => Cow::Owned(format!("[{key}]")),
        }
    }

    /// The label of a value of a definition's field, such as `actor`, `state_military`.
    pub fn value(&self, field: &str, value: &str) -> Cow<'_, str> {
        self.text(&format!("value-{}-{}", field.replace('_', "-"), value.replace('_', "-")))
    }

    /// What was wrong, in one sentence.
    pub fn refusal(&self, refusal: &Refusal) -> String {
        self.with(&format!("rule-{}", refusal.rule.code()), &self.refusal_args(refusal))
    }

    /// What to do next, in one sentence.
    pub fn next_step(&self, refusal: &Refusal) -> String {
        self.with(&format!("rule-{}-next", refusal.rule.code()), &self.refusal_args(refusal))
    }

    /// Why it was wrong: a part of a sentence.
    pub fn reason(&self, reason: &Reason) -> String {
        let told = |argument: Argument| match argument {
            Argument::Text(text) => text,
            Argument::Number(number) => grouped(self.lang, &number.to_string()),
            Argument::Names(names) => names.join(", "),
        };
        let args: Vec<_> = reason.arguments().into_iter().map(|(name, argument)| (name, told(argument))).collect();
        self.with(&format!("reason-{}", reason.key().replace('_', "-")), &args)
    }

    fn input(&self, refusal: &Refusal) -> String {
        let Some(why) = &refusal.why else { return refusal.input.clone() };
        let reason = self.reason(why);
        if refusal.input.is_empty() {
            return reason;
        }
        self.with("input-and-reason", &[("input", refusal.input.clone()), ("reason", reason)])
    }

    fn refusal_args(&self, refusal: &Refusal) -> Vec<(&'static str, String)> {
        let offered = if refusal.accepted.is_empty() { "none" } else { "some" };
        let accepted = refusal.accepted.join(", ");
        vec![("input", self.input(refusal)), ("accepted", accepted), ("offered", offered.to_owned())]
    }

    /// Where it was wrong, in words; empty when the refusal has no place.
    pub fn place(&self, place: &Place) -> String {
        let mut parts = Vec::new();
        if let Some(file) = &place.file {
            parts.push(file.clone());
        }
        if let Some(line) = place.line {
            parts.push(self.with("place-line", &[("line", line.to_string())]));
        }
        if let Some(column) = place.column {
            parts.push(self.with("place-column", &[("column", column.to_string())]));
        }
        if let Some(name) = &place.name {
            parts.push(format!("`{name}`"));
        }
        parts.join(", ")
    }
}
