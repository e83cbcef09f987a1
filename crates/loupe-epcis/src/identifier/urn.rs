//! EPC URNs: single things, classes and patterns (EPC Tag Data Standard 2.0, 6 and 8).

use super::check_digit::check_digit;
use super::escape::{plain, push_for_urn};
use super::shape::{KEYS, QUALIFIERS, shape};
use super::{IDENTIFIER_BYTES_MAX, IdentifierFault, Key, PrefixLength};

/// The number in front of which the company prefix is put, before the check digit.
struct Number {
    /// The digit before the prefix: the indicator of a GTIN, the extension digit of an SSCC.
    leads: bool,
    /// Digits of prefix and reference together.
    digits: usize,
}

impl Key {
    /// Reads an EPC URN: `urn:epc:id:`, `urn:epc:class:lgtin:`, or `urn:epc:idpat:` with `*` for all that vary.
    pub fn from_urn(urn: &str) -> Result<Self, IdentifierFault> {
        if urn.len() > IDENTIFIER_BYTES_MAX {
            return Err(IdentifierFault::TooLong);
        }
        let mut parts = urn.strip_prefix("urn:epc:").ok_or(IdentifierFault::NotUrn)?.splitn(3, ':');
        let (Some(kind), Some(scheme), Some(body)) = (parts.next(), parts.next(), parts.next()) else {
            return Err(IdentifierFault::NotUrn);
        };
        let body = match (kind, scheme) {
            ("id", "lgtin") => return Err(IdentifierFault::NotUrn),
            ("id", _) | ("class", "lgtin") => body,
            ("idpat", "sgtin" | "grai" | "gdti" | "sgcn" | "cpi" | "itip" | "upui") => {
                body.strip_suffix(".*").ok_or(IdentifierFault::NotUrn)?
            }
            _ => return Err(IdentifierFault::NotUrn),
        };
        read(scheme, body, kind == "idpat")
    }

    /// The EPC URN, if the company prefix has `prefix` digits. A key without serial becomes a pattern, a GTIN with a lot a
    /// class. Refuses a wrong check digit, and `NoUrn` where there is none.
    pub fn urn(&self, prefix: PrefixLength) -> Result<String, IdentifierFault> {
        let key = self.clone().checked()?;
        let p = prefix.digits();
        let value = key.value.as_str();
        let none = || IdentifierFault::NoUrn { ai: self.shape.ai };
        let (kind, scheme) = key.scheme().ok_or_else(none)?;
        let mut out = format!("urn:epc:{kind}:{scheme}:");
        match self.shape.ai {
            "00" | "01" | "8006" => push_led(&mut out, &value[..self.shape.checked - 1], p),
            "402" | "414" | "417" | "8017" | "8018" => push_split(&mut out, &value[..value.len() - 1], p),
            "253" | "255" => push_split(&mut out, &value[..12], p),
            "8003" if value.starts_with('0') => push_split(&mut out, &value[1..13], p),
            "401" | "8004" | "8010" => {
                let own = value.get(..p).filter(|own| own.bytes().all(|byte| byte.is_ascii_digit()));
                out.push_str(own.ok_or(IdentifierFault::Length { ai: self.shape.ai })?);
                out.push('.');
                let reference = &value[p..];
                if reference.is_empty() {
                    return Err(IdentifierFault::Length { ai: self.shape.ai });
                }
                push_for_urn(&mut out, reference);
            }
            _ => return Err(none()),
        }
        if self.shape.ai == "8006" {
            out.push_str(&format!(".{}.{}", &value[14..16], &value[16..18]));
        }
        key.push_serial(&mut out, kind);
        Ok(out)
    }

    /// The kind and scheme of its URN.
    fn scheme(&self) -> Option<(&'static str, &'static str)> {
        let single = |scheme, has: bool| Some((if has { "id" } else { "idpat" }, scheme));
        let longer = self.value.len() > self.shape.digits;
        match (self.shape.ai, self.qualifier.as_ref().map(|(shape, _)| shape.ai)) {
            ("00", None) => Some(("id", "sscc")),
            ("01", None) => Some(("idpat", "sgtin")),
            ("01", Some("21")) => Some(("id", "sgtin")),
            ("01", Some("235")) => Some(("id", "upui")),
            ("01", Some("10")) => Some(("class", "lgtin")),
            ("253", None) => single("gdti", longer),
            ("255", None) => single("sgcn", longer),
            ("401", None) => Some(("id", "ginc")),
            ("402", None) => Some(("id", "gsin")),
            ("414", _) => Some(("id", "sgln")),
            ("417", None) => Some(("id", "pgln")),
            ("8003", None) => single("grai", longer),
            ("8004", None) => Some(("id", "giai")),
            ("8006", None) => Some(("idpat", "itip")),
            ("8006", Some("21")) => Some(("id", "itip")),
            ("8010", qualifier) => single("cpi", qualifier.is_some()),
            ("8017", None) => Some(("id", "gsrnp")),
            ("8018", None) => Some(("id", "gsrn")),
            _ => None,
        }
    }

    fn push_serial(&self, out: &mut String, kind: &str) {
        let tail = match self.shape.ai {
            "253" | "255" | "8003" => Some(&self.value[self.shape.digits..]),
            // A place without extension is written with the extension 0 in a URN.
            "414" => Some(self.qualifier.as_ref().map_or("0", |(_, value)| value.as_str())),
            _ => self.qualifier.as_ref().map(|(_, value)| value.as_str()),
        };
        if kind == "idpat" {
            out.push_str(".*");
        } else if let Some(tail) = tail {
            out.push('.');
            push_for_urn(out, tail);
        }
    }
}

fn read(scheme: &str, body: &str, pattern: bool) -> Result<Key, IdentifierFault> {
    let (ai, qualifier) = match scheme {
        "sgtin" => ("01", Some("21")),
        "upui" => ("01", Some("235")),
        "lgtin" => ("01", Some("10")),
        "itip" => ("8006", Some("21")),
        "sscc" => ("00", None),
        "sgln" => ("414", Some("254")),
        "pgln" => ("417", None),
        "gsrn" => ("8018", None),
        "gsrnp" => ("8017", None),
        "gsin" => ("402", None),
        "grai" => ("8003", None),
        "gdti" => ("253", None),
        "sgcn" => ("255", None),
        "giai" => ("8004", None),
        "ginc" => ("401", None),
        "cpi" => ("8010", Some("8011")),
        _ => return Err(IdentifierFault::NotUrn),
    };
    let digits = match scheme {
        "sgtin" | "upui" | "lgtin" | "itip" => Some(Number { leads: true, digits: 13 }),
        "sscc" => Some(Number { leads: true, digits: 17 }),
        "gsrn" | "gsrnp" => Some(Number { leads: false, digits: 17 }),
        "gsin" => Some(Number { leads: false, digits: 16 }),
        "giai" | "ginc" | "cpi" => None,
        _ => Some(Number { leads: false, digits: 12 }),
    };
    let length = IdentifierFault::Length { ai };
    let (prefix, rest) = body.split_once('.').ok_or_else(|| length.clone())?;
    PrefixLength::new(prefix.len())?;
    if !prefix.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(IdentifierFault::Character { ai });
    }
    let serial_follows = !pattern && (qualifier.is_some() || matches!(scheme, "grai" | "gdti" | "sgcn"));
    // A reference has no dot of its own, a serial number may; only where nothing follows may a reference hold one.
    let (reference, rest) = match rest.split_once('.') {
        Some((reference, rest)) if scheme == "itip" || serial_follows => (reference, Some(rest)),
        None if scheme != "itip" && !serial_follows => (rest, None),
        Some(_) if matches!(scheme, "giai" | "ginc") => (rest, None),
        _ => return Err(length),
    };
    let mut value = match digits {
        Some(number) => number.with_check_digit(ai, prefix, reference)?,
        None => {
            let reference = plain(reference).ok_or(IdentifierFault::Character { ai })?;
            if reference.is_empty() {
                return Err(length);
            }
            format!("{prefix}{reference}")
        }
    };
    let serial = if scheme == "itip" { itip(&mut value, rest, pattern)? } else { rest };
    finish(ai, qualifier, value, serial)
}

/// Adds piece and total to an ITIP, and gives what follows.
fn itip<'a>(value: &mut String, rest: Option<&'a str>, pattern: bool) -> Result<Option<&'a str>, IdentifierFault> {
    let length = IdentifierFault::Length { ai: "8006" };
    let mut parts = rest.ok_or_else(|| length.clone())?.splitn(3, '.');
    for _ in 0..2 {
        value.push_str(parts.next().filter(|part| part.len() == 2).ok_or_else(|| length.clone())?);
    }
    let serial = parts.next();
    if serial.is_some() == pattern { Err(length) } else { Ok(serial) }
}

fn finish(
    ai: &'static str,
    qualifier: Option<&'static str>,
    mut value: String,
    serial: Option<&str>,
) -> Result<Key, IdentifierFault> {
    let key = shape(&KEYS, ai).ok_or(IdentifierFault::NotUrn)?;
    let serial = serial.map(|serial| plain(serial).ok_or(IdentifierFault::Character { ai })).transpose()?;
    let mut held = None;
    match (serial, qualifier) {
        (Some(serial), Some("254")) if serial == "0" => {}
        (Some(serial), Some(qualifier)) => {
            let shape = shape(&QUALIFIERS, qualifier).ok_or(IdentifierFault::NotUrn)?;
            shape.fits(&serial)?;
            held = Some((shape, serial.into_owned()));
        }
        (Some(serial), None) if serial.is_empty() => return Err(IdentifierFault::Length { ai }),
        (Some(serial), None) => value.push_str(&serial),
        (None, _) => {}
    }
    key.fits(&value)?;
    Ok(Key { shape: key, value, qualifier: held })
}

impl Number {
    fn with_check_digit(&self, ai: &'static str, prefix: &str, reference: &str) -> Result<String, IdentifierFault> {
        if prefix.len() + reference.len() != self.digits {
            return Err(IdentifierFault::Length { ai });
        }
        let mut value = String::with_capacity(self.digits + 20);
        // The GRAI stands in a number of the length of a GTIN.
        if ai == "8003" {
            value.push('0');
        }
        let (leading, reference) =
            if self.leads { reference.split_at_checked(1).unwrap_or_default() } else { ("", reference) };
        value.extend([leading, prefix, reference]);
        value.push(check_digit(&value).ok_or(IdentifierFault::Character { ai })?);
        Ok(value)
    }
}

fn push_split(out: &mut String, digits: &str, prefix: usize) {
    let (prefix, reference) = digits.split_at(prefix);
    out.extend([prefix, ".", reference]);
}

fn push_led(out: &mut String, digits: &str, prefix: usize) {
    let (leading, digits) = digits.split_at(1);
    let (prefix, reference) = digits.split_at(prefix);
    out.extend([prefix, ".", leading, reference]);
}
