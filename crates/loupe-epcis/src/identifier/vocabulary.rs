//! The words of the Core Business Vocabulary in their four spellings (CBV 2.0, 7 and 8).

use std::borrow::Cow;

/// A list of words that GS1 has standardised for one purpose.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Vocabulary {
    /// `bizStep`.
    BizStep,
    /// `disposition`, and what is set and unset in `persistentDisposition`.
    Disposition,
    /// The type in `bizTransactionList`.
    BizTransactionType,
    /// The type in `sourceList` and `destinationList`.
    SourceDestType,
    /// The reason of an error declaration.
    ErrorReason,
    /// The component of a sensor report.
    Component,
    /// The type of a sensor report.
    Measurement,
    /// The exception of a sensor report.
    SensorAlert,
}

/// A word of a vocabulary, or a term of somebody's own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Word<'a> {
    /// The word, bare.
    Standard(Vocabulary, &'a str),
    /// Anything else, as written.
    Own(&'a str),
}

/// What a vocabulary's words begin with: web address, URN if there is one, and the short prefix of the web address.
struct Spelling {
    web: &'static str,
    urn: Option<&'static str>,
    curie: &'static str,
    words: &'static str,
}

/// All of them.
pub(crate) const VOCABULARIES: [Vocabulary; 8] = [
    Vocabulary::BizStep,
    Vocabulary::Disposition,
    Vocabulary::BizTransactionType,
    Vocabulary::SourceDestType,
    Vocabulary::ErrorReason,
    Vocabulary::Component,
    Vocabulary::Measurement,
    Vocabulary::SensorAlert,
];

impl Vocabulary {
    /// The word that `text` is in any spelling, known to GS1 or not as long as it is spelt as a word of this vocabulary.
    pub fn word(self, text: &str) -> Word<'_> {
        let spelling = self.spelling();
        let spelt = [Some(spelling.web), spelling.urn, Some(spelling.curie)].into_iter().flatten();
        let bare = spelt.filter_map(|start| text.strip_prefix(start)).next().unwrap_or(text);
        if !bare.is_empty() && bare.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_' || byte == b'-') {
            Word::Standard(self, bare)
        } else {
            Word::Own(text)
        }
    }

    /// Whether GS1 has standardised the bare word.
    pub fn knows(self, word: &str) -> bool {
        self.words().any(|known| known == word)
    }

    /// Every standardised word, bare, in alphabetical order.
    pub fn words(self) -> impl Iterator<Item = &'static str> {
        self.spelling().words.split_ascii_whitespace()
    }

    /// The bare word as JSON writes it; terms of somebody's own, and words GS1 does not know, stay as they are.
    pub fn bare(self, text: &str) -> &str {
        match self.word(text) {
            Word::Standard(_, word) if self.knows(word) => word,
            _ => text,
        }
    }

    /// The web address, as event hashes write it.
    pub fn web(self, text: &str) -> Cow<'_, str> {
        match self.word(text) {
            Word::Standard(_, word) => Cow::Owned(format!("{}{word}", self.spelling().web)),
            Word::Own(text) => Cow::Borrowed(text),
        }
    }

    /// The URN, as XML writes it; the short form of the web address where there is no URN. The address of a word that GS1
    /// has not standardised stays as it is: JSON takes no such URN.
    pub fn urn(self, text: &str) -> Cow<'_, str> {
        let spelling = self.spelling();
        match self.word(text) {
            Word::Standard(_, word) if word == text || self.knows(word) => {
                Cow::Owned(format!("{}{word}", spelling.urn.unwrap_or(spelling.curie)))
            }
            Word::Standard(..) | Word::Own(_) => Cow::Borrowed(text),
        }
    }

    /// The short form of the web address, such as `cbv:BizStep-receiving` or `gs1:Temperature`.
    pub fn curie(self, text: &str) -> Cow<'_, str> {
        match self.word(text) {
            Word::Standard(_, word) => Cow::Owned(format!("{}{word}", self.spelling().curie)),
            Word::Own(text) => Cow::Borrowed(text),
        }
    }

    /// The web address of a term that begins with a URN of any vocabulary.
    pub(crate) fn web_of_urn(text: &str) -> Option<String> {
        text.strip_prefix("urn:epcglobal:cbv:")?;
        VOCABULARIES.into_iter().find_map(|vocabulary| {
            let spelling = vocabulary.spelling();
            text.strip_prefix(spelling.urn?).map(|word| format!("{}{word}", spelling.web))
        })
    }

    fn spelling(self) -> Spelling {
        let (web, urn, curie, words) = match self {
            Self::BizStep => {
                ("https://ref.gs1.org/cbv/BizStep-", Some("urn:epcglobal:cbv:bizstep:"), "cbv:BizStep-", BIZ_STEPS)
            }
            Self::Disposition => {
                ("https://ref.gs1.org/cbv/Disp-", Some("urn:epcglobal:cbv:disp:"), "cbv:Disp-", DISPOSITIONS)
            }
            Self::BizTransactionType => (
                "https://ref.gs1.org/cbv/BTT-",
                Some("urn:epcglobal:cbv:btt:"),
                "cbv:BTT-",
                "bol cert desadv inv pedigree po poc prodorder recadv rma testprd testres upevt",
            ),
            Self::SourceDestType => (
                "https://ref.gs1.org/cbv/SDT-",
                Some("urn:epcglobal:cbv:sdt:"),
                "cbv:SDT-",
                "location owning_party possessing_party",
            ),
            Self::ErrorReason => (
                "https://ref.gs1.org/cbv/ER-",
                Some("urn:epcglobal:cbv:er:"),
                "cbv:ER-",
                "did_not_occur incorrect_data",
            ),
            Self::Component => ("https://ref.gs1.org/cbv/Comp-", None, "cbv:Comp-", COMPONENTS),
            Self::Measurement => ("https://gs1.org/voc/", None, "gs1:", MEASUREMENTS),
            Self::SensorAlert => ("https://gs1.org/voc/", None, "gs1:", "ALARM_CONDITION ERROR_CONDITION"),
        };
        Spelling { web, urn, curie, words }
    }
}

const BIZ_STEPS: &str = "\
    accepting arriving assembling collecting commissioning consigning creating_class_instance cycle_counting \
    decommissioning departing destroying disassembling dispensing encoding entering_exiting holding inspecting \
    installing killing loading other packing picking receiving removing repackaging repairing replacing \
    reserving retail_selling sampling sensor_reporting shipping staging_outbound stock_taking stocking storing \
    transporting unloading unpacking void_shipping";

const DISPOSITIONS: &str = "\
    active available completeness_inferred completeness_verified conformant container_closed container_open \
    damaged destroyed dispensed disposed encoded expired in_progress in_transit inactive mismatch_class \
    mismatch_instance mismatch_quantity needs_replacement no_pedigree_match non_conformant non_sellable_other \
    partially_dispensed recalled reserved retail_sold returned sellable_accessible sellable_not_accessible \
    stolen unavailable unknown";

const COMPONENTS: &str = "\
    altitude axial_distance azimuth easting elevation_angle height latitude longitude northing polar_angle \
    spherical_radius x y z";

const MEASUREMENTS: &str = "\
    AbsoluteHumidity AbsorbedDose AbsorbedDoseRate Acceleration Altitude AmountOfSubstance \
    AmountOfSubstancePerUnitVolume Angle AngularAcceleration AngularMomentum AngularVelocity Area Capacitance \
    Conductance Conductivity Count Density Dimensionless DoseEquivalent DoseEquivalentRate DynamicViscosity \
    ElectricCharge ElectricCurrent ElectricCurrentDensity ElectricFieldStrength Energy Exposure Force Frequency \
    Illuminance Inductance Irradiance KinematicViscosity Length LinearMomentum Luminance LuminousFlux \
    LuminousIntensity MagneticFlux MagneticFluxDensity MagneticVectorPotential Mass MassConcentration \
    MassFlowRate MassPerAreaTime MemoryCapacity MolalityOfSolute MolarEnergy MolarMass MolarVolume Power \
    Pressure RadiantFlux RadiantIntensity Radioactivity RelativeHumidity Resistance Resistivity SolidAngle \
    SpecificVolume Speed SurfaceDensity SurfaceTension Temperature Time Torque Voltage Volume VolumeFlowRate \
    VolumeFraction VolumetricFlux Wavenumber";
