//! Events: what happened to which things, when, where, why and how (EPCIS 2.0, 7.4).

mod certification;
mod circumstances;
mod error_declaration;
mod head;
mod quantity;
mod sensor;
mod what;

pub use certification::Certification;
pub use circumstances::{Circumstances, Destination, Location, Source, Transaction};
pub use error_declaration::ErrorDeclaration;
pub use head::Head;
pub use quantity::QuantityElement;
pub use sensor::{SensorElement, SensorMetadata, SensorReport};
pub use what::{Grouping, Observation, PersistentDisposition, TransactionWhat, Transformation, What};

use crate::fault::{Faults, Place, Wrong};
use crate::json::{Object, Value};
use crate::part::{Fields, Part};

/// One event, of one of the standard's five types or of a type that somebody else has named.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Event {
    /// When, under which name, and whether it was taken back.
    pub head: Head,
    /// Which things, by type of event.
    pub what: What,
    /// Where and why. Nothing on an event of another type than the standard's.
    pub circumstances: Circumstances,
    /// Extensions, and all fields of an event of another type.
    pub others: Object,
}

impl Event {
    /// Reads an event as it stands in a document, or alone.
    pub fn from_value(value: Value) -> Result<Self, Faults> {
        let mut faults = Faults::default();
        let event = Self::read(value, &Place::top(), &mut faults);
        event.ok_or(faults)
    }

    /// The event as JSON: the standard's fields in its order, then the others in theirs.
    pub fn to_value(&self) -> Value {
        self.write()
    }

    /// The name of its type, such as `ObjectEvent`.
    pub fn type_name(&self) -> &str {
        self.what.type_name()
    }
}

impl Part for Event {
    fn read(value: Value, at: &Place<'_>, faults: &mut Faults) -> Option<Self> {
        let mut fields = Fields::of(value, at, faults)?;
        let before = fields.faults.count();
        let named: Option<String> = fields.must("type");
        let head = Head::take(&mut fields);
        // Which fields an event may have hangs on its type, so of one without a type no more can be said.
        let named = named?;
        let what = What::take(&named, &mut fields);
        let standard = What::is_standard(&named);
        let circumstances = if standard { Circumstances::take(&mut fields) } else { Some(Circumstances::default()) };
        if let (Some(what), Some(circumstances)) = (&what, &circumstances)
            && fields.faults.count() == before
        {
            check_together(what, circumstances, &mut fields);
        }
        let others = if standard { fields.extended() } else { fields.open() };
        let whole = faults.count() == before;
        let read = Self { head: head?, what: what?, circumstances: circumstances?, others };
        whole.then_some(read)
    }

    fn write(&self) -> Value {
        let mut into = Object::new();
        into.set("type", Value::from(self.type_name()));
        self.head.give(&mut into);
        self.what.give(&mut into);
        self.circumstances.give(&mut into);
        for (name, value) in self.others.iter() {
            into.set(name, value.clone());
        }
        Value::Object(into)
    }
}

/// What the schema asks of several fields together.
fn check_together(what: &What, circumstances: &Circumstances, fields: &mut Fields<'_>) {
    let transactions = circumstances.transactions.as_deref();
    let sensed = circumstances.sensors.as_ref().is_some_and(|elements| !elements.is_empty());
    match what {
        What::Object(observation) => observation.check(sensed && circumstances.read_point.is_some(), fields),
        What::Aggregation(grouping) => grouping.check(fields),
        What::Association(grouping) => {
            if grouping.parent.is_none() {
                fields.fault(Wrong::Missing("parentID"));
            }
            grouping.check(fields);
        }
        What::Transaction(what) => {
            match transactions {
                None => fields.fault(Wrong::Missing("bizTransactionList")),
                Some([]) => fields.fault_in("bizTransactionList", Wrong::Empty),
                Some(_) => {}
            }
            what.check(fields);
        }
        What::Transformation(transformation) => transformation.check(fields),
        What::Other(_) => {}
    }
}
