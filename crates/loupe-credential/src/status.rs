//! Lists that say which certificates are no longer what they were: Bitstring Status List 1.0.
//!
//! A certificate's place is its count less one. A list has 131,072 places, so that nobody's interest in one certificate
//! shows; an authority that issues more has further pages. The revocation list has one bit a place. The message list has
//! two, and says why.

use std::io::Read as _;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use flate2::Crc;
use flate2::bufread::GzDecoder;
use loupe_scheme::rule::{Refusal, Rule};
use serde::Serialize;
use serde_json::{Value, json};

use crate::jose;
use crate::key::CertificateSigner;
use crate::place::Place;

/// How many certificates have a place on one list: the least that the specification allows.
pub const PLACES: u32 = 131_072;
/// The longest encoded list, in characters: one that nothing compresses, in base64.
const ENCODED_CHARS_MAX: usize = 64 * 1024;

/// What a list is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Purpose {
    /// Whether a certificate is void.
    Revocation,
    /// What became of it.
    Message,
}

impl Purpose {
    /// Both.
    pub const ALL: [Purpose; 2] = [Purpose::Revocation, Purpose::Message];

    /// As it stands in lists and addresses.
    pub const fn code(self) -> &'static str {
        match self {
            Purpose::Revocation => "revocation",
            Purpose::Message => "message",
        }
    }

    /// From its code.
    pub fn from_code(code: &str) -> Option<Purpose> {
        Purpose::ALL.into_iter().find(|purpose| purpose.code() == code)
    }

    /// How many bits a place has.
    pub const fn bits(self) -> u8 {
        match self {
            Purpose::Revocation => 1,
            Purpose::Message => 2,
        }
    }
}

/// What became of a certificate.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Notice {
    /// Nothing that is known.
    #[default]
    None,
    /// It was received; it is used up.
    Received,
    /// Its issuer took it back, or it went back unused.
    TakenBack,
    /// Someone entitled says that it is forged.
    ReportedForged,
}

impl Notice {
    /// Every one, in the order of their numbers.
    pub const ALL: [Notice; 4] = [Notice::None, Notice::Received, Notice::TakenBack, Notice::ReportedForged];

    /// As it stands in lists.
    pub const fn code(self) -> &'static str {
        match self {
            Notice::None => "none",
            Notice::Received => "received",
            Notice::TakenBack => "taken_back",
            Notice::ReportedForged => "reported_forged",
        }
    }

    /// Its number on a message list.
    pub const fn number(self) -> u8 {
        match self {
            Notice::None => 0,
            Notice::Received => 1,
            Notice::TakenBack => 2,
            Notice::ReportedForged => 3,
        }
    }

    /// Whether it makes the certificate void.
    pub const fn is_void(self) -> bool {
        matches!(self, Notice::TakenBack | Notice::ReportedForged)
    }
}

/// The page on which an authority's `count`th certificate stands, from 1.
pub const fn page_of(count: u32) -> u32 {
    count.saturating_sub(1) / PLACES + 1
}

/// The place of an authority's `count`th certificate on its page, from 0.
pub const fn place_of(count: u32) -> u32 {
    count.saturating_sub(1) % PLACES
}

/// One list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StatusList {
    purpose: Purpose,
    bytes: Vec<u8>,
}

impl StatusList {
    /// A list on which nothing is said of anything.
    pub fn new(purpose: Purpose) -> StatusList {
        StatusList { purpose, bytes: vec![0; bytes_of(purpose)] }
    }

    /// A list with what is known, by count; counts of other pages are left out.
    pub fn of(purpose: Purpose, page: u32, notices: impl IntoIterator<Item = (u32, Notice)>) -> StatusList {
        let mut list = StatusList::new(purpose);
        for (count, notice) in notices {
            if count > 0 && page_of(count) == page {
                list.set(place_of(count), notice);
            }
        }
        list
    }

    /// What it is for.
    pub fn purpose(&self) -> Purpose {
        self.purpose
    }

    /// Says what became of the certificate at a place; places beyond the end are nobody's.
    pub fn set(&mut self, place: u32, notice: Notice) {
        let value = match self.purpose {
            Purpose::Revocation => u8::from(notice.is_void()),
            Purpose::Message => notice.number(),
        };
        let (index, shift, mask) = self.position(place);
        if let Some(byte) = self.bytes.get_mut(index) {
            *byte = (*byte & !(mask << shift)) | (value << shift);
        }
    }

    /// What stands at a place: 0 or 1 on a revocation list, a notice's number on a message list; `None` beyond the end.
    pub fn value(&self, place: u32) -> Option<u8> {
        let (index, shift, mask) = self.position(place);
        self.bytes.get(index).map(|byte| (byte >> shift) & mask)
    }

    /// What a message list says of a place; `None` beyond the end and on a revocation list.
    pub fn notice(&self, place: u32) -> Option<Notice> {
        let value = self.value(place).filter(|_| self.purpose == Purpose::Message)?;
        Notice::ALL.into_iter().find(|notice| notice.number() == value)
    }

    /// The byte, the bits to its right, and their mask: the first place is the leftmost.
    fn position(&self, place: u32) -> (usize, u32, u8) {
        let bits = u32::from(self.purpose.bits());
        let per_byte = 8 / bits;
        let shift = 8 - bits * (place % per_byte + 1);
        ((place / per_byte) as usize, shift, ((1u16 << bits) - 1) as u8)
    }

    /// As it stands in a credential: gzip, base64url without padding, `u` in front (multibase). The same list is always
    /// the same text.
    pub fn encode(&self) -> String {
        format!("u{}", URL_SAFE_NO_PAD.encode(gzip(&self.bytes)))
    }

    /// Reads a list. Refuses with `Q10` another encoding, another length, and one that unfolds to more.
    pub fn decode(purpose: Purpose, text: &str) -> Result<StatusList, Refusal> {
        let refused = |what: &str| Refusal::new(Rule::StatusListUnreadable, what);
        let coded = text.strip_prefix('u').filter(|_| text.len() <= ENCODED_CHARS_MAX);
        let coded = coded.ok_or_else(|| refused("multibase"))?;
        let folded = URL_SAFE_NO_PAD.decode(coded).map_err(|_| refused("base64url"))?;
        let expected = bytes_of(purpose);
        let mut bytes = Vec::new();
        let mut decoder = GzDecoder::new(folded.as_slice());
        decoder.by_ref().take(expected as u64 + 1).read_to_end(&mut bytes).map_err(|_| refused("gzip"))?;
        if !decoder.into_inner().is_empty() {
            return Err(refused("gzip"));
        }
        if bytes.len() != expected {
            return Err(refused("length").accepting([expected.to_string()]));
        }
        Ok(StatusList { purpose, bytes })
    }

    /// The credential of a list, before it is signed. `valid_from` is when it was made.
    pub fn credential(&self, place: &Place, office: &str, page: u32, valid_from: jiff::Timestamp) -> Value {
        let address = place.address(&Place::status_path(office, self.purpose, page));
        let valid_from = jiff::Timestamp::from_second(valid_from.as_second()).unwrap_or(valid_from);
        json!({
            "@context": ["https://www.w3.org/ns/credentials/v2"],
            "id": address,
            "type": ["VerifiableCredential", "BitstringStatusListCredential"],
            "issuer": place.did(office),
            "validFrom": valid_from.to_string(),
            "credentialSubject": {
                "id": format!("{address}#list"),
                "type": "BitstringStatusList",
                "statusPurpose": self.purpose.code(),
                "encodedList": self.encode(),
            },
        })
    }

    /// The list as a signed credential (`vc+jwt`), to be served at its address.
    pub fn issue(
        &self,
        place: &Place,
        office: &str,
        page: u32,
        valid_from: jiff::Timestamp,
        signer: &CertificateSigner,
    ) -> String {
        let credential = self.credential(place, office, page, valid_from);
        let kid = place.key(office, signer.key().id());
        jose::sign(jose::PLAIN, &kid, &credential, signer)
    }

    /// Reads the list in a credential that [`StatusList::issue`] made; its signature is not checked. Refuses with `Q9`
    /// what is no credential, with `Q10` what is no list.
    pub fn read(text: &str) -> Result<StatusList, Refusal> {
        let signed = jose::read(text)?;
        let subject = &signed.payload["credentialSubject"];
        let refused = |what: &str| Refusal::new(Rule::StatusListUnreadable, what);
        let purpose = subject["statusPurpose"].as_str().and_then(Purpose::from_code);
        let encoded = subject["encodedList"].as_str().ok_or_else(|| refused("encodedList"))?;
        StatusList::decode(purpose.ok_or_else(|| refused("statusPurpose"))?, encoded)
    }
}

fn bytes_of(purpose: Purpose) -> usize {
    PLACES as usize / 8 * usize::from(purpose.bits())
}

/// What a credential says of where its status stands (Bitstring Status List 1.0, 2.1).
pub(crate) fn entries(place: &Place, office: &str, number: &loupe_scheme::certificate::CertificateNumber) -> Value {
    let entry = |purpose: Purpose| {
        let address = place.status(office, purpose, number);
        let index = place_of(number.count()).to_string();
        json!({
            "id": format!("{address}#{index}"),
            "type": "BitstringStatusListEntry",
            "statusPurpose": purpose.code(),
            "statusListIndex": index,
            "statusListCredential": address,
        })
    };
    let mut message = entry(Purpose::Message);
    let says = |notice: &Notice| json!({ "status": format!("0x{}", notice.number()), "message": notice.code() });
    message["statusSize"] = Purpose::Message.bits().into();
    message["statusMessage"] = Notice::ALL.iter().map(says).collect();
    json!([entry(Purpose::Revocation), message])
}

/// What stands before folded bytes: no name, no time, folded as hard as it goes, by no system in particular (RFC 1952 2.3).
const GZIP_HEAD: [u8; 10] = [0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 2, 255];
/// How hard they are folded.
const GZIP_LEVEL: u8 = 9;

/// The same bytes in every build (RFC 1952).
fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut crc = Crc::new();
    crc.update(bytes);
    let mut folded = GZIP_HEAD.to_vec();
    folded.extend(miniz_oxide::deflate::compress_to_vec(bytes, GZIP_LEVEL));
    folded.extend(crc.sum().to_le_bytes());
    folded.extend(crc.amount().to_le_bytes());
    folded
}
