//! What a certificate says on paper, in its language and in English beside it: made once, then set as a page and as a PDF.

mod both;
mod kept;
mod not_looked;
mod origins;
mod sheet;
mod statement;

pub use both::{Both, Voices};
pub use kept::kept_sheet;
pub use not_looked::{NotLookedGroup, NotLookedRow};
pub use origins::OriginRow;
pub use sheet::{EvidenceRow, GoodsRow, ParcelRow, Printed, Sheet, sheet};
pub use statement::{StatementRow, Statements};
