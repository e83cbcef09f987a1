//! Writes many rows with few statements.

use loupe_scheme::participant::ParticipantId;
use loupe_scheme::period::PartialDate;
use sqlx::{Any, AnyConnection, AssertSqlSafe};

use crate::error::{Result, StoreError};

/// Both engines take this many parameters in one statement (SQLite 32 766, PostgreSQL 65 535); fewer parse faster.
const PARAMETERS_MAX: usize = 4_000;

/// One value on its way into a column.
pub(crate) enum Cell {
    Text(String),
    Int(i64),
    NoText,
    NoInt,
}

impl From<&str> for Cell {
    fn from(text: &str) -> Cell {
        Cell::Text(text.to_owned())
    }
}

impl From<String> for Cell {
    fn from(text: String) -> Cell {
        Cell::Text(text)
    }
}

impl From<&String> for Cell {
    fn from(text: &String) -> Cell {
        Cell::Text(text.clone())
    }
}

impl From<ParticipantId> for Cell {
    fn from(id: ParticipantId) -> Cell {
        Cell::Text(id.to_string())
    }
}

impl From<Option<PartialDate>> for Cell {
    fn from(date: Option<PartialDate>) -> Cell {
        Cell::Text(date.map(|date| date.to_string()).unwrap_or_default())
    }
}

impl From<i64> for Cell {
    fn from(number: i64) -> Cell {
        Cell::Int(number)
    }
}

impl From<bool> for Cell {
    fn from(flag: bool) -> Cell {
        Cell::Int(i64::from(flag))
    }
}

/// A row of cells from anything that becomes one.
macro_rules! row {
    ($($value:expr),* $(,)?) => { vec![$($crate::batch::Cell::from($value)),*] };
}
pub(crate) use row;

/// Text, or NULL where it is empty: for columns that refer to another table.
pub(crate) fn reference(id: &str) -> Cell {
    if id.is_empty() { Cell::NoText } else { Cell::from(id) }
}

/// A count, or NULL.
pub(crate) fn count(number: Option<u64>) -> Cell {
    number.map_or(Cell::NoInt, |number| Cell::Int(number as i64))
}

/// Inserts `rows` into `table`; every row has as many cells as there are `columns`, a list parted by commas.
pub(crate) async fn insert(
    connection: &mut AnyConnection,
    table: &'static str,
    columns: &'static str,
    rows: Vec<Vec<Cell>>,
) -> Result<()> {
    let width = columns.split(',').count();
    let mark = if connection.backend_name() == "SQLite" { Mark::Plain } else { Mark::Numbered };
    let mut rows = rows.into_iter().peekable();
    while rows.peek().is_some() {
        let chunk: Vec<Vec<Cell>> = rows.by_ref().take(PARAMETERS_MAX / width).collect();
        let sql = statement(table, columns, width, chunk.len(), mark);
        // The text is made of names in this crate and of marks for values; every value is bound.
        let mut query = sqlx::query::<Any>(AssertSqlSafe(sql)).persistent(false);
        for cell in chunk.into_iter().flatten() {
            query = match cell {
                Cell::Text(text) => query.bind(text),
                Cell::Int(number) => query.bind(number),
                Cell::NoText => query.bind(None::<String>),
                Cell::NoInt => query.bind(None::<i64>),
            };
        }
        query.execute(&mut *connection).await.map_err(StoreError::doing(table))?;
    }
    Ok(())
}

/// How a statement says where a value goes.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Mark {
    /// `$1`, `$2`, …
    Numbered,
    /// `?`. SQLite takes `$1` for a name, and compares every name with all before it: thousands of them cost more than
    /// the rows.
    Plain,
}

fn statement(table: &str, columns: &str, width: usize, rows: usize, mark: Mark) -> String {
    use std::fmt::Write as _;
    let mut sql = format!("INSERT INTO {table} ({columns}) VALUES ");
    for row in 0..rows {
        sql.push_str(if row == 0 { "(" } else { ", (" });
        for column in 0..width {
            let comma = if column == 0 { "" } else { ", " };
            let _ = match mark {
                Mark::Numbered => write!(sql, "{comma}${}", row * width + column + 1),
                Mark::Plain => write!(sql, "{comma}?"),
            };
        }
        sql.push(')');
    }
    sql
}

#[cfg(test)]
mod tests {
    use super::{Mark, statement};

    #[test]
    fn parameters_are_numbered_through() {
        let sql = statement("t", "a, b", 2, 2, Mark::Numbered);
        assert_eq!(sql, "INSERT INTO t (a, b) VALUES ($1, $2), ($3, $4)");
        assert_eq!(statement("t", "a", 1, 2, Mark::Plain), "INSERT INTO t (a) VALUES (?), (?)");
    }
}
