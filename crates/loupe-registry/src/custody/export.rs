//! What goes out about a lot: everything it is made of, and the events that the asking office captured of it.

use std::cmp::Reverse;
use std::collections::{BTreeSet, HashMap};

use loupe_credential::vc;
use loupe_epcis::document::Context;
use loupe_epcis::event::Event;
use loupe_epcis::json::Value;
use loupe_scheme::access::{Actor, Permission};
use loupe_scheme::custody::{
    Graph, Ledger, LotId, MovementId, Origin, OriginId, OriginSet, Place, Scratch, Start, Unknown,
};
use loupe_scheme::mass::Carats;
use loupe_scheme::register::Register;
use loupe_scheme::rule::{Refusal, Rule};
use loupe_scheme::words::Lang;
use loupe_store::{EventRow, StoreError};

use super::find::read_event;
use super::lot::event_called;
use crate::custody_export::{Amount, Happened, Issuer, LotOut, MadeOf, OriginOut, passport, traceability};
use crate::registry::{Registry, Trouble};

/// How many origins are told one by one.
const PARTS_MAX: usize = 500;

/// An event that was captured, as it goes out.
#[derive(Clone, Debug)]
pub struct KeptEvent {
    /// The event.
    pub event: Event,
    /// What it is called: the id it came with, or its hash.
    pub id: String,
    /// What the short names in it mean.
    pub context: Context,
}

/// What happened to a lot, as far as one office captured it.
#[derive(Clone, Debug, Default)]
pub struct Happenings {
    /// The events, oldest first.
    pub events: Vec<KeptEvent>,
    /// How many more there are that other offices captured.
    pub of_others: usize,
}

impl Registry {
    /// A lot with its origins, the heaviest first, of more than 500 the lightest together; anyone may ask who knows its name. Refuses with `B34` a name that
    /// nobody has told of.
    pub async fn lot_out(&self, name: &str, lang: Lang) -> Result<LotOut, Trouble> {
        let row = self.lot_named(name).await?;
        let edition = self.edition();
        let seen = self.see_custody(|custody| {
            let lot = LotId(row.number);
            let (carats, parts) = made_of(&custody.ledger, &custody.graph, lot, &mut Scratch::default())?;
            let made_of = parts.into_iter().map(|Part { origin, count, amount }| {
                let alone = custody.origins.get(origin).filter(|_| count == 1);
                let origin = alone.map(|origin| told(origin, &edition.register, lang));
                MadeOf { origin, others: if count > 1 { count } else { 0 }, amount }
            });
            Some((carats, made_of.collect()))
        });
        let (carats, made_of) = seen.await?.ok_or_else(|| Refusal::new(Rule::LotUnknown, name))?;
        Ok(LotOut { lot: row.name, carats, made_of })
    }

    /// What happened on the way to a lot, with it and to it, as far as the actor's office captured it.
    ///
    /// Refuses with `A2` who may not, `B34` a name that nobody has told of.
    pub async fn lot_happenings(&self, actor: &Actor, name: &str) -> Result<Happenings, Trouble> {
        actor.require(Permission::ReadCustody)?;
        let row = self.lot_named(name).await?;
        let seen = self.see_custody(|custody| {
            let lot = LotId(row.number);
            let history = custody.ledger.history(lot).into_iter().chain(custody.ledger.uses(lot));
            let movements: Vec<MovementId> = history.collect();
            let batch = |movement: &MovementId| Some((*movement, custody.batch_of(*movement)?));
            let batches: HashMap<MovementId, u32> = movements.iter().filter_map(batch).collect();
            (movements, batches)
        });
        let (movements, batches) = seen.await?;
        let moved = self.events_of_movements(&batches, &movements).await?;
        let mut rows: HashMap<u32, EventRow> = moved.into_values().map(|row| (row.number, row)).collect();
        let passages = self.store.custody_passages(row.number).await?;
        rows.extend(self.store.custody_events(&passages).await?.into_iter().map(|row| (row.number, row)));
        let all = rows.len();
        let mut own: Vec<EventRow> =
            rows.into_values().filter(|row| row.office == actor.office.id.as_str() && row.state != "undone").collect();
        own.sort_by_key(|row| (row.event_ms, row.number));
        let of_others = all - own.len();
        Ok(Happenings { events: self.kept(own).await?, of_others })
    }

    /// The provenance of a lot as a UNTP product passport, unsigned, from the actor's office. Refuses with `A2` and `B34`.
    pub async fn lot_passport(&self, actor: &Actor, name: &str, lang: Lang) -> Result<Value, Trouble> {
        actor.require(Permission::ReadCustody)?;
        let (out, issuer) = (self.lot_out(name, lang).await?, self.custody_issuer(actor).await?);
        Ok(passport(&out, &credential_id(&out.lot, "provenance", &issuer), &issuer, lang))
    }

    /// What happened to a lot as UNTP traceability events, unsigned, as far as the actor's office captured it, and how
    /// many events of other offices are left out. Refuses with `A2` and `B34`.
    pub async fn lot_traceability(&self, actor: &Actor, name: &str, lang: Lang) -> Result<(Value, usize), Trouble> {
        let happenings = self.lot_happenings(actor, name).await?;
        let issuer = self.custody_issuer(actor).await?;
        let happened = happenings.events.iter();
        let happened = happened.map(|kept| Happened { event: &kept.event, id: &kept.id, context: &kept.context });
        let id = credential_id(&self.lot_named(name).await?.name, "events", &issuer);
        Ok((traceability(&happened.collect::<Vec<_>>(), &id, &issuer, lang), happenings.of_others))
    }

    /// The actor's office as the issuer of what goes out now: by its DID where the register has an address, which is that
    /// of its log.
    pub async fn custody_issuer(&self, actor: &Actor) -> Result<Issuer, Trouble> {
        let office = &actor.office;
        let place = self.store.log().await?.and_then(|log| vc::Place::of_origin(&log.origin));
        let id = match place {
            Some(place) => place.did(office.id.as_str()),
            None => format!("urn:loupe:office:{}", office.id),
        };
        Ok(Issuer { id, name: office.name.clone(), from: self.now() })
    }

    /// Events as they were captured, in the order of their rows.
    pub(super) async fn kept(&self, rows: Vec<EventRow>) -> Result<Vec<KeptEvent>, Trouble> {
        let numbers: BTreeSet<u32> = rows.iter().map(|row| row.context).collect();
        let mut contexts = HashMap::new();
        for number in numbers {
            contexts.insert(number, self.store.event_context(number).await?);
        }
        let mut kept = Vec::with_capacity(rows.len());
        for row in rows {
            let context = contexts.get(&row.context).and_then(Option::as_deref);
            let read = context.and_then(|context| read_event(&row.body, context));
            let wrong = || StoreError::Cell { table: "custody_event", value: row.number.to_string() };
            let (event, context) = read.ok_or_else(wrong)?;
            kept.push(KeptEvent { event, id: event_called(&row), context });
        }
        Ok(kept)
    }
}

/// What a credential about a lot is called: no two of one moment are of the same kind.
fn credential_id(lot: &str, kind: &str, issuer: &Issuer) -> String {
    format!("{lot}#{kind}-{}", issuer.from.as_millisecond())
}

/// How much of a lot is from an origin, or from many together.
struct Part {
    origin: OriginId,
    /// How many origins it is of; those of more than one are not told one by one.
    count: usize,
    amount: Amount,
}

/// The mass of a lot, and how much of it is from each origin, the heaviest first. Beyond [`PARTS_MAX`] the others are one
/// part together, but never the unknown one: each part takes a walk of its own.
fn made_of(ledger: &Ledger, graph: &Graph, lot: LotId, scratch: &mut Scratch) -> Option<(Carats, Vec<Part>)> {
    let whole = ledger.mass(lot)?;
    let mut rows = graph.composition(ledger, lot, scratch)?.rows;
    rows.sort_by_key(|(origin, expected)| (*origin != OriginId::UNKNOWN, Reverse(*expected), *origin));
    let rest = if rows.len() > PARTS_MAX { rows.split_off(PARTS_MAX - 1) } else { Vec::new() };
    let mut of = |origins: &[(OriginId, Carats)]| {
        let set: OriginSet = origins.iter().map(|(origin, _)| *origin).collect();
        let mut bounds = graph.bounds_of(ledger, Start::Origins(&set, Unknown::Aside), lot, scratch)?;
        let expected = origins.iter().try_fold(Carats::ZERO, |sum, (_, mass)| sum.checked_add(*mass))?;
        // These add up to the lot; the ones of the bounds are rounded each for itself.
        bounds.expected = expected.clamp(bounds.at_least, bounds.at_most);
        Some(Part { origin: origins.first()?.0, count: origins.len(), amount: Amount::of(bounds, whole) })
    };
    let mut parts: Vec<Part> = rows.chunks(1).map(&mut of).collect::<Option<_>>()?;
    parts.sort_by_key(|part| (Reverse(part.amount.expected), part.origin));
    if !rest.is_empty() {
        parts.push(of(&rest)?);
    }
    Some((whole, parts))
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
