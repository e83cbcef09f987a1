//! One row of a file as a filing, or every reason why it is none.

use std::collections::{BTreeMap, BTreeSet};

use loupe_scheme::mass::Carats;
use loupe_scheme::participant::{Participant, ParticipantId};
use loupe_scheme::period::{HalfYear, Period};
use loupe_scheme::returns::{Filing, Mining};
use loupe_scheme::rule::{Refusal, Rule};
use loupe_scheme::value::UsdCents;

use super::layout::{Column, Layout};
use super::stamp;
use crate::table::{Sheet, SheetRow};

/// Names of the scheme's statistics that are no participant's name elsewhere, as they stand in its workbook.
const SPELLED: &str = include_str!("spelled.csv");

/// A row that reads, and where it stands.
#[derive(Debug)]
pub(super) struct Filed {
    pub(super) line: u32,
    pub(super) filing: Filing,
    /// Time stamps that are none, as they stand in the file.
    pub(super) unread_stamps: Vec<String>,
}

/// Every name and code by which a participant is known.
#[derive(Debug)]
pub(super) struct Names {
    known: BTreeMap<String, BTreeSet<ParticipantId>>,
}

impl Names {
    /// The codes and names of `participants`, in all languages.
    pub(super) fn of(participants: &[Participant]) -> Names {
        let mut known: BTreeMap<String, BTreeSet<ParticipantId>> = BTreeMap::new();
        let mut add = |name: &str, id: ParticipantId| {
            let key = key(name);
            if !key.is_empty() {
                known.entry(key).or_default().insert(id);
            }
        };
        for participant in participants {
            let names = &participant.name;
            for name in [participant.id.as_str(), &participant.alpha2, &names.en, &names.fr, &names.pt] {
                add(name, participant.id);
            }
        }
        for line in csv::Reader::from_reader(SPELLED.as_bytes()).records().flatten() {
            let id = line.get(1).and_then(|code| ParticipantId::new(code).ok());
            if let Some(id) = id.filter(|id| participants.iter().any(|participant| participant.id == *id)) {
                add(line.get(0).unwrap_or_default(), id);
            }
        }
        Names { known }
    }

    /// The one participant of that name or code; `None` when there is none, or more than one.
    fn find(&self, name: &str) -> Option<ParticipantId> {
        let found = self.known.get(&key(name))?;
        if found.len() == 1 { found.first().copied() } else { None }
    }
}

/// A name without its order, accents and small words: "Congo, Democratic Republic of" is "Democratic Republic of the
/// Congo".
fn key(name: &str) -> String {
    const SMALL: [&str; 10] = ["of", "the", "and", "de", "du", "da", "do", "la", "et", "e"];
    let plain: String = name.to_lowercase().chars().filter(|c| !matches!(c, '\'' | '’')).map(plain).collect();
    let words = plain.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty() && !SMALL.contains(word));
    let mut words: Vec<&str> = words.collect();
    words.sort_unstable();
    words.join(" ")
}

/// A letter without its accent, for the letters of the three languages.
fn plain(letter: char) -> char {
    match letter {
        'á' | 'à' | 'â' | 'ã' | 'ä' => 'a',
        'é' | 'è' | 'ê' | 'ë' => 'e',
        'í' | 'ì' | 'î' | 'ï' => 'i',
        'ó' | 'ò' | 'ô' | 'õ' | 'ö' => 'o',
        'ú' | 'ù' | 'û' | 'ü' => 'u',
        'ç' => 'c',
        'ñ' => 'n',
        other => other,
    }
}

/// Reads every row; when any is refused, all refusals of all rows are returned.
pub(super) fn read_all(
    layout: &Layout,
    table: &Sheet,
    names: &Names,
    source: &str,
) -> Result<Vec<Filed>, Vec<Refusal>> {
    let mut refusals = Vec::new();
    let mut filed = Vec::with_capacity(table.rows.len());
    for row in &table.rows {
        let mut reader = Reader { layout, row, refusals: &mut refusals };
        filed.extend(read(&mut reader, names, source));
    }
    if refusals.is_empty() { Ok(filed) } else { Err(refusals) }
}

struct Reader<'r> {
    layout: &'r Layout,
    row: &'r SheetRow,
    refusals: &'r mut Vec<Refusal>,
}

impl<'r> Reader<'r> {
    fn cell(&self, column: Column) -> &'r str {
        self.layout.index(column).map_or("", |index| self.row.cell(index))
    }

    fn refuse<T>(&mut self, rule: Rule, column: Column, accepted: &[&str]) -> Option<T> {
        let refusal = Refusal::new(rule, self.cell(column)).accepting(accepted.iter().copied());
        self.refusals.push(refusal.at(self.layout.place(self.row.line, column)));
        None
    }

    fn half_year(&mut self) -> Option<HalfYear> {
        let (year, half) = (self.cell(Column::Year), self.cell(Column::Half));
        let year = match year.parse::<i16>() {
            _ if year.is_empty() => self.refuse(Rule::ReturnFilePeriodMissing, Column::Year, &[]),
            Ok(year) if Period::year(year).is_some() => Some(year),
            _ => self.refuse(Rule::NotAPeriod, Column::Year, &["2003"]),
        };
        let half = match half.to_ascii_lowercase().as_str() {
            "" => self.refuse(Rule::ReturnFilePeriodMissing, Column::Half, &["1", "2"]),
            "1" | "h1" => Some(1),
            "2" | "h2" => Some(2),
            _ => self.refuse(Rule::NotAPeriod, Column::Half, &["1", "2"]),
        };
        HalfYear::new(year?, half?)
    }

    /// Whether anything was produced.
    fn produced(&mut self) -> Option<bool> {
        match self.cell(Column::Outcome).to_lowercase().replace('_', " ").as_str() {
            "production" => Some(true),
            "no production" => Some(false),
            _ => self.refuse(Rule::ReturnUnknownOutcome, Column::Outcome, &["Production", "No Production"]),
        }
    }

    fn mining(&mut self, produced: bool) -> Option<Mining> {
        let cell = self.cell(Column::Mining);
        match (produced, Mining::from_code(cell)) {
            (true, None) if cell.eq_ignore_ascii_case("production") => Some(Mining::Undifferentiated),
            (true, Some(mining)) if mining != Mining::Nothing => Some(mining),
            (true, _) => self.refuse(Rule::ReturnUnknownMining, Column::Mining, &["Production", "ASM", "LSM"]),
            (false, Some(Mining::Nothing)) => Some(Mining::Nothing),
            (false, _) => self.refuse(Rule::ReturnUnknownMining, Column::Mining, &[""]),
        }
    }

    /// An amount; an empty cell is nothing when nothing was produced, and no number when something was.
    fn amount<T>(&mut self, column: Column, produced: bool) -> Option<T>
    where
        T: std::str::FromStr<Err = Refusal> + Default,
    {
        let cell = self.cell(column);
        if cell.is_empty() && !produced {
            return Some(T::default());
        }
        match cell.parse() {
            Ok(amount) => Some(amount),
            Err(refusal) => {
                self.refusals.push(refusal.at(self.layout.place(self.row.line, column)));
                None
            }
        }
    }
}

fn read(reader: &mut Reader<'_>, names: &Names, source: &str) -> Option<Filed> {
    let participant = names.find(reader.cell(Column::Participant));
    let participant = participant.or_else(|| reader.refuse(Rule::ReturnUnknownParticipant, Column::Participant, &[]));
    let half = reader.half_year();
    let produced = reader.produced();
    let mining = produced.and_then(|produced| reader.mining(produced));
    let mass: Option<Carats> = reader.amount(Column::Carats, produced.unwrap_or(true));
    let value: Option<UsdCents> = reader.amount(Column::Value, produced.unwrap_or(true));
    if produced == Some(false) {
        if mass.is_some_and(|mass| mass > Carats::ZERO) {
            reader.refuse::<()>(Rule::ReturnNothingWithMass, Column::Carats, &["0"]);
        }
        if value.is_some_and(|value| value > UsdCents::ZERO) {
            reader.refuse::<()>(Rule::ReturnNothingWithMass, Column::Value, &["0"]);
        }
    }
    let stamps = [Column::Filed, Column::Modified].map(|column| reader.cell(column));
    let [filed_at, modified_at] = stamps.map(|text| stamp::read(text).unwrap_or_default());
    let unread = stamps.iter().filter(|text| !text.is_empty() && stamp::read(text).is_none());
    let unread_stamps = unread.map(|text| (*text).to_owned()).collect();
    let (half, mass) = (half?, mass?);
    if mass > Carats::ZERO && stamp::day(&filed_at).is_some_and(|day| day < half.first_day()) {
        // Nobody knows a mass before the first stone of it is found.
        return reader.refuse(Rule::ReturnFiledEarly, Column::Filed, &[&half.last_day().to_string()]);
    }
    let (line, source) = (reader.row.line, source.to_owned());
    let (participant, mining, value) = (participant?, mining?, value?);
    let filing = Filing { participant, half, mining, mass, value, filed_at, modified_at, source_row: line, source };
    Some(Filed { line, filing, unread_stamps })
}

#[cfg(test)]
mod tests {
    use super::key;

    #[test]
    fn order_accents_and_small_words_of_a_name_do_not_matter() {
        assert_eq!(key("Congo, Democratic Republic of"), key("Democratic Republic of the Congo"));
        assert_eq!(key("Cote D'ivoire"), key("Côte d’Ivoire"));
        assert_ne!(key("Congo, Republic of"), key("Congo, Democratic Republic of"));
    }
}
