//! UNTP 0.6.1: the United Nations Transparency Protocol, as far as it speaks of provenance and of events.
//!
//! Nothing here is signed: what comes out is the content of a credential, which its issuer signs as it stands.

mod passport;
mod traceability;

use fluent_uri::pct_enc::EStr;
use fluent_uri::pct_enc::encoder::Path;
use jiff::Timestamp;
use loupe_epcis::json::{Number, Object, Value};
use loupe_scheme::mass::Carats;

use super::Fraction;
use crate::custody::NAMESPACE;

pub use passport::passport;
pub use traceability::{Happened, LeftOut, traceability};

/// The context of W3C Verifiable Credentials 2.0.
const VCDM: &str = "https://www.w3.org/ns/credentials/v2";
/// The metric carat (UN/ECE Rec 20).
const CARAT: &str = "CTM";

/// Who says so, and when.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Issuer {
    /// A DID, or another URI where the register has no address.
    pub id: String,
    /// The name.
    pub name: String,
    /// From when on the credential holds.
    pub from: Timestamp,
}

/// What every credential of UNTP begins with.
fn credential(kind: &str, context: &str, id: &str, issuer: &Issuer) -> Object {
    let mut credential = Object::new();
    credential.set("@context", Value::List(vec![text(VCDM), text(context)]));
    credential.set("type", types(&[kind, "VerifiableCredential"]));
    credential.set("id", text(id));
    let by = [("type", types(&["CredentialIssuer"])), ("id", text(&issuer.id)), ("name", text(&issuer.name))];
    credential.set("issuer", object(by));
    credential.set("validFrom", text(&issuer.from.to_string()));
    credential
}

fn text(text: &str) -> Value {
    Value::from(text)
}

fn types(names: &[&str]) -> Value {
    Value::List(names.iter().map(|name| text(name)).collect())
}

fn object<const N: usize>(fields: [(&str, Value); N]) -> Value {
    let mut object = Object::new();
    for (name, value) in fields {
        object.set(name, value);
    }
    Value::Object(object)
}

/// One of Loupe's fields by its full name, so that no context has to say what it means.
fn own(name: &str) -> String {
    format!("{NAMESPACE}{name}")
}

/// A printed decimal as a number, digit by digit.
fn number(decimal: &str) -> Value {
    Number::new(decimal).map_or(Value::Null, Value::Number)
}

fn count(number: usize) -> Value {
    self::number(&number.to_string())
}

fn mass(carats: Carats) -> Value {
    object([("type", types(&["Measure"])), ("value", number(&carats.to_string())), ("unit", text(CARAT))])
}

fn fraction(fraction: Fraction) -> Value {
    number(&fraction.to_string())
}

/// What a lot is called in its office, or the whole URI where another names it.
fn called(uri: &str) -> String {
    let name = uri.strip_prefix("urn:loupe:lot:").or_else(|| uri.strip_prefix("urn:loupe:parcel:"));
    let name = name.and_then(|rest| rest.split_once(':')).and_then(|(_, name)| EStr::<Path>::new(name));
    name.and_then(|name| name.decode().to_string().ok()).map_or_else(|| uri.to_owned(), |name| name.into_owned())
}
