//! What goes with a certificate: the text of its QR code, and its credential.

use loupe_credential::code;
use loupe_credential::vc::{self, Place};
use loupe_scheme::certificate::Certificate;
use loupe_scheme::record::OfficeId;
use loupe_scheme::rule::{Refusal, Rule};

use crate::log::LogHome;
use crate::registry::Trouble;

/// Both renderings of one certificate, signed by its office.
pub(super) struct Renderings {
    /// `KP1:…`.
    pub(super) code: String,
    /// `vc+sd-jwt` with every disclosure.
    pub(super) credential: String,
}

/// Makes the renderings. Refuses with `K2` and `K3` an office whose key for certificates is not here or does not open, with
/// `L11` a log whose origin names no host.
pub(super) fn renderings(
    home: &LogHome,
    origin: &str,
    office: &OfficeId,
    certificate: &Certificate,
) -> Result<Renderings, Trouble> {
    let place = Place::of_origin(origin).ok_or_else(|| Refusal::new(Rule::NotALog, origin))?;
    let signer = home.ring.certificate_signer(office)?;
    Ok(Renderings {
        code: code::print(certificate, &signer),
        credential: vc::issue(certificate, &place, &signer, vc::salts(certificate.seal)),
    })
}
