//! Where in an event a criterion looks.

use super::recorded::{Recorded, any, any_of_event};
use crate::json::{Object, Value};

/// Steps through fields; lists on the way are gone through.
pub(super) type Path = &'static [&'static str];

/// The part of an event that has fields of somebody's own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    Event,
    Ilmd,
    ErrorDeclaration,
    SensorElement,
    SensorMetadata,
    SensorReport,
    ReadPoint,
    BizLocation,
}

/// Fields of somebody's own by their full name: those of a part itself, or those that lie within one of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct OwnField {
    pub(super) part: Part,
    pub(super) within: bool,
    pub(super) name: String,
}

impl Part {
    /// In the order in which names of parameters are looked at.
    pub(super) const NAMED: [(&'static str, Self); 7] = [
        ("ILMD_", Self::Ilmd),
        ("ERROR_DECLARATION_", Self::ErrorDeclaration),
        ("SENSORELEMENT_", Self::SensorElement),
        ("SENSORMETADATA_", Self::SensorMetadata),
        ("SENSORREPORT_", Self::SensorReport),
        ("readPoint_", Self::ReadPoint),
        ("bizLocation_", Self::BizLocation),
    ];

    fn path(self) -> Path {
        match self {
            Self::Event => &[],
            Self::Ilmd => &["ilmd"],
            Self::ErrorDeclaration => &["errorDeclaration"],
            Self::SensorElement => &["sensorElementList"],
            Self::SensorMetadata => &["sensorElementList", "sensorMetadata"],
            Self::SensorReport => &["sensorElementList", "sensorReport"],
            Self::ReadPoint => &["readPoint"],
            Self::BizLocation => &["bizLocation"],
        }
    }
}

impl OwnField {
    /// Whether `test` holds for the value of such a field; for one of its items where it is a list.
    pub(super) fn any<'e>(&self, of: &Recorded<'e>, test: &mut dyn FnMut(&'e Value) -> bool) -> bool {
        match self.part {
            Part::Event => self.of_object(of, of.event, test),
            part => any_of_event(of.event, part.path(), &mut |value| {
                value.as_object().is_some_and(|object| self.of_object(of, object, test))
            }),
        }
    }

    fn of_object<'e>(&self, of: &Recorded<'e>, object: &'e Object, test: &mut dyn FnMut(&'e Value) -> bool) -> bool {
        object.iter().any(|(name, value)| {
            if self.within {
                name.contains(':') && self.inside(of, value, test)
            } else {
                of.full(name) == self.name && any(value, &[], test)
            }
        })
    }

    fn inside<'e>(&self, of: &Recorded<'e>, value: &'e Value, test: &mut dyn FnMut(&'e Value) -> bool) -> bool {
        match value {
            Value::List(items) => items.iter().any(|item| self.inside(of, item, test)),
            Value::Object(object) => object.iter().any(|(name, value)| {
                (of.full(name) == self.name && any(value, &[], test)) || self.inside(of, value, test)
            }),
            _ => false,
        }
    }
}

/// Where things stand.
pub(super) const EPCS: &[Path] = &[&["epcList"], &["childEPCs"]];
pub(super) const PARENT: &[Path] = &[&["parentID"]];
pub(super) const INPUTS: &[Path] = &[&["inputEPCList"]];
pub(super) const OUTPUTS: &[Path] = &[&["outputEPCList"]];
pub(super) const ANY_EPC: &[Path] =
    &[&["epcList"], &["childEPCs"], &["parentID"], &["inputEPCList"], &["outputEPCList"]];
pub(super) const CLASSES: &[Path] = &[&["quantityList", "epcClass"], &["childQuantityList", "epcClass"]];
pub(super) const INPUT_CLASSES: &[Path] = &[&["inputQuantityList", "epcClass"]];
pub(super) const OUTPUT_CLASSES: &[Path] = &[&["outputQuantityList", "epcClass"]];
pub(super) const ANY_CLASS: &[Path] = &[
    &["quantityList", "epcClass"],
    &["childQuantityList", "epcClass"],
    &["inputQuantityList", "epcClass"],
    &["outputQuantityList", "epcClass"],
];

/// Where things or classes stand.
pub(super) const ANY_THING: &[Path] = &[
    &["epcList"],
    &["childEPCs"],
    &["parentID"],
    &["inputEPCList"],
    &["outputEPCList"],
    &["quantityList", "epcClass"],
    &["childQuantityList", "epcClass"],
    &["inputQuantityList", "epcClass"],
    &["outputQuantityList", "epcClass"],
];

/// Where quantities stand.
pub(super) const QUANTITIES: &[Path] =
    &[&["quantityList"], &["childQuantityList"], &["inputQuantityList"], &["outputQuantityList"]];

/// Where measurements stand.
pub(super) const REPORTS: &[Path] = &[&["sensorElementList", "sensorReport"]];

/// The values of a field that master data may tell more of, by its name in the standard.
pub(super) fn of_standard(name: &str) -> Option<&'static [Path]> {
    Some(match name {
        "readPoint" => &[&["readPoint", "id"]],
        "bizLocation" => &[&["bizLocation", "id"]],
        "bizStep" => &[&["bizStep"]],
        "disposition" => &[&["disposition"]],
        "bizTransaction" => &[&["bizTransactionList", "bizTransaction"]],
        "source" => &[&["sourceList", "source"]],
        "destination" => &[&["destinationList", "destination"]],
        "transformationID" => &[&["transformationID"]],
        "epc" | "epcList" | "childEPCs" => EPCS,
        "parentID" => PARENT,
        "inputEPC" | "inputEPCList" => INPUTS,
        "outputEPC" | "outputEPCList" => OUTPUTS,
        "epcClass" => ANY_CLASS,
        _ => return None,
    })
}
