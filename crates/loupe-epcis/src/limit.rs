//! How much of anything is read. A document beyond one of these is refused before memory is spent on it.

/// The longest document, in bytes: some ten thousand events of the usual size.
pub const DOCUMENT_BYTES_MAX: usize = 32 << 20;

/// How deep lists and objects may lie in one another. The deepest field of the standard itself lies at 10.
pub const DEPTH_MAX: usize = 64;

/// All values of a document together, names not counted: what bounds the memory of one.
pub const VALUES_MAX: usize = 2_000_000;

/// The most items of one list.
pub const ITEMS_MAX: usize = 100_000;

/// The most parts of one context.
pub const CONTEXT_PARTS_MAX: usize = 100;

/// The most fields of one object.
pub const FIELDS_MAX: usize = 1_000;

/// The longest text or name, in bytes as decoded.
pub const TEXT_BYTES_MAX: usize = 64 << 10;

/// The longest number, in bytes as written.
pub const NUMBER_BYTES_MAX: usize = 64;

/// The most faults that one answer lists.
pub const FAULTS_MAX: usize = 100;
