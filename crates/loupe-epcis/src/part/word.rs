//! Words of the standard's vocabularies, and the URIs that may stand in their place.

use std::fmt;

use super::text::text;
use super::{Part, Uri};
use crate::fault::{Faults, Place, Wrong};
use crate::json::Value;

/// Where the Core Business Vocabulary's own URIs begin, as far as GS1's schema refuses them in place of the word.
const CBV: &[&str] = &["urn:epcglobal:cbv", "http://ns.gs1.org/cbv/", "https://ns.gs1.org/cbv/"];

/// Where the GS1 Web Vocabulary's own URIs begin.
const WEB_VOCABULARY: &[&str] =
    &["http://gs1.org/voc/", "https://gs1.org/voc/", "http://www.gs1.org/voc/", "https://www.gs1.org/voc/"];

/// One of the standard's words, or a URI that is not its own.
macro_rules! words {
    ($(#[$doc:meta])* $name:ident, not $own:ident: $($word:literal)*) => {
        text! {
            $(#[$doc])*
            $name, |text| Self::WORDS.contains(&text) || is_foreign(text, $own), Wrong::NotWord(Self::WORDS)
        }

        impl $name {
            /// The standard's words.
            pub const WORDS: &[&str] = &[$($word),*];
        }
    };
}

fn is_foreign(text: &str, own: &[&str]) -> bool {
    Uri::fits(text) && !own.iter().any(|beginning| text.starts_with(beginning))
}

text! {
    /// How things relate to the event: `OBSERVE`, `ADD` or `DELETE`.
    Action, |text| Self::WORDS.contains(&text), Wrong::NotOneOf(Self::WORDS)
}

impl Action {
    /// The standard's words.
    pub const WORDS: &[&str] = &["OBSERVE", "ADD", "DELETE"];
}

words! {
    /// What was going on: a step of CBV 2.0, 7.1, or another vocabulary's.
    BizStep, not CBV:
        "accepting" "arriving" "assembling" "collecting" "commissioning" "consigning"
        "creating_class_instance" "cycle_counting" "decommissioning" "departing" "destroying" "disassembling"
        "dispensing" "encoding" "entering_exiting" "holding" "inspecting" "installing" "killing" "loading"
        "other" "packing" "picking" "receiving" "removing" "repackaging" "repairing" "replacing" "reserving"
        "retail_selling" "shipping" "staging_outbound" "stock_taking" "stocking" "storing" "transporting"
        "unloading" "unpacking" "void_shipping" "sensor_reporting" "sampling"
}

words! {
    /// What condition the things are in: CBV 2.0, 7.2, or another vocabulary's.
    Disposition, not CBV:
        "active" "container_closed" "damaged" "destroyed" "dispensed" "disposed" "encoded" "expired"
        "in_progress" "in_transit" "inactive" "no_pedigree_match" "non_sellable_other" "partially_dispensed"
        "recalled" "reserved" "retail_sold" "returned" "sellable_accessible" "sellable_not_accessible"
        "stolen" "unknown" "available" "completeness_verified" "completeness_inferred" "conformant"
        "container_open" "mismatch_instance" "mismatch_class" "mismatch_quantity" "needs_replacement"
        "non_conformant" "unavailable"
}

words! {
    /// What kind of paper a transaction is: CBV 2.0, 7.3, or another vocabulary's.
    TransactionType, not CBV:
        "bol" "cert" "desadv" "inv" "pedigree" "po" "poc" "prodorder" "recadv" "rma" "testprd" "testres"
        "upevt"
}

words! {
    /// In what sense somebody gives or gets: CBV 2.0, 7.4, or another vocabulary's.
    SourceDestinationType, not CBV:
        "owning_party" "possessing_party" "location"
}

words! {
    /// Why an event is taken back: CBV 2.0, 7.5, or another vocabulary's.
    ErrorReason, not CBV:
        "did_not_occur" "incorrect_data"
}

words! {
    /// Which part of a measured vector: CBV 2.0, 7.7, or another vocabulary's.
    Component, not CBV:
        "x" "y" "z" "axial_distance" "azimuth" "height" "spherical_radius" "polar_angle" "elevation_angle"
        "easting" "northing" "latitude" "longitude" "altitude"
}

words! {
    /// What was measured: GS1 Web Vocabulary, or another one's.
    MeasurementType, not WEB_VOCABULARY:
        "AbsoluteHumidity" "AbsorbedDose" "AbsorbedDoseRate" "Acceleration" "Radioactivity" "Altitude"
        "AmountOfSubstance" "AmountOfSubstancePerUnitVolume" "Angle" "AngularAcceleration" "AngularMomentum"
        "AngularVelocity" "Area" "Capacitance" "Conductance" "Conductivity" "Count" "Density" "Dimensionless"
        "DoseEquivalent" "DoseEquivalentRate" "DynamicViscosity" "ElectricCharge" "ElectricCurrent"
        "ElectricCurrentDensity" "ElectricFieldStrength" "Energy" "Exposure" "Force" "Frequency" "Illuminance"
        "Inductance" "Irradiance" "KinematicViscosity" "Length" "LinearMomentum" "Luminance" "LuminousFlux"
        "LuminousIntensity" "MagneticFlux" "MagneticFluxDensity" "MagneticVectorPotential" "Mass"
        "MassConcentration" "MassFlowRate" "MassPerAreaTime" "MemoryCapacity" "MolalityOfSolute" "MolarEnergy"
        "MolarMass" "MolarVolume" "Power" "Pressure" "RadiantFlux" "RadiantIntensity" "RelativeHumidity"
        "Resistance" "Resistivity" "SolidAngle" "SpecificVolume" "Speed" "SurfaceDensity" "SurfaceTension"
        "Temperature" "Time" "Torque" "Voltage" "Volume" "VolumeFlowRate" "VolumeFraction" "VolumetricFlux"
        "Wavenumber"
}

words! {
    /// What a sensor warns of: GS1 Web Vocabulary, or another one's.
    AlertType, not WEB_VOCABULARY:
        "ALARM_CONDITION" "ERROR_CONDITION"
}
