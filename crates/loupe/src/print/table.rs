//! Columns that fit the width, and words that wrap.

/// Blanks between two columns.
const GAP: usize = 2;
/// The narrowest column of words.
const WORDS_MIN: usize = 14;

/// A column.
pub(crate) struct Column {
    title: String,
    kind: Kind,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Words,
    Number,
}

impl Column {
    /// A column of words, which wrap where the page is narrow.
    pub(crate) fn words(title: impl Into<String>) -> Column {
        Column { title: title.into(), kind: Kind::Words }
    }

    /// A column of numbers, set to the right and never broken.
    pub(crate) fn number(title: impl Into<String>) -> Column {
        Column { title: title.into(), kind: Kind::Number }
    }
}

/// A table. Every row has as many cells as there are columns.
pub(crate) struct Table {
    columns: Vec<Column>,
    rows: Vec<Vec<String>>,
}

impl Table {
    pub(crate) fn new(columns: impl IntoIterator<Item = Column>) -> Table {
        Table { columns: columns.into_iter().collect(), rows: Vec::new() }
    }

    pub(crate) fn row(&mut self, cells: impl IntoIterator<Item = String>) {
        self.rows.push(cells.into_iter().collect());
    }

    /// The table in at most `width` columns of text; row by row as a list where that is too narrow for a table.
    pub(crate) fn text(&self, width: usize) -> String {
        match self.widths(width) {
            Some(widths) => self.laid_out(&widths),
            None => self.as_list(width),
        }
    }

    /// The same with a text below each row.
    pub(crate) fn with_notes(&self, width: usize, notes: &[String]) -> String {
        let Some(widths) = self.widths(width) else {
            let rows = self.rows.iter().map(|row| self.row_as_list(row, width));
            return rows.zip(notes).map(|(row, note)| row + note).collect();
        };
        let titles: Vec<String> = self.columns.iter().map(|column| column.title.clone()).collect();
        let rows = self.rows.iter().map(|row| self.line(row, &widths));
        [self.line(&titles, &widths)].into_iter().chain(rows.zip(notes).map(|(row, note)| row + note)).collect()
    }

    /// The widths of the columns; `None` when they do not fit.
    fn widths(&self, width: usize) -> Option<Vec<usize>> {
        let natural = |at: usize| {
            let cells = self.rows.iter().filter_map(|row| row.get(at)).map(String::as_str);
            // A long title goes on two lines; a number does not.
            let title = self.columns[at].title.as_str();
            let title = title.split(' ').map(length).max().unwrap_or(0).max(length(title).div_ceil(2));
            cells.flat_map(|cell| cell.split('\n')).map(length).chain([title]).max().unwrap_or(0)
        };
        let mut widths: Vec<usize> = (0..self.columns.len()).map(natural).collect();
        let room = width.checked_sub(GAP * self.columns.len().saturating_sub(1))?;
        loop {
            let total: usize = widths.iter().sum();
            if total <= room {
                return Some(widths);
            }
            let wide = (0..widths.len()).filter(|at| self.columns[*at].kind == Kind::Words);
            let widest = wide.max_by_key(|at| widths[*at])?;
            if widths[widest] <= WORDS_MIN {
                return None;
            }
            widths[widest] -= 1;
        }
    }

    fn laid_out(&self, widths: &[usize]) -> String {
        let titles: Vec<String> = self.columns.iter().map(|column| column.title.clone()).collect();
        let mut text = String::new();
        if titles.iter().any(|title| !title.is_empty()) {
            text.push_str(&self.line(&titles, widths));
        }
        for row in &self.rows {
            text.push_str(&self.line(row, widths));
        }
        text
    }

    /// One row, over as many lines as its longest cell needs.
    fn line(&self, cells: &[String], widths: &[usize]) -> String {
        let wrapped: Vec<Vec<String>> = cells.iter().zip(widths).map(|(cell, width)| wrap(cell, *width)).collect();
        let height = wrapped.iter().map(Vec::len).max().unwrap_or(1);
        let mut text = String::new();
        for n in 0..height {
            let mut line = String::new();
            for (at, (lines, width)) in wrapped.iter().zip(widths).enumerate() {
                let part = lines.get(n).map_or("", String::as_str);
                let blanks = " ".repeat(width.saturating_sub(length(part)));
                if at > 0 {
                    line.push_str(&" ".repeat(GAP));
                }
                match self.columns[at].kind {
                    Kind::Words => line.extend([part, &blanks]),
                    Kind::Number => line.extend([&blanks, part]),
                }
            }
            text.push_str(line.trim_end_matches(' '));
            text.push('\n');
        }
        text
    }

    fn as_list(&self, width: usize) -> String {
        self.rows.iter().map(|row| self.row_as_list(row, width)).collect()
    }

    fn row_as_list(&self, row: &[String], width: usize) -> String {
        let mut text = String::new();
        let named = self.columns.iter().zip(row).filter(|(_, cell)| !cell.is_empty());
        for (n, (column, cell)) in named.enumerate() {
            let name = if column.title.is_empty() { String::new() } else { format!("{}: ", column.title) };
            let first = if n == 0 { "" } else { "  " };
            for (at, line) in wrap(&format!("{name}{cell}"), width.saturating_sub(4)).iter().enumerate() {
                text.push_str(if at == 0 { first } else { "    " });
                text.push_str(line);
                text.push('\n');
            }
        }
        text
    }
}

/// How many columns a text takes.
fn length(text: &str) -> usize {
    text.chars().filter(|c| !('\u{300}'..='\u{36f}').contains(c)).count()
}

/// A text as lines of at most `width`; a word that is longer stands alone, whole. Only blanks and line feeds break.
pub(crate) fn wrap(text: &str, width: usize) -> Vec<String> {
    let mut lines = Vec::new();
    for paragraph in text.split('\n') {
        let mut line = String::new();
        for word in paragraph.split(' ').filter(|word| !word.is_empty()) {
            if !line.is_empty() && length(&line) + 1 + length(word) > width {
                lines.push(std::mem::take(&mut line));
            }
            if !line.is_empty() {
                line.push(' ');
            }
            line.push_str(word);
        }
        lines.push(line);
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table() -> Table {
        let mut table = Table::new([Column::words("Who"), Column::number("carats"), Column::words("Why")]);
        table.row(["Angola".into(), "8\u{202f}763".into(), "nobody looked there for the whole of the year".into()]);
        table
    }

    #[test]
    fn a_table_fits_its_width() {
        for width in [34, 50, 200] {
            assert!(table().text(width).lines().all(|line| length(line) <= width), "{}", table().text(width));
        }
        assert_eq!(table().text(200).lines().count(), 2);
        assert!(table().text(50).lines().count() > 2);
    }

    #[test]
    fn where_there_is_no_room_a_table_is_a_list() {
        assert_eq!(table().text(20).lines().next(), Some("Who: Angola"));
    }

    #[test]
    fn words_longer_than_the_width_stay_whole() {
        assert_eq!(wrap("see https://example.org/long now", 10), ["see", "https://example.org/long", "now"]);
        assert_eq!(wrap("", 10), [""]);
        assert_eq!(wrap("a\u{a0}b c", 3), ["a\u{a0}b", "c"]);
    }
}
