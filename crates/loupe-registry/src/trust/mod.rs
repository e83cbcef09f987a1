//! What others need to trust certificates: the keys that sign them, and the bundle that says so with no network.

mod certificate_key;

pub use certificate_key::CertificateKeyTurn;
