//! A device that makes and uses passkeys (WebAuthn 6), and lies where a test tells it to.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use ciborium::Value as Cbor;
use p256::ecdsa::signature::Signer;
use p256::ecdsa::{Signature, SigningKey};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

/// User present, user verified.
const CONFIRMED: u8 = 0x01 | 0x04;
/// A credential is in the data.
const ATTESTED: u8 = 0x40;

/// One passkey on one device. Its fields are what it says, true or not.
#[derive(Clone)]
pub(crate) struct Device {
    pub(crate) key: SigningKey,
    pub(crate) id: Vec<u8>,
    pub(crate) handle: String,
    pub(crate) origin: String,
    pub(crate) host: String,
    pub(crate) flags: u8,
    /// Moves on with every use; 0 stays 0 for a device that does not count.
    pub(crate) counter: u32,
}

impl Device {
    /// The same seed makes the same key.
    pub(crate) fn new(seed: u8, origin: &str, host: &str) -> Device {
        Device {
            key: SigningKey::from_slice(&[seed; 32]).unwrap(),
            id: vec![seed; 20],
            handle: String::new(),
            origin: origin.to_owned(),
            host: host.to_owned(),
            flags: CONFIRMED,
            counter: 1,
        }
    }

    fn client_json(&self, kind: &str, options: &Value) -> Vec<u8> {
        json!({ "type": kind, "challenge": options["challenge"], "origin": self.origin, "crossOrigin": false })
            .to_string()
            .into_bytes()
    }

    fn head(&self, flags: u8) -> Vec<u8> {
        let mut data = Sha256::digest(self.host.as_bytes()).to_vec();
        data.push(flags);
        data.extend(self.counter.to_be_bytes());
        data
    }

    fn cose_key(&self) -> Vec<u8> {
        let point = self.key.verifying_key().to_sec1_point(false);
        let (x, y) = (point.x().unwrap().to_vec(), point.y().unwrap().to_vec());
        let pairs = [(1, Cbor::from(2)), (3, Cbor::from(-7)), (-1, Cbor::from(1)), (-2, x.into()), (-3, y.into())];
        let map = pairs.into_iter().map(|(key, value)| (Cbor::from(key), value)).collect();
        let mut bytes = Vec::new();
        ciborium::into_writer(&Cbor::Map(map), &mut bytes).unwrap();
        bytes
    }

    /// Makes the passkey that a question asks for.
    pub(crate) fn make(&mut self, options: &Value) -> String {
        self.handle = options["user"]["id"].as_str().unwrap().to_owned();
        let mut data = self.head(self.flags | ATTESTED);
        data.extend([0; 16]);
        data.extend(u16::try_from(self.id.len()).unwrap().to_be_bytes());
        data.extend(&self.id);
        data.extend(self.cose_key());
        let text = |text: &str| Cbor::Text(text.to_owned());
        let object = Cbor::Map(vec![
            (text("fmt"), text("none")),
            (text("attStmt"), Cbor::Map(Vec::new())),
            (text("authData"), Cbor::Bytes(data)),
        ]);
        let mut bytes = Vec::new();
        ciborium::into_writer(&object, &mut bytes).unwrap();
        let response = json!({
            "clientDataJSON": text64(&self.client_json("webauthn.create", options)),
            "attestationObject": text64(&bytes),
            "transports": ["internal"],
        });
        self.credential(response)
    }

    /// Answers a question with the passkey.
    pub(crate) fn answer(&mut self, options: &Value) -> String {
        if self.counter > 0 {
            self.counter += 1;
        }
        let (client_json, data) = (self.client_json("webauthn.get", options), self.head(self.flags));
        let signed = [data.clone(), Sha256::digest(&client_json).to_vec()].concat();
        let signature: Signature = self.key.sign(&signed);
        let response = json!({
            "clientDataJSON": text64(&client_json),
            "authenticatorData": text64(&data),
            "signature": text64(signature.to_der().as_bytes()),
            "userHandle": self.handle,
        });
        self.credential(response)
    }

    fn credential(&self, response: Value) -> String {
        let id = text64(&self.id);
        json!({ "id": id, "rawId": id, "type": "public-key", "clientExtensionResults": {}, "response": response })
            .to_string()
    }
}

pub(crate) fn text64(bytes: &[u8]) -> String {
    URL_SAFE_NO_PAD.encode(bytes)
}
