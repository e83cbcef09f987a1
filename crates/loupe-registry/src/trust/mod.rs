//! What others need to trust certificates: the keys that sign them, and the bundle that says so with no network.

mod bundle;
mod certificate_key;
mod lists;
mod office;
mod publish;
mod read;
mod seal;
mod standing;

pub use bundle::FRESH_DAYS;
pub use certificate_key::CertificateKeyTurn;
pub(crate) use lists::KeptLists;
pub use read::{TrustFile, TrustLine};
pub(crate) use seal::CredentialSeal;
