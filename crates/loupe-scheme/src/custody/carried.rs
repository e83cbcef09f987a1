//! How much went under a certificate: what it says, once.

use super::breach::Breach;
use crate::mass::Carats;
use crate::rule::Rule;

/// What a certificate says, and what was sent under its number so far. A certificate accompanies one shipment
/// (KPCS III(b)1), in as many boxes as it likes; its number carries no more carats than it says, however often it is
/// written on a paper.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Carried {
    says: Carats,
    sent: Carats,
}

impl Carried {
    /// Of a certificate that says so much, under which nothing was sent yet.
    pub const fn of(says: Carats) -> Carried {
        Carried { says, sent: Carats::ZERO }
    }

    /// What the certificate says.
    pub const fn says(self) -> Carats {
        self.says
    }

    /// What was sent under it.
    pub const fn sent(self) -> Carats {
        self.sent
    }

    /// What can still be sent under it.
    pub fn left(self) -> Carats {
        self.says.checked_sub(self.sent).unwrap_or_default()
    }

    /// Sends so much under it. Refuses with `B14`, and changes nothing, when together with what was sent before it is
    /// more than the certificate says: it was used before, or more is in the parcel than on the paper.
    pub fn send(&mut self, mass: Carats) -> Result<(), Breach> {
        match self.sent.checked_add(mass).filter(|sent| *sent <= self.says) {
            Some(sent) => {
                self.sent = sent;
                Ok(())
            }
            None => Err(Breach::of(Rule::CertificateExceeded).masses(mass.micro(), self.left().micro())),
        }
    }

    /// Takes back a shipment that never was.
    pub fn take_back(&mut self, mass: Carats) {
        self.sent = self.sent.checked_sub(mass).unwrap_or_default();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ct(text: &str) -> Carats {
        text.parse().expect("a mass")
    }

    #[test]
    fn a_number_used_again_or_for_more_than_it_says_is_refused() {
        let mut carried = Carried::of(ct("100"));
        assert_eq!(carried.send(ct("60")), Ok(()));
        assert_eq!(carried.send(ct("40")), Ok(()), "one shipment in two boxes");
        let again = carried.send(ct("0.000001")).expect_err("it is used up");
        assert_eq!((again.rule, again.stated, again.there), (Rule::CertificateExceeded, ct("0.000001"), Carats::ZERO));
        let more = Carried::of(ct("100")).send(ct("100.5")).expect_err("more than it says");
        assert_eq!((more.stated, more.there, more.difference()), (ct("100.5"), ct("100"), ct("0.5")));
        assert!(Carried::of(Carats::MAX).send(Carats::MAX).is_ok());
    }

    #[test]
    fn a_shipment_that_never_was_leaves_room_again() {
        let mut carried = Carried::of(ct("10"));
        carried.send(ct("10")).expect("as it says");
        carried.take_back(ct("10"));
        assert_eq!((carried.left(), carried.send(ct("10"))), (ct("10"), Ok(())));
    }
}
