//! The answer on what somebody shows: a verdict, or what was refused and of which of the files.

use jiff::civil::Date;
use loupe_credential::photo;
use loupe_credential::trust::SignedTrust;
use loupe_credential::verdict::{Checked, Presented, judge};
use serde::Serialize;

/// What somebody shows.
#[derive(Clone, Copy, Debug)]
pub enum Shown<'a> {
    /// The text of a code or credential.
    Text(&'a [u8]),
    /// A picture's grey values, row by row, 0 for black.
    Picture {
        /// In pixels.
        width: u32,
        /// In pixels.
        height: u32,
        /// As many as there are pixels.
        luma: &'a [u8],
    },
}

/// Why there is no verdict.
#[derive(Debug, Serialize)]
struct Refused {
    /// `shown`, `trust` or `on`.
    file: &'static str,
    /// The rule's number.
    rule: &'static str,
    input: String,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "snake_case")]
enum Answer {
    Checked(Box<Checked>),
    Refused(Refused),
}

/// Judges what is shown with a trust bundle on a day (`2026-11-25`). One line of JSON: `{"checked": …}` or
/// `{"refused": {"file", "rule", "input"}}`.
pub fn answer(shown: Shown<'_>, trust: &[u8], on: &[u8]) -> String {
    let answer = match judged(shown, trust, on) {
        Ok(checked) => Answer::Checked(Box::new(checked)),
        Err(refused) => Answer::Refused(refused),
    };
    serde_json::to_string(&answer).expect("texts, dates and whole numbers are always JSON")
}

fn judged(shown: Shown<'_>, trust: &[u8], on: &[u8]) -> Result<Checked, Refused> {
    macro_rules! blame {
        ($file:literal) => {
            |refusal| Refused { file: $file, rule: refusal.rule.code(), input: refusal.input }
        };
    }
    let presented = presented(shown)?;
    let trust = SignedTrust::read(trust).map_err(blame!("trust"))?;
    let on = std::str::from_utf8(on).ok().and_then(|text| text.parse::<Date>().ok());
    let on = on.ok_or(Refused { file: "on", rule: "", input: String::new() })?;
    judge(&presented, &trust, None, on).map_err(blame!("trust"))
}

fn presented(shown: Shown<'_>) -> Result<Presented, Refused> {
    let text = match shown {
        Shown::Text(text) => Ok(String::from_utf8_lossy(text).into_owned()),
        Shown::Picture { width, height, luma } => photo::read_luma(width, height, luma),
    };
    let presented = text.and_then(|text| Presented::in_text(&text));
    presented.map_err(|refusal| Refused { file: "shown", rule: refusal.rule.code(), input: refusal.input })
}
