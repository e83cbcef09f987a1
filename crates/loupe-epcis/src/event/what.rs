//! Which things an event is about, by its type (EPCIS 2.0, 7.4.2 to 7.4.6).

use super::QuantityElement;
use crate::document::Ilmd;
use crate::fault::{Faults, Place, Wrong};
use crate::json::{Object, Value};
use crate::part::{Action, Disposition, Distinct, Fields, Filled, Part, Uri, field, record};

/// The things, by type of event.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum What {
    /// `ObjectEvent`: things were seen, made or ended.
    Object(Observation),
    /// `AggregationEvent`: things were put into another, or taken out.
    Aggregation(Grouping),
    /// `AssociationEvent`: things were tied to another, as a stone to a ring.
    Association(Grouping),
    /// `TransactionEvent`: things were tied to papers.
    Transaction(TransactionWhat),
    /// `TransformationEvent`: things went in and others came out.
    Transformation(Transformation),
    /// An event of another type, which is a URI. Its fields are among the event's others.
    Other(Uri),
}

impl What {
    /// The name of the type.
    pub fn type_name(&self) -> &str {
        match self {
            Self::Object(_) => "ObjectEvent",
            Self::Aggregation(_) => "AggregationEvent",
            Self::Association(_) => "AssociationEvent",
            Self::Transaction(_) => "TransactionEvent",
            Self::Transformation(_) => "TransformationEvent",
            Self::Other(uri) => uri.as_str(),
        }
    }

    pub(super) fn is_standard(name: &str) -> bool {
        let standard =
            ["ObjectEvent", "AggregationEvent", "AssociationEvent", "TransactionEvent", "TransformationEvent"];
        standard.contains(&name)
    }

    pub(super) fn take(name: &str, fields: &mut Fields<'_>) -> Option<Self> {
        match name {
            "ObjectEvent" => Observation::take(fields).map(Self::Object),
            "AggregationEvent" => Grouping::take(fields).map(Self::Aggregation),
            "AssociationEvent" => Grouping::take(fields).map(Self::Association),
            "TransactionEvent" => TransactionWhat::take(fields).map(Self::Transaction),
            "TransformationEvent" => Transformation::take(fields).map(Self::Transformation),
            other => {
                let uri = Uri::new(other);
                if uri.is_none() {
                    fields.fault_in("type", Wrong::NotUri);
                }
                uri.map(Self::Other)
            }
        }
    }

    pub(super) fn give(&self, into: &mut Object) {
        match self {
            Self::Object(what) => what.give(into),
            Self::Aggregation(what) | Self::Association(what) => what.give(into),
            Self::Transaction(what) => what.give(into),
            Self::Transformation(what) => what.give(into),
            Self::Other(_) => {}
        }
    }
}

record! {
    /// Things that were seen, made or ended.
    Observation, part {
        /// Which of the three.
        must action: Action = "action",
        /// The things.
        may epcs: Distinct<Uri> = "epcList",
        /// Things by class and quantity.
        may quantities: Vec<QuantityElement> = "quantityList",
        /// Conditions that hold until they are ended.
        may persistent_disposition: PersistentDisposition = "persistentDisposition",
        /// Master data of the instance or lot, on what is made.
        may ilmd: Ilmd = "ilmd",
    }
}

record! {
    /// Things that were put into a parent or tied to it, or taken from it.
    Grouping, part {
        /// Which of the two, or that it was seen.
        must action: Action = "action",
        /// The parent. An association always has one.
        may parent: Uri = "parentID",
        /// The things.
        may children: Vec<Uri> = "childEPCs",
        /// Things by class and quantity.
        may child_quantities: Vec<QuantityElement> = "childQuantityList",
    }
}

record! {
    /// Things that were tied to the papers of the event's circumstances.
    TransactionWhat, part {
        /// Tied, untied, or seen to be tied.
        must action: Action = "action",
        /// What the things are in.
        may parent: Uri = "parentID",
        /// The things.
        may epcs: Vec<Uri> = "epcList",
        /// Things by class and quantity.
        may quantities: Vec<QuantityElement> = "quantityList",
    }
}

record! {
    /// Things that went in, and what came out.
    Transformation, part {
        /// What went in.
        may inputs: Distinct<Uri> = "inputEPCList",
        /// What went in by class and quantity.
        may input_quantities: Vec<QuantityElement> = "inputQuantityList",
        /// What came out.
        may outputs: Distinct<Uri> = "outputEPCList",
        /// What came out by class and quantity.
        may output_quantities: Vec<QuantityElement> = "outputQuantityList",
        /// Ties several events to one process.
        may transformation: Uri = "transformationID",
        /// Conditions that hold until they are ended.
        may persistent_disposition: PersistentDisposition = "persistentDisposition",
        /// Master data of the instances or lots that came out.
        may ilmd: Ilmd = "ilmd",
    }
}

record! {
    /// Conditions that hold until an event ends them.
    PersistentDisposition, closed {
        /// From now on.
        may set: Filled<Distinct<Disposition>> = "set",
        /// No longer.
        may unset: Filled<Distinct<Disposition>> = "unset",
    }
}

fn filled<T>(list: Option<&[T]>) -> bool {
    list.is_some_and(|items| !items.is_empty())
}

impl Observation {
    /// `sensed`: sensors saw something at a named place, which is enough for an event without things.
    pub(super) fn check(&self, sensed: bool, fields: &mut Fields<'_>) {
        if self.epcs.is_none() && !filled(self.quantities.as_deref()) && !sensed {
            fields.fault(Wrong::NoneOf(&["epcList", "quantityList", "sensorElementList"]));
        }
        if self.ilmd.is_some() && self.action.as_str() != "ADD" {
            fields.fault_in("ilmd", Wrong::IlmdWithoutAdd);
        }
        check_conditions(self.persistent_disposition.as_ref(), fields);
    }
}

impl Grouping {
    pub(super) fn check(&self, fields: &mut Fields<'_>) {
        let things = filled(self.children.as_deref()) || filled(self.child_quantities.as_deref());
        if !things && self.action.as_str() != "DELETE" {
            fields.fault(Wrong::NoneOf(&["childEPCs", "childQuantityList"]));
        }
    }
}

impl TransactionWhat {
    pub(super) fn check(&self, fields: &mut Fields<'_>) {
        let things = self.epcs.is_some() || filled(self.quantities.as_deref());
        if !things && self.action.as_str() != "DELETE" {
            fields.fault(Wrong::NoneOf(&["epcList", "quantityList"]));
        }
    }
}

impl Transformation {
    /// One event of a process that has several may tell of what went in or what came out alone.
    pub(super) fn check(&self, fields: &mut Fields<'_>) {
        let inputs = filled(self.inputs.as_deref()) || filled(self.input_quantities.as_deref());
        let outputs = filled(self.outputs.as_deref()) || filled(self.output_quantities.as_deref());
        let partial = self.transformation.is_some();
        let (inputs_needed, outputs_needed) = (!(partial && outputs), !(partial && inputs));
        if !inputs && inputs_needed {
            fields.fault(Wrong::NoneOf(&["inputEPCList", "inputQuantityList"]));
        }
        if !outputs && outputs_needed {
            fields.fault(Wrong::NoneOf(&["outputEPCList", "outputQuantityList"]));
        }
        check_conditions(self.persistent_disposition.as_ref(), fields);
    }
}

fn check_conditions(conditions: Option<&PersistentDisposition>, fields: &mut Fields<'_>) {
    if conditions.is_some_and(|conditions| conditions.set.is_none() && conditions.unset.is_none()) {
        fields.fault_in("persistentDisposition", Wrong::NoneOf(&["set", "unset"]));
    }
}
