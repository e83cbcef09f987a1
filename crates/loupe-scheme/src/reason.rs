//! Why an input breaks a rule, where the rule alone does not say it: a closed set of reasons, kept as data. The words are
//! the catalogue's, as `reason-` and the key.

use serde::{Deserialize, Serialize};

/// One argument of a reason.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Argument {
    /// A name, or a piece of the input.
    Text(String),
    /// A count, a limit, a line or a column.
    Number(u64),
    /// Names of which one is meant.
    Names(Vec<String>),
}

impl From<String> for Argument {
    fn from(text: String) -> Argument {
        Argument::Text(text)
    }
}

impl From<u64> for Argument {
    fn from(number: u64) -> Argument {
        Argument::Number(number)
    }
}

impl From<Vec<String>> for Argument {
    fn from(names: Vec<String>) -> Argument {
        Argument::Names(names)
    }
}

/// Declares the reasons: variant, key, and arguments.
macro_rules! reasons {
    ($($variant:ident = $key:literal $({ $($argument:ident: $kind:ty),* })?, $what:literal;)*) => {
        /// Why an input breaks a rule. As JSON: its `key`, and its arguments beside it. Lines and columns count from 1.
        #[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
        #[serde(tag = "key")]
        pub enum Reason {
            $(
                #[doc = $what]
                #[serde(rename = $key)]
                $variant $({ $(
                    #[doc = concat!("`", stringify!($argument), "` of the text.")]
                    $argument: $kind
                ),* })?,
            )*
        }

        impl Reason {
            /// What machines know it by, and the catalogue. Never reused, never changed: jobs keep it.
            pub const fn key(&self) -> &'static str {
                match self { $(Reason::$variant { .. } => $key,)* }
            }

            /// Its arguments by their names.
            pub fn arguments(&self) -> Vec<(&'static str, Argument)> {
                match self {
                    $(Reason::$variant $({ $($argument),* })? => {
                        vec![$($((stringify!($argument), Argument::from($argument.clone()))),*)?]
                    })*
                }
            }

            /// One of every kind, with nothing in it: for what has to treat all of them.
            pub fn of_every_kind() -> Vec<Reason> {
                vec![$(Reason::$variant $({ $($argument: <$kind>::default()),* })?),*]
            }
        }
    };
}

reasons! {
    NotObject = "not_object", "Something other than an object.";
    NotList = "not_list", "Something other than a list.";
    NotText = "not_text", "Something other than a text.";
    NotNumber = "not_number", "Something other than a number.";
    NotTruth = "not_truth", "Something other than `true` or `false`.";
    NotFitting = "not_fitting", "A value of none of the kinds that may stand here.";
    Missing = "missing" { name: String }, "A field is missing.";
    NoneOf = "none_of" { names: Vec<String> }, "None of these fields is there and filled.";
    UnknownField = "unknown_field", "A field that has no business here.";
    NameNotUri = "name_not_uri", "A field that is neither the standard's nor named by a URI.";
    NotUri = "not_uri", "No URI (RFC 3986).";
    NotTime = "not_time", "No date with time and offset (RFC 3339).";
    NotVersion = "not_version", "No version such as `2.0`.";
    NotOffset = "not_offset", "No offset from UTC.";
    NotUnit = "not_unit", "No unit of measure (UN/ECE Rec 20).";
    NotHex = "not_hex", "No hexadecimal digits.";
    NotWord = "not_word", "Neither one of the standard's words nor a URI of another vocabulary.";
    NotOneOf = "not_one_of" { names: Vec<String> }, "None of the words that alone may stand here.";
    Empty = "empty", "A list that needs an item.";
    TooManyThere = "too_many_there" { most: u64 }, "A list of more items than are read at this place.";
    Twice = "twice", "The same as an earlier item of the list.";
    IlmdWithoutAdd = "ilmd_without_add", "Master data of an instance or lot on an event that adds nothing.";
    QueryDocument = "query_document", "The answer to a query, where a document for capture is wanted.";
    NotOneEvent = "not_one_event", "Something other than one event alone.";
    PrefixUndeclared = "prefix_undeclared" { name: String }, "A name whose prefix nobody declares.";
    ExtensionTooDeep = "extension_too_deep" { most: u64 }, "Extensions that lie too deep to be hashed.";

    JsonEnded = "json_ended" { line: u64, column: u64 }, "JSON that ends too early.";
    JsonNoColon = "json_no_colon" { line: u64, column: u64 }, "No colon after a name in JSON.";
    JsonNoComma = "json_no_comma" { line: u64, column: u64 }, "Neither a comma nor a closing bracket in JSON.";
    JsonNoValue = "json_no_value" { line: u64, column: u64 }, "No value in JSON.";
    JsonNoWord = "json_no_word" { line: u64, column: u64 }, "None of the three words of JSON.";
    JsonNoName = "json_no_name" { line: u64, column: u64 }, "A name in JSON that is no text.";
    JsonNoNumber = "json_no_number" { line: u64, column: u64 }, "A number that JSON does not have.";
    JsonNoEscape = "json_no_escape" { line: u64, column: u64 }, "A backslash in JSON before what it does not go with.";
    JsonNoCharacter = "json_no_character" { line: u64, column: u64 }, "Bytes or an escape of no character of Unicode.";
    JsonControl = "json_control" { line: u64, column: u64 }, "A control character in a text of JSON.";
    JsonLastComma = "json_last_comma" { line: u64, column: u64 }, "A comma after the last value of JSON.";
    JsonAfterEnd = "json_after_end" { line: u64, column: u64 }, "Something after the end of JSON.";
    JsonOther = "json_other" { line: u64, column: u64 }, "No JSON for another reason.";

    TooLong = "too_long" { most: u64 }, "A document of more bytes than are read.";
    TooDeep = "too_deep" { most: u64, line: u64, column: u64 }, "Lists and objects too deep in one another.";
    TooManyValues = "too_many_values" { most: u64, line: u64, column: u64 }, "More values than are read of a document.";
    TooManyItems = "too_many_items" { most: u64, line: u64, column: u64 }, "More items than are read of a list.";
    TooManyFields = "too_many_fields" { most: u64, line: u64, column: u64 }, "More fields than are read of an object.";
    TextTooLong = "text_too_long" { most: u64, line: u64, column: u64 }, "A text of more bytes than are read.";
    NumberTooLong = "number_too_long" { most: u64, line: u64, column: u64 }, "A number of more bytes than are read.";
    TooManyEvents = "too_many_events" { most: u64, events: u64 }, "More events than are taken in one document.";
    TooSlow = "too_slow", "A document that came too slowly.";

    NotUtf8 = "not_utf8" { line: u64, column: u64 }, "Another encoding than UTF-8.";
    DocumentType = "document_type" { line: u64, column: u64 }, "A document type or an entity in XML.";
    XmlUnclosed = "xml_unclosed" { line: u64, column: u64 }, "Markup of XML that is not closed.";
    XmlMarkup = "xml_markup" { line: u64, column: u64 }, "Markup that XML does not have.";
    XmlCrossed = "xml_crossed" { expected: String, found: String, line: u64, column: u64 }, "A wrong end tag.";
    XmlEndAlone = "xml_end_alone" { line: u64, column: u64 }, "An end tag of XML where nothing is open.";
    XmlSecondRoot = "xml_second_root" { line: u64, column: u64 }, "A second outermost element.";
    XmlEnded = "xml_ended" { line: u64, column: u64 }, "XML that ends too early.";
    XmlTextOutside = "xml_text_outside" { line: u64, column: u64 }, "Text outside of the outermost element.";
    XmlAttribute = "xml_attribute" { line: u64, column: u64 }, "An attribute of XML that is none.";
    XmlAttributeTwice = "xml_attribute_twice" { line: u64, column: u64 }, "An attribute of XML that stands twice.";
    XmlReference = "xml_reference" { line: u64, column: u64 }, "A reference of XML to no character.";
    XmlPrefix = "xml_prefix" { prefix: String, line: u64, column: u64 }, "A prefix of XML that nobody declares.";
    XmlNamespace = "xml_namespace" { line: u64, column: u64 }, "A declaration of a namespace that is none.";
    XmlDeclaration = "xml_declaration" { line: u64, column: u64 }, "An XML declaration that is none.";
    XmlComment = "xml_comment" { line: u64, column: u64 }, "Two hyphens in a comment of XML.";
    NotEpcis = "not_epcis" { name: String }, "An outermost element of no EPCIS document.";
    NoPlace = "no_place" { path: String }, "An element that has no place where it stands.";
    ElementNotNumber = "element_not_number" { path: String }, "An element that holds no number.";
    ElementNotTruth = "element_not_truth" { path: String }, "An element that holds no truth value.";
    NoFormInXml = "no_form_in_xml" { version: String }, "A field that has no form in this version of XML.";
    NoNameInXml = "no_name_in_xml", "A name that no element of XML can have.";
    NoCharacterInXml = "no_character_in_xml", "A text with a character that XML does not have.";

    NotParameter = "not_parameter", "No parameter of a question about events.";
    GivenTwice = "given_twice", "A parameter with one value was given twice.";
    Excludes = "excludes" { other: String }, "Two parameters that exclude each other.";
    Needs = "needs" { other: String }, "A parameter that says nothing without another.";
    WantsText = "wants_text" { given: String }, "A value that is no text.";
    WantsTexts = "wants_texts" { given: String }, "A value that is no list of texts.";
    WantsTextsFilled = "wants_texts_filled" { given: String }, "A list with no text, or an empty one.";
    WantsMoment = "wants_moment" { given: String }, "A value that is no date with time and offset.";
    WantsNumber = "wants_number" { given: String }, "A value that is no number.";
    WantsNumbers = "wants_numbers" { given: String }, "A value that is no number nor several.";
    WantsCount = "wants_count" { given: String }, "A value that is no whole number from 1 on.";
    WantsTruth = "wants_truth" { given: String }, "A value that is neither true nor false.";
    WantsValues = "wants_values" { given: String }, "A value that is no text, number or time.";
    WantsNumberOrMoment = "wants_number_or_moment" { given: String }, "A value that is not one number or time.";
    WantsEventTypes = "wants_event_types" { given: String }, "A value that is no type of events.";
    WantsActions = "wants_actions" { given: String }, "A value that is no action.";
    WantsWords = "wants_words" { given: String }, "A value that is no word of the vocabulary, nor a URI.";
    WantsUris = "wants_uris" { given: String }, "A value that is no URI.";
    WantsThings = "wants_things" { given: String }, "A value that is no URI of a thing, nor a pattern.";
    WantsThing = "wants_thing" { given: String }, "A value that is no URI of a thing or a class.";
    WantsOrderBy = "wants_order_by" { given: String }, "A value that is nothing to put events in order by.";
    WantsDirection = "wants_direction" { given: String }, "A value that is no direction.";
    TooManyParameters = "too_many_parameters" { most: u64 }, "More parameters than one question may have.";
    TooManyOfOne = "too_many_of_one" { most: u64 }, "More values than one parameter may have.";
    TooManyLookedAt = "too_many_looked_at" { most: u64 }, "More events would have to be looked at than are.";
    TooManyOrdered = "too_many_ordered" { most: u64 }, "More events would have to be put in order than are.";
    TooManyFound = "too_many_found" { most: u64 }, "More events are found than the question allows.";
    QuestionTooLong = "question_too_long" { most: u64 }, "A question of more bytes than are kept.";
    TooManyQuestions = "too_many_questions" { most: u64 }, "An office has as many questions as it may have.";
    NotName = "not_name" { most: u64 }, "No name that a question can have.";
    PageEnded = "page_ended", "A token of a page that is none, or none any more.";
    TooManySubscriptions = "too_many_subscriptions" { most: u64 }, "An office has all the subscriptions it may have.";
    ScheduleOrStream = "schedule_or_stream", "Neither a schedule nor a stream, or both.";
    NeverComes = "never_comes", "A schedule whose time never comes.";
    NotToken = "not_token" { most: u64 }, "A token for signatures that is none.";
    NotWebsocket = "not_websocket", "No request for a websocket.";
    SocketsTaken = "sockets_taken", "As many websockets are open as may be.";
    OnlyForWebsockets = "only_for_websockets", "A parameter that only a websocket has.";

    NoTable = "no_table", "A file with no table in it.";
    NoRows = "no_rows", "A table with nothing below its header.";
    NotTableText = "not_table_text", "A file that is neither UTF-8 nor a workbook.";
    WorkbookDamaged = "workbook_damaged", "A workbook that cannot be opened.";
    TooManyParts = "too_many_parts" { most: u64 }, "A workbook of more files than are read.";
    RowsOutOfOrder = "rows_out_of_order", "A workbook whose rows do not follow one another.";

    InContainers = "in_containers" { left: String, claimed: String, containers: u64, asked: String, short: String },
        "Less of a lot is left than lies in containers and is asked for, in carats.";
    InNamedContainers = "in_named_containers"
        { left: String, claimed: String, containers: u64, names: Vec<String>, asked: String, short: String },
        "The same, with containers that the office packed.";
    InContainer = "in_container", "A thing that lies in a container already.";
    InNamedContainer = "in_named_container" { names: Vec<String> }, "The same, with the container.";
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn a_reason_is_kept_as_its_key_and_its_arguments() {
        let reason = Reason::XmlPrefix { prefix: "ex".to_owned(), line: 3, column: 17 };
        let kept = serde_json::to_value(&reason).unwrap();
        assert_eq!(kept, serde_json::json!({"key": "xml_prefix", "prefix": "ex", "line": 3, "column": 17}));
        for reason in Reason::of_every_kind() {
            let kept = serde_json::to_value(&reason).unwrap();
            assert_eq!(kept["key"], reason.key());
            assert_eq!(kept.as_object().unwrap().len(), 1 + reason.arguments().len(), "{kept}");
            assert_eq!(serde_json::from_value::<Reason>(kept).unwrap(), reason);
        }
    }

    #[test]
    fn no_key_is_of_two_reasons() {
        let all = Reason::of_every_kind();
        let keys: BTreeSet<&str> = all.iter().map(Reason::key).collect();
        assert_eq!(keys.len(), all.len());
    }
}
