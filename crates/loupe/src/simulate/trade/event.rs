//! One act of the trade as the EPCIS events in which it would be sent.

use jiff::tz::Offset;
use jiff::{SignedDuration, Timestamp};
use loupe_epcis::identifier::check_digit;
use loupe_epcis::json::{Number, Object, Value};
use loupe_scheme::custody::simulated::{Act, Deed, Operator, Shipment, When};
use loupe_scheme::custody::{Breach, Draw, LotId, Movement, Recorded, Source};
use loupe_scheme::mass::Carats;

/// A product number without its check digit, under the prefix 952, which GS1 keeps for examples.
const EXAMPLE_PRODUCT: &str = "0952132100001";

/// What things of this trade are called: as if by GS1's examples, and `SYN` with the seed.
pub(super) struct Names {
    seed: u32,
    product: String,
    /// Sites by the names that a register knows them by, if they have any.
    sites: Vec<String>,
    /// How many lots were named that the ledger refused.
    refused: u64,
}

/// Things with their masses, as events list them.
type Listed = Vec<(String, Carats)>;

impl Names {
    pub(super) fn new(seed: u32, sites: &[String]) -> Names {
        let digit = check_digit(EXAMPLE_PRODUCT).unwrap_or('0');
        let product = format!("https://id.gs1.org/01/{EXAMPLE_PRODUCT}{digit}/10");
        Names { seed, product, sites: sites.to_vec(), refused: 0 }
    }

    fn site(&self, mine: Operator) -> String {
        let known = self.sites.get(mine.number as usize % self.sites.len().max(1));
        known.cloned().unwrap_or_else(|| format!("synthetic-site-{}", mine.number))
    }

    /// The events of an act.
    pub(super) fn events(&mut self, act: &Act<'_>) -> Vec<Value> {
        match act.deed {
            Deed::Moved { by, movement, told } => vec![self.moved(act.when, by, movement, told)],
            Deed::Sent { shipment, told } => {
                let sent = self.sent(time(act.when, 0), "shipping", "in_transit", shipment);
                let received = || self.sent(time(act.when, 1), "receiving", "in_progress", shipment);
                // What is refused at the border is received by nobody.
                let received = told.is_ok().then(received);
                std::iter::once(sent).chain(received).collect()
            }
        }
    }

    fn lot(&self, lot: LotId) -> String {
        format!("{}/SYN{}-{lot}", self.product, self.seed)
    }

    /// The lots that a movement makes; those that the ledger refused have names of their own.
    fn made(&mut self, movement: &Movement, told: &Result<Recorded, Vec<Breach>>) -> Listed {
        let name = |at: usize| match told {
            Ok(recorded) => recorded.outputs.get(at).map(|lot| self.lot(*lot)).unwrap_or_default(),
            Err(_) => format!("{}/SYN{}-X{}", self.product, self.seed, self.refused + at as u64),
        };
        let made = movement.outputs.iter().enumerate().map(|(at, output)| (name(at), output.mass)).collect();
        if told.is_err() {
            self.refused += movement.outputs.len() as u64;
        }
        made
    }

    fn drawn(&self, draws: &[Draw]) -> Listed {
        draws.iter().map(|draw| (self.lot(draw.lot), draw.mass)).collect()
    }

    fn moved(&mut self, when: When, by: Operator, movement: &Movement, told: &Result<Recorded, Vec<Breach>>) -> Value {
        let made = self.made(movement, told);
        let mut event = Object::new();
        match &movement.source {
            Source::Origin(origin) => {
                begin(&mut event, "ObjectEvent", &time(when, 0));
                event.set("action", Value::from("ADD"));
                event.set("quantityList", quantities(&made));
                event.set("bizStep", Value::from("commissioning"));
                event.set("disposition", Value::from("active"));
                if *origin != loupe_scheme::custody::OriginId::UNKNOWN {
                    let mut ilmd = Object::new();
                    ilmd.set("loupe:site", Value::Text(self.site(by)));
                    ilmd.set("loupe:period", Value::Text(half_year(when)));
                    event.set("ilmd", Value::Object(ilmd));
                }
            }
            Source::Lots(draws) => {
                begin(&mut event, "TransformationEvent", &time(when, 0));
                event.set("inputQuantityList", quantities(&self.drawn(draws)));
                event.set("outputQuantityList", quantities(&made));
                event.set("bizStep", Value::from("creating_class_instance"));
                event.set("disposition", Value::from("in_progress"));
            }
        }
        let mut place = Object::new();
        place.set("id", Value::Text(party(by)));
        event.set("bizLocation", Value::Object(place));
        event.set("loupe:process", Value::from(movement.process.name()));
        if movement.loss > Carats::ZERO {
            event.set("loupe:loss", Value::Text(movement.loss.to_string()));
        }
        event.set("loupe:operator", Value::Text(party(by)));
        Value::Object(event)
    }

    fn sent(&self, time: String, step: &str, disposition: &str, shipment: &Shipment) -> Value {
        let mut event = Object::new();
        begin(&mut event, "ObjectEvent", &time);
        event.set("action", Value::from("OBSERVE"));
        event.set("quantityList", quantities(&self.drawn(&shipment.lots)));
        event.set("bizStep", Value::from(step));
        event.set("disposition", Value::from(disposition));
        let certificate = format!("urn:loupe:certificate:SYN{}-{}", self.seed, shipment.certificate);
        let paper = [("type", "urn:loupe:custody:v1:certificate"), ("bizTransaction", &certificate)];
        event.set("bizTransactionList", Value::List(vec![object(&paper)]));
        let (from, to) = (party(shipment.from), party(shipment.to));
        event.set("sourceList", Value::List(vec![object(&[("type", "possessing_party"), ("source", &from)])]));
        event.set("destinationList", Value::List(vec![object(&[("type", "possessing_party"), ("destination", &to)])]));
        event.set("loupe:process", Value::from(step));
        event.set("loupe:certificateCarats", Value::Text(shipment.says.to_string()));
        Value::Object(event)
    }
}

fn begin(event: &mut Object, kind: &str, time: &str) {
    event.set("type", Value::from(kind));
    event.set("eventTime", Value::from(time));
    event.set("eventTimeZoneOffset", Value::from("+00:00"));
}

/// A party, by a name that says that it does not exist.
fn party(operator: Operator) -> String {
    format!("urn:loupe:synthetic:{}-{}", operator.role.name(), operator.number)
}

fn object(fields: &[(&str, &str)]) -> Value {
    let mut object = Object::new();
    fields.iter().for_each(|(name, value)| object.set(name, Value::from(*value)));
    Value::Object(object)
}

fn quantities(listed: &[(String, Carats)]) -> Value {
    let element = |(class, mass): &(String, Carats)| {
        let mut element = Object::new();
        element.set("epcClass", Value::from(class.as_str()));
        let quantity = Number::new(&mass.to_string());
        element.set("quantity", quantity.map_or(Value::Null, Value::Number));
        element.set("uom", Value::from("CTM"));
        Value::Object(element)
    };
    Value::List(listed.iter().map(element).collect())
}

fn half_year(when: When) -> String {
    format!("{}-H{}", when.first_day.year(), if when.first_day.month() < 7 { 1 } else { 2 })
}

/// A moment, so many seconds later.
pub(super) fn time(when: When, later: u32) -> String {
    let begun = Offset::UTC.to_timestamp(when.first_day.at(0, 0, 0, 0)).unwrap_or(Timestamp::UNIX_EPOCH);
    let since = SignedDuration::from_secs(i64::from(when.second) + i64::from(later));
    begun.saturating_add(since).unwrap_or(begun).to_string()
}
