//! One edition of the register: everything at one moment, read once and shared by every answer.

use loupe_scheme::definition::{Resolved, resolve};
use loupe_scheme::period::Period;
use loupe_scheme::register::Register;
use loupe_scheme::rule::Refusal;

use crate::records::Records;

/// The order in which definitions are shown: the one in force, then the one asked for, then the others by date.
const SHOWN_FIRST: [&str; 2] = ["kp-2003", "csc-2022"];

/// The register with what every answer needs beside it.
pub struct Edition {
    /// The register.
    pub register: Register,
    /// SHA-256 over the reference data in it, in hexadecimal, where it came from a database.
    pub world: Option<String>,
    /// Every definition under its default reading, narrow ones first.
    pub defaults: Vec<Resolved>,
    /// Records of what is in it, where it came from a database with a log.
    pub records: Records,
}

impl Edition {
    /// Reads an edition from a register. A definition that cannot be resolved is refused with `D5` or `D6`.
    pub fn new(register: Register) -> Result<Edition, Refusal> {
        let mut ids: Vec<&str> = register.definitions.iter().map(|definition| definition.id.as_str()).collect();
        ids.sort_by_key(|id| {
            let first = SHOWN_FIRST.iter().position(|shown| shown == id).unwrap_or(SHOWN_FIRST.len());
            let dated = register.definition(id).map(|definition| definition.dated.clone());
            (first, dated, id.to_owned())
        });
        ids.dedup();
        let defaults = ids.iter().map(|id| resolve(id, &register.definitions)).collect::<Result<_, _>>()?;
        Ok(Edition { register, world: None, defaults, records: Records::default() })
    }

    /// Definitions by their keys (`kp-2003`, `csc-2022:joint`); all defaults when none is asked for.
    pub fn definitions(&self, keys: &[String]) -> Result<Vec<Resolved>, Refusal> {
        if keys.is_empty() {
            return Ok(self.defaults.clone());
        }
        keys.iter().map(|key| resolve(key, &self.register.definitions)).collect()
    }

    /// The latest complete year, as a period; 2003 when nothing is filed.
    pub fn latest_year(&self) -> Period {
        let year = self.register.latest_complete_year().unwrap_or(loupe_scheme::period::FIRST_YEAR);
        Period::year(year).expect("a year of the register lies in the scheme's range")
    }
}
