//! What is wrong with documents and questions, as reasons that the catalogue has words for.

use loupe_epcis::fault::Wrong;
use loupe_epcis::hash::{EXTENSION_DEPTH_MAX, HashFault};
use loupe_epcis::json::{Measure, Syntax, Unreadable};
use loupe_epcis::query::{Plenty, QueryFault, Wanted};
use loupe_epcis::xml::{Scalar, UnwritableFault, XmlFault, XmlSyntax};
use loupe_scheme::reason::Reason;
use loupe_scheme::rule::{Refusal, Rule};

/// A place in a text: line and column, from 1.
type At = (u64, u64);

/// A text that is no JSON: `B30`, or `B35` where it is too much of something.
pub fn unread_json(text: &[u8], unreadable: &Unreadable) -> Refusal {
    let too_much = matches!(unreadable, Unreadable::TooMuch { .. });
    let rule = if too_much { Rule::CaptureTooLarge } else { Rule::EventFaulty };
    Refusal::new(rule, "").because(of_json(text, unreadable))
}

/// A text that is no EPCIS in XML: `B30`, or `B35` where it is too much of something.
pub fn unread_xml(text: &[u8], fault: &XmlFault) -> Refusal {
    let too_much = matches!(fault, XmlFault::TooMuch { .. });
    let rule = if too_much { Rule::CaptureTooLarge } else { Rule::EventFaulty };
    Refusal::new(rule, "").because(of_xml(text, fault))
}

/// Why `text` is not read as JSON.
pub fn of_json(text: &[u8], unreadable: &Unreadable) -> Reason {
    match unreadable {
        Unreadable::NotJson { at, why } => of_syntax(*why, place_in(text, *at)),
        Unreadable::TooMuch { at, what, most } => of_measure(*what, *most, place_in(text, *at)),
    }
}

/// Why `text` is not read as EPCIS in XML.
pub fn of_xml(text: &[u8], fault: &XmlFault) -> Reason {
    match fault {
        XmlFault::NotUtf8 { at } => {
            let (line, column) = place_in(text, *at);
            Reason::NotUtf8 { line, column }
        }
        XmlFault::NotXml { at, why } => of_xml_syntax(why, place_in(text, *at)),
        XmlFault::DocumentType { at } => {
            let (line, column) = place_in(text, *at);
            Reason::DocumentType { line, column }
        }
        XmlFault::TooMuch { at, what, most } => of_measure(*what, *most, place_in(text, *at)),
        XmlFault::NotEpcis { name } => Reason::NotEpcis { name: name.clone() },
        XmlFault::Unknown { path } => Reason::NoPlace { path: path.clone() },
        XmlFault::Value { path, expected: Scalar::Number } => Reason::ElementNotNumber { path: path.clone() },
        XmlFault::Value { path, expected: Scalar::Truth } => Reason::ElementNotTruth { path: path.clone() },
    }
}

/// Why a document is not written as XML, with the JSON pointer of what cannot be.
pub fn of_unwritable(fault: &UnwritableFault) -> (&str, Reason) {
    match fault {
        UnwritableFault::NoForm { at, version } => (at, Reason::NoFormInXml { version: version.to_string() }),
        UnwritableFault::Name { at } => (at, Reason::NoNameInXml),
        UnwritableFault::Character { at } => (at, Reason::NoCharacterInXml),
    }
}

/// What is wrong at a place of a document.
pub fn of_wrong(wrong: &Wrong) -> Reason {
    let names = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect();
    match wrong {
        Wrong::NotObject => Reason::NotObject,
        Wrong::NotList => Reason::NotList,
        Wrong::NotText => Reason::NotText,
        Wrong::NotNumber => Reason::NotNumber,
        Wrong::NotBool => Reason::NotTruth,
        Wrong::NotFitting => Reason::NotFitting,
        Wrong::Missing(name) => Reason::Missing { name: (*name).to_owned() },
        Wrong::NoneOf(fields) => Reason::NoneOf { names: names(fields) },
        Wrong::UnknownField => Reason::UnknownField,
        Wrong::NameNotUri => Reason::NameNotUri,
        Wrong::NotUri => Reason::NotUri,
        Wrong::NotTime => Reason::NotTime,
        Wrong::NotVersion => Reason::NotVersion,
        Wrong::NotOffset => Reason::NotOffset,
        Wrong::NotUnit => Reason::NotUnit,
        Wrong::NotHex => Reason::NotHex,
        Wrong::NotWord(_) => Reason::NotWord,
        Wrong::NotOneOf(words) => Reason::NotOneOf { names: names(words) },
        Wrong::Empty => Reason::Empty,
        Wrong::TooMany(most) => Reason::TooManyThere { most: *most as u64 },
        Wrong::Twice => Reason::Twice,
        Wrong::IlmdWithoutAdd => Reason::IlmdWithoutAdd,
    }
}

/// Why an event has no hash.
pub fn of_hash(fault: &HashFault) -> Reason {
    match fault {
        HashFault::NoType => Reason::Missing { name: "type".to_owned() },
        HashFault::UndeclaredPrefix { name } => Reason::PrefixUndeclared { name: name.clone() },
        HashFault::TooDeep => Reason::ExtensionTooDeep { most: EXTENSION_DEPTH_MAX as u64 },
    }
}

/// Why a question is not put.
pub fn of_query(fault: &QueryFault) -> Reason {
    match fault {
        QueryFault::Unknown { .. } => Reason::NotParameter,
        QueryFault::Value { given, wanted, .. } => of_wanted(*wanted, given.clone()),
        QueryFault::Twice { .. } => Reason::GivenTwice,
        QueryFault::Both { other, .. } => Reason::Excludes { other: (*other).to_owned() },
        QueryFault::Needs { other, .. } => Reason::Needs { other: (*other).to_owned() },
        QueryFault::TooComplex { what, most } => {
            let most = *most as u64;
            match what {
                Plenty::Parameters => Reason::TooManyParameters { most },
                Plenty::ValuesOfOne => Reason::TooManyOfOne { most },
                Plenty::LookedAt => Reason::TooManyLookedAt { most },
                Plenty::Ordered => Reason::TooManyOrdered { most },
            }
        }
        QueryFault::TooLarge { most } => Reason::TooManyFound { most: *most as u64 },
    }
}

fn of_wanted(wanted: Wanted, given: String) -> Reason {
    match wanted {
        Wanted::Text => Reason::WantsText { given },
        Wanted::Texts => Reason::WantsTexts { given },
        Wanted::TextsFilled => Reason::WantsTextsFilled { given },
        Wanted::Moment => Reason::WantsMoment { given },
        Wanted::Number => Reason::WantsNumber { given },
        Wanted::Numbers => Reason::WantsNumbers { given },
        Wanted::Count => Reason::WantsCount { given },
        Wanted::Truth => Reason::WantsTruth { given },
        Wanted::Values => Reason::WantsValues { given },
        Wanted::NumberOrMoment => Reason::WantsNumberOrMoment { given },
        Wanted::EventTypes => Reason::WantsEventTypes { given },
        Wanted::Actions => Reason::WantsActions { given },
        Wanted::Words => Reason::WantsWords { given },
        Wanted::Uris => Reason::WantsUris { given },
        Wanted::Things => Reason::WantsThings { given },
        Wanted::Thing => Reason::WantsThing { given },
        Wanted::OrderBy => Reason::WantsOrderBy { given },
        Wanted::Direction => Reason::WantsDirection { given },
    }
}

fn of_measure(what: Measure, most: usize, (line, column): At) -> Reason {
    let most = most as u64;
    match what {
        Measure::DocumentBytes => Reason::TooLong { most },
        Measure::Depth => Reason::TooDeep { most, line, column },
        Measure::Values => Reason::TooManyValues { most, line, column },
        Measure::Items => Reason::TooManyItems { most, line, column },
        Measure::Fields => Reason::TooManyFields { most, line, column },
        Measure::TextBytes => Reason::TextTooLong { most, line, column },
        Measure::NumberBytes => Reason::NumberTooLong { most, line, column },
    }
}

fn of_syntax(why: Syntax, (line, column): At) -> Reason {
    match why {
        Syntax::Ended => Reason::JsonEnded { line, column },
        Syntax::NoColon => Reason::JsonNoColon { line, column },
        Syntax::NoComma => Reason::JsonNoComma { line, column },
        Syntax::NoValue => Reason::JsonNoValue { line, column },
        Syntax::NoWord => Reason::JsonNoWord { line, column },
        Syntax::NoName => Reason::JsonNoName { line, column },
        Syntax::NoNumber => Reason::JsonNoNumber { line, column },
        Syntax::NoEscape => Reason::JsonNoEscape { line, column },
        Syntax::NoCharacter => Reason::JsonNoCharacter { line, column },
        Syntax::Control => Reason::JsonControl { line, column },
        Syntax::LastComma => Reason::JsonLastComma { line, column },
        Syntax::AfterEnd => Reason::JsonAfterEnd { line, column },
        Syntax::Other => Reason::JsonOther { line, column },
    }
}

fn of_xml_syntax(why: &XmlSyntax, (line, column): At) -> Reason {
    match why {
        XmlSyntax::Unclosed => Reason::XmlUnclosed { line, column },
        XmlSyntax::Markup => Reason::XmlMarkup { line, column },
        XmlSyntax::Crossed { expected, found } => {
            Reason::XmlCrossed { expected: expected.clone(), found: found.clone(), line, column }
        }
        XmlSyntax::EndAlone => Reason::XmlEndAlone { line, column },
        XmlSyntax::SecondRoot => Reason::XmlSecondRoot { line, column },
        XmlSyntax::Ended => Reason::XmlEnded { line, column },
        XmlSyntax::TextOutside => Reason::XmlTextOutside { line, column },
        XmlSyntax::Attribute => Reason::XmlAttribute { line, column },
        XmlSyntax::AttributeTwice => Reason::XmlAttributeTwice { line, column },
        XmlSyntax::Reference => Reason::XmlReference { line, column },
        XmlSyntax::Prefix(prefix) => Reason::XmlPrefix { prefix: prefix.clone(), line, column },
        XmlSyntax::Namespace => Reason::XmlNamespace { line, column },
        XmlSyntax::Declaration => Reason::XmlDeclaration { line, column },
        XmlSyntax::Comment => Reason::XmlComment { line, column },
    }
}

/// Line and column of a byte of a text. Columns count characters; bytes that are no UTF-8 count as they come.
fn place_in(text: &[u8], at: usize) -> At {
    let before = &text[..at.min(text.len())];
    let line = before.iter().filter(|byte| **byte == b'\n').count();
    let last = before.rsplit(|byte| *byte == b'\n').next().unwrap_or_default();
    let column = last.iter().filter(|byte| **byte & 0xc0 != 0x80).count();
    (line as u64 + 1, column as u64 + 1)
}

#[cfg(test)]
mod tests {
    use loupe_epcis::{json, xml};

    use super::*;

    #[test]
    fn a_place_is_told_by_line_and_column() {
        for (text, at) in
            [("{\n  \"é\": 1,\n  \"é\" 2}", (3, 7)), ("", (1, 1)), ("{\"a\": 1}\n\nx", (3, 1)), ("[1,\n2", (2, 2))]
        {
            let unreadable = json::read(text.as_bytes()).unwrap_err();
            let told = serde_json::to_value(of_json(text.as_bytes(), &unreadable)).unwrap();
            assert_eq!((told["line"].as_u64(), told["column"].as_u64()), (Some(at.0), Some(at.1)), "{text:?}: {told}");
        }
    }

    #[test]
    fn what_is_no_json_or_xml_has_its_own_reason() {
        for (text, key) in [
            (&b"{"[..], "json_ended"),
            (b"{\"a\" 1}", "json_no_colon"),
            (b"[1 2]", "json_no_comma"),
            (b"{\"a\": }", "json_no_value"),
            (b"[nul]", "json_no_word"),
            (b"{1: 2}", "json_no_name"),
            (b"[01]", "json_no_number"),
            (br#"["\x"]"#, "json_no_escape"),
            (b"[\"\xff\"]", "json_no_character"),
            (b"[\"\x01\"]", "json_control"),
            (b"[1,]", "json_last_comma"),
            (b"{} {}", "json_after_end"),
        ] {
            let reason = of_json(text, &json::read(text).unwrap_err());
            assert_eq!(reason.key(), key, "{}", text.escape_ascii());
        }
        for (text, key) in [
            ("<a", "xml_unclosed"),
            ("<a><!x></a>", "xml_markup"),
            ("<a></b>", "xml_crossed"),
            ("</a>", "xml_end_alone"),
            ("<a/><a/>", "xml_second_root"),
            ("<a>", "xml_ended"),
            ("<a/>b", "xml_text_outside"),
            ("<a b/>", "xml_attribute"),
            ("<a b='1' b='2'/>", "xml_attribute_twice"),
            ("<a>&#xd800;</a>", "xml_reference"),
            ("<a:b/>", "xml_prefix"),
            ("<a xmlns:xml='urn:x'/>", "xml_namespace"),
            ("<a><!-- -- --></a>", "xml_comment"),
            ("<!DOCTYPE a><a/>", "document_type"),
            ("<a/>", "not_epcis"),
        ] {
            let reason = of_xml(text.as_bytes(), &xml::read(text.as_bytes()).unwrap_err());
            assert_eq!(reason.key(), key, "{text}");
        }
    }
}
