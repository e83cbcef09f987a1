//! The provenance of a lot, or of what lies in a container, as a Digital Product Passport.

use jiff::Timestamp;
use jiff::tz::Offset;
use loupe_epcis::json::Value;
use loupe_scheme::statement::expires;
use loupe_scheme::words::Lang;

use super::{Issuer, called, count, credential, fraction, mass, object, own, text, types};
use crate::catalogue::catalogue;
use crate::custody_export::{ContentsOut, LotOut, MadeOf};

const CONTEXT: &str = "https://test.uncefact.org/vocabulary/untp/dpp/working/";

/// A passport, unsigned, of which `id` is the name. `massFraction` is the expected share rounded down, for the protocol
/// has no interval; the interval stands beside it under Loupe's own names, and so does what *expected* assumes.
///
/// A lot is a batch. A container is an item: one sealed thing with a name of its own, of which Loupe's `contents` tells
/// how much lies in it, and of how much in it the mass is not known.
///
/// What it says is known as of the day it is made, and expires as a statement of that day does.
pub fn passport(out: &LotOut, id: &str, issuer: &Issuer, lang: Lang) -> Value {
    let name = called(&out.lot);
    let weight = object([("type", types(&["Dimension"])), ("weight", mass(out.carats))]);
    let (numbered, granularity) =
        if out.contents.is_some() { ("serialNumber", "item") } else { ("batchNumber", "batch") };
    let product = object([
        ("type", types(&["Product"])),
        ("id", text(&out.lot)),
        ("name", text(&name)),
        (numbered, text(&name)),
        ("dimensions", weight),
    ]);
    let materials = Value::List(out.made_of.iter().map(|part| material(part, lang)).collect());
    let assumption = catalogue(lang).text("custody-export-assumption").into_owned();
    let Value::Object(mut subject) = object([
        ("type", types(&["ProductPassport"])),
        ("id", text(&out.lot)),
        ("product", product),
        ("granularityLevel", text(granularity)),
        ("materialsProvenance", materials),
        (&own("assumption"), text(&assumption)),
    ]) else {
        return Value::Null;
    };
    if let Some(contents) = &out.contents {
        subject.set(&own("contents"), inside(contents));
    }
    let mut passport = credential("DigitalProductPassport", CONTEXT, id, issuer);
    passport.set("validUntil", text(&valid_until(issuer.from)));
    passport.set("credentialSubject", Value::Object(subject));
    Value::Object(passport)
}

/// The last second of the day on which a statement made at that moment expires.
fn valid_until(made: Timestamp) -> String {
    format!("{}T23:59:59Z", expires(Offset::UTC.to_datetime(made).date()))
}

fn inside(contents: &ContentsOut) -> Value {
    object([
        (&own("lots"), count(contents.lots)),
        (&own("untold"), count(contents.untold)),
        (&own("containers"), count(contents.containers)),
    ])
}

fn material(part: &MadeOf, lang: Lang) -> Value {
    let texts = catalogue(lang);
    let name = match &part.origin {
        Some(origin) => {
            texts.with("custody-export-mined", &[("place", origin.name.clone()), ("period", origin.period.clone())])
        }
        None => part.unnamed(texts),
    };
    let amount = &part.amount;
    let Value::Object(mut material) = object([("type", types(&["Material"])), ("name", text(&name))]) else {
        return Value::Null;
    };
    if let Some(origin) = &part.origin {
        if let Some(alpha2) = &origin.alpha2 {
            material.set("originCountry", text(alpha2));
        }
        if let Some(site) = &origin.site {
            material.set(&own("site"), text(site));
        }
        material.set(&own("country"), text(&origin.country));
        material.set(&own("period"), text(&origin.period));
    }
    material.set("massFraction", fraction(amount.share_expected));
    material.set("mass", mass(amount.expected));
    let interval = object([
        (&own("massAtLeast"), text(&amount.at_least.to_string())),
        (&own("massAtMost"), text(&amount.at_most.to_string())),
        (&own("massFractionAtLeast"), text(&amount.share_at_least.to_string())),
        (&own("massFractionAtMost"), text(&amount.share_at_most.to_string())),
    ]);
    material.set(&own("interval"), interval);
    Value::Object(material)
}
