//! What a simulated trade tells at its end: what happened, what cheats tried, and what came of each.

use std::collections::BTreeMap;

use loupe_registry::catalogue::Catalogue;
use loupe_scheme::custody::simulated::{Act, Cheat, Deed, Outcome, Trade};
use loupe_scheme::custody::{Ledger, LotId, Source};
use loupe_scheme::mass::Carats;
use loupe_scheme::words::Lang;
use loupe_web::format;
use serde::Serialize;

use super::written::Written;
use crate::print::{Column, Table, width};

/// Counts of acts as they come.
#[derive(Default)]
pub(super) struct Tally {
    pub(super) acts: u64,
    /// Shipments that were taken, cheats' among them.
    shipments: u64,
    mined_micro: u64,
    lost_micro: u64,
    most_in: usize,
    most_out: usize,
    refused: u64,
}

impl Tally {
    pub(super) fn count(&mut self, act: &Act<'_>) {
        self.acts += 1;
        match act.deed {
            Deed::Moved { told: Err(_), .. } | Deed::Sent { told: Err(_), .. } => self.refused += 1,
            Deed::Sent { .. } => self.shipments += 1,
            Deed::Moved { movement, .. } => {
                self.most_in = self.most_in.max(movement.draws().len());
                self.most_out = self.most_out.max(movement.outputs.len());
                self.lost_micro += movement.loss.micro();
                if matches!(movement.source, Source::Origin(_)) {
                    self.mined_micro += movement.outputs.iter().map(|output| output.mass.micro()).sum::<u64>();
                }
            }
        }
    }
}

/// What came of one way of cheating.
#[derive(Default, Serialize)]
struct Tried {
    tried: u64,
    /// Refused at once, by rule. An attempt that breaks two rules counts under both.
    refused: BTreeMap<&'static str, u64>,
    /// Taken, and found later, by check.
    found: BTreeMap<&'static str, u64>,
    /// Taken, and nothing gives it away.
    unseen: u64,
}

/// The answer of `loupe simulate trade`.
#[derive(Serialize)]
pub(super) struct Report {
    /// Nothing of this is real.
    synthetic: bool,
    /// What the same trade is played with again.
    seed: u32,
    /// Whether no honest act was refused or suspected.
    pub(super) as_planned: bool,
    lots: usize,
    movements: usize,
    shipments: u64,
    origins: usize,
    most_lots_in: usize,
    most_lots_out: usize,
    carats_mined: Carats,
    carats_lost: Carats,
    carats_left: Carats,
    /// Mined or brought in, minus lost, is left.
    balanced: bool,
    /// Lots that may be of any origin in some part.
    lots_of_unknown_origin: usize,
    /// Honest acts that were refused.
    refused_wrongly: u64,
    /// Mines that were suspected without a cheat.
    suspected_wrongly: usize,
    cheats: BTreeMap<&'static str, Tried>,
    #[serde(skip_serializing_if = "Option::is_none")]
    events: Option<Written>,
}

const ABOVE_CAPACITY: &str = "above_capacity";
const OF_UNKNOWN_ORIGIN: &str = "unknown_origin";

fn carats(micro: u64) -> Carats {
    Carats::from_micro(micro).unwrap_or(Carats::MAX)
}

impl Report {
    pub(super) fn of(
        seed: u32,
        trade: &Trade,
        ledger: &Ledger,
        tally: Tally,
        lots_of_unknown_origin: usize,
        events: Option<Written>,
    ) -> Report {
        let mut cheats: BTreeMap<&'static str, Tried> = BTreeMap::new();
        Cheat::ALL.iter().for_each(|cheat| drop(cheats.insert(cheat.code(), Tried::default())));
        let mut refused = 0;
        for attempt in &trade.attempts {
            let tried = cheats.entry(attempt.cheat.code()).or_default();
            tried.tried += 1;
            match &attempt.outcome {
                Outcome::Refused(rules) => {
                    refused += 1;
                    rules.iter().for_each(|rule| *tried.refused.entry(rule.code()).or_default() += 1);
                }
                Outcome::AboveCapacity(_) => *tried.found.entry(ABOVE_CAPACITY).or_default() += 1,
                Outcome::OfUnknownOrigin(_) => *tried.found.entry(OF_UNKNOWN_ORIGIN).or_default() += 1,
                Outcome::Unseen => tried.unseen += 1,
            }
        }
        let left = (0..ledger.lots() as u32).map(LotId).filter_map(|lot| ledger.left(lot)).map(Carats::micro).sum();
        let refused_wrongly = tally.refused - refused;
        let balanced = tally.mined_micro == tally.lost_micro + left;
        Report {
            synthetic: true,
            seed,
            as_planned: refused_wrongly == 0 && trade.false_alarms == 0 && balanced,
            lots: ledger.lots(),
            movements: ledger.movements(),
            shipments: tally.shipments,
            origins: trade.origins.iter().count(),
            most_lots_in: tally.most_in,
            most_lots_out: tally.most_out,
            carats_mined: carats(tally.mined_micro),
            carats_lost: carats(tally.lost_micro),
            carats_left: carats(left),
            balanced,
            lots_of_unknown_origin,
            refused_wrongly,
            suspected_wrongly: trade.false_alarms,
            cheats,
            events,
        }
    }

    /// The report for people.
    pub(super) fn page(&self, lang: Lang, texts: &Catalogue) -> String {
        let whole = |n: u64| format::whole(lang, n);
        let mut page = String::new();
        let head = [("n", whole(self.lots as u64)), ("seed", self.seed.to_string())];
        page.push_str(&format!("{}\n\n", texts.with("simulate-trade-head", &head)));
        let words = |key: &str| Column::words(texts.text(key));
        let number = |key: &str| Column::number(texts.text(key));
        let mut size = Table::new([words("simulate-trade-size"), number("simulate-count")]);
        let mut row = |key: &str, told: String| size.row([texts.text(key).into_owned(), told]);
        row("simulate-trade-movements", whole(self.movements as u64));
        row("simulate-trade-shipments", whole(self.shipments));
        row("simulate-trade-origins", whole(self.origins as u64));
        row("simulate-trade-most-in", whole(self.most_lots_in as u64));
        row("simulate-trade-most-out", whole(self.most_lots_out as u64));
        row("simulate-trade-mined", format::carats(lang, self.carats_mined));
        row("simulate-trade-lost", format::carats(lang, self.carats_lost));
        row("simulate-trade-left", format::carats(lang, self.carats_left));
        row("simulate-trade-unknown", whole(self.lots_of_unknown_origin as u64));
        page.push_str(&size.text(width()));
        page.push_str(&format!("\n{}\n", self.cheats(lang, texts)));
        page.push_str(&format!("{}\n", texts.text("simulate-trade-checks")));
        if let Some(written) = self.events {
            let sizes = [
                ("documents", whole(written.documents)),
                ("events", whole(written.events)),
                ("megabytes", whole(written.bytes.div_ceil(1_000_000))),
            ];
            page.push_str(&format!("{}\n", texts.with("simulate-trade-written", &sizes)));
        }
        let wrongly = [("refused", whole(self.refused_wrongly)), ("suspected", whole(self.suspected_wrongly as u64))];
        page.push_str(&format!("{}\n", texts.with("simulate-trade-wrongly", &wrongly)));
        let balance = if self.balanced { "simulate-trade-balanced" } else { "simulate-trade-unbalanced" };
        page.push_str(&format!("{}\n", texts.text(balance)));
        page
    }

    fn cheats(&self, lang: Lang, texts: &Catalogue) -> String {
        let columns = ["simulate-trade-refused", "simulate-trade-found"].map(|key| Column::words(texts.text(key)));
        let [refused, found] = columns;
        let mut table = Table::new([
            Column::words(texts.text("simulate-trade-cheat")),
            Column::number(texts.text("simulate-trade-tried")),
            refused,
            found,
            Column::number(texts.text("simulate-trade-unseen")),
        ]);
        for code in Cheat::ALL.map(Cheat::code) {
            let Some(tried) = self.cheats.get(code) else { continue };
            let told = |parts: Vec<String>| if parts.is_empty() { "–".to_owned() } else { parts.join(", ") };
            let refused = tried.refused.iter().map(|(rule, n)| format!("{} {rule}", format::whole(lang, *n)));
            let found = tried.found.iter().map(|(check, n)| {
                let check = texts.text(&format!("simulate-trade-by-{}", check.replace('_', "-")));
                format!("{} {check}", format::whole(lang, *n))
            });
            table.row([
                texts.text(&format!("simulate-trade-cheat-{}", code.replace('_', "-"))).into_owned(),
                format::whole(lang, tried.tried),
                told(refused.collect()),
                told(found.collect()),
                format::whole(lang, tried.unseen),
            ]);
        }
        table.text(width())
    }
}
