//! Numbers and truth values as XML Schema writes them.

use crate::json::{Number, Value};
use crate::xml::{Scalar, XmlFault};

/// A number: XML allows a plus sign, zeros in front, and no digit on one side of the point.
pub(super) fn number(text: &str, name: &str) -> Result<Value, XmlFault> {
    let fault = || XmlFault::Value { path: name.to_owned(), expected: Scalar::Number };
    if let Some(number) = Number::new(text) {
        return Ok(Value::Number(number));
    }
    let unsigned = text.strip_prefix(['+', '-']).unwrap_or(text);
    let sign = if text.starts_with('-') { "-" } else { "" };
    let at = unsigned.find(['e', 'E']).unwrap_or(unsigned.len());
    let (mantissa, exponent) = unsigned.split_at(at);
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    if whole.is_empty() && fraction.is_empty() {
        return Err(fault());
    }
    let whole = whole.trim_start_matches('0');
    let whole = if whole.is_empty() { "0" } else { whole };
    let point = if fraction.is_empty() { "" } else { "." };
    Number::new(&format!("{sign}{whole}{point}{fraction}{exponent}")).map(Value::Number).ok_or_else(fault)
}

/// A truth value.
pub(super) fn truth(text: &str, name: &str) -> Result<Value, XmlFault> {
    match text {
        "true" | "1" => Ok(Value::Bool(true)),
        "false" | "0" => Ok(Value::Bool(false)),
        _ => Err(XmlFault::Value { path: name.to_owned(), expected: Scalar::Truth }),
    }
}
