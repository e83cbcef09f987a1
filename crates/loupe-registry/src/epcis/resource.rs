//! What the events of an office told of: types, steps, dispositions, places and things. It is gathered from events in
//! their order, once somebody asked.

use std::collections::BTreeSet;
use std::time::{Duration, Instant};

use loupe_epcis::hash::Context;
use loupe_epcis::identifier::Vocabulary;
use loupe_epcis::json::{Object, Value};
use loupe_epcis::query::canonical;
use loupe_scheme::access::{Actor, Permission};
use loupe_scheme::rule::{Refusal, Rule};
use loupe_store::EventRow;

use super::find::{Contexts, given};
use super::page::Page;
use crate::registry::{Registry, Trouble};

/// How many events are gathered from in one transaction.
const AT_ONCE: u32 = 2_000;

/// How long one answer gathers; the next goes on from there.
const PATIENCE: Duration = Duration::from_secs(2);

/// The standard's types of events, by name.
pub const STANDARD_TYPES: [&str; 5] =
    ["AggregationEvent", "AssociationEvent", "ObjectEvent", "TransactionEvent", "TransformationEvent"];

/// What events tell of (EPCIS 2.0, 12.3).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ResourceKind {
    /// Types of events.
    EventType,
    /// Things, by instance or class.
    Epc,
    /// Steps of business.
    BizStep,
    /// Places where things are.
    BizLocation,
    /// Places where things were seen.
    ReadPoint,
    /// Conditions of things.
    Disposition,
}

impl ResourceKind {
    /// Each of them.
    pub const ALL: [ResourceKind; 6] =
        [Self::EventType, Self::Epc, Self::BizStep, Self::BizLocation, Self::ReadPoint, Self::Disposition];

    /// As it stands in rows.
    pub const fn code(self) -> &'static str {
        match self {
            Self::EventType => "eventType",
            Self::Epc => "epc",
            Self::BizStep => "bizStep",
            Self::BizLocation => "bizLocation",
            Self::ReadPoint => "readPoint",
            Self::Disposition => "disposition",
        }
    }

    /// The standard's own words, which are there though no event told of them, in alphabetical order.
    pub fn standard(self) -> Vec<&'static str> {
        match self {
            Self::EventType => STANDARD_TYPES.to_vec(),
            Self::BizStep => Vocabulary::BizStep.words().collect(),
            Self::Disposition => Vocabulary::Disposition.words().collect(),
            _ => Vec::new(),
        }
    }

    /// The one spelling of a name.
    pub fn spelt(self, name: &str) -> String {
        match self {
            Self::EventType => name.to_owned(),
            Self::BizStep => Vocabulary::BizStep.bare(name).to_owned(),
            Self::Disposition => Vocabulary::Disposition.bare(name).to_owned(),
            _ => canonical(name).into_owned(),
        }
    }
}

impl Registry {
    /// Names of a kind that the events of the actor's office told of, in order, after the standard's own on the first page.
    ///
    /// Refuses with `A2` who may not, `B40` a page that is none.
    pub async fn epcis_resources(
        &self,
        actor: &Actor,
        kind: ResourceKind,
        per_page: usize,
        token: Option<&str>,
    ) -> Result<(Vec<String>, Option<Page>), Trouble> {
        actor.require(Permission::ReadCustody)?;
        let after = self.epcis_page(actor, token).await?.map(|page| page.name);
        self.gather_epcis().await?;
        let standard = kind.standard();
        let mut names: Vec<String> = match &after {
            None => standard.iter().map(|word| (*word).to_owned()).collect(),
            Some(after) if standard.contains(&after.as_str()) => {
                standard.iter().skip_while(|word| *word != after).skip(1).map(|word| (*word).to_owned()).collect()
            }
            Some(_) => Vec::new(),
        };
        if names.len() <= per_page {
            let after = after.filter(|after| !standard.contains(&after.as_str())).unwrap_or_default();
            let most = (per_page + 1 + standard.len()) as u32;
            let told = self.store.epcis_resources((actor.office.id.as_str(), kind.code()), &after, most).await?;
            names.extend(told.into_iter().filter(|name| !standard.contains(&name.as_str())));
        }
        Ok(self.page_of(names, per_page, String::clone))
    }

    /// Whether there is something of that name: a word of the standard, or what an event of the actor's office told of.
    ///
    /// Refuses with `A2` who may not, `B31` what is not there.
    pub async fn epcis_resource(&self, actor: &Actor, kind: ResourceKind, name: &str) -> Result<(), Trouble> {
        actor.require(Permission::ReadCustody)?;
        let name = kind.spelt(name);
        if kind.standard().contains(&name.as_str()) {
            return Ok(());
        }
        self.gather_epcis().await?;
        if self.store.has_epcis_resource((actor.office.id.as_str(), kind.code()), &name).await? {
            return Ok(());
        }
        Err(Refusal::new(Rule::NoSuchEvent, name).into())
    }

    /// Gathers what events told of since the last time, as far as it goes in two seconds.
    async fn gather_epcis(&self) -> Result<(), Trouble> {
        let begun = Instant::now();
        let mut contexts = Contexts::default();
        loop {
            let from = self.store.epcis_gathered().await?;
            let rows = self.store.events_after(from, AT_ONCE).await?;
            let Some(last) = rows.last().map(|row| row.number) else { return Ok(()) };
            self.learn(&mut contexts, &rows).await?;
            let mut told = BTreeSet::new();
            for row in rows.iter().filter(|row| row.state != "rejected") {
                told_by(row, contexts.names(row.context), &mut told);
            }
            let mut change = self.store.change().await?;
            // Another program may have gathered meanwhile; what it told is the same.
            change.gather_epcis(last, &told.into_iter().collect::<Vec<_>>()).await?;
            change.commit().await?;
            if begun.elapsed() > PATIENCE {
                return Ok(());
            }
        }
    }
}

/// What one event tells of.
fn told_by(row: &EventRow, names: Option<&Context>, told: &mut BTreeSet<(String, &'static str, String)>) {
    let (Some(given), Some(names)) = (given(row), names) else { return };
    let recorded = loupe_epcis::query::Recorded::new(&given.event, names, crate::access::moment(row.recorded_ms));
    let mut add = |kind: ResourceKind, name: &str| {
        let name = kind.spelt(&recorded.expanded(name));
        told.insert((row.office.clone(), kind.code(), name));
    };
    let event = &given.event;
    let text = |name: &str| event.get(name).and_then(Value::as_text);
    let id = |name: &str| event.get(name).and_then(Value::as_object)?.get("id").and_then(Value::as_text);
    for (kind, name) in [
        (ResourceKind::EventType, text("type")),
        (ResourceKind::BizStep, text("bizStep")),
        (ResourceKind::Disposition, text("disposition")),
        (ResourceKind::BizLocation, id("bizLocation")),
        (ResourceKind::ReadPoint, id("readPoint")),
        (ResourceKind::Epc, text("parentID")),
    ] {
        if let Some(name) = name {
            add(kind, name);
        }
    }
    for list in ["epcList", "childEPCs", "inputEPCList", "outputEPCList"] {
        texts_of(event, list).for_each(|name| add(ResourceKind::Epc, name));
    }
    for list in ["quantityList", "childQuantityList", "inputQuantityList", "outputQuantityList"] {
        let classes = event.get(list).and_then(Value::as_list).unwrap_or_default().iter();
        let classes = classes.filter_map(|element| element.as_object()?.get("epcClass")?.as_text());
        classes.for_each(|name| add(ResourceKind::Epc, name));
    }
}

fn texts_of<'e>(event: &'e Object, list: &str) -> impl Iterator<Item = &'e str> {
    event.get(list).and_then(Value::as_list).unwrap_or_default().iter().filter_map(Value::as_text)
}
