//! What is checked at the end: every printed code with no network, and every receipt and sum against the ledger.

use std::collections::{BTreeMap, BTreeSet};
use std::time::{Duration, Instant};

use jiff::civil::Date;
use loupe_credential::code::{Content, print};
use loupe_credential::key::CertificateSigner;
use loupe_credential::trust::TrustBundle;
use loupe_credential::verdict::{Discrepancy, Outcome, Presented, check};
use loupe_registry::certificate::Kept;
use loupe_registry::reconcile::LaneLine;
use loupe_scheme::certificate::{Certificate, State};

use super::chance::Chance;
use super::ledger::{Known, LaneName, Tally};

/// Of so many certificates one is forged with a key of nobody, and one is altered.
const FORGERY_EVERY: usize = 50;

/// What came of the checks.
#[derive(Default)]
pub(super) struct Checked {
    /// How long each code took to read and judge.
    pub(super) times: Vec<Duration>,
    /// Codes whose verdict is as it ought to be.
    pub(super) verdicts_right: u64,
    /// Planted differences that the receipt names, each alone.
    pub(super) differences_found: u64,
    /// Codes of nobody's key, and altered ones, that were shown, and that were found.
    pub(super) forgeries: u64,
    pub(super) forgeries_found: u64,
    /// What is not as it ought to be, in a few words each.
    pub(super) wrong: Vec<String>,
}

impl Checked {
    /// Reads a printed code and judges it, and the receipt of its certificate.
    pub(super) fn certificate(&mut self, place: usize, known: &Known, kept: &Kept, trust: &TrustBundle, on: Date) {
        if kept.state != known.state {
            self.wrong.push(format!("{}: {} != {}", known.number, kept.state.code(), known.state.code()));
        }
        self.receipt(known, kept);
        let begin = Instant::now();
        let presented = Presented::read(&kept.code);
        let verdict = presented.as_ref().ok().map(|presented| check(presented, trust, on));
        self.times.push(begin.elapsed());
        let (Ok(presented), Some(verdict)) = (presented, verdict) else {
            self.wrong.push(format!("{}: KP1", known.number));
            return;
        };
        let is_summary = presented.code().is_some_and(|code| matches!(code.content(), Content::Summary(_)));
        let found: BTreeSet<Discrepancy> = verdict.findings.iter().map(|finding| finding.kind).collect();
        let is_same = verdict.signature_good && verdict.claims_hash == kept.certificate.claims_hash();
        if is_same && found == expected(known, is_summary, on) {
            self.verdicts_right += 1;
        } else {
            self.wrong.push(format!("{}: {found:?}", known.number));
        }
        if place % FORGERY_EVERY == FORGERY_EVERY / 2 {
            self.forgery(&kept.certificate, trust, on, place);
            self.alteration(&kept.code, trust, on, place);
        }
    }

    fn receipt(&mut self, known: &Known, kept: &Kept) {
        let abouts: Vec<&str> = match &kept.receipt {
            Some(receipt) => receipt.differences.iter().map(|one| one.about()).collect(),
            None => Vec::new(),
        };
        let expected: Vec<&str> =
            known.planted.filter(|_| known.found.is_some()).map(|one| one.about()).into_iter().collect();
        if kept.receipt.is_some() != known.found.is_some() || abouts != expected {
            self.wrong.push(format!("{}: {abouts:?} != {expected:?}", known.number));
        } else if !expected.is_empty() {
            self.differences_found += 1;
        }
    }

    /// The same certificate, signed by nobody's key.
    fn forgery(&mut self, certificate: &Certificate, trust: &TrustBundle, on: Date, place: usize) {
        let Some(signer) = CertificateSigner::from_secret_bytes(&Chance::new(place as u64).bytes()) else { return };
        self.forgeries += 1;
        let code = print(certificate, &signer);
        let verdict = Presented::read(&code).map(|presented| check(&presented, trust, on));
        let is_found = verdict.is_ok_and(|verdict| verdict.found(Discrepancy::WrongKey) && !verdict.signature_good);
        self.forged(is_found, "wrong_key", place);
    }

    /// The same code with one sign of it changed: it does not read, or not as the office's.
    fn alteration(&mut self, code: &str, trust: &TrustBundle, on: Date, place: usize) {
        self.forgeries += 1;
        let mut signs: Vec<char> = code.chars().collect();
        let at = signs.len() / 2;
        signs[at] = if signs[at] == 'A' { 'B' } else { 'A' };
        let altered: String = signs.into_iter().collect();
        let is_found = match Presented::read(&altered) {
            Err(_) => true,
            Ok(presented) => {
                let verdict = check(&presented, trust, on);
                verdict.outcome == Outcome::Refused && !verdict.signature_good
            }
        };
        self.forged(is_found, "altered", place);
    }

    fn forged(&mut self, is_found: bool, what: &str, place: usize) {
        if is_found {
            self.forgeries_found += 1;
        } else {
            self.wrong.push(format!("{what}: {place}"));
        }
    }

    /// Compares what was reconciled with what was done; how many pairs agree.
    pub(super) fn lanes(&mut self, lines: &[LaneLine], expected: &BTreeMap<LaneName, Tally>) -> u64 {
        let reconciled: BTreeMap<LaneName, Tally> = lines.iter().map(tally).collect();
        let names: BTreeSet<&LaneName> = reconciled.keys().chain(expected.keys()).collect();
        let mut agreed = 0;
        for name in names {
            if reconciled.get(name) == expected.get(name) {
                agreed += 1;
            } else {
                self.wrong.push(format!("{name:?}: {:?} != {:?}", reconciled.get(name), expected.get(name)));
            }
        }
        agreed
    }
}

/// What a check must find of a certificate, and nothing else.
fn expected(known: &Known, is_summary: bool, on: Date) -> BTreeSet<Discrepancy> {
    let of_state = match known.state {
        State::Received | State::ReceivedDiffering => Some(Discrepancy::Reused),
        State::Returned | State::Voided => Some(Discrepancy::Revoked),
        State::ReportedForged => Some(Discrepancy::ReportedForged),
        _ => None,
    };
    let expired = (on > known.expires_on).then_some(Discrepancy::Expired);
    let summary = is_summary.then_some(Discrepancy::PartsNotShown);
    [of_state, expired, summary].into_iter().flatten().collect()
}

fn tally(line: &LaneLine) -> (LaneName, Tally) {
    let (lane, counts) = (&line.lane, &line.counts);
    let difference = [line.difference.parcels, units(&line.difference.carats, 6), units(&line.difference.usd, 2)];
    let tally = Tally {
        issued: counts.issued,
        received: counts.received,
        differing: counts.differing,
        open: counts.open,
        overdue: counts.overdue,
        ended: counts.ended,
        without: counts.without_certificate,
        difference,
    };
    ((lane.quarter.to_string(), lane.exporting.to_string(), lane.importing.to_string()), tally)
}

/// A decimal number in its smallest units; the largest where it is none.
fn units(text: &str, places: usize) -> i128 {
    let (sign, plain) = text.strip_prefix('-').map_or((1, text), |plain| (-1, plain));
    let (whole, part) = plain.split_once('.').unwrap_or((plain, ""));
    let digits = format!("{whole}{part:0<places$}");
    digits.parse::<i128>().map_or(i128::MAX, |units| sign * units)
}
