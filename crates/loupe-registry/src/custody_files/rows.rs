//! Rows of a table put together into acts.

use std::collections::BTreeMap;

use jiff::civil::{Date, Time};
use jiff::fmt::temporal::Pieces;
use jiff::tz::Offset;
use loupe_scheme::custody::Process;
use loupe_scheme::mass::Carats;
use loupe_scheme::participant::ParticipantId;
use loupe_scheme::period::Period;
use loupe_scheme::record::OfficeId;
use loupe_scheme::rule::{Refusal, Rule};

use super::act::{Act, Line, Mined, Moment, Shape, Side};
use super::layout::Layout;
use super::name;
use super::words::{self, Column};
use crate::certificate_files::cells::day;
use crate::table::{Sheet, SheetRow};

/// What is said of a whole act: once, or in the same words on each row.
const OF_ACT: &[Column] = &[
    Column::Date,
    Column::Process,
    Column::Site,
    Column::Country,
    Column::Period,
    Column::Certificate,
    Column::From,
    Column::To,
    Column::Remark,
];
/// The westernmost and easternmost offset that EPCIS takes, in hours.
const OFFSET_HOURS_MAX: i32 = 14;

/// Every act of a table in the order of first rows, and how many rows are examples; or everything that is wrong.
pub(super) fn read_all(layout: &Layout, sheet: &Sheet, office: &OfficeId) -> Result<(Vec<Act>, usize), Vec<Refusal>> {
    let mut reading = Reading { layout, office, wrong: Vec::new() };
    let mut groups: Vec<(&str, Vec<&SheetRow>)> = Vec::new();
    let mut known: BTreeMap<&str, usize> = BTreeMap::new();
    let mut examples = 0;
    for row in &sheet.rows {
        let name = layout.cell(row, Column::Event);
        if name.starts_with('#') {
            examples += 1;
            continue;
        }
        if name.is_empty() {
            reading.missing(row, Column::Event);
            continue;
        }
        let place = *known.entry(name).or_insert_with(|| {
            groups.push((name, Vec::new()));
            groups.len() - 1
        });
        groups[place].1.push(row);
    }
    let acts: Vec<Option<Act>> = groups.iter().map(|(name, rows)| reading.act(name, rows)).collect();
    let mut acts: Vec<Act> = acts.into_iter().flatten().collect();
    reading.stones(&mut acts);
    // In the order of the rows, as somebody goes through them.
    reading.wrong.sort_by_key(|refusal| refusal.place.line);
    if reading.wrong.is_empty() { Ok((acts, examples)) } else { Err(reading.wrong) }
}

struct Reading<'l> {
    layout: &'l Layout,
    office: &'l OfficeId,
    wrong: Vec<Refusal>,
}

impl Reading<'_> {
    fn missing(&mut self, row: &SheetRow, column: Column) {
        let refusal = Refusal::new(Rule::CustodyCellMissing, column.heading(self.layout.lang));
        self.wrong.push(refusal.at(self.layout.place(row.line, column)));
    }

    /// What `parse` makes of a cell; `None` where it is empty or refused, and the refusal is kept with its place.
    fn parsed<T>(
        &mut self,
        row: &SheetRow,
        column: Column,
        parse: impl FnOnce(&str) -> Result<T, Refusal>,
    ) -> Option<T> {
        let cell = Some(self.layout.cell(row, column)).filter(|cell| !cell.is_empty())?;
        let kept = parse(cell).map_err(|refusal| self.wrong.push(refusal.at(self.layout.place(row.line, column))));
        kept.ok()
    }

    /// The same of a cell that must not be empty.
    fn needed<T>(
        &mut self,
        row: &SheetRow,
        column: Column,
        parse: impl FnOnce(&str) -> Result<T, Refusal>,
    ) -> Option<T> {
        if self.layout.cell(row, column).is_empty() {
            self.missing(row, column);
        }
        self.parsed(row, column, parse)
    }

    /// The first row of an act that says anything in a column; its first row where none does. Refuses with `B25` a
    /// later one that says otherwise.
    fn said<'r>(&mut self, rows: &[&'r SheetRow], column: Column) -> Option<&'r SheetRow> {
        let mut telling = rows.iter().filter(|row| !self.layout.cell(row, column).is_empty());
        let Some(first) = telling.next() else { return rows.first().copied() };
        let said = self.layout.cell(first, column);
        let others: Vec<&&SheetRow> = telling.filter(|row| self.layout.cell(row, column) != said).collect();
        for row in others {
            let refusal = Refusal::new(Rule::CustodyRowsDisagree, self.layout.cell(row, column)).accepting([said]);
            self.wrong.push(refusal.at(self.layout.place(row.line, column)));
        }
        Some(first)
    }

    fn act(&mut self, event: &str, rows: &[&SheetRow]) -> Option<Act> {
        let mut telling = Vec::with_capacity(OF_ACT.len());
        for column in OF_ACT {
            telling.push(self.said(rows, *column)?);
        }
        let row_of = |column: Column| OF_ACT.iter().position(|one| *one == column).map_or(telling[0], |at| telling[at]);
        let moment = self.needed(row_of(Column::Date), Column::Date, moment);
        let lang = self.layout.lang;
        let process = self.needed(row_of(Column::Process), Column::Process, |cell| {
            let all = Process::ALL.iter().map(|one| words::process(*one, lang));
            words::process_of(cell).ok_or_else(|| Refusal::new(Rule::CustodyWordUnknown, cell).accepting(all))
        });
        let shape = process.map(Shape::of);
        let lines: Vec<Option<Line>> = rows.iter().map(|row| self.line(row, shape)).collect();
        let mined = Mined {
            site: self.parsed(row_of(Column::Site), Column::Site, name::word).unwrap_or_default(),
            country: self.parsed(row_of(Column::Country), Column::Country, country).unwrap_or_default(),
            period: self.parsed(row_of(Column::Period), Column::Period, period).unwrap_or_default(),
        };
        let certificate = self.parsed(row_of(Column::Certificate), Column::Certificate, name::certificate);
        let from = self.parsed(row_of(Column::From), Column::From, name::party);
        let to = self.parsed(row_of(Column::To), Column::To, name::party);
        let remark = self.parsed(row_of(Column::Remark), Column::Remark, name::remark);
        let name = self.parsed(rows[0], Column::Event, name::word);
        Some(Act {
            name: name.unwrap_or_else(|| event.to_owned()),
            row: rows[0].line,
            moment: moment?,
            process: process?,
            lines: lines.into_iter().flatten().collect(),
            mined,
            certificate: certificate.unwrap_or_default(),
            from: from.unwrap_or_default(),
            to: to.unwrap_or_default(),
            remark: remark.unwrap_or_default(),
        })
    }

    /// Without a process nobody knows what a row may leave empty, so nothing is asked of it.
    fn line(&mut self, row: &SheetRow, shape: Option<Shape>) -> Option<Line> {
        let lang = self.layout.lang;
        let side = self.needed(row, Column::Side, |cell| {
            let all = Side::ALL.iter().map(|one| words::side(*one, lang));
            words::side_of(cell).ok_or_else(|| Refusal::new(Rule::CustodyWordUnknown, cell).accepting(all))
        });
        let is_parcel = shape.and_then(Shape::parcel).is_some_and(|parcel| side == Some(parcel));
        let is_dust = shape == Some(Shape::Transformed) && side == Some(Side::Loss);
        let office = self.office;
        let uri =
            self.parsed(
                row,
                Column::Lot,
                |cell| {
                    if is_parcel { name::parcel(cell, office) } else { name::lot(cell, office) }
                },
            );
        let carats = self.parsed(row, Column::Carats, str::parse::<Carats>);
        let report = self.parsed(row, Column::Report, name::word);
        let (side, shape) = (side?, shape?);
        if self.layout.cell(row, Column::Lot).is_empty() && !is_dust && shape.sides().contains(&side) {
            self.missing(row, Column::Lot);
        }
        if self.layout.cell(row, Column::Carats).is_empty() && !is_parcel {
            self.missing(row, Column::Carats);
        }
        Some(Line {
            row: row.line,
            side,
            lot: self.layout.cell(row, Column::Lot).to_owned(),
            uri: uri.unwrap_or_default(),
            carats,
            report: report.unwrap_or_default(),
        })
    }

    /// A stone is one on each of its rows. Refuses with `B25` one with two reports.
    fn stones(&mut self, acts: &mut [Act]) {
        let mut reports: BTreeMap<String, String> = BTreeMap::new();
        for line in acts.iter().flat_map(|act| &act.lines).filter(|line| !line.report.is_empty()) {
            let known = reports.entry(line.uri.clone()).or_insert_with(|| line.report.clone());
            if *known != line.report {
                let refusal = Refusal::new(Rule::CustodyRowsDisagree, &line.report).accepting([known.as_str()]);
                self.wrong.push(refusal.at(self.layout.place(line.row, Column::Report)));
            }
        }
        for line in acts.iter_mut().flat_map(|act| &mut act.lines).filter(|line| !line.uri.is_empty()) {
            if let Some(report) = reports.get(&line.uri) {
                line.report.clone_from(report);
            }
        }
    }
}

/// A day, told as its noon, or a moment. Without an offset it is UTC. Refuses with `P4`.
fn moment(cell: &str) -> Result<Moment, Refusal> {
    let read = match day(cell) {
        Some(day) => at(day, jiff::civil::time(12, 0, 0, 0), Offset::UTC),
        None => Pieces::parse(cell).ok().and_then(|pieces| {
            let offset = pieces.to_numeric_offset().unwrap_or(Offset::UTC);
            let is_plain = pieces.time_zone_annotation().is_none();
            at(pieces.date(), pieces.time().filter(|_| is_plain)?, offset)
        }),
    };
    read.ok_or_else(|| Refusal::new(Rule::NotADate, cell))
}

fn at(day: Date, time: Time, offset: Offset) -> Option<Moment> {
    let fits = offset.seconds().abs() <= OFFSET_HOURS_MAX * 3_600 && offset.seconds() % 60 == 0;
    let at = offset.to_timestamp(day.to_datetime(time)).ok().filter(|_| fits && day.year() > 0)?;
    Some(Moment { at, offset })
}

fn country(cell: &str) -> Result<String, Refusal> {
    ParticipantId::new(cell).map(|code| code.as_str().to_owned())
}

fn period(cell: &str) -> Result<String, Refusal> {
    cell.parse::<Period>().map(|period| period.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_is_its_noon_and_a_time_has_its_offset() {
        let told = |cell| moment(cell).map(|one| (one.at.to_string(), one.offset.to_string())).ok();
        let is = |at: &str, offset: &str| Some((at.to_owned(), offset.to_owned()));
        assert_eq!(told("2026-11-30"), is("2026-11-30T12:00:00Z", "+00"));
        assert_eq!(told("2026-11-30T00:00:00"), is("2026-11-30T12:00:00Z", "+00"));
        assert_eq!(told("2026-11-30 09:30"), is("2026-11-30T09:30:00Z", "+00"));
        assert_eq!(told("2026-11-30T09:30+02:00"), is("2026-11-30T07:30:00Z", "+02"));
        for wrong in [
            "30.11.2026",
            "2026-11",
            "2026-11-30T25:00",
            "2026-11-30T09:30+15:00",
            "2026-11-30T09:30[Africa/Gaborone]",
            "soon",
        ] {
            assert_eq!(told(wrong), None, "{wrong}");
        }
    }
}
