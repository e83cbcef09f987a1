//! The world as tables for other programs, with the questions and Loupe's answers to hold theirs against.

use std::fs::{self, File};
use std::io::{self, BufRead, BufReader, BufWriter, Write};
use std::path::Path;
use std::str::FromStr;
use std::time::Instant;

use loupe_scheme::custody::{
    Draw, Graph, Ledger, LotId, Movement, MovementId, OriginId, OriginSet, Output, Process, Scratch, Source, Start,
    Unknown,
};
use loupe_scheme::mass::Carats;
use serde_json::{Value, json};

use crate::{millis, sums};

/// How many of the lots asked about have their whole composition written down.
const COMPOSED: usize = 3;

/// Writes `lots.csv` (lot, maker, mass), `movements.csv` (movement, level, origin or -1, mass drawn) and `draws.csv`
/// (movement, level, maker of the lot, its level, lot, mass, mass drawn in all). A movement is a level above the highest
/// that it draws on; masses are in micro-carats.
pub(crate) fn tables(ledger: &Ledger, folder: &Path) -> io::Result<()> {
    fs::create_dir_all(folder)?;
    let open = |name: &str| Ok::<_, io::Error>(BufWriter::with_capacity(1 << 20, File::create(folder.join(name))?));
    let (mut movements, mut draws, mut lots) = (open("movements.csv")?, open("draws.csv")?, open("lots.csv")?);
    let mut levels: Vec<u8> = Vec::with_capacity(ledger.movements());
    let mut drawn: Vec<(MovementId, Draw)> = Vec::new();
    for movement in (0..ledger.movements() as u32).map(MovementId) {
        drawn.clear();
        drawn.extend(ledger.draws(movement).filter_map(|draw| Some((ledger.maker(draw.lot)?, draw))));
        let level = drawn.iter().map(|(maker, _)| levels[maker.0 as usize] + 1).max().unwrap_or(0);
        levels.push(level);
        let whole: u64 = drawn.iter().map(|(_, draw)| draw.mass.micro()).sum();
        let origin = ledger.origin(movement).map_or(-1, |origin| i64::from(origin.0));
        writeln!(movements, "{movement},{level},{origin},{whole}")?;
        for (maker, Draw { lot, mass }) in &drawn {
            let below = levels[maker.0 as usize];
            writeln!(draws, "{movement},{level},{maker},{below},{lot},{},{whole}", mass.micro())?;
        }
        for lot in ledger.outputs(movement) {
            writeln!(lots, "{lot},{movement},{}", ledger.mass(lot).map_or(0, Carats::micro))?;
        }
    }
    movements.flush()?;
    draws.flush()?;
    lots.flush()
}

/// What the others are asked, with Loupe's answers.
pub(crate) struct Questions<'w> {
    pub(crate) ledger: &'w Ledger,
    pub(crate) graph: &'w Graph,
    pub(crate) origins: u32,
    pub(crate) set: &'w OriginSet,
    pub(crate) lots: &'w [LotId],
    pub(crate) sites: &'w [OriginId],
}

impl Questions<'_> {
    /// Everything but the corrections, which change the world.
    pub(crate) fn answers(&self) -> Value {
        let start = Start::Origins(self.set, Unknown::MayBe);
        let set: Vec<u32> = (1..=self.origins).filter(|origin| self.set.has(OriginId(*origin))).collect();
        let mut scratch = Scratch::default();
        let lots = self.lots.iter().enumerate().map(|(at, lot)| {
            let rows = self.graph.composition(self.ledger, *lot, &mut scratch).map(|told| told.rows);
            let rows: Vec<(u32, u64)> = rows.iter().flatten().map(|row| (row.0.0, row.1.micro())).collect();
            json!({
                "lot": lot.0,
                "origins": rows.iter().filter(|(_, mass)| *mass > 0).count(),
                "mass": rows.iter().map(|(_, mass)| mass).sum::<u64>(),
                "movements": self.ledger.history(*lot).len(),
                "composition": (at < COMPOSED).then_some(rows),
            })
        });
        let lots: Vec<Value> = lots.collect();
        let sites: Vec<Value> = self.sites.iter().map(|site| self.reached(*site)).collect();
        let sums = sums(self.ledger, self.graph, start);
        json!({ "set": set, "sums": sums, "classes": self.classes(start), "lots": lots, "sites": sites })
    }

    /// How many lots are of each class.
    fn classes(&self, start: Start<'_>) -> [usize; 4] {
        let mut counts = [0; 4];
        let mut classes = Vec::new();
        self.graph.classes(self.ledger, &self.graph.evaluate(start), &mut classes);
        classes.into_iter().for_each(|class| counts[class as usize] += 1);
        counts
    }

    fn reached(&self, site: OriginId) -> Value {
        let set: OriginSet = [site].into_iter().collect();
        let reached = self.graph.reached(self.ledger, Start::Origins(&set, Unknown::Aside));
        let mut sums = [0_u64; 3];
        for (_, bounds) in self.graph.bounds_reached(self.ledger, &reached) {
            let parts = [bounds.at_least, bounds.expected, bounds.at_most].map(Carats::micro);
            sums.iter_mut().zip(parts).for_each(|(sum, part)| *sum += part);
        }
        json!({ "origin": site.0, "lots": reached.lots.len(), "sums": sums })
    }
}

/// Reads the tables back into a ledger and a graph, as others load them; how long that took.
pub(crate) fn rebuilt(folder: &Path) -> io::Result<Value> {
    let begun = Instant::now();
    let movements = rows::<4>(&folder.join("movements.csv"))?;
    let mut draws = rows::<7>(&folder.join("draws.csv"))?.peekable();
    let mut lots = rows::<3>(&folder.join("lots.csv"))?.peekable();
    let mut ledger = Ledger::default();
    let carats = |micro: i64| Carats::from_micro(micro as u64).unwrap_or(Carats::MAX);
    for [movement, _, origin, whole] in movements {
        let mut drawn = Vec::new();
        while let Some([.., lot, mass, _]) = draws.next_if(|row| row[0] == movement) {
            drawn.push(Draw { lot: LotId(lot as u32), mass: carats(mass) });
        }
        let (mut outputs, mut made) = (Vec::new(), 0);
        while let Some([_, _, mass]) = lots.next_if(|row| row[1] == movement) {
            outputs.push(Output { lot: None, mass: carats(mass) });
            made += mass;
        }
        let source = if drawn.is_empty() { Source::Origin(OriginId(origin as u32)) } else { Source::Lots(drawn) };
        let loss = carats((whole - made).max(0));
        let told = ledger.record(&Movement { process: Process::Sorting, source, outputs, loss });
        told.map_err(|breaches| io::Error::other(format!("movement {movement}: {breaches:?}")))?;
    }
    let recorded = millis(begun);
    let graph = Graph::of(&ledger);
    Ok(json!({ "ms": millis(begun), "records_ms": recorded, "lots": ledger.lots(), "pools": graph.pools() }))
}

/// The rows of a table of so many whole numbers.
fn rows<const N: usize>(file: &Path) -> io::Result<impl Iterator<Item = [i64; N]> + use<N>> {
    let lines = BufReader::with_capacity(1 << 20, File::open(file)?).lines().map_while(Result::ok);
    Ok(lines.map(|line| {
        let mut row = [0; N];
        row.iter_mut().zip(line.split(',')).for_each(|(cell, text)| *cell = i64::from_str(text).unwrap_or_default());
        row
    }))
}
