//! Which column holds what, by the names in the header.

use loupe_scheme::rule::{Place, Refusal, Rule};

/// What a column of a return says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Column {
    Participant,
    Year,
    Half,
    Outcome,
    Mining,
    Carats,
    Value,
    Filed,
    Modified,
}

/// Each column with the names it is known by, in small letters. The first is the one of the scheme's public
/// statistics; there a half-year stands under "Quarter", and "Trade Type" says whether anything was produced.
const NAMES: [(Column, &[&str]); 9] = [
    (Column::Participant, &["country name", "country", "participant", "iso3"]),
    (Column::Year, &["year"]),
    (Column::Half, &["quarter", "half", "half-year", "half year", "period", "semester"]),
    (Column::Outcome, &["trade type", "production status", "outcome", "status"]),
    (Column::Mining, &["production type", "mining type", "mining"]),
    (Column::Carats, &["carat", "carats", "volume (carats)", "volume"]),
    (Column::Value, &["us value", "value (us$)", "value_usd", "value", "us$"]),
    (Column::Filed, &["created", "filed_at", "filed"]),
    (Column::Modified, &["last modified", "last_modified_at", "modified"]),
];

/// The columns without which a return cannot be read.
const REQUIRED: usize = 7;

/// Where each column stands.
#[derive(Debug)]
pub(super) struct Layout {
    pub(super) file: String,
    /// Place and name of every column found, in the order of [`NAMES`].
    found: [Option<(usize, String)>; NAMES.len()],
}

impl Layout {
    /// Finds the columns; refuses with `R2` every one that is missing, and every one that is there twice.
    pub(super) fn of(file: &str, header: &[String]) -> Result<Layout, Vec<Refusal>> {
        let mut refusals = Vec::new();
        let found = NAMES.map(|(column, names)| {
            let known = |cell: &str| names.contains(&cell.trim().to_lowercase().as_str());
            let cells = header.iter().enumerate().map(|(place, cell)| (place, cell.trim().to_owned()));
            let found: Vec<(usize, String)> = cells.filter(|(_, cell)| known(cell)).collect();
            let needed = (column as usize) < REQUIRED;
            if found.len() > 1 || (needed && found.is_empty()) {
                // Of two columns for the same thing none is chosen; both are named.
                let there: Vec<&str> = found.iter().map(|(_, cell)| cell.as_str()).collect();
                let input = if there.is_empty() { names[0].to_owned() } else { there.join(", ") };
                let place = Place { file: Some(file.to_owned()), name: Some(names[0].to_owned()), ..Place::default() };
                refusals
                    .push(Refusal::new(Rule::ReturnColumnMissing, input).at(place).accepting(names.iter().copied()));
            }
            found.into_iter().next()
        });
        if refusals.is_empty() { Ok(Layout { file: file.to_owned(), found }) } else { Err(refusals) }
    }

    /// The place of a column; `None` when the file has none.
    pub(super) fn index(&self, column: Column) -> Option<usize> {
        self.found[column as usize].as_ref().map(|(place, _)| *place)
    }

    /// The place of a cell in words: file, row and the column's own name.
    pub(super) fn place(&self, line: u32, column: Column) -> Place {
        let name = self.found[column as usize].as_ref().map(|(_, name)| name.clone());
        Place { file: Some(self.file.clone()), line: Some(line), column: None, name }
    }
}

/// Whether a header looks like one of a return: it names a participant and a mass.
pub(super) fn is_of_returns(header: &[String]) -> bool {
    let has = |column: Column| {
        let names = NAMES[column as usize].1;
        header.iter().any(|cell| names.contains(&cell.trim().to_lowercase().as_str()))
    };
    has(Column::Participant) && has(Column::Carats)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn header(names: &str) -> Vec<String> {
        names.split(',').map(str::to_owned).collect()
    }

    #[test]
    fn the_table_of_names_is_in_the_order_of_the_columns() {
        for (place, (column, _)) in NAMES.iter().enumerate() {
            assert_eq!(place, *column as usize);
        }
    }

    #[test]
    fn both_layouts_are_known() {
        let statistics =
            "Country Name,Year,Quarter,Trade Type,Production Type,Carat,US Value,Public,Created,Last Modified";
        let ours = "participant,year,half,outcome,mining,carats,value_usd,filed_at,last_modified_at,source_row";
        for names in [statistics, ours] {
            let layout = Layout::of("f", &header(names)).unwrap();
            assert_eq!(layout.index(Column::Carats), Some(5), "{names}");
        }
    }

    #[test]
    fn missing_and_double_columns_are_named() {
        let refusals = Layout::of("f", &header("Year,Half,Carats,Carat,Mining,Outcome,Value")).unwrap_err();
        let inputs: Vec<&str> = refusals.iter().map(|refusal| refusal.input.as_str()).collect();
        assert_eq!(inputs, ["country name", "Carats, Carat"]);
    }
}
