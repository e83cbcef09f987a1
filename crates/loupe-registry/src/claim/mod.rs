//! Check a claim: find the words that cannot be said, look up what they are bound to, and say what could be said instead.

mod instead;
mod named;

use std::sync::LazyLock;

use loupe_scheme::claim::{At, Lexicon, Sentence, check};
use loupe_scheme::definition::{Resolved, compare, resolve};
use loupe_scheme::look::LooksCounted;
use loupe_scheme::period::Period;
use loupe_scheme::rule::Refusal;
use loupe_scheme::statement::Subject;
use loupe_scheme::words::Lang;
use serde::Serialize;

use crate::answer::amount::{Interval, Tenths};
use crate::answer::statement::statement;
use crate::answer::target::Named;
use crate::answer::{Answer, Ask, Selection};
use crate::world;

static LEXICON: LazyLock<Lexicon> = LazyLock::new(|| {
    Lexicon::parse(world::shipped_text("claims/words.toml")).expect("the shipped list of words is read by its test")
});

/// The words that cannot be said unbound, as shipped.
pub fn lexicon() -> &'static Lexicon {
    &LEXICON
}

/// A text, checked.
#[derive(Clone, Debug, Serialize)]
pub struct Claim {
    /// Whether it uses none of the words. A text that does is refused, bound or not.
    pub may_be_said: bool,
    /// The sentences that use one, in order.
    pub sentences: Vec<Judged>,
    /// The reasons given, each once.
    pub reasons: Vec<Why>,
}

/// Why a word cannot be said.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Why {
    /// The reason's id.
    pub id: String,
    /// In words.
    pub why: String,
    /// The title of the source.
    pub source_title: String,
    /// The address of what was read.
    pub source_url: String,
    /// The words of the source.
    pub quote: String,
}

/// A sentence and what became of it.
#[derive(Clone, Debug, Serialize)]
pub struct Judged {
    /// The sentence.
    pub text: String,
    /// Where it stands.
    pub at: At,
    /// Its language.
    pub lang: Lang,
    /// The words in it that cannot be said unbound.
    pub words: Vec<Word>,
    /// The definition it names.
    pub definition: Option<String>,
    /// The period it names.
    pub period: Option<Period>,
    /// The country, mine or company it names, or the world.
    pub subject: Option<Named>,
    /// What the register says to it.
    pub outcome: Outcome,
    /// Under the definition it names, or the one in force, and every one that covers more: what is known.
    pub known: Vec<Known>,
    /// What it would have to say, in its own language. Empty where the register has no return for the period.
    pub instead: String,
}

/// A word that cannot be said unbound.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Word {
    /// Its entry in the list of words.
    pub word: String,
    /// As it stands in the text.
    pub text: String,
    /// Where it stands.
    pub at: At,
    /// Ids of the reasons.
    pub reasons: Vec<String>,
    /// The refusal, by rule `C1`.
    pub refusal: Refusal,
}

/// What became of a sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// It names no definition, or no period, or neither.
    Unbound,
    /// It is bound, but names no country, mine or company: the stones may be from anywhere.
    NoSubject,
    /// Nobody filed a return for its period.
    NoReturn,
    /// It is bound, and the register does not bear it out: something is verified, open or not looked at.
    NotBorneOut,
    /// It is bound, all was looked at, and no published finding meets the definition. Only that may be said.
    NothingFound,
}

impl Outcome {
    /// Its code, such as `not_borne_out`.
    pub const fn code(self) -> &'static str {
        match self {
            Outcome::Unbound => "unbound",
            Outcome::NoSubject => "no_subject",
            Outcome::NoReturn => "no_return",
            Outcome::NotBorneOut => "not_borne_out",
            Outcome::NothingFound => "nothing_found",
        }
    }
}

/// What is known under one definition.
#[derive(Clone, Debug, Serialize)]
pub struct Known {
    /// The definition's key.
    pub definition: String,
    /// At least and at most.
    #[serde(flatten)]
    pub interval: Interval,
}

/// Checks `text`. Refuses with `C2` one longer than 10 000 characters.
pub fn claim(ask: &Ask<'_>, text: &str, counted: LooksCounted) -> Result<Answer<Claim>, Refusal> {
    let register = &ask.edition.register;
    let found = check(text, lexicon(), &register.definitions)?;
    let mut lookup = Lookup { ask: *ask, counted, told: Vec::new(), used: Vec::new() };
    let sentences: Vec<Judged> = found.into_iter().map(|sentence| judge(&mut lookup, sentence)).collect();
    let given = |id: &str| sentences.iter().flat_map(|s| &s.words).any(|word| word.reasons.iter().any(|r| r == id));
    let reasons = lexicon().reasons().iter().filter(|reason| given(&reason.id)).map(|reason| Why {
        id: reason.id.clone(),
        why: reason.why.get(ask.lang).to_owned(),
        source_title: reason.source_title.clone(),
        source_url: reason.source_url.clone(),
        quote: reason.quote.clone(),
    });
    let claim = Claim { may_be_said: sentences.is_empty(), reasons: reasons.collect(), sentences };
    Ok(ask.answer(&lookup.used, claim))
}

/// What a sentence is bound to, by which it is answered.
#[derive(PartialEq)]
struct Bound {
    definition: Option<String>,
    period: Option<Period>,
    subject: Option<Subject>,
    lang: Lang,
}

/// What is known for what was asked, and the sentence that may be said.
type Told = (Vec<Known>, String);

/// Looks up what is known; each thing asked is looked up once, however often a text asks for it.
struct Lookup<'a> {
    ask: Ask<'a>,
    counted: LooksCounted,
    told: Vec<(Bound, Told)>,
    used: Vec<Resolved>,
}

impl Lookup<'_> {
    fn told(&mut self, bound: Bound) -> Told {
        if let Some((_, told)) = self.told.iter().find(|(known, _)| *known == bound) {
            return told.clone();
        }
        let definitions = beside(&self.ask, bound.definition.as_deref());
        for definition in &definitions {
            if !self.used.iter().any(|known| known.reference == definition.reference) {
                self.used.push(definition.clone());
            }
        }
        let own = Ask { lang: bound.lang, ..self.ask };
        let asked = |definitions: &[Resolved]| {
            let selection = Selection {
                period: bound.period,
                definitions: definitions.iter().map(|definition| definition.reference.key()).collect(),
                counted: self.counted,
            };
            statement(&own, bound.subject.as_ref().unwrap_or(&Subject::World), &selection).map(|answer| answer.answer)
        };
        let known = asked(&definitions).map(|made| made.under).unwrap_or_default();
        let known: Vec<Known> =
            known.into_iter().map(|under| Known { definition: under.definition, interval: under.interval }).collect();
        let both: Vec<Resolved> = definitions.iter().take(2).cloned().collect();
        let instead = asked(&both).map(|made| instead::instead(&own, &made, &both)).unwrap_or_default();
        self.told.push((bound, (known.clone(), instead.clone())));
        (known, instead)
    }
}

fn judge(lookup: &mut Lookup<'_>, sentence: Sentence) -> Judged {
    let subject = named::subject(&lookup.ask.edition.register, &sentence.text);
    let (known, instead) = lookup.told(Bound {
        definition: sentence.definition.clone(),
        period: sentence.period,
        subject: subject.clone(),
        lang: sentence.lang,
    });
    let own = Ask { lang: sentence.lang, ..lookup.ask };
    let first = known.first().map(|known| known.interval.at_most.share);
    let outcome = match (sentence.is_bound(), &subject, first) {
        (false, _, _) => Outcome::Unbound,
        (true, _, None) => Outcome::NoReturn,
        (true, None, Some(_)) => Outcome::NoSubject,
        (true, Some(_), Some(Tenths(0))) => Outcome::NothingFound,
        (true, Some(_), Some(_)) => Outcome::NotBorneOut,
    };
    let words = sentence.words.iter().map(|said| Word {
        word: said.word.clone(),
        text: said.text.clone(),
        at: said.at,
        reasons: said.reasons.clone(),
        refusal: said.refusal(),
    });
    Judged {
        words: words.collect(),
        subject: subject.as_ref().map(|subject| own.subject(subject)),
        outcome,
        known,
        instead,
        text: sentence.text,
        at: sentence.at,
        lang: sentence.lang,
        definition: sentence.definition,
        period: sentence.period,
    }
}

/// The definition named, or the one shown first, and after it every other that covers all it covers and more, the widest
/// first.
fn beside(ask: &Ask<'_>, key: Option<&str>) -> Vec<Resolved> {
    let named = key.and_then(|key| resolve(key, &ask.edition.register.definitions).ok());
    let Some(first) = named.or_else(|| ask.edition.defaults.first().cloned()) else { return Vec::new() };
    let wider = ask.edition.defaults.iter().filter_map(|other| {
        let compared = compare(&first, other);
        let is_wider = compared.left_only.cells == 0 && compared.right_only.cells > 0;
        is_wider.then_some((compared.right_only.cells, other))
    });
    let mut wider: Vec<(u128, &Resolved)> = wider.collect();
    wider.sort_by_key(|(cells, _)| std::cmp::Reverse(*cells));
    let wider: Vec<Resolved> = wider.into_iter().map(|(_, other)| other.clone()).collect();
    [first].into_iter().chain(wider).collect()
}
