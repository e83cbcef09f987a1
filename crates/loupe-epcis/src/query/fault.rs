//! Why a query is not run.

use thiserror::Error;

use super::{Plenty, Wanted};

/// One thing that is wrong with a query, as chapters 8.2.6 and 8.2.7 of the standard tell them apart.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum QueryFault {
    /// No parameter of a query of events has this name.
    #[error("`{name}` is no parameter of a query of events")]
    Unknown {
        /// As it was given.
        name: String,
    },
    /// A value that the parameter cannot have.
    #[error("`{name}` cannot be `{given}`: it is {wanted}")]
    Value {
        /// The parameter.
        name: String,
        /// As it was given, shortened.
        given: String,
        /// What it could be.
        wanted: Wanted,
    },
    /// A parameter with one value was given twice.
    #[error("`{name}` was given twice")]
    Twice {
        /// The parameter.
        name: String,
    },
    /// Two parameters that exclude each other.
    #[error("`{one}` and `{other}` exclude each other")]
    Both {
        /// The one.
        one: &'static str,
        /// The other.
        other: &'static str,
    },
    /// A parameter that says nothing without another.
    #[error("`{name}` needs `{other}`")]
    Needs {
        /// The parameter.
        name: &'static str,
        /// What it needs.
        other: &'static str,
    },
    /// More of something than is looked at.
    #[error("more than {most} {what}")]
    TooComplex {
        /// Of what.
        what: Plenty,
        /// Its limit.
        most: usize,
    },
    /// More events than the query allows, or than are given at once.
    #[error("more than {most} events")]
    TooLarge {
        /// The limit.
        most: usize,
    },
}

impl QueryFault {
    /// The name of the standard's exception (EPCIS 2.0, 8.2.6).
    pub fn exception(&self) -> &'static str {
        match self {
            Self::TooComplex { .. } => "QueryTooComplexException",
            Self::TooLarge { .. } => "QueryTooLargeException",
            _ => "QueryParameterException",
        }
    }
}
