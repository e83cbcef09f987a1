//! Reads the cells of a row in the order of the columns asked for.

use std::str::FromStr;

use loupe_scheme::participant::{ParticipantId, Source};
use loupe_scheme::period::{PartialDate, Span};
use sqlx::any::AnyRow;
use sqlx::{Any, AnyConnection, Decode, Row, Type};

use crate::error::{Result, StoreError};

/// The cells of one row, left to right.
pub(crate) struct Cells<'r> {
    table: &'static str,
    row: &'r AnyRow,
    next: usize,
}

impl<'r> Cells<'r> {
    pub(crate) const fn new(table: &'static str, row: &'r AnyRow) -> Cells<'r> {
        Cells { table, row, next: 0 }
    }

    fn get<T: Decode<'r, Any> + Type<Any>>(&mut self) -> Result<T> {
        let value = self.row.try_get(self.next).map_err(StoreError::doing(self.table))?;
        self.next += 1;
        Ok(value)
    }

    /// A stored value that cannot be what it should.
    pub(crate) fn wrong(&self, value: impl ToString) -> StoreError {
        StoreError::Cell { table: self.table, value: value.to_string() }
    }

    pub(crate) fn text(&mut self) -> Result<String> {
        self.get()
    }

    /// Text; empty where the column is NULL.
    pub(crate) fn text_or_empty(&mut self) -> Result<String> {
        Ok(self.get::<Option<String>>()?.unwrap_or_default())
    }

    pub(crate) fn int<T: TryFrom<i64>>(&mut self) -> Result<T> {
        let number: i64 = self.get()?;
        T::try_from(number).map_err(|_| self.wrong(number))
    }

    pub(crate) fn int_or_none(&mut self) -> Result<Option<i64>> {
        self.get()
    }

    /// A count that may be NULL.
    pub(crate) fn count(&mut self) -> Result<Option<u64>> {
        let number: Option<i64> = self.get()?;
        number.map(|number| u64::try_from(number).map_err(|_| self.wrong(number))).transpose()
    }

    pub(crate) fn bytes(&mut self) -> Result<Vec<u8>> {
        self.get()
    }

    pub(crate) fn flag(&mut self) -> Result<bool> {
        Ok(self.get::<i64>()? != 0)
    }

    /// What a text parses as; `None` when it is empty.
    pub(crate) fn parsed<T: FromStr>(&mut self) -> Result<Option<T>> {
        let text: &str = self.get()?;
        if text.is_empty() {
            return Ok(None);
        }
        text.parse().map(Some).map_err(|_| self.wrong(text))
    }

    pub(crate) fn participant(&mut self) -> Result<ParticipantId> {
        let text: &str = self.get()?;
        ParticipantId::new(text).map_err(|_| self.wrong(text))
    }

    pub(crate) fn participant_or_none(&mut self) -> Result<Option<ParticipantId>> {
        let text: Option<&str> = self.get()?;
        text.map(|text| ParticipantId::new(text).map_err(|_| self.wrong(text))).transpose()
    }

    pub(crate) fn span(&mut self) -> Result<Span> {
        Ok(Span { from: self.parsed::<PartialDate>()?, to: self.parsed::<PartialDate>()? })
    }

    pub(crate) fn source(&mut self) -> Result<Source> {
        Ok(Source { title: self.text()?, url: self.text()? })
    }

    /// Codes parted by `;`.
    pub(crate) fn codes(&mut self) -> Result<Vec<String>> {
        let text: &str = self.get()?;
        Ok(text.split(';').filter(|part| !part.is_empty()).map(str::to_owned).collect())
    }
}

/// The rows of `table` that `sql` selects for `edition`, each read by `read`.
pub(crate) async fn select<T>(
    connection: &mut AnyConnection,
    table: &'static str,
    sql: &'static str,
    edition: i64,
    read: fn(&mut Cells<'_>) -> Result<T>,
) -> Result<Vec<T>> {
    let query = sqlx::query::<Any>(sql).bind(edition);
    let rows = query.fetch_all(connection).await.map_err(StoreError::doing(table))?;
    rows.iter().map(|row| read(&mut Cells::new(table, row))).collect()
}
