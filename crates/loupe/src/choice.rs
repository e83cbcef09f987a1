//! What a reader chooses: period, definitions, and whose looks count.

use clap::{Args, ValueEnum};
use loupe_registry::answer::Selection;
use loupe_scheme::look::LooksCounted;
use loupe_scheme::rule::Refusal;

/// Whose looks count.
#[derive(Clone, Copy, Default, ValueEnum)]
pub(crate) enum Looks {
    /// Independent looks only.
    #[default]
    Independent,
    /// Those of peers, chosen auditors and the state too.
    SecondParty,
    /// Companies' own reports too, but never for violence.
    Own,
}

impl From<Looks> for LooksCounted {
    fn from(looks: Looks) -> LooksCounted {
        match looks {
            Looks::Independent => LooksCounted::Independent,
            Looks::SecondParty => LooksCounted::SecondParty,
            Looks::Own => LooksCounted::Own,
        }
    }
}

/// Definitions and looks.
#[derive(Args)]
pub(crate) struct Choice {
    /// A definition, such as kp-2003 or csc-2022:joint; may be repeated. All of them when not given.
    #[arg(long = "definition", value_name = "KEY")]
    pub(crate) definitions: Vec<String>,
    /// Whose looks count.
    #[arg(long, value_enum, default_value_t)]
    pub(crate) looks: Looks,
}

impl Choice {
    /// The selection for a period as typed. Refuses with `P1` what is no period.
    pub(crate) fn selection(&self, period: Option<&str>) -> Result<Selection, Refusal> {
        let period = period.map(str::parse).transpose()?;
        Ok(Selection { period, definitions: self.definitions.clone(), counted: self.looks.into() })
    }
}
