//! One thing that is asked of an event.

use std::borrow::Cow;
use std::cmp::Ordering;

use jiff::Timestamp;

use super::decimal::Decimal;
use super::field::{OwnField, Path};
use super::given::Asked;
use super::master::Vocabularies;
use super::pattern::{Pattern, Thing, canonical};
use super::recorded::{Recorded, any, any_of_event};
use crate::hash::Context;
use crate::identifier::Vocabulary;
use crate::json::{Object, Value};
use crate::part::Time;

/// How a value stands to what it is compared with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Op {
    Equal,
    Greater,
    AtLeast,
    Less,
    AtMost,
}

impl Op {
    /// By the beginning of a parameter's name.
    pub(super) const NAMED: [(&'static str, Self); 5] = [
        ("EQ_", Self::Equal),
        ("GT_", Self::Greater),
        ("GE_", Self::AtLeast),
        ("LT_", Self::Less),
        ("LE_", Self::AtMost),
    ];

    fn holds(self, ordering: Ordering) -> bool {
        match self {
            Self::Equal => ordering.is_eq(),
            Self::Greater => ordering.is_gt(),
            Self::AtLeast => ordering.is_ge(),
            Self::Less => ordering.is_lt(),
            Self::AtMost => ordering.is_le(),
        }
    }
}

/// How two texts say the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Spelling {
    /// Letter by letter.
    Exact,
    /// Letter by letter, once prefixes are written out.
    Uri,
    /// As things: a URN and a Digital Link may be the same.
    Thing,
    /// As words of a vocabulary.
    Word(Vocabulary),
}

impl Spelling {
    /// The one spelling of a text under a context.
    pub(super) fn one<'t>(self, text: &'t str, context: &Context) -> Cow<'t, str> {
        if self == Self::Exact {
            return Cow::Borrowed(text);
        }
        match context.expand(text) {
            Cow::Borrowed(text) => self.spelt(text),
            Cow::Owned(text) => Cow::Owned(self.spelt(&text).into_owned()),
        }
    }

    fn spelt(self, text: &str) -> Cow<'_, str> {
        match self {
            Self::Exact | Self::Uri => Cow::Borrowed(text),
            Self::Thing => canonical(text),
            Self::Word(vocabulary) => vocabulary.web(text),
        }
    }
}

/// A number with its unit in an object: a quantity, a measurement.
#[derive(Clone, Debug)]
pub(super) struct Measured {
    pub(super) objects: &'static [Path],
    pub(super) field: &'static str,
    pub(super) unit: Option<String>,
}

/// Papers, givers and getters: an object with a type.
#[derive(Clone, Debug)]
pub(super) struct Typed {
    pub(super) list: &'static str,
    pub(super) field: &'static str,
    pub(super) types: Vocabulary,
    /// In its one spelling.
    pub(super) kind: String,
}

/// One thing that is asked of an event.
#[derive(Clone, Debug)]
pub(super) enum Criterion {
    /// The event was recorded then.
    Recorded(Op, Timestamp),
    /// There is a text that is one of these.
    Text(&'static [Path], Spelling, Vec<String>),
    /// There is a moment.
    Moment(&'static [Path], Op, Timestamp),
    /// There is a thing that matches.
    Things(&'static [Path], Vec<Pattern>),
    /// There is a place that is one of these or lies within.
    Within(&'static [Path], Vec<String>),
    /// There is a paper, giver or getter of this type.
    Typed(Typed, Vec<String>),
    /// There is a number.
    Number(Measured, Op, Vec<Decimal>),
    /// There is a truth value.
    Truth(&'static [Path], bool),
    /// Something is there.
    Exists(&'static [Path]),
    /// A field of somebody's own is there.
    OwnExists(OwnField),
    /// A field of somebody's own has such a value.
    Own(OwnField, Op, Vec<Asked>),
    /// Master data tell one of these of something.
    HasAttribute(Field, Vec<String>),
    /// Master data tell this of something.
    Attribute(Field, String, Vec<Asked>),
}

/// A field of the standard's, or of somebody's own.
#[derive(Clone, Debug)]
pub(super) enum Field {
    Standard(&'static [Path]),
    Own(OwnField),
}

impl Criterion {
    pub(super) fn holds(&self, of: &Recorded<'_>, master: &Vocabularies) -> bool {
        match self {
            Self::Recorded(op, then) => op.holds(of.recorded.cmp(then)),
            Self::Text(paths, spelling, texts) => any_text(of, paths, &mut |text| {
                let one = spelling.one(text, &of.context);
                texts.iter().any(|asked| *asked == one)
            }),
            Self::Moment(paths, op, then) => any_text(of, paths, &mut |text| {
                let moment = Time::new(text).and_then(|time| time.moment());
                moment.is_some_and(|moment| op.holds(moment.cmp(then)))
            }),
            Self::Things(paths, patterns) => any_text(of, paths, &mut |text| {
                let text = of.context.expand(text);
                let thing = Thing::of(&text);
                patterns.iter().any(|pattern| pattern.matches(&thing))
            }),
            Self::Within(paths, places) => any_text(of, paths, &mut |text| {
                let text = of.context.expand(text);
                master.is_within(&canonical(&text), places)
            }),
            Self::Typed(typed, texts) => typed.holds(of, texts),
            Self::Number(measured, op, numbers) => measured.holds(of, *op, numbers),
            Self::Truth(paths, yes) => {
                paths.iter().any(|path| any_of_event(of.event, path, &mut |value| *value == Value::Bool(*yes)))
            }
            Self::Exists(paths) => paths.iter().any(|path| any_of_event(of.event, path, &mut |_| true)),
            Self::OwnExists(field) => field.any(of, &mut |value| *value != Value::Null),
            Self::Own(field, op, asked) => field.any(of, &mut |value| compares(value, *op, asked)),
            Self::HasAttribute(field, names) => {
                field.any_thing(of, &mut |thing| names.iter().any(|name| master.has(thing, name)))
            }
            Self::Attribute(field, name, asked) => field.any_thing(of, &mut |thing| {
                master.values(thing, name).iter().any(|value| compares(value, Op::Equal, asked))
            }),
        }
    }
}

impl Measured {
    fn holds(&self, of: &Recorded<'_>, op: Op, numbers: &[Decimal]) -> bool {
        let fits = |object: &Object| {
            let unit = object.get("uom").and_then(Value::as_text);
            let Some(Value::Number(number)) = object.get(self.field) else { return false };
            let same = self.unit.as_deref().is_none_or(|asked| unit == Some(asked));
            same && Decimal::of(number).is_some_and(|own| numbers.iter().any(|asked| op.holds(own.cmp(asked))))
        };
        let mut test = |value: &Value| value.as_object().is_some_and(fits);
        self.objects.iter().any(|path| any_of_event(of.event, path, &mut test))
    }
}

impl Typed {
    fn holds(&self, of: &Recorded<'_>, texts: &[String]) -> bool {
        let mut test = |value: &Value| {
            let Some(object) = value.as_object() else { return false };
            let text = |name: &str| object.get(name).and_then(Value::as_text).map(|text| of.context.expand(text));
            let kind = text("type").is_some_and(|kind| self.types.web(&kind) == self.kind);
            kind && text(self.field).is_some_and(|id| texts.iter().any(|asked| *asked == canonical(&id)))
        };
        any_of_event(of.event, &[self.list], &mut test)
    }
}

impl Field {
    fn any_thing(&self, of: &Recorded<'_>, test: &mut dyn FnMut(&str) -> bool) -> bool {
        let mut thing = |text: &str| test(&canonical(&of.context.expand(text)));
        match self {
            Self::Standard(paths) => any_text(of, paths, &mut thing),
            Self::Own(field) => field.any(of, &mut |value| value.as_text().is_some_and(&mut thing)),
        }
    }
}

fn any_text(of: &Recorded<'_>, paths: &[Path], test: &mut dyn FnMut(&str) -> bool) -> bool {
    let mut test = |value: &Value| value.as_text().is_some_and(&mut *test);
    paths.iter().any(|path| any_of_event(of.event, path, &mut test))
}

/// Compares values of unknown type: as numbers where both are, as moments where both are, and texts for equality alone.
fn compares(value: &Value, op: Op, asked: &[Asked]) -> bool {
    let value = match value {
        Value::List(_) => return any(value, &[], &mut |item| compares(item, op, asked)),
        value => value,
    };
    let Some(own) = Asked::of(value) else { return false };
    asked.iter().any(|asked| {
        if let (Some(own), Some(asked)) = (&own.number, &asked.number) {
            return op.holds(own.cmp(asked));
        }
        if let (Some(own), Some(asked)) = (own.moment, asked.moment) {
            return op.holds(own.cmp(&asked));
        }
        op == Op::Equal && own.text.is_some() && own.text == asked.text
    })
}
