//! The life of each certificate, and what is tried beside it that must be refused.

use std::time::Instant;

use loupe_registry::certificate::{Kept, PaperCertificate};
use loupe_registry::registry::Trouble;
use loupe_scheme::access::Actor;
use loupe_scheme::certificate::{CertificateNumber, Evidence, Origins, Shipment, State, Stated, Step, Total};
use loupe_scheme::rule::Rule;

use super::cast::MARK;
use super::clock;
use super::days::{Days, Due};
use super::ledger::Known;
use super::plan::{self, Fate, Planted, STOCK_HUNDREDTHS_MIN, Stock, again, fates, found, hundredths, mined};

/// How many of a hundred shipments are goods that came in before.
const AGAIN_PERCENT: u64 = 15;
/// After so many certificates something is tried that must be refused.
const TRIAL_EVERY: usize = 10;
/// After so many a shipment arrives with a certificate on paper.
const PAPER_EVERY: usize = 40;

impl Days<'_> {
    /// Drafts, validates and issues one certificate, and plans what becomes of it.
    pub(super) async fn one_certificate(&mut self) -> Result<(), Trouble> {
        let begun = self.ledger.certificates.len();
        if self.fates.is_empty() {
            self.fates = fates(&mut self.chance, begun / 50);
        }
        let fate = self.fates.pop().unwrap_or(Fate::Arrives);
        let Some((from, to, shipment)) = self.shipment() else { return Ok(()) };
        let is_again = !shipment.evidence.is_empty();
        if begun.is_multiple_of(TRIAL_EVERY) {
            self.tried_drafts(from, &shipment, begun / TRIAL_EVERY).await?;
        }
        if begun % PAPER_EVERY == PAPER_EVERY / 2 {
            self.on_paper(from, to, begun / PAPER_EVERY).await?;
        }
        let kept = self.issue(from, shipment).await?;
        self.note(&kept, is_again, fate);
        let place = self.ledger.certificates.len() - 1;
        self.plan(place, fate);
        Ok(())
    }

    /// Where from, where to, and what.
    fn shipment(&mut self) -> Option<(usize, usize, Shipment)> {
        let sides = self.cast.sides.len();
        if !self.stock.is_empty() && self.chance.happens(AGAIN_PERCENT) {
            let at = self.chance.place(self.stock.len());
            let from = self.stock[at].side;
            let to = other(from, self.chance.place(sides - 1));
            let (here, there) = (self.cast.sides[from].participant, self.cast.sides[to].participant);
            let shipment = again(&mut self.chance, here, there, &mut self.stock[at]);
            if self.stock[at].left_hundredths < STOCK_HUNDREDTHS_MIN {
                self.stock.swap_remove(at);
            }
            return Some((from, to, shipment));
        }
        let miners = self.cast.miners();
        let from = *self.chance.one_of(&miners)?;
        let to = other(from, self.chance.place(sides - 1));
        let (here, there) = (self.cast.sides[from].participant, self.cast.sides[to].participant);
        Some((from, to, mined(&mut self.chance, here, there)))
    }

    async fn issue(&mut self, from: usize, shipment: Shipment) -> Result<Kept, Trouble> {
        let side = &self.cast.sides[from];
        let declared = shipment.total();
        clock::act();
        let begin = Instant::now();
        let draft = self.registry.draft_certificate(&side.clerk, shipment, declared).await?;
        self.times.drafted.push(begin.elapsed());
        clock::act();
        let begin = Instant::now();
        let draft = self.registry.validate_draft(&side.officer, &draft.id, draft.version).await?;
        self.times.validated.push(begin.elapsed());
        clock::act();
        let begin = Instant::now();
        let kept = self.registry.issue_certificate(&side.officer, &draft.id, draft.version).await?;
        self.times.issued.push(begin.elapsed());
        Ok(kept)
    }

    fn note(&mut self, kept: &Kept, is_again: bool, fate: Fate) {
        let certificate = &kept.certificate;
        let planted = match fate {
            Fate::Differs(planted) => Some(planted),
            _ => None,
        };
        self.ledger.certificates.push(Known {
            number: certificate.number.clone(),
            exporting: certificate.shipment.exporting,
            importing: certificate.shipment.importing,
            issued_on: certificate.issued_on,
            expires_on: certificate.expires_on,
            left_on: None,
            state: State::Issued,
            is_again,
            planted,
            stated: amounts(&Stated::of(certificate)),
            found: None,
        });
    }

    fn plan(&mut self, place: usize, fate: Fate) {
        if matches!(fate, Fate::Voided | Fate::Forged) {
            let day = self.later(1, 6);
            self.due.entry(day).or_default().push(Due::Ends(place, fate));
            return;
        }
        if fate == Fate::Stays {
            return;
        }
        let leaves = self.later(1, 3);
        self.due.entry(leaves).or_default().push(Due::Leaves(place));
        if fate != Fate::Vanishes {
            let ends = leaves + usize::try_from(self.chance.between(1, 10)).unwrap_or(1);
            self.due.entry(ends).or_default().push(Due::Ends(place, fate));
        }
    }

    /// What is due happens.
    pub(super) async fn happens(&mut self, due: Due) -> Result<(), Trouble> {
        clock::act();
        let (place, fate) = match due {
            Due::Leaves(place) => {
                let (number, from, _) = self.sides_of(place);
                self.registry.move_certificate(&self.cast.sides[from].officer, &number, Step::Depart).await?;
                let one = &mut self.ledger.certificates[place];
                (one.state, one.left_on) = (State::InTransit, Some(clock::day(self.today as i64)));
                return Ok(());
            }
            Due::Ends(place, fate) => (place, fate),
        };
        let (number, from, to) = self.sides_of(place);
        let step = |why: &str| format!("{MARK}: {why}");
        let step = match fate {
            Fate::Arrives => return self.arrives(place, to, None).await,
            Fate::Differs(planted) => return self.arrives(place, to, Some(planted)).await,
            Fate::Returns => Step::Return(step("it came back")),
            Fate::Voided => Step::Void(step("its issuer takes it back")),
            Fate::Forged => Step::ReportForged(step("a copy is about")),
            Fate::Stays | Fate::Vanishes => return Ok(()),
        };
        let officer = self.cast.sides[from].officer.clone();
        self.ledger.certificates[place].state = self.registry.move_certificate(&officer, &number, step).await?;
        if fate == Fate::Voided {
            let receiver = self.cast.sides[to].officer.clone();
            self.tried_receipt(&receiver, &number, Rule::CertificateVoid).await?;
        }
        Ok(())
    }

    async fn arrives(&mut self, place: usize, to: usize, planted: Option<Planted>) -> Result<(), Trouble> {
        let number = self.ledger.certificates[place].number.clone();
        let kept = self.registry.certificate(&number).await?;
        let (found, remark) = found(&Stated::of(&kept.certificate), planted);
        let officer = self.cast.sides[to].officer.clone();
        let today = clock::day(self.today as i64);
        let of_others = self.cast.sides[other(to, place % (self.cast.sides.len() - 1))].officer.clone();
        if place.is_multiple_of(TRIAL_EVERY) {
            self.tried_receipt(&of_others, &number, Rule::CertificateOfOthers).await?;
        }
        let begin = Instant::now();
        self.registry.receive_certificate(&officer, &number, today, found.clone(), remark).await?;
        self.times.received.push(begin.elapsed());
        if place.is_multiple_of(TRIAL_EVERY) {
            self.tried_receipt(&officer, &number, Rule::CertificateUsed).await?;
        }
        let one = &mut self.ledger.certificates[place];
        one.state = if planted.is_some() { State::ReceivedDiffering } else { State::Received };
        let usd = found.usd.map_or(one.stated[2], |usd| i128::from(usd.cents()));
        one.found = Some([i128::from(found.parcels), i128::from(found.carats.micro()), usd]);
        if planted.is_none() && self.stock.len() < 500 {
            let certificate = number.to_string();
            let evidence = Evidence { certificate, issued_by: one.exporting, imported_on: today };
            let origins = kept.certificate.shipment.origins();
            let left_hundredths = hundredths(found.carats);
            self.stock.push(Stock { side: to, evidence, origins, left_hundredths });
            self.stock.retain(|stock| stock.left_hundredths >= STOCK_HUNDREDTHS_MIN);
        }
        Ok(())
    }

    /// A shipment arrives with a certificate of no register.
    async fn on_paper(&mut self, from: usize, to: usize, count: usize) -> Result<(), Trouble> {
        clock::act();
        let today = clock::day(self.today as i64);
        let (issued_by, importing) = (self.cast.sides[from].participant, self.cast.sides[to].participant);
        let paper = PaperCertificate {
            number: format!("{MARK}-{count}"),
            issued_by,
            issued_on: today,
            expires_on: None,
            exporter: format!("{MARK} trader"),
            importer: format!("{MARK} trader"),
            parcels: 1,
            carats: plan::carats(1_000),
            usd: plan::usd(100_000),
            seal: String::new(),
        };
        let stated = Stated {
            parcels: paper.parcels,
            total: Total { carats: paper.carats, usd: paper.usd },
            exporter: paper.exporter.clone(),
            importer: paper.importer.clone(),
            seal: String::new(),
        };
        let (found, remark) = found(&stated, None);
        let officer = &self.cast.sides[to].officer;
        self.registry.receive_on_paper(officer, paper, today, found, remark).await?;
        self.ledger.on_paper.push((today, issued_by, importing));
        Ok(())
    }

    /// Drafts that must be refused, and a validation by who wrote it.
    async fn tried_drafts(&mut self, from: usize, like: &Shipment, turn: usize) -> Result<(), Trouble> {
        clock::act();
        let (clerk, officer) = (self.cast.sides[from].clerk.clone(), self.cast.sides[from].officer.clone());
        let draft = async |shipment, declared| {
            refused(self.registry.draft_certificate(&clerk, shipment, declared).await.map(|_| ()))
        };
        let (expected, got) = match turn % 4 {
            0 => {
                let Some(outsider) = self.cast.outsider else { return Ok(()) };
                let shipment = Shipment { importing: outsider, ..like.clone() };
                (Rule::TradeNonParticipant, draft(shipment, None).await?)
            }
            1 => {
                let mut shipment = Shipment { evidence: Vec::new(), ..like.clone() };
                let abroad = self.cast.sides[other(from, 0)].participant;
                shipment.parcels.iter_mut().for_each(|parcel| parcel.origins = Origins::of(abroad));
                (Rule::ReexportWithoutEvidence, draft(shipment, None).await?)
            }
            2 => {
                let declared = like.total().map(|total| Total { carats: plan::carats(1), ..total });
                (Rule::TotalsDiffer, draft(like.clone(), declared).await?)
            }
            _ => {
                let kept = self.registry.draft_certificate(&officer, like.clone(), None).await?;
                let tried = self.registry.validate_draft(&officer, &kept.id, kept.version).await;
                let got = refused(tried.map(|_| ()))?;
                let why = format!("{MARK}: it was only tried");
                self.registry.withdraw_draft(&clerk, &kept.id, kept.version, &why).await?;
                (Rule::SecondPersonNeeded, got)
            }
        };
        self.ledger.trials.push((expected, got));
        Ok(())
    }

    async fn tried_receipt(
        &mut self,
        officer: &Actor,
        number: &CertificateNumber,
        expected: Rule,
    ) -> Result<(), Trouble> {
        let kept = self.registry.certificate(number).await?;
        let (found, remark) = found(&Stated::of(&kept.certificate), None);
        let today = clock::day(self.today as i64);
        let tried = self.registry.receive_certificate(officer, number, today, found, remark).await;
        self.ledger.trials.push((expected, refused(tried.map(|_| ()))?));
        Ok(())
    }

    /// The number of a certificate, and the places of its sides in the cast.
    fn sides_of(&self, place: usize) -> (CertificateNumber, usize, usize) {
        let one = &self.ledger.certificates[place];
        let at = |id| self.cast.sides.iter().position(|side| side.participant == id).unwrap_or(0);
        (one.number.clone(), at(one.exporting), at(one.importing))
    }
}

/// The rules that refused; none where nothing did.
fn refused(tried: Result<(), Trouble>) -> Result<Vec<Rule>, Trouble> {
    match tried {
        Ok(()) => Ok(Vec::new()),
        Err(Trouble::Refused(refusals)) => Ok(refusals.iter().map(|refusal| refusal.rule).collect()),
        Err(fault) => Err(fault),
    }
}

/// Another place than `one`, by its place among the others.
const fn other(one: usize, among_others: usize) -> usize {
    if among_others < one { among_others } else { among_others + 1 }
}

fn amounts(stated: &Stated) -> [i128; 3] {
    let total = stated.total;
    [i128::from(stated.parcels), i128::from(total.carats.micro()), i128::from(total.usd.cents())]
}
