//! `loupe definition`

use std::fs::File;
use std::io::{self, Read};

use clap::{Args, Subcommand};
use loupe_registry::answer::{check::check, comparison::comparison, definition};
use loupe_scheme::definition::DEFINITION_BYTES_MAX;

use crate::failure::Failure;
use crate::open::Open;
use crate::{out, print};

/// What can be asked of definitions.
#[derive(Subcommand)]
pub(crate) enum Verb {
    /// Every definition on record.
    List,
    /// One definition with its text, readings and clauses.
    Show(Show),
    /// Check a definition file that you wrote, and set it beside those on record.
    Check(Check),
    /// What one covers and the other does not, exactly, with the findings inside.
    Compare(Compare),
}

/// One definition.
#[derive(Args)]
pub(crate) struct Show {
    /// Its key: kp-2003, csc-2022:joint.
    key: String,
}

/// A definition file.
#[derive(Args)]
pub(crate) struct Check {
    /// The TOML file.
    file: String,
}

/// Two definitions.
#[derive(Args)]
pub(crate) struct Compare {
    /// The key of the first.
    a: String,
    /// The key of the second.
    b: String,
}

impl Verb {
    pub(crate) fn run(&self, open: &Open) -> Result<(), Failure> {
        let (ask, page) = (open.ask(), print::Page::new(open));
        match self {
            Verb::List => {
                let answer = definition::definitions(&ask);
                if open.json { out::json(&answer) } else { out::text(&print::definition::list(&page, &answer)) }
            }
            Verb::Show(Show { key }) => {
                let answer = definition::definition(&ask, key)?;
                if open.json { out::json(&answer) } else { out::text(&print::definition::whole(&page, &answer.answer)) }
            }
            Verb::Check(Check { file }) => {
                let bytes = read(file).map_err(|error| Failure::of_file(open.lang, file, &error))?;
                let answer = check(&ask, file, &String::from_utf8_lossy(&bytes))?;
                if open.json { out::json(&answer) } else { out::text(&print::definition::checked(&page, &answer)) }
            }
            Verb::Compare(Compare { a, b }) => {
                let answer = comparison(&ask, a, b)?;
                if open.json { out::json(&answer) } else { out::text(&print::comparison::both(&page, &answer)) }
            }
        }
    }
}

/// A file up to one byte more than is accepted, which is enough to be refused; a huge file is not read whole.
fn read(file: &str) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    File::open(file)?.take(DEFINITION_BYTES_MAX as u64 + 1).read_to_end(&mut bytes)?;
    Ok(bytes)
}
