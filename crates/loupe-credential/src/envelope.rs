//! Any credential in one piece with the signature of an office (`vc+jwt`, VC-JOSE-COSE 3.1.1).
//!
//! The signature says who says so, and no more: that an office may issue certificates is for a trust bundle to say.

use crate::jose;
use crate::key::CertificateSigner;
use crate::place::Place;

/// The media type of what [`envelope`] gives (VC-JOSE-COSE, IANA considerations).
pub const ENVELOPED: &str = "application/vc+jwt";
/// The media type of a credential that is not signed (VCDM 2.0, IANA considerations).
pub const UNSIGNED: &str = "application/vc";

/// Signs a credential, which is JSON text, as it stands. The DID and the name of the key are those of the office.
pub fn envelope(credential: &str, place: &Place, office: &str, signer: &CertificateSigner) -> String {
    jose::sign_text(jose::PLAIN, &place.key(office, signer.key().id()), credential, signer)
}
