//! What a parameter of a query could be, and of what there can be too much.

use std::fmt;

/// What the value of a parameter could be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wanted {
    /// A text.
    Text,
    /// A list of texts.
    Texts,
    /// A list of at least one text, none of them empty.
    TextsFilled,
    /// A date with time and offset.
    Moment,
    /// A number.
    Number,
    /// A number, or several.
    Numbers,
    /// A whole number from 1 on.
    Count,
    /// `true` or `false`.
    Truth,
    /// Texts, a number or a time.
    Values,
    /// One number or time.
    NumberOrMoment,
    /// Types of events.
    EventTypes,
    /// Actions.
    Actions,
    /// Words of the standard's vocabulary, or URIs.
    Words,
    /// URIs.
    Uris,
    /// URIs of things, or EPC patterns.
    Things,
    /// A URI of a thing or a class.
    Thing,
    /// Something to put events in order by.
    OrderBy,
    /// A direction of an order.
    Direction,
}

impl fmt::Display for Wanted {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Text => "a text",
            Self::Texts => "a list of texts",
            Self::TextsFilled => "a list of at least one text, none of them empty",
            Self::Moment => "a date with time and offset, such as 2026-11-30T10:00:00Z",
            Self::Number => "a number",
            Self::Numbers => "a number, or several",
            Self::Count => "a whole number from 1 on",
            Self::Truth => "true or false",
            Self::Values => "texts, a number or a time",
            Self::NumberOrMoment => "one number or time",
            Self::EventTypes => "types of events: five names of the standard, or URIs",
            Self::Actions => "ADD, OBSERVE or DELETE",
            Self::Words => "words of the standard's vocabulary, or URIs",
            Self::Uris => "URIs",
            Self::Things => "URIs of things, or EPC patterns",
            Self::Thing => "a URI of a thing or a class",
            Self::OrderBy => "eventTime, recordTime or a field of somebody's own",
            Self::Direction => "ASC or DESC",
        })
    }
}

/// What is limited in a query and in what it is run over.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Plenty {
    /// Parameters.
    Parameters,
    /// Values of one parameter.
    ValuesOfOne,
    /// Events that are looked at.
    LookedAt,
    /// Events that are put in an order of somebody's own.
    Ordered,
}

impl fmt::Display for Plenty {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Parameters => "parameters",
            Self::ValuesOfOne => "values of one parameter",
            Self::LookedAt => "events to be looked at",
            Self::Ordered => "events to be put in this order",
        })
    }
}
