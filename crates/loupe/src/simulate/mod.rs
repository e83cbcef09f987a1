//! `loupe simulate`: certificates and a trade that are clearly synthetic, and everything about them checked.

mod cast;
mod chance;
mod checks;
mod clock;
mod days;
mod ledger;
mod lives;
mod plan;
mod report;
mod trade;

use std::collections::BTreeMap;
use std::time::{Duration, Instant};

use clap::{Args, Subcommand};
use indicatif::ProgressBar;
use loupe_registry::access::By;
use loupe_registry::log::Publisher;
use loupe_registry::reconcile::ReconcileAsked;
use loupe_registry::registry::Registry;
use loupe_scheme::rule::{Refusal, Rule};

use crate::failure::Failure;
use crate::open::{Common, Open};
use crate::out;
use cast::Cast;
use chance::Chance;
use checks::Checked;
use days::Days;
use report::{Ms, Planted, Report, Spread};

/// So many lines of what went wrong are told.
const WRONG_MAX: usize = 20;

/// What can be simulated.
#[derive(Subcommand)]
pub(crate) enum Verb {
    /// Certificates: drafted, validated, issued, sent, received, verified with no network, and reconciled.
    ///
    /// Needs a new register, and fills it with offices and names that begin with `synthetic`. Nothing in it is real.
    Certificates(Certificates),
    /// A trade of rough and polished: mines, tenders, mixing houses, cutting centres, dealers, jewellers, and cheats.
    ///
    /// Touches no register. Says what cheats tried, what was refused by which rule, what was found later and what was
    /// not seen. Nothing in it is real.
    Trade(trade::Trade),
}

/// How many, and by which chance.
#[derive(Args)]
pub(crate) struct Certificates {
    /// How many certificates are issued.
    #[arg(long, default_value_t = 10_000, value_parser = clap::value_parser!(u32).range(1..=100_000))]
    count: u32,
    /// The same seed plans the same story.
    #[arg(long, default_value_t = 7)]
    seed: u64,
}

impl Verb {
    pub(crate) async fn run(&self, common: &Common) -> Result<(), Failure> {
        match self {
            Verb::Certificates(certificates) => certificates.run(common).await,
            Verb::Trade(trade) => trade.run(common),
        }
    }
}

impl Certificates {
    async fn run(&self, common: &Common) -> Result<(), Failure> {
        clock::begin_day(0);
        let registry = common.registry_by(clock::now).await?;
        let failed = |trouble| Failure::of_trouble(common.lang(), trouble);
        expect_new(&registry).await.map_err(failed)?;
        let open = common.open_with(registry).await?;
        let bar = ProgressBar::new(u64::from(self.count));
        let report = self.simulate(&open, &bar).await;
        bar.finish_and_clear();
        let report = report.map_err(failed)?;
        if open.json {
            out::json(&report)?;
        } else {
            out::text(&report.page(open.texts()))?;
        }
        if report.as_planned { Ok(()) } else { Err(Failure::SaidNo) }
    }

    async fn simulate(&self, open: &Open, bar: &ProgressBar) -> Result<Report, loupe_registry::registry::Trouble> {
        let registry = &*open.registry;
        let mut chance = Chance::new(self.seed);
        let last = clock::day(days::last_day());
        let cast = Cast::made(registry, &mut chance, last).await?;
        let mut days = Days::new(registry, chance, cast);
        days.pass(self.count as usize, bar).await?;

        registry.publish_trust(By::Operator).await?;
        let turn = Publisher::new(open.registry.clone())?.turn().await?;
        let file = registry.trust_bundle(None).await?;
        let trust = file.signed.verified(None)?;
        let mut checked = Checked::default();
        for (place, known) in days.ledger.certificates.iter().enumerate() {
            let kept = registry.certificate(&known.number).await?;
            checked.certificate(place, known, &kept, trust, trust.day());
        }
        let begin = Instant::now();
        let lines = registry.reconcile(&days.cast.statistician, ReconcileAsked::default()).await?;
        let reconciled_in = begin.elapsed();
        let edition = registry.edition();
        let lanes = days.ledger.lanes(&edition.register.laws, last);
        let lanes_right = checked.lanes(&lines, &lanes);
        let lanes = Planted { planted: lanes.len() as u64, found: lanes_right };
        let finish = Finish { reconciled_in, lanes, bundle_bytes: file.line.length_bytes, log_entries: turn.size };
        Ok(self.report(days, checked, &finish))
    }

    fn report(&self, days: Days<'_>, checked: Checked, finish: &Finish) -> Report {
        let (ledger, times) = (days.ledger, days.times);
        let mut states = BTreeMap::new();
        for one in &ledger.certificates {
            *states.entry(one.state.code()).or_default() += 1;
        }
        let certificates = ledger.certificates.len() as u64;
        let differing = ledger.certificates.iter().filter(|one| one.planted.is_some() && one.found.is_some());
        let pair = |planted: u64, found: u64| Planted { planted, found };
        let planted = BTreeMap::from([
            ("differences", pair(differing.count() as u64, checked.differences_found)),
            ("forgeries", pair(checked.forgeries, checked.forgeries_found)),
            ("pairs", finish.lanes),
            ("verdicts", pair(certificates, checked.verdicts_right)),
        ]);
        let refusals: BTreeMap<_, _> =
            ledger.refusals().into_iter().map(|(rule, (planted, found))| (rule, pair(planted, found))).collect();
        let all_found = planted.values().chain(refusals.values()).all(|one| one.planted == one.found);
        Report {
            seed: self.seed,
            as_planned: all_found && checked.wrong.is_empty() && certificates == u64::from(self.count),
            certificates,
            of_goods_sent_again: ledger.certificates.iter().filter(|one| one.is_again).count() as u64,
            states,
            drafting: Spread::of(times.drafted),
            validation: Spread::of(times.validated),
            issue: Spread::of(times.issued),
            receipt: Spread::of(times.received),
            verification: Spread::of(checked.times),
            reconciliation_ms: Ms::of(finish.reconciled_in),
            trust_bundle_bytes: finish.bundle_bytes,
            log_entries: finish.log_entries,
            planted,
            refusals,
            wrong: checked.wrong.into_iter().take(WRONG_MAX).collect(),
        }
    }
}

/// What was measured at the end.
struct Finish {
    reconciled_in: Duration,
    lanes: Planted,
    bundle_bytes: u64,
    log_entries: u64,
}

/// Refuses with `T31` a register in which something is: synthetic certificates are never among others.
async fn expect_new(registry: &Registry) -> Result<(), loupe_registry::registry::Trouble> {
    let offices = registry.offices().await?;
    let first = offices.first().map(|office| office.id.to_string());
    if registry.is_empty() && first.is_none() {
        return Ok(());
    }
    Err(Refusal::new(Rule::RegisterInUse, first.unwrap_or_default()).into())
}
