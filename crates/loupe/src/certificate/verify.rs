//! `loupe certificate verify`

use std::path::PathBuf;

use clap::Args;
use jiff::civil::Date;
use loupe_credential::trust::{BUNDLE_BYTES_MAX, SignedTrust};
use loupe_credential::verdict::{Outcome, judge};
use loupe_registry::catalogue::catalogue;
use loupe_registry::log::prove::in_file;
use loupe_scheme::record::OfficeKey;

use super::shown;
use crate::failure::Failure;
use crate::open::{Common, today};
use crate::{out, print};

/// Check a certificate with a trust bundle. Needs only the files named here: no register, no database, no network.
///
/// Exit codes: 0 nothing is wrong with it, 1 something is or it cannot be read, 2 misuse, 3 fault.
#[derive(Args)]
pub(crate) struct Verify {
    /// A photo or scan of the printed certificate (PNG, JPEG), a file with the text of its code (KP1:...), or its
    /// credential (.sd-jwt, .jwt); - for standard input. Code and credential may be given together.
    #[arg(value_name = "FILE", num_args = 1..=2, required = true)]
    files: Vec<PathBuf>,
    /// The trust bundle.
    #[arg(long, value_name = "FILE")]
    trust: PathBuf,
    /// The day to check for; today when not given.
    #[arg(long, value_name = "DATE")]
    on: Option<Date>,
    /// The register's public key, from a source other than the bundle: 64 hexadecimal digits.
    #[arg(long, value_name = "KEY", value_parser = register_key)]
    trust_key: Option<OfficeKey>,
}

impl Verify {
    pub(crate) fn run(&self, common: &Common) -> Result<(), Failure> {
        let lang = common.lang();
        let presented = shown::presented(lang, &self.files)?;
        let of_trust = |refusal| in_file(refusal, &self.trust);
        let trust = shown::bytes(lang, &self.trust, BUNDLE_BYTES_MAX)?.bytes;
        let trust = SignedTrust::read(&trust).map_err(of_trust)?;
        let on = self.on.unwrap_or_else(today);
        let checked = judge(&presented, &trust, self.trust_key.as_ref(), on).map_err(of_trust)?;
        if common.json {
            out::json(&checked)?;
        } else {
            out::text(&print::verdict::page(catalogue(lang), &checked))?;
        }
        if checked.verdict.outcome == Outcome::Authentic { Ok(()) } else { Err(Failure::SaidNo) }
    }
}

fn register_key(text: &str) -> Result<OfficeKey, &'static str> {
    OfficeKey::from_hex(text).ok_or("not the 64 small hexadecimal digits of an Ed25519 public key")
}
