//! The texts that the page asks for, by their keys in the files of texts for people.

use loupe_credential::verdict::Discrepancy;

/// Those that the page names itself.
pub const TEXTS: &[&str] = &[
    "scan-title",
    "scan-lede",
    "scan-trust",
    "scan-trust-why",
    "scan-trust-file",
    "scan-trust-none",
    "scan-show",
    "scan-photo",
    "scan-camera",
    "scan-camera-stop",
    "scan-camera-looking",
    "scan-camera-none",
    "scan-text",
    "scan-text-check",
    "scan-day",
    "scan-language",
    "scan-reading",
    "scan-quiet",
    "scan-fault",
    "scan-again",
    "verdict-authentic",
    "verdict-authentic-next",
    "verdict-ask",
    "verdict-ask-next",
    "verdict-refused",
    "verdict-refused-next",
    "verdict-as-of",
    "verdict-on",
    "verdict-register",
    "verdict-register-known",
    "verdict-register-unknown",
    "verdict-signed",
    "verdict-signed-by",
    "verdict-not-signed",
    "verdict-found",
    "verdict-found-nothing",
    "verdict-stated",
    "verdict-stated-only",
    "verdict-kept-back",
    "verdict-says-not",
    "verdict-weight-stop",
    "verdict-weight-ask",
    "verdict-weight-note",
    "discrepancy-wrong-key-of",
    "paper-title",
    "paper-oath",
    "paper-number",
    "paper-participant",
    "paper-origin",
    "paper-unknown",
    "paper-issued",
    "paper-expires",
    "paper-issuer",
    "paper-language",
    "paper-exporter",
    "paper-importer",
    "paper-licence",
    "paper-destination",
    "paper-parcel-count",
    "paper-seal",
    "paper-seal-none",
    "paper-quality",
    "paper-zone",
    "paper-goods",
    "paper-hs",
    "paper-carats",
    "paper-usd",
    "paper-total",
    "paper-parcels",
    "paper-parcel",
    "paper-mined-in",
    "paper-mined-when",
    "paper-lots",
    "paper-evidence",
    "paper-record",
    "paper-claims",
];

/// The languages whose names the page knows.
const LANGUAGES: [&str; 27] = [
    "af", "ar", "de", "en", "es", "fr", "he", "hi", "hy", "id", "ja", "km", "ko", "lo", "ms", "nl", "pt", "ru", "st",
    "sw", "ta", "th", "tn", "tr", "uk", "vi", "zh",
];

/// How many rules there are about what is read (Q1, Q2, …).
const RULES_OF_READING: usize = 15;

/// Every key that the page asks for.
pub fn keys() -> Vec<String> {
    let found = Discrepancy::ALL.iter().map(|kind| kind.code().replace('_', "-"));
    let found = found.map(|code| format!("discrepancy-{code}"));
    let rules = (1..=RULES_OF_READING).map(|number| format!("rule-Q{number}"));
    let rules = rules.flat_map(|rule| [format!("{rule}-next"), rule]);
    let languages = LANGUAGES.iter().map(|tag| format!("language-{tag}"));
    TEXTS.iter().map(|key| (*key).to_owned()).chain(languages).chain(found).chain(rules).collect()
}
