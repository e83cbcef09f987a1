//! `loupe simulate trade`: mines, tenders, mixing houses, cutting centres, dealers, jewellers, and cheats among them.

mod event;
mod report;
mod written;

use std::fs::File;
use std::path::PathBuf;

use clap::Args;
use indicatif::ProgressBar;
use loupe_scheme::custody::simulated::{Act, Deed, Plan, Trade as Played};
use loupe_scheme::custody::{Graph, Ledger, OriginId, OriginSet, Start, Unknown};

use crate::failure::Failure;
use crate::open::Common;
use crate::out;
use event::Names;
use loupe_registry::catalogue::catalogue;
use report::{Report, Tally};
use written::Documents;

/// How often the bar is moved, in acts.
const BAR_EVERY: u64 = 4096;

/// How large, by which chance, and how honest.
#[derive(Args)]
pub(crate) struct Trade {
    /// About so many lots are made.
    #[arg(long, default_value_t = 100_000, value_parser = clap::value_parser!(u32).range(100..=50_000_000))]
    lots: u32,
    /// The same seed plays the same trade.
    #[arg(long, default_value_t = 7, value_parser = clap::value_parser!(u32).range(0..=999_999))]
    seed: u32,
    /// How many cheats are tried, of a thousand acts.
    #[arg(long, default_value_t = 5, value_name = "PER THOUSAND", value_parser = clap::value_parser!(u16).range(0..=500))]
    cheats: u16,
    /// Also write the trade as EPCIS 2.0 documents of 1,000 events, one document a line; what cheats tried is among them.
    #[arg(long, value_name = "FILE")]
    events: Option<PathBuf>,
    /// What the mines are called in the documents: ids of sites, for trying out a register that takes no others.
    #[arg(long, value_name = "ID", value_delimiter = ',', requires = "events")]
    sites: Vec<String>,
}

impl Trade {
    pub(super) fn run(&self, common: &Common) -> Result<(), Failure> {
        let bar = ProgressBar::new(u64::from(self.lots));
        let report = self.play(common, &bar);
        bar.finish_and_clear();
        let report = report?;
        if common.json {
            out::json(&report)?;
        } else {
            out::text(&report.page(common.lang(), catalogue(common.lang())))?;
        }
        if report.as_planned { Ok(()) } else { Err(Failure::SaidNo) }
    }

    fn play(&self, common: &Common, bar: &ProgressBar) -> Result<Report, Failure> {
        let name = self.events.as_ref().map(|path| path.display().to_string()).unwrap_or_default();
        let of_file = |error| Failure::of_file(common.lang(), &name, &error);
        let file = self.events.as_ref().map(File::create).transpose().map_err(of_file)?;
        let mut documents = file.map(|file| Documents::new(file, Names::new(self.seed, &self.sites)));
        let mut tally = Tally::default();
        let mut ledger = Ledger::default();
        let lots = self.lots as usize;
        let mut trade = Played::new(Plan { lots, seed: u64::from(self.seed), cheats: u64::from(self.cheats) });
        trade.play(&mut ledger, &mut |act: Act<'_>| {
            tally.count(&act);
            if let Some(documents) = &mut documents {
                documents.write(&act);
            }
            if tally.acts.is_multiple_of(BAR_EVERY)
                && let Deed::Moved { told: Ok(recorded), .. } = act.deed
                && let Some(last) = recorded.outputs.last()
            {
                bar.set_position(u64::from(last.0));
            }
        });
        let written = documents.map(Documents::finish).transpose().map_err(of_file)?;
        let reached = of_unknown_origin(&ledger);
        Ok(Report::of(self.seed, &trade, &ledger, tally, reached, written))
    }
}

/// How many lots may be of any origin in some part, for stones were mixed into them of which nobody tells the past.
fn of_unknown_origin(ledger: &Ledger) -> usize {
    let unknown: OriginSet = [OriginId::UNKNOWN].into_iter().collect();
    Graph::of(ledger).reached(ledger, Start::Origins(&unknown, Unknown::Aside)).lots.len()
}
