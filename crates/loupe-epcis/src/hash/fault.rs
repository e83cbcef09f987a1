//! Why an event has no hash.

/// Why an event has no hash.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum HashFault {
    /// The event has no `type`.
    #[error("the event has no type")]
    NoType,
    /// A name with a prefix that neither the document nor the event declares, so nobody can say what it means.
    #[error("the prefix of `{name}` is not declared in @context")]
    UndeclaredPrefix {
        /// As written.
        name: String,
    },
    /// Extensions lie deeper than `EXTENSION_DEPTH_MAX`.
    #[error("extensions lie deeper than {} levels", super::EXTENSION_DEPTH_MAX)]
    TooDeep,
}
