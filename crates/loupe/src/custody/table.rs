//! `loupe custody template`

use std::io::{self, Write};

use clap::Args;
use loupe_registry::certificate_files::Shape;
use loupe_registry::custody_files::template;

use crate::failure::Failure;
use crate::open::Common;

/// An empty table of lots.
#[derive(Args)]
pub(crate) struct Template {
    /// Where it is written, as CSV or, where the name ends in .xlsx, as a workbook; standard output when not given.
    #[arg(long, value_name = "FILE")]
    out: Option<String>,
}

impl Template {
    pub(super) fn run(&self, common: &Common) -> Result<(), Failure> {
        let bytes = template(common.lang(), Shape::of_name(self.out.as_deref().unwrap_or_default()));
        match &self.out {
            Some(file) => std::fs::write(file, bytes).map_err(|error| Failure::of_file(common.lang(), file, &error)),
            None => {
                let mut out = io::stdout().lock();
                out.write_all(&bytes).and_then(|()| out.flush()).map_err(Failure::of_writing)
            }
        }
    }
}
