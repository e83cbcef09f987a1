//! A certificate that somebody holds, judged by what the register knows.

use std::sync::LazyLock;

use loupe_scheme::certificate::fakes::{Feature, Ground, Known, ParcelNumbers, Presented, grounds};
use loupe_scheme::certificate::{CertificateNumber, NumberPrefix};
use loupe_scheme::participant::ParticipantId;

use super::Warning;
use crate::access::day_of;
use crate::registry::{Registry, Trouble};
use crate::world::shipped_text;

/// What was found out about a certificate.
#[derive(Clone, Debug)]
pub struct Judged {
    /// Every pattern of false certificates that it shows.
    pub grounds: Vec<Ground>,
    /// Warnings of it that stand.
    pub warnings: Vec<Warning>,
    /// Whether the register issued a certificate with that number.
    pub is_issued_here: bool,
    /// Whether the authority with these letters keeps its certificates here.
    pub issuer_is_here: bool,
}

/// A certificate's number in one spelling: capital letters and digits, at most 40.
pub fn plain_number(number: &str) -> String {
    let kept = number.chars().filter(char::is_ascii_alphanumeric).take(40);
    kept.collect::<String>().to_ascii_uppercase()
}

/// What is publicly known of participants' certificates, as this program ships it.
static FEATURES: LazyLock<Vec<Feature>> = LazyLock::new(|| features(shipped_text("certificates/features.csv")));

fn features(text: &str) -> Vec<Feature> {
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let rows = reader.records().filter_map(|row| {
        let row = row.ok()?;
        let (participant, feature, value) = (row.get(0)?, row.get(1)?, row.get(2)?);
        let participant = ParticipantId::new(participant).ok()?;
        let none = Feature { participant, other_prefix: String::new(), parcels: ParcelNumbers::Any };
        match (feature, value) {
            ("other_prefix", letters) => Some(Feature { other_prefix: letters.to_owned(), ..none }),
            ("parcel_numbers", "end_with_certificate") => {
                Some(Feature { parcels: ParcelNumbers::EndWithCertificate, ..none })
            }
            _ => None,
        }
    });
    rows.collect()
}

impl Registry {
    /// Judges what somebody typed in or scanned. Nothing is refused: what cannot be a number is a pattern too.
    pub async fn judge_presented(&self, presented: &Presented) -> Result<Judged, Trouble> {
        let number: Option<CertificateNumber> = presented.number.parse().ok();
        let held = match &number {
            Some(number) => self.held(number).await?,
            None => None,
        };
        let letters: String = plain_number(&presented.number).chars().take_while(char::is_ascii_alphabetic).collect();
        let issuer = match letters.parse::<NumberPrefix>() {
            Ok(prefix) => self.issuer_known(&prefix).await?,
            Err(_) => None,
        };
        let mut warnings = self.warnings_of(&presented.number).await?;
        warnings.retain(Warning::stands);
        let codes: Vec<String> = warnings.iter().map(|warning| warning.ground.code().to_owned()).collect();
        let edition = self.edition();
        let known = Known {
            participants: &edition.register.participants,
            participations: &edition.register.participations,
            features: &FEATURES,
            issuer: issuer.as_ref(),
            held: held.as_ref(),
            warnings: &codes,
            today: day_of(self.now()),
        };
        Ok(Judged {
            grounds: grounds(presented, &known),
            warnings,
            is_issued_here: held.is_some(),
            issuer_is_here: issuer.is_some(),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_that_is_shipped_is_read() {
        let text = shipped_text("certificates/features.csv");
        assert_eq!(FEATURES.len(), csv::Reader::from_reader(text.as_bytes()).records().count());
    }

    #[test]
    fn a_number_has_one_spelling() {
        assert_eq!(plain_number(" bw-0000 0017"), "BW00000017");
        assert_eq!(plain_number("JMI/GGDO/4199"), "JMIGGDO4199");
        assert_eq!(plain_number("№ ٤٢"), "");
        assert_eq!(plain_number(&"7".repeat(500)).len(), 40);
    }
}
