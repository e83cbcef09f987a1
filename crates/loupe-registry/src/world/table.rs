//! A CSV table read by column name, with the place of every fault.

use std::str::FromStr;

use loupe_scheme::period::{PartialDate, Span};
use loupe_scheme::rule::{Place, Refusal, Rule};

/// A CSV file of the reference data, whole.
pub(super) struct Table {
    path: String,
    header: csv::StringRecord,
    records: Vec<csv::StringRecord>,
}

/// One row of a [`Table`].
pub(super) struct Row<'t> {
    table: &'t Table,
    record: &'t csv::StringRecord,
    number: u32,
}

impl Table {
    /// Reads `text`; refuses with `W1` what is not a table.
    pub(super) fn read(path: &str, text: &str) -> Result<Table, Refusal> {
        let broken = |error: csv::Error| {
            let line = error.position().map(|position| position.line() as u32);
            let place = Place { file: Some(path.to_owned()), line, ..Place::default() };
            Refusal::new(Rule::WorldFileBroken, error.to_string()).at(place)
        };
        let mut reader = csv::Reader::from_reader(text.as_bytes());
        let header = reader.headers().map_err(broken)?.clone();
        let records = reader.records().collect::<Result<_, _>>().map_err(broken)?;
        Ok(Table { path: path.to_owned(), header, records })
    }

    pub(super) fn rows(&self) -> impl Iterator<Item = Row<'_>> {
        let numbered = self.records.iter().zip(2..);
        numbered.map(|(record, number)| Row { table: self, record, number })
    }
}

impl Row<'_> {
    fn place(&self, column: &str) -> Place {
        Place {
            file: Some(self.table.path.clone()),
            line: Some(self.number),
            column: None,
            name: Some(column.to_owned()),
        }
    }

    /// A refusal of this row's value in `column`.
    pub(super) fn refuse(&self, rule: Rule, column: &str) -> Refusal {
        Refusal::new(rule, self.get(column).unwrap_or_default()).at(self.place(column))
    }

    fn get(&self, column: &str) -> Option<&str> {
        let index = self.table.header.iter().position(|name| name == column)?;
        self.record.get(index)
    }

    /// The text of a column, trimmed; `W1` when the table has no such column.
    pub(super) fn text(&self, column: &str) -> Result<String, Refusal> {
        let text =
            self.get(column).ok_or_else(|| Refusal::new(Rule::WorldFileBroken, column).at(self.place(column)))?;
        Ok(text.trim().to_owned())
    }

    /// The text of a column that must not be empty; `W4` when it is.
    pub(super) fn source(&self, column: &str) -> Result<String, Refusal> {
        let text = self.text(column)?;
        if text.is_empty() { Err(self.refuse(Rule::WorldWithoutSource, column)) } else { Ok(text) }
    }

    /// The parsed value of a column; `None` when it is empty.
    pub(super) fn parsed<T>(&self, column: &str) -> Result<Option<T>, Refusal>
    where
        T: FromStr<Err = Refusal>,
    {
        let text = self.text(column)?;
        if text.is_empty() {
            return Ok(None);
        }
        text.parse().map(Some).map_err(|refusal: Refusal| refusal.at(self.place(column)))
    }

    /// A whole number; `W1` when it is none.
    pub(super) fn number<T: FromStr>(&self, column: &str) -> Result<Option<T>, Refusal> {
        let text = self.text(column)?;
        if text.is_empty() {
            return Ok(None);
        }
        text.parse().map(Some).map_err(|_| self.refuse(Rule::WorldFileBroken, column))
    }

    /// The two ends of a span.
    pub(super) fn span(&self, from: &str, to: &str) -> Result<Span, Refusal> {
        Ok(Span { from: self.parsed::<PartialDate>(from)?, to: self.parsed::<PartialDate>(to)? })
    }

    /// A list parted by semicolons.
    pub(super) fn list(&self, column: &str) -> Result<Vec<String>, Refusal> {
        let text = self.text(column)?;
        let parts = text.split(';').map(str::trim).filter(|part| !part.is_empty());
        Ok(parts.map(str::to_owned).collect())
    }
}
