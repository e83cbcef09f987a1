//! The register in SQLite or PostgreSQL: rows and SQL, no rules.
//!
//! [`Store`] opens a database and loads a [`loupe_scheme::register::Register`] from it; a [`Change`] writes to it.

mod account;
mod audit;
mod batch;
mod cells;
mod certificate;
mod certificate_draft;
mod certificate_list;
mod certificate_sum;
mod company;
mod document;
mod engine;
mod error;
mod filing;
mod law;
mod log;
mod look;
mod migration;
mod office;
mod participant;
mod passkey;
mod record;
mod resolution;
mod seal;
mod session;
mod sign_in;
mod site;
mod store;
mod store_access;
mod store_certificate;
mod store_log;
mod trust;
mod warning;

pub use account::{AccountRow, MembershipRow};
pub use audit::{AuditFilter, AuditRow};
pub use certificate::{CertificateHead, CertificateMove, CertificateWhole, ReceiptGiven};
pub use certificate_draft::{DraftRow, StepRow};
pub use certificate_list::{CertificateQuery, PaperRow};
pub use certificate_sum::MovementRow;
pub use document::{Document, DocumentKind, Published};
pub use engine::{Engine, sqlite_url, without_password};
pub use error::{Result, StoreError};
pub use filing::ReturnsFile;
pub use log::{CheckpointRow, HeadRow, Lease, LogRow};
pub use passkey::{ChallengeRow, PasskeyRow};
pub use record::{Entry, Name};
pub use session::{SessionRow, TokenRow};
pub use sign_in::TryRow;
pub use store::{Change, Moment, Store, World};
pub use trust::TrustRow;
pub use warning::{Settling, SuspicionRow, WarningAnswerRow, WarningRow};
