//! What is judged of a shipment before anything is written.

use jiff::civil::Date;
use loupe_scheme::access::Actor;
use loupe_scheme::certificate::{Known, Shipment, Total, check_shipment, check_total, check_trade};
use loupe_scheme::rule::{Place, Refusal, Rule};
use loupe_store::Change;

use super::rests::{Rest, rests};
use crate::registry::{Registry, Trouble};

/// A shipment that may be sent, and on what it rests.
pub(super) struct Proper {
    /// With its texts trimmed.
    pub(super) shipment: Shipment,
    /// How much it takes of the goods of other certificates.
    pub(super) rests: Vec<Rest>,
}

impl Registry {
    /// Judges a shipment on `today`. Refuses all that is wrong at once: what [`check_shipment`] and [`check_total`] refuse,
    /// `T26` a shipment that leaves another participant than the actor's, `T1` to `T3` trade that may not be, `T5` to `T7`
    /// and `T13` evidence that does not hold.
    pub(super) async fn judge(
        &self,
        change: &mut Change,
        actor: &Actor,
        shipment: &Shipment,
        declared: Option<Total>,
        today: Date,
    ) -> Result<Proper, Trouble> {
        let mut wrong = Vec::new();
        if actor.office.participant != Some(shipment.exporting) {
            let place = Place { name: Some("exporting".to_owned()), ..Place::default() };
            wrong.push(Refusal::new(Rule::CertificateOfOthers, shipment.exporting.as_str()).at(place));
        }
        let edition = self.edition();
        let register = &edition.register;
        let known = Known { participations: &register.participations, statuses: &register.statuses };
        let proper = match check_shipment(shipment) {
            Ok(proper) => proper,
            Err(more) => {
                wrong.extend(more);
                return Err(Trouble::Refused(wrong));
            }
        };
        wrong.extend(check_trade(&known, &proper, today));
        wrong.extend(declared.and_then(|declared| check_total(&proper, declared).err()));
        let rests = match rests(change, &proper, today).await? {
            Ok(rests) => rests,
            Err(more) => {
                wrong.extend(more);
                Vec::new()
            }
        };
        if wrong.is_empty() { Ok(Proper { shipment: proper, rests }) } else { Err(Trouble::Refused(wrong)) }
    }
}
