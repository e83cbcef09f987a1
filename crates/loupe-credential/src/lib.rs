//! What a certificate carries to be believed without asking anyone: the printed code, the credential, the lists of what is
//! void, the trust bundle, and the check of all of them; and the envelope of other credentials of offices. Pure: no clock, file, network or randomness of its own.

pub mod code;
pub mod did;
pub mod envelope;
mod jose;
pub mod key;
pub mod photo;
mod place;
pub mod qr;
pub mod sd;
mod stated;
pub mod status;
pub mod trust;
pub mod vc;
pub mod verdict;

pub use jose::CREDENTIAL_CHARS_MAX;
