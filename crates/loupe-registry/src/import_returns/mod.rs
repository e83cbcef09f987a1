//! Import returns: read a participant's production returns from a workbook or a CSV file, judge every row, save all
//! or nothing.
//!
//! The layout is that of the scheme's public statistics ("Production of Diamonds"), or of `returns/production.csv`.

mod judge;
mod layout;
mod report;
mod row;
mod stamp;

use loupe_scheme::register::Register;
use loupe_scheme::rule::{Place, Refusal, Rule};
use loupe_store::ReturnsFile;

use crate::import_world::sha256;
use crate::registry::{Registry, Trouble};
use crate::table;
use layout::Layout;
use row::Names;

pub use report::{Doubt, Mode, Report, Warning};

/// The largest file that is read, in bytes (20 MiB).
pub const FILE_BYTES_MAX: usize = 20 * 1024 * 1024;
/// The most rows of a file, its header not counted.
pub const ROWS_MAX: usize = 100_000;
/// The most columns of a file.
pub const COLUMNS_MAX: usize = 64;

/// A table of returns.
const RETURNS: table::Kind = table::Kind {
    is_header: layout::is_of_returns,
    rows_max: ROWS_MAX,
    columns_max: COLUMNS_MAX,
    unreadable: Rule::ReturnFileUnreadable,
    too_many: Rule::ReturnTooManyRows,
    several: Rule::ReturnSheetsSeveral,
};

impl Registry {
    /// Imports the returns in `bytes`, known as `name`. With [`Mode::DryRun`] everything is judged and nothing written.
    /// A row that is filed already with the same numbers is left out and counted.
    ///
    /// When any row is refused, all refusals are returned and nothing is imported: `M1` to `M4`, `V1` to `V4`, `P1`,
    /// `R1` (not a table), `R2` (a column is missing), `R3` (no such participant), `R4` (no such kind of mining), `R5`
    /// (nothing produced, and yet a mass or value), `R6` (the same row twice in the file), `R7` (too many rows or
    /// columns), `R8` (neither production nor none), `R9` (a mass filed before its half-year began), `R10` (no year or
    /// half), `R11` (returns on more than one sheet), `U1` (more than 20 MiB).
    pub async fn import_returns(&self, name: &str, bytes: &[u8], mode: Mode) -> Result<Report, Trouble> {
        let file = Place { file: Some(name.to_owned()), ..Place::default() };
        if bytes.len() > FILE_BYTES_MAX {
            return Err(Refusal::new(Rule::UploadTooLarge, bytes.len().to_string())
                .at(file)
                .accepting(["20 MiB"])
                .into());
        }
        let sha256 = sha256(bytes);
        let table = table::read(RETURNS, name, bytes).await?;
        let mut change = match mode {
            Mode::DryRun => None,
            Mode::Save => Some(self.store.change().await?),
        };
        let known = match &mut change {
            Some(change) => self.edition_at(change.moment().await?),
            None => None,
        };
        let read = match (&known, &mut change) {
            (Some(_), _) => None,
            (None, Some(change)) => change.register().await?,
            (None, None) => self.store.load().await?.map(|(_, register)| register),
        };
        let nothing = self.edition();
        let empty = || Register::empty(nothing.register.vocabulary.clone());
        // Other writers wait meanwhile: what is in memory at this very moment is not read again.
        let held = match &known {
            Some(edition) => &edition.register,
            None => &read.unwrap_or_else(empty),
        };
        let layout = Layout::of(name, &table.header).map_err(Trouble::Refused)?;
        let names = Names::of(&held.participants);
        let filed = row::read_all(&layout, &table, &names, &sha256).map_err(Trouble::Refused)?;
        let judged = judge::judge(name, held, filed).map_err(Trouble::Refused)?;

        let mut report = Report::new(name, &sha256, mode, &judged);
        if let Some(mut change) = change
            && !judged.new.is_empty()
        {
            change.write_returns(ReturnsFile { sha256: &sha256, name }, &judged.new).await?;
            self.record_returns(&mut change, name, &judged.new).await?;
            change.commit().await?;
            self.new_records.notify_one();
            report.saved = true;
            self.reread().await?;
        }
        Ok(report)
    }
}
