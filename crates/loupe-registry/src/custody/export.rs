//! What goes out about a lot, or about what lies in a container: everything it is made of.

use std::cmp::Reverse;

use loupe_scheme::custody::{Gathered, Graph, LotId, Origin, OriginId, OriginSet, Place, Scratch, Start, Unknown};
use loupe_scheme::mass::Carats;
use loupe_scheme::register::Register;
use loupe_scheme::rule::{Refusal, Rule};
use loupe_scheme::words::Lang;
use loupe_store::LotRow;

use super::container::Reached;
use super::spelling::spelt;
use super::state::Custody;
use crate::custody_export::{Amount, ContentsOut, LotOut, MadeOf, OriginOut};
use crate::registry::{Registry, Trouble};

/// How many origins are told one by one.
const PARTS_MAX: usize = 500;

/// As what a name is looked up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sought {
    /// A lot or stone.
    Lot,
    /// A container, also where a lot has the same name.
    Container,
    /// A lot, or else a container, as [`Registry::named`] has it.
    Either,
}

/// What was found under a name.
pub(super) enum Subject {
    /// A lot or stone.
    Lot(LotRow),
    /// A container, by its name as it is kept.
    Container(String, Reached),
}

impl Registry {
    /// A lot with its origins, the heaviest first, of more than 500 the lightest together; anyone may ask who knows its
    /// name. Refuses with `B34` a name that nobody has told of, with `B38` that of a container.
    pub async fn lot_out(&self, name: &str, lang: Lang) -> Result<LotOut, Trouble> {
        self.out(name, Sought::Lot, lang).await
    }

    /// The same of what has the name: of a container the origins of all that is left of what lies in it, together.
    /// Refuses as [`Registry::lot_out`] does, with `B39` what is no container, with `M4` more than any mass.
    pub async fn out(&self, name: &str, sought: Sought, lang: Lang) -> Result<LotOut, Trouble> {
        let subject = self.subject(name, sought).await?;
        self.out_of(&subject, lang).await
    }

    async fn out_of(&self, subject: &Subject, lang: Lang) -> Result<LotOut, Trouble> {
        let edition = self.edition();
        let seen = self.see_custody(|custody| {
            let (gathered, contents) = gathered(custody, subject)?;
            let parts = made_of(&custody.graph, &gathered, &mut Scratch::default())?;
            let made_of = parts.into_iter().map(|Part { origin, count, amount }| {
                let alone = custody.origins.get(origin).filter(|_| count == 1);
                let origin = alone.map(|origin| told(origin, &edition.register, lang));
                MadeOf { origin, others: if count > 1 { count } else { 0 }, amount }
            });
            Some((gathered.mass(), contents, made_of.collect()))
        });
        let name = subject.name();
        let (carats, contents, made_of) = seen.await?.ok_or_else(|| Refusal::new(Rule::MassTooLarge, name))?;
        Ok(LotOut { lot: name.to_owned(), contents, carats, made_of })
    }

    /// What has a name. Refuses as [`Registry::out`] does.
    pub(super) async fn subject(&self, name: &str, sought: Sought) -> Result<Subject, Trouble> {
        if sought == Sought::Container {
            return self.container_named(name).await;
        }
        let lot = self.lot_named(name).await;
        if sought == Sought::Either && self.may_be_container(&lot).await? {
            match self.container_named(name).await {
                Err(Trouble::Refused(no)) if no.iter().any(|one| one.rule == Rule::ContainerUnknown) => {}
                other => return other,
            }
        }
        lot.map(Subject::Lot)
    }

    /// Whether a container may be meant: nobody told of a lot, or no more of one than that it was packed.
    async fn may_be_container(&self, lot: &Result<LotRow, Trouble>) -> Result<bool, Trouble> {
        let row = match lot {
            Ok(row) => row,
            Err(Trouble::Refused(no)) => {
                return Ok(no.iter().any(|one| matches!(one.rule, Rule::LotUnknown | Rule::ContainerNotLot)));
            }
            Err(_) => return Ok(false),
        };
        let lot = LotId(row.number);
        self.see_custody(|custody| {
            !custody.ledger.is_known(lot) && custody.ledger.mass(lot).unwrap_or_default() == Carats::ZERO
        })
        .await
    }

    async fn container_named(&self, name: &str) -> Result<Subject, Trouble> {
        let name = spelt(name.trim());
        let reached = self.containers_from(&name).await?;
        if reached.names.is_empty() && !self.packings(&name, &[]).await?.is_container() {
            return Err(Refusal::new(Rule::ContainerUnknown, &name).into());
        }
        Ok(Subject::Container(name, reached))
    }
}

impl Subject {
    /// The name, as it is kept.
    pub(super) fn name(&self) -> &str {
        match self {
            Subject::Lot(row) => &row.name,
            Subject::Container(name, _) => name,
        }
    }
}

/// What is meant, as draws of pools; `None` when there is more in a container than any mass.
fn gathered(custody: &Custody, subject: &Subject) -> Option<(Gathered, Option<ContentsOut>)> {
    let (ledger, graph) = (&custody.ledger, &custody.graph);
    let reached = match subject {
        Subject::Lot(row) => return Some((graph.whole(ledger, LotId(row.number))?, None)),
        Subject::Container(_, reached) => reached,
    };
    let held = reached.held(custody);
    let contents = ContentsOut {
        lots: held.lots().filter(|lot| held.left(ledger, *lot) > Carats::ZERO).count(),
        untold: held.lots().filter(|lot| !ledger.is_known(*lot)).count(),
        containers: reached.containers(),
    };
    Some((graph.gathered(ledger, &held)?, Some(contents)))
}

/// How much is from an origin, or from many together.
struct Part {
    origin: OriginId,
    /// How many origins it is of; those of more than one are not told one by one.
    count: usize,
    amount: Amount,
}

/// How much of some stones is from each origin, the heaviest first. Beyond [`PARTS_MAX`] the others are one part
/// together, but never the unknown one: each part takes a walk of its own.
fn made_of(graph: &Graph, gathered: &Gathered, scratch: &mut Scratch) -> Option<Vec<Part>> {
    let whole = gathered.mass();
    let mut rows = graph.gathered_composition(gathered, scratch).rows;
    rows.sort_by_key(|(origin, expected)| (*origin != OriginId::UNKNOWN, Reverse(*expected), *origin));
    let rest = if rows.len() > PARTS_MAX { rows.split_off(PARTS_MAX - 1) } else { Vec::new() };
    let mut of = |origins: &[(OriginId, Carats)]| {
        let set: OriginSet = origins.iter().map(|(origin, _)| *origin).collect();
        let mut bounds = graph.gathered_bounds(Start::Origins(&set, Unknown::Aside), gathered, scratch);
        let expected = origins.iter().try_fold(Carats::ZERO, |sum, (_, mass)| sum.checked_add(*mass))?;
        // These add up to the whole; the ones of the bounds are rounded each for itself.
        bounds.expected = expected.clamp(bounds.at_least, bounds.at_most);
        Some(Part { origin: origins.first()?.0, count: origins.len(), amount: Amount::of(bounds, whole) })
    };
    let mut parts: Vec<Part> = rows.chunks(1).map(&mut of).collect::<Option<_>>()?;
    parts.sort_by_key(|part| (Reverse(part.amount.expected), part.origin));
    if !rest.is_empty() {
        parts.push(of(&rest)?);
    }
    Some(parts)
}

/// An origin in the words of the register.
fn told(origin: &Origin, register: &Register, lang: Lang) -> OriginOut {
    let site = match &origin.place {
        Place::Site(id) => register.site(id),
        Place::Country(_) => None,
    };
    let country = match (&origin.place, site) {
        (_, Some(site)) => site.participant.clone(),
        (Place::Country(code), None) => code.clone(),
        (Place::Site(_), None) => String::new(),
    };
    let participant = register.participants.iter().find(|one| one.id.as_str() == country);
    let name = match (&origin.place, site, participant) {
        (_, Some(site), _) => site.name.clone(),
        (Place::Country(_), None, Some(participant)) => participant.name.get(lang).to_owned(),
        (Place::Site(name) | Place::Country(name), None, _) => name.clone(),
    };
    let alpha2 = participant.filter(|one| one.kind != "regional_organisation").map(|one| one.alpha2.clone());
    let site = matches!(origin.place, Place::Site(_)).then(|| super::place_id(&origin.place).to_owned());
    OriginOut { site, country, alpha2, name, period: origin.period.to_string() }
}
