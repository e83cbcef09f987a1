//! Values of parameters, from an address or from JSON.

use jiff::Timestamp;

use super::decimal::Decimal;
use super::{Plenty, QueryFault, Wanted};
use crate::json::Value;
use crate::part::Time;

/// The most values of one parameter.
pub const VALUES_OF_ONE_MAX: usize = 1_000;

/// How many letters of a wrong value are given back.
const SHOWN_MAX: usize = 80;

/// One parameter with what was given for it.
pub(super) struct Given<'g> {
    pub(super) name: &'g str,
    pub(super) values: Values<'g>,
}

/// What was given.
pub(super) enum Values<'g> {
    /// Texts of an address; several stand between `|`, or the parameter stands several times.
    Address(Vec<&'g str>),
    /// A value of JSON.
    Json(&'g Value),
}

/// Something to compare values of unknown type with: a text that may also be a number or a moment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Asked {
    pub(super) text: Option<String>,
    pub(super) number: Option<Decimal>,
    pub(super) moment: Option<Timestamp>,
}

impl Asked {
    pub(super) fn text(text: &str) -> Self {
        let moment = Time::new(text).and_then(|time| time.moment());
        Self { text: Some(text.to_owned()), number: Decimal::read(text), moment }
    }

    pub(super) fn of(value: &Value) -> Option<Self> {
        match value {
            Value::Text(text) => Some(Self::text(text)),
            Value::Number(number) => Some(Self { text: None, number: Some(Decimal::of(number)?), moment: None }),
            Value::Bool(yes) => Some(Self { text: Some(yes.to_string()), number: None, moment: None }),
            // An element of XML with attributes of its own.
            Value::Object(object) => Self::of(object.get(crate::xml::TEXT)?),
            _ => None,
        }
    }
}

impl<'g> Given<'g> {
    pub(super) fn fault(&self, wanted: Wanted) -> QueryFault {
        let given = match &self.values {
            Values::Address(texts) => texts.join("|"),
            Values::Json(value) => value.to_string(),
        };
        let given = match given.char_indices().nth(SHOWN_MAX) {
            Some((end, _)) => format!("{}…", &given[..end]),
            None => given,
        };
        QueryFault::Value { name: self.name.to_owned(), given, wanted }
    }

    /// A list of texts, at least one.
    pub(super) fn texts(&self) -> Result<Vec<&'g str>, QueryFault> {
        let texts: Vec<&str> = match &self.values {
            Values::Address(texts) => texts.iter().flat_map(|text| text.split('|')).collect(),
            Values::Json(Value::List(items)) => {
                let texts: Option<Vec<&str>> = items.iter().map(Value::as_text).collect();
                texts.ok_or_else(|| self.fault(Wanted::Texts))?
            }
            Values::Json(_) => return Err(self.fault(Wanted::Texts)),
        };
        self.few(texts.len())?;
        if texts.iter().any(|text| text.is_empty()) || texts.is_empty() {
            return Err(self.fault(Wanted::TextsFilled));
        }
        Ok(texts)
    }

    /// The one text of an address, or a text of JSON.
    pub(super) fn text(&self) -> Result<&'g str, QueryFault> {
        match &self.values {
            Values::Address(texts) => match texts.as_slice() {
                [one] => Ok(one),
                _ => Err(QueryFault::Twice { name: self.name.to_owned() }),
            },
            Values::Json(Value::Text(text)) => Ok(text),
            Values::Json(_) => Err(self.fault(Wanted::Text)),
        }
    }

    pub(super) fn moment(&self) -> Result<Timestamp, QueryFault> {
        let text = self.text()?;
        // An offset whose plus sign was not escaped in an address.
        let mended = text.replace(' ', "+");
        let time = Time::new(if matches!(self.values, Values::Address(_)) { mended.as_str() } else { text });
        time.and_then(|time| time.moment()).ok_or_else(|| self.fault(Wanted::Moment))
    }

    /// One number.
    pub(super) fn number(&self) -> Result<Decimal, QueryFault> {
        let number = match &self.values {
            Values::Json(Value::Number(number)) => Decimal::of(number),
            Values::Json(_) => None,
            Values::Address(_) => Decimal::read(self.text()?),
        };
        number.ok_or_else(|| self.fault(Wanted::Number))
    }

    /// A list of numbers, or one.
    pub(super) fn numbers(&self) -> Result<Vec<Decimal>, QueryFault> {
        let numbers: Option<Vec<Decimal>> = match &self.values {
            Values::Json(Value::List(items)) => {
                self.few(items.len())?;
                let read = |item: &Value| if let Value::Number(number) = item { Decimal::of(number) } else { None };
                items.iter().map(read).collect()
            }
            Values::Json(_) => Some(vec![self.number()?]),
            Values::Address(_) => self.texts()?.into_iter().map(Decimal::read).collect(),
        };
        numbers.filter(|numbers| !numbers.is_empty()).ok_or_else(|| self.fault(Wanted::Numbers))
    }

    pub(super) fn count(&self) -> Result<usize, QueryFault> {
        let whole = match &self.values {
            Values::Json(Value::Number(number)) => number.plain(),
            Values::Json(_) => None,
            Values::Address(_) => Some(self.text()?.to_owned()),
        };
        whole.and_then(|whole| whole.parse().ok()).filter(|count| *count > 0).ok_or_else(|| self.fault(Wanted::Count))
    }

    pub(super) fn yes(&self) -> Result<bool, QueryFault> {
        match &self.values {
            Values::Json(Value::Bool(yes)) => Ok(*yes),
            Values::Json(_) => Err(self.fault(Wanted::Truth)),
            Values::Address(_) => match self.text()? {
                "true" => Ok(true),
                "false" => Ok(false),
                _ => Err(self.fault(Wanted::Truth)),
            },
        }
    }

    /// Whether it is asked that something be there. In JSON the parameter is there with nothing as its value.
    pub(super) fn exists(&self) -> Result<bool, QueryFault> {
        match &self.values {
            Values::Json(Value::Null | Value::Number(_)) => Ok(true),
            Values::Address(texts) if texts.as_slice() == [""] => Ok(true),
            _ => self.yes(),
        }
    }

    /// What values of unknown type are compared with.
    pub(super) fn asked(&self) -> Result<Vec<Asked>, QueryFault> {
        let asked: Option<Vec<Asked>> = match &self.values {
            Values::Json(Value::List(items)) => {
                self.few(items.len())?;
                items.iter().map(Asked::of).collect()
            }
            Values::Json(value @ (Value::Text(_) | Value::Number(_))) => Asked::of(value).map(|asked| vec![asked]),
            Values::Json(_) => None,
            Values::Address(_) => Some(self.texts()?.into_iter().map(Asked::text).collect()),
        };
        asked.filter(|asked| !asked.is_empty()).ok_or_else(|| self.fault(Wanted::Values))
    }

    fn few(&self, have: usize) -> Result<(), QueryFault> {
        if have > VALUES_OF_ONE_MAX {
            return Err(QueryFault::TooComplex { what: Plenty::ValuesOfOne, most: VALUES_OF_ONE_MAX });
        }
        Ok(())
    }
}
