//! What each act of a table would do, as data and in words.

use std::collections::HashSet;

use loupe_scheme::mass::Carats;
use loupe_scheme::words::Lang;
use serde::Serialize;

use super::act::{Act, Line, Shape, sum};
use super::words;
use crate::catalogue::{Catalogue, catalogue};

/// So many lots are named in a sentence; the data has all.
const NAMED_MAX: usize = 12;

/// What a table would do.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Preview {
    /// The file.
    pub file: String,
    /// How many rows were read.
    pub rows: usize,
    /// Rows that begin with `#` and were not read.
    pub examples_left: usize,
    /// Columns that were not read, by their headings.
    pub columns_left: Vec<String>,
    /// Each act, in the order of the file.
    pub acts: Vec<ActPreview>,
}

/// What one act would do.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ActPreview {
    /// The event's number or word in the table.
    pub event: String,
    /// Its first row, from 1.
    pub row: u32,
    /// When, in UTC.
    pub at: jiff::Timestamp,
    /// What was done.
    #[serde(serialize_with = "by_name")]
    pub process: loupe_scheme::custody::Process,
    /// What it takes out of lots.
    pub taken: Sum,
    /// What it makes.
    pub made: Sum,
    /// What is lost in it.
    pub lost: Carats,
    /// Lots of which only the place or the keeper changes.
    pub moved: Sum,
    /// The parcel it packs or unpacks.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub parcel: Option<String>,
    /// The certificate it goes under, as a URI.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub certificate: Option<String>,
    /// Lots it takes from or moves that no act of the table makes: the register knows them, or the act waits.
    pub elsewhere: Vec<String>,
}

/// Lots and their mass together.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Sum {
    /// How many rows name a lot.
    pub lots: usize,
    /// Their mass.
    pub carats: Carats,
}

impl Sum {
    fn of(lines: &[&Line]) -> Sum {
        Sum { lots: lines.len(), carats: sum(lines.iter().copied()).unwrap_or(Carats::MAX) }
    }
}

fn by_name<S: serde::Serializer>(process: &loupe_scheme::custody::Process, s: S) -> Result<S::Ok, S::Error> {
    s.serialize_str(process.name())
}

impl Preview {
    pub(super) fn of(
        file: &str,
        acts: &[Act],
        rows: usize,
        examples_left: usize,
        columns_left: Vec<String>,
    ) -> Preview {
        let made: HashSet<&str> = acts.iter().flat_map(Act::made).map(|line| line.uri.as_str()).collect();
        let acts = acts.iter().map(|act| ActPreview::of(act, &made)).collect();
        Preview { file: file.to_owned(), rows, examples_left, columns_left, acts }
    }

    /// The first row of what became an event of the document, by its place from 0.
    pub fn row_of(&self, event: usize) -> Option<u32> {
        self.acts.get(event).map(|act| act.row)
    }

    /// A line for each act, then what of the file was not read.
    pub fn words(&self, lang: Lang) -> Vec<String> {
        let texts = catalogue(lang);
        let mut lines: Vec<String> = self.acts.iter().map(|act| act.words(lang)).collect();
        if self.examples_left > 0 {
            lines.push(texts.counted("custody-preview-examples", self.examples_left));
        }
        if !self.columns_left.is_empty() {
            lines.push(texts.with("bulk-columns-left", &[("columns", self.columns_left.join(", "))]));
        }
        lines
    }
}

impl ActPreview {
    fn of(act: &Act, made_here: &HashSet<&str>) -> ActPreview {
        let is_movement = matches!(act.shape(), Shape::Commissioned | Shape::Transformed | Shape::Ended);
        let (taken, made) = (act.drawn(), act.made());
        let moved: Vec<&Line> = if is_movement { Vec::new() } else { act.lots().collect() };
        let mut told = made_here.clone();
        let used = taken.iter().chain(&moved).filter(|line| told.insert(line.uri.as_str()));
        let elsewhere = used.map(|line| line.lot.clone()).collect();
        ActPreview {
            event: act.name.clone(),
            row: act.row,
            at: act.moment.at,
            process: act.process,
            taken: Sum::of(&taken),
            made: Sum::of(&made),
            lost: if is_movement { act.loss().unwrap_or(Carats::MAX) } else { Carats::ZERO },
            moved: Sum::of(&moved),
            parcel: act.parcel().map(|line| line.lot.clone()),
            certificate: Some(act.certificate.clone()).filter(|number| !number.is_empty()),
            elsewhere,
        }
    }

    /// The act in sentences.
    pub fn words(&self, lang: Lang) -> String {
        let texts = catalogue(lang);
        let day = jiff::tz::Offset::UTC.to_datetime(self.at).date().to_string();
        let process = words::process(self.process, lang);
        let head = [("event", self.event.clone()), ("process", process), ("date", day)];
        let mut said = vec![texts.with("custody-preview-act", &head)];
        for (key, sum) in [
            ("custody-preview-in", self.taken),
            ("custody-preview-out", self.made),
            ("custody-preview-moved", self.moved),
        ] {
            if sum.lots > 0 {
                said.push(texts.with(key, &[("carats", sum.carats.to_string()), ("lots", lots(texts, sum.lots))]));
            }
        }
        if self.lost > Carats::ZERO {
            said.push(texts.with("custody-preview-loss", &[("carats", self.lost.to_string())]));
        }
        if let Some(parcel) = &self.parcel {
            said.push(texts.with("custody-preview-parcel", &[("lot", parcel.clone())]));
        }
        if let Some(certificate) = &self.certificate {
            let number = certificate.strip_prefix("urn:loupe:certificate:").unwrap_or(certificate);
            said.push(texts.with("custody-preview-certificate", &[("certificate", number.to_owned())]));
        }
        if !self.elsewhere.is_empty() {
            let mut named: Vec<&str> = self.elsewhere.iter().take(NAMED_MAX).map(String::as_str).collect();
            if self.elsewhere.len() > NAMED_MAX {
                named.push("…");
            }
            said.push(texts.with("custody-preview-elsewhere", &[("lots", texts.list(&named))]));
        }
        said.join(" ")
    }
}

fn lots(texts: &Catalogue, count: usize) -> String {
    texts.counted("custody-preview-lots", count)
}
