//! Which column of a file holds what, by its heading.

use loupe_scheme::rule::{Place, Refusal, Rule};
use loupe_scheme::words::Lang;

use super::words::Column;
use crate::certificate_files::cells::unguarded;
use crate::table::{Sheet, SheetRow};

/// Whether a header names what a table of lots names.
pub(super) fn is_header(header: &[String]) -> bool {
    let has = |column| header.iter().any(|cell| Column::of_heading(cell) == Some(column));
    has(Column::Lot) && has(Column::Carats) && has(Column::Side)
}

/// Where each column of a file stands.
pub(super) struct Layout {
    file: String,
    header: Vec<String>,
    places: Vec<(Column, usize)>,
    /// The language of most headings.
    pub(super) lang: Lang,
    /// Columns that nobody asked for, by their own headings.
    pub(super) left: Vec<String>,
}

impl Layout {
    /// Finds the columns. Refuses with `B21` every one that is missing, and every one that is there twice.
    pub(super) fn of(name: &str, sheet: &Sheet) -> Result<Layout, Vec<Refusal>> {
        let found: Vec<Option<Column>> = sheet.header.iter().map(|cell| Column::of_heading(cell)).collect();
        let lang = language(&sheet.header);
        let (mut refusals, mut places) = (Vec::new(), Vec::new());
        for column in Column::ALL {
            let mut here = (0..).zip(&found).filter(|(_, one)| **one == Some(*column)).map(|(at, _)| at);
            match (here.next(), here.next()) {
                (Some(at), None) => places.push((*column, at)),
                (None, _) if !column.is_needed() => {}
                _ => {
                    let place =
                        Place { file: Some(name.to_owned()), name: Some(column.name().to_owned()), ..Place::default() };
                    let needed = Column::ALL.iter().filter(|one| one.is_needed()).map(|one| one.heading(lang));
                    refusals.push(
                        Refusal::new(Rule::CustodyColumnMissing, column.heading(lang)).at(place).accepting(needed),
                    );
                }
            }
        }
        if !refusals.is_empty() {
            return Err(refusals);
        }
        let left = sheet.header.iter().zip(&found).filter(|(cell, one)| one.is_none() && !cell.trim().is_empty());
        let left = left.map(|(cell, _)| cell.clone()).collect();
        Ok(Layout { file: name.to_owned(), header: sheet.header.clone(), places, lang, left })
    }

    fn at(&self, column: Column) -> Option<usize> {
        self.places.iter().find(|(one, _)| *one == column).map(|(_, at)| *at)
    }

    /// The text of a cell; empty where the file has no such column.
    pub(super) fn cell<'r>(&self, row: &'r SheetRow, column: Column) -> &'r str {
        self.at(column).map_or("", |at| unguarded(row.cell(at)))
    }

    /// Where something stands, the column by the heading it has in the file.
    pub(super) fn place(&self, row: u32, column: Column) -> Place {
        let heading = self.at(column).and_then(|at| self.header.get(at)).map(|cell| cell.trim().to_owned());
        let name = heading.unwrap_or_else(|| column.name().to_owned());
        Place { file: Some(self.file.clone()), line: Some(row), name: Some(name), column: None }
    }
}

/// The language in which most headings are; English where they are names in files.
fn language(header: &[String]) -> Lang {
    let in_it = |lang: Lang| {
        let headings: Vec<String> = Column::ALL.iter().map(|column| column.heading(lang).to_lowercase()).collect();
        header.iter().filter(|cell| headings.contains(&cell.trim().to_lowercase())).count()
    };
    Lang::ALL.into_iter().rev().max_by_key(|lang| in_it(*lang)).unwrap_or_default()
}
