//! How much polished usually comes of how much rough: what public sources say, as this program ships it.

use std::sync::LazyLock;

use loupe_scheme::custody::{Process, YieldBounds, YieldTold};
use serde::Deserialize;

use crate::world::shipped_text;

const FILE: &str = "custody/yields.csv";

/// What one source says that a process yields.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct YieldSource {
    /// The process.
    pub process: Process,
    /// Of which stones the source speaks.
    pub goods: String,
    /// The least and the most that comes out.
    pub told: YieldTold,
    /// Whether the goods were weighed, or the figure is said in general.
    pub is_measured: bool,
    /// What the source says, and how the figure was made of it.
    pub note: String,
    /// The source by its title.
    pub source_title: String,
    /// Where it can be read.
    pub source_url: String,
}

#[derive(Deserialize)]
struct Row {
    process: String,
    goods: String,
    at_least_pct: String,
    at_most_pct: String,
    basis: String,
    note: String,
    source_title: String,
    source_url: String,
}

static SHIPPED: LazyLock<Vec<YieldSource>> = LazyLock::new(|| read(shipped_text(FILE)));

static BOUNDS: LazyLock<Vec<YieldBounds>> = LazyLock::new(|| {
    let of = |process: &Process| {
        let told = SHIPPED.iter().filter(|one| one.process == *process).map(|one| one.told);
        YieldBounds::around(*process, &told.collect::<Vec<_>>())
    };
    Process::ALL.iter().filter_map(of).collect()
});

/// Every source that is shipped (`world/custody/yields.csv`).
pub fn shipped() -> &'static [YieldSource] {
    &SHIPPED
}

/// The bounds of every process of which any source speaks: the widest of what the sources say.
pub fn bounds() -> Vec<YieldBounds> {
    BOUNDS.clone()
}

/// Rows that name no process of ours say nothing here; a test holds the shipped file to having none.
fn read(text: &str) -> Vec<YieldSource> {
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let rows = reader.deserialize::<Row>().filter_map(|row| {
        let row = row.ok()?;
        Some(YieldSource {
            process: Process::named(&row.process)?,
            goods: row.goods,
            told: YieldTold {
                at_least: YieldTold::percent(&row.at_least_pct),
                at_most: YieldTold::percent(&row.at_most_pct),
            },
            is_measured: row.basis == "measured",
            note: row.note,
            source_title: row.source_title,
            source_url: row.source_url,
        })
    });
    rows.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_that_is_shipped_is_read_and_says_something() {
        let mut reader = csv::Reader::from_reader(shipped_text(FILE).as_bytes());
        let rows: Vec<Row> = reader.deserialize().map(|row| row.unwrap()).collect();
        assert_eq!(shipped().len(), rows.len());
        for (row, read) in rows.iter().zip(shipped()) {
            assert!(["measured", "stated"].contains(&row.basis.as_str()), "{}", row.basis);
            let is_read = |text: &str, share: bool| text.is_empty() != share;
            let YieldTold { at_least, at_most } = read.told;
            assert!(is_read(&row.at_least_pct, at_least.is_some()) && is_read(&row.at_most_pct, at_most.is_some()));
            assert!(at_least.is_some() || at_most.is_some(), "{}", row.goods);
            assert!(at_least.zip(at_most).is_none_or(|(least, most)| least <= most), "{}", row.goods);
            assert!(read.source_url.starts_with("http") && !read.source_title.is_empty());
        }
    }

    #[test]
    fn the_bounds_are_those_of_the_readme() {
        let bounds: Vec<(Process, (u64, u64), (u64, u64))> =
            bounds().iter().map(|one| (one.process, one.at_least.pair(), one.at_most.pair())).collect();
        assert_eq!(bounds, [(Process::Polishing, (3_000, 10_000), (8_000, 10_000))]);
        let readme = include_str!("../../../world/custody/README.md");
        assert!(readme.contains("for polishing, 30 to 80 per cent"));
    }
}
