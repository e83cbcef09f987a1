//! `loupe finding`

use clap::{Args, Subcommand};
use loupe_registry::answer::{Selection, finding};
use loupe_registry::subject::parse_participant;
use loupe_scheme::definition::Verdict;

use crate::failure::Failure;
use crate::open::Open;
use crate::{out, print};

/// What can be asked of findings.
#[derive(Subcommand)]
pub(crate) enum Verb {
    /// The findings, and what each definition says of them.
    List(List),
    /// One case file, its conflicting accounts side by side.
    Show(Show),
}

/// Which findings.
#[derive(Args)]
pub(crate) struct List {
    /// Only those of a country or tied to its stones, by its name or code.
    #[arg(long)]
    country: Option<String>,
    /// Only those that a definition covers or may cover; may be repeated.
    #[arg(long = "definition", value_name = "KEY")]
    definitions: Vec<String>,
}

/// One finding.
#[derive(Args)]
pub(crate) struct Show {
    /// Its id, such as marange-2008.
    id: String,
    /// A definition; may be repeated. All of them when not given.
    #[arg(long = "definition", value_name = "KEY")]
    definitions: Vec<String>,
}

impl Verb {
    pub(crate) fn run(&self, open: &Open) -> Result<(), Failure> {
        let (ask, page) = (open.ask(), print::Page::new(open));
        match self {
            Verb::List(List { country, definitions }) => {
                let register = &open.edition.register;
                let country = country.as_ref().map(|text| parse_participant(register, text)).transpose()?;
                let selection = Selection { definitions: definitions.clone(), ..Selection::default() };
                let mut answer = finding::findings(&ask, &selection)?;
                answer.answer.findings.retain(|brief| {
                    let tied = |id: &str| {
                        brief.country.id == id
                            || brief.targets.iter().any(|target| target.kind == "participant" && target.id == id)
                    };
                    let met = |brief: &finding::Brief| brief.verdicts.iter().any(|of| of.verdict != Verdict::No);
                    country.is_none_or(|id| tied(id.as_str())) && (definitions.is_empty() || met(brief))
                });
                if open.json { out::json(&answer) } else { out::text(&print::finding::list(&page, &answer)) }
            }
            Verb::Show(Show { id, definitions }) => {
                let selection = Selection { definitions: definitions.clone(), ..Selection::default() };
                let answer = finding::finding(&ask, id, &selection)?;
                if open.json { out::json(&answer) } else { out::text(&print::finding::whole(&page, &answer)) }
            }
        }
    }
}
