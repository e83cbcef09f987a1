//! `loupe claim`

use std::io::{self, Read};

use clap::{Args, Subcommand};
use loupe_registry::claim::claim;
use loupe_scheme::claim::CLAIM_CHARS_MAX;

use crate::choice::Looks;
use crate::failure::Failure;
use crate::open::Open;
use crate::{out, print};

/// What can be asked of a sentence.
#[derive(Subcommand)]
pub(crate) enum Verb {
    /// Find the words that cannot be said of a stone, and say what could be said instead.
    Check(Check),
}

/// A text.
#[derive(Args)]
pub(crate) struct Check {
    /// The text, in English, French or Portuguese; `-` reads it from standard input.
    text: String,
    /// Whose looks count.
    #[arg(long, value_enum, default_value_t)]
    looks: Looks,
}

impl Verb {
    pub(crate) fn run(&self, open: &Open) -> Result<(), Failure> {
        let Verb::Check(check) = self;
        let text = if check.text == "-" { standard_input(open)? } else { check.text.clone() };
        let answer = claim(&open.ask(), &text, check.looks.into())?;
        if open.json {
            out::json(&answer)?;
        } else {
            out::text(&print::claim::checked(&print::Page::new(open), &answer.answer))?;
        }
        if answer.answer.may_be_said { Ok(()) } else { Err(Failure::SaidNo) }
    }
}

/// Standard input up to a little more than is checked; the rest would be refused anyway.
fn standard_input(open: &Open) -> Result<String, Failure> {
    let mut bytes = Vec::new();
    let most = (CLAIM_CHARS_MAX as u64 + 1) * 4;
    let read = io::stdin().lock().take(most).read_to_end(&mut bytes);
    read.map_err(|error| Failure::of_file(open.lang, "-", &error))?;
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}
