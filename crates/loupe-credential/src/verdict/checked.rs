//! A verdict together with everything that the certificate states, as programs and pages read it.

use std::collections::BTreeMap;

use jiff::civil::Date;
use loupe_scheme::certificate::{Evidence, HsCode, Parcel, Party, Total};
use loupe_scheme::participant::ParticipantId;
use loupe_scheme::record::OfficeKey;
use loupe_scheme::rule::Refusal;
use serde::Serialize;

use super::{Presented, Verdict, check};
use crate::code::{Content, SignedCode};
use crate::trust::{SignedTrust, TrustBundle};

/// Stones of one code: mass and value.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Goods {
    /// The code.
    pub hs: HsCode,
    /// Mass and value.
    #[serde(flatten)]
    pub total: Total,
}

/// What a certificate states in its commercial part (KPCS Annex I A 10-14, B); nothing where it is kept back.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Stated {
    /// Who sends; `None` where it is kept back.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub exporter: Option<Party>,
    /// Who receives; `None` where it is kept back.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub importer: Option<Party>,
    /// The number on the seal of the container.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub seal: String,
    /// What kind of stones they are.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub quality: String,
    /// The zone they were mined in.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub zone: String,
    /// Mass and value by code.
    pub goods: Vec<Goods>,
    /// The parcels; none where they are kept back.
    pub parcels: Vec<Parcel>,
    /// On what a re-export rests.
    pub evidence: Vec<Evidence>,
}

impl Stated {
    fn of(presented: &Presented) -> Stated {
        let goods =
            |totals: BTreeMap<HsCode, Total>| totals.into_iter().map(|(hs, total)| Goods { hs, total }).collect();
        if let Some(certificate) = presented.certificate() {
            let shipment = certificate.shipment.clone();
            return Stated {
                goods: goods(shipment.by_hs().unwrap_or_default()),
                exporter: Some(shipment.exporter),
                importer: Some(shipment.importer),
                seal: shipment.seal,
                quality: shipment.quality,
                zone: shipment.zone,
                parcels: shipment.parcels,
                evidence: shipment.evidence,
            };
        }
        let Some(Content::Summary(summary)) = presented.code().map(SignedCode::content) else {
            return Stated::default();
        };
        let mut stated = Stated { goods: goods(summary.totals.clone()), ..Stated::default() };
        if let Some(parties) = summary.parties.clone() {
            stated.exporter = Some(parties.exporter);
            stated.importer = Some(parties.importer);
            (stated.seal, stated.quality, stated.zone) = (parties.seal, parties.quality, parties.zone);
        }
        stated
    }

    /// Every participant that it names.
    fn participants(&self) -> impl Iterator<Item = ParticipantId> {
        let origins = self.parcels.iter().flat_map(|parcel| parcel.origins.countries.iter().copied());
        origins.chain(self.evidence.iter().map(|evidence| evidence.issued_by))
    }
}

/// A verdict with what the certificate states and whose word it rests on.
#[derive(Clone, Debug, Serialize)]
pub struct Checked {
    /// The verdict.
    #[serde(flatten)]
    pub verdict: Verdict,
    /// The commercial part.
    pub stated: Stated,
    /// The participants that are named, by code, as the bundle calls them.
    pub participants: BTreeMap<ParticipantId, String>,
    /// The key of the register that signed the bundle.
    pub register_key: String,
    /// Whether the reader knew that key; otherwise the bundle's own word was taken.
    pub register_key_known: bool,
}

/// Verifies the bundle and checks with it what somebody shows, on a day. `known` is the register's key, where the reader
/// has it from elsewhere. Refuses with `Q12` a bundle that the register did not sign.
pub fn judge(
    presented: &Presented,
    trust: &SignedTrust,
    known: Option<&OfficeKey>,
    on: Date,
) -> Result<Checked, Refusal> {
    let bundle = trust.verified(known)?;
    trust.record()?;
    let verdict = check(presented, bundle, on);
    let stated = Stated::of(presented);
    let claims = &verdict.claims;
    let named = [claims.exporting, claims.importing].into_iter().chain(claims.origins.countries.iter().copied());
    let named: Vec<ParticipantId> = named.chain(stated.participants()).collect();
    Ok(Checked {
        participants: names(bundle, named),
        register_key: bundle.register_key.to_string(),
        register_key_known: known.is_some(),
        verdict,
        stated,
    })
}

fn names(bundle: &TrustBundle, named: Vec<ParticipantId>) -> BTreeMap<ParticipantId, String> {
    let name = |id: ParticipantId| Some((id, bundle.participant(id)?.name.clone()));
    named.into_iter().filter_map(name).collect()
}

impl Presented {
    /// The code or credential in a text of a few lines: the one line that is one, or all of it where no line is.
    ///
    /// Refuses with `Q2` several different ones of a kind, otherwise as [`Presented::read`] does.
    pub fn in_text(text: &str) -> Result<Presented, Refusal> {
        let text = text.trim_start_matches('\u{feff}').trim();
        let is_one = |line: &&str| line.starts_with(crate::code::PREFIX) || line.starts_with("eyJ");
        let mut lines: Vec<&str> = text.lines().map(str::trim).filter(is_one).collect();
        lines.dedup();
        match lines.as_slice() {
            [] => Presented::read(text),
            [one] => Presented::read(one),
            several => {
                several[1..].iter().try_fold(Presented::read(several[0])?, |all, one| all.with(Presented::read(one)?))
            }
        }
    }

    /// Code and credential together. Refuses with `Q2` two of a kind.
    pub fn with(self, other: Presented) -> Result<Presented, Refusal> {
        match (self, other) {
            (Presented::Code(code), Presented::Credential(credential))
            | (Presented::Credential(credential), Presented::Code(code)) => Ok(Presented::Both(code, credential)),
            (one, other) if one == other => Ok(one),
            _ => Err(Refusal::new(loupe_scheme::rule::Rule::CodesSeveral, "2")),
        }
    }
}
