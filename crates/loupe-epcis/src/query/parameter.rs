//! Parameters of a query of events, by their names (EPCIS 2.0, 8.2.7.1).

use super::criterion::{Criterion, Field, Measured, Op, Spelling, Typed};
use super::fault::QueryFault;
use super::field::{self, OwnField, Part, Path};
use super::given::Given;
use super::pattern::{Pattern, canonical};
use super::recorded::full;
use super::wanted::Wanted;
use crate::hash::Context;
use crate::identifier::Vocabulary;
use crate::part::{Action, Uri};

type Read = Result<Option<Criterion>, QueryFault>;

const TYPES: [&str; 5] =
    ["ObjectEvent", "AggregationEvent", "AssociationEvent", "TransactionEvent", "TransformationEvent"];

/// Numbers of a sensor's report that are given in its unit.
const MEASURES: [&str; 6] = ["value", "minValue", "maxValue", "meanValue", "sDev", "percValue"];

/// What one parameter asks for. `None` where it asks for nothing, as `EXISTS_` of false.
pub(super) fn criterion(given: &Given<'_>, context: &Context) -> Read {
    for read in [words, texts, moments, things, truths, by_operation, by_attribute] {
        if let Some(criterion) = read(given, context) {
            return criterion;
        }
    }
    Err(unknown(given))
}

fn unknown(given: &Given<'_>) -> QueryFault {
    QueryFault::Unknown { name: given.name.to_owned() }
}

/// Texts of a spelling of which each must pass.
fn list(
    given: &Given<'_>,
    context: &Context,
    paths: &'static [Path],
    spelling: Spelling,
    (passes, wanted): (impl Fn(&str) -> bool, Wanted),
) -> Option<Read> {
    let read = given.texts().and_then(|texts| {
        if !texts.iter().all(|text| passes(text)) {
            return Err(given.fault(wanted));
        }
        let texts = texts.into_iter().map(|text| spelling.one(text, context).into_owned()).collect();
        Ok(Some(Criterion::Text(paths, spelling, texts)))
    });
    Some(read)
}

/// Parameters whose values are words of a vocabulary, or URIs in their place.
fn words(given: &Given<'_>, context: &Context) -> Option<Read> {
    let (paths, vocabulary): (&'static [Path], _) = match given.name {
        "eventType" => {
            let passes = |text: &str| TYPES.contains(&text) || Uri::fits(text);
            let wanted = Wanted::EventTypes;
            return list(given, context, &[&["type"]], Spelling::Uri, (passes, wanted));
        }
        "EQ_action" => {
            let passes = |text: &str| Action::WORDS.contains(&text);
            return list(given, context, &[&["action"]], Spelling::Exact, (passes, Wanted::Actions));
        }
        "EQ_bizStep" => (&[&["bizStep"]], Vocabulary::BizStep),
        "EQ_disposition" => (&[&["disposition"]], Vocabulary::Disposition),
        "EQ_persistentDisposition_set" => (&[&["persistentDisposition", "set"]], Vocabulary::Disposition),
        "EQ_persistentDisposition_unset" => (&[&["persistentDisposition", "unset"]], Vocabulary::Disposition),
        "EQ_errorReason" => (&[&["errorDeclaration", "reason"]], Vocabulary::ErrorReason),
        "EQ_type" => (&[&["sensorElementList", "sensorReport", "type"]], Vocabulary::Measurement),
        _ => return None,
    };
    let passes = |text: &str| vocabulary.knows(text) || Uri::fits(text);
    list(given, context, paths, Spelling::Word(vocabulary), (passes, Wanted::Words))
}

/// Parameters whose values are URIs or other texts.
fn texts(given: &Given<'_>, context: &Context) -> Option<Read> {
    let (paths, spelling): (&'static [Path], _) = match given.name {
        "EQ_readPoint" => (&[&["readPoint", "id"]], Spelling::Thing),
        "EQ_bizLocation" => (&[&["bizLocation", "id"]], Spelling::Thing),
        "EQ_transformationID" => (&[&["transformationID"]], Spelling::Thing),
        "EQ_eventID" => (&[&["eventID"]], Spelling::Exact),
        "EQ_correctiveEventID" => (&[&["errorDeclaration", "correctiveEventIDs"]], Spelling::Exact),
        "EQ_deviceID" => (&[&REPORT_DEVICE, &METADATA_DEVICE], Spelling::Thing),
        "EQ_dataProcessingMethod" => (&[&REPORT_METHOD, &METADATA_METHOD], Spelling::Thing),
        "EQ_bizRules" => (&[&REPORT_RULES, &METADATA_RULES], Spelling::Thing),
        "EQ_microorganism" => (&[&["sensorElementList", "sensorReport", "microorganism"]], Spelling::Uri),
        "EQ_chemicalSubstance" => (&[&["sensorElementList", "sensorReport", "chemicalSubstance"]], Spelling::Uri),
        "EQ_uriValue" => (&[&["sensorElementList", "sensorReport", "uriValue"]], Spelling::Thing),
        "EQ_stringValue" => (&[&["sensorElementList", "sensorReport", "stringValue"]], Spelling::Exact),
        "EQ_hexBinaryValue" => (&[&["sensorElementList", "sensorReport", "hexBinaryValue"]], Spelling::Exact),
        "WD_readPoint" => return Some(within(given, context, &[&["readPoint", "id"]])),
        "WD_bizLocation" => return Some(within(given, context, &[&["bizLocation", "id"]])),
        _ => return None,
    };
    let free = matches!(given.name, "EQ_stringValue" | "EQ_hexBinaryValue");
    list(given, context, paths, spelling, (|text: &str| free || Uri::fits(text), Wanted::Uris))
}

const REPORT_DEVICE: [&str; 3] = ["sensorElementList", "sensorReport", "deviceID"];
const METADATA_DEVICE: [&str; 3] = ["sensorElementList", "sensorMetadata", "deviceID"];
const REPORT_METHOD: [&str; 3] = ["sensorElementList", "sensorReport", "dataProcessingMethod"];
const METADATA_METHOD: [&str; 3] = ["sensorElementList", "sensorMetadata", "dataProcessingMethod"];
const REPORT_RULES: [&str; 3] = ["sensorElementList", "sensorReport", "bizRules"];
const METADATA_RULES: [&str; 3] = ["sensorElementList", "sensorMetadata", "bizRules"];

fn within(given: &Given<'_>, context: &Context, paths: &'static [Path]) -> Read {
    let texts = given.texts()?;
    if !texts.iter().all(|text| Uri::fits(text)) {
        return Err(given.fault(Wanted::Uris));
    }
    let one = |text: &str| Spelling::Thing.one(text, context).into_owned();
    Ok(Some(Criterion::Within(paths, texts.into_iter().map(one).collect())))
}

/// Moments. Two spellings of one name are GS1's own: the address has `errorDeclarationTime`, the JSON schema a line in it.
fn moments(given: &Given<'_>, _: &Context) -> Option<Read> {
    let (op, name) = match given.name.split_at_checked(3)? {
        ("GE_", name) => (Op::AtLeast, name),
        ("LT_", name) => (Op::Less, name),
        _ => return None,
    };
    let paths: &'static [Path] = match name {
        "recordTime" => return Some(given.moment().map(|then| Some(Criterion::Recorded(op, then)))),
        "eventTime" => &[&["eventTime"]],
        "errorDeclarationTime" | "errorDeclaration_Time" => &[&["errorDeclaration", "declarationTime"]],
        "time" => &[&["sensorElementList", "sensorReport", "time"], &["sensorElementList", "sensorMetadata", "time"]],
        "startTime" => &[&["sensorElementList", "sensorMetadata", "startTime"]],
        "endTime" => &[&["sensorElementList", "sensorMetadata", "endTime"]],
        _ => return None,
    };
    Some(given.moment().map(|then| Some(Criterion::Moment(paths, op, then))))
}

fn things(given: &Given<'_>, context: &Context) -> Option<Read> {
    let (paths, classes) = match given.name.strip_prefix("MATCH_")? {
        "epc" => (field::EPCS, false),
        "parentID" => (field::PARENT, false),
        "inputEPC" => (field::INPUTS, false),
        "outputEPC" => (field::OUTPUTS, false),
        "anyEPC" => (field::ANY_EPC, false),
        "epcClass" => (field::CLASSES, true),
        "inputEPCClass" => (field::INPUT_CLASSES, true),
        "outputEPCClass" => (field::OUTPUT_CLASSES, true),
        "anyEPCClass" => (field::ANY_CLASS, true),
        _ => return Some(Err(unknown(given))),
    };
    let read = given.texts().and_then(|texts| {
        let pattern = |text: &str| {
            let text = context.expand(text);
            let pattern = if classes { Pattern::of_classes(&text) } else { Pattern::of_things(&text) };
            pattern.filter(|_| Uri::fits(&text))
        };
        let patterns: Option<Vec<Pattern>> = texts.into_iter().map(pattern).collect();
        let patterns = patterns.ok_or_else(|| given.fault(Wanted::Things))?;
        Ok(Some(Criterion::Things(paths, patterns)))
    });
    Some(read)
}

fn truths(given: &Given<'_>, context: &Context) -> Option<Read> {
    if given.name == "EQ_booleanValue" {
        let paths: &'static [Path] = &[&["sensorElementList", "sensorReport", "booleanValue"]];
        return Some(given.yes().map(|yes| Some(Criterion::Truth(paths, yes))));
    }
    let criterion = match given.name.strip_prefix("EXISTS_")? {
        "errorDeclaration" => Criterion::Exists(&[&["errorDeclaration"]]),
        "sensorElementList" => Criterion::Exists(&[&["sensorElementList"]]),
        "ilmd" => Criterion::Exists(&[&["ilmd"]]),
        name => match own(name, context) {
            Some(field) => Criterion::OwnExists(field),
            None => return Some(Err(unknown(given))),
        },
    };
    Some(given.exists().map(|yes| yes.then_some(criterion)))
}

/// `EQ_`, `GT_`, `GE_`, `LT_`, `LE_` of what has a name of its own: types, units, fields.
fn by_operation(given: &Given<'_>, context: &Context) -> Option<Read> {
    let (op, name) =
        Op::NAMED.into_iter().find_map(|(start, op)| given.name.strip_prefix(start).map(|name| (op, name)))?;
    if name.starts_with("ATTR_") {
        return None;
    }
    if op == Op::Equal
        && let Some(read) = typed(given, name, context)
    {
        return Some(read);
    }
    if let Some(measured) = measured(name) {
        let numbers = if op == Op::Equal { given.numbers() } else { given.number().map(|number| vec![number]) };
        return Some(numbers.map(|numbers| Some(Criterion::Number(measured, op, numbers))));
    }
    let Some(field) = own(name, context) else { return Some(Err(unknown(given))) };
    let asked = given.asked().and_then(|asked| {
        let ordered = asked.len() == 1 && (asked[0].number.is_some() || asked[0].moment.is_some());
        if op != Op::Equal && !ordered {
            return Err(given.fault(Wanted::NumberOrMoment));
        }
        Ok(Some(Criterion::Own(field, op, asked)))
    });
    Some(asked)
}

fn typed(given: &Given<'_>, name: &str, context: &Context) -> Option<Read> {
    let (kind, list, field, types) = if let Some(kind) = name.strip_prefix("bizTransaction_") {
        (kind, "bizTransactionList", "bizTransaction", Vocabulary::BizTransactionType)
    } else if let Some(kind) = name.strip_prefix("source_") {
        (kind, "sourceList", "source", Vocabulary::SourceDestType)
    } else {
        (name.strip_prefix("destination_")?, "destinationList", "destination", Vocabulary::SourceDestType)
    };
    if kind.is_empty() {
        return Some(Err(unknown(given)));
    }
    let kind = Spelling::Word(types).one(kind, context).into_owned();
    let read = given.texts().and_then(|texts| {
        if !texts.iter().all(|text| Uri::fits(text)) {
            return Err(given.fault(Wanted::Uris));
        }
        let texts = texts.into_iter().map(|text| canonical(&context.expand(text)).into_owned()).collect();
        Ok(Some(Criterion::Typed(Typed { list, field, types, kind }, texts)))
    });
    Some(read)
}

/// `quantity`, `quantity_CTM`, `percRank`, `value_CEL` and their like.
fn measured(name: &str) -> Option<Measured> {
    let unit = |text: &str| {
        (2..=4).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit() || byte.is_ascii_uppercase())
    };
    match name {
        "quantity" => return Some(Measured { objects: field::QUANTITIES, field: "quantity", unit: None }),
        "percRank" => return Some(Measured { objects: field::REPORTS, field: "percRank", unit: None }),
        _ => {}
    }
    let (start, unit) = name.split_once('_').filter(|(_, text)| unit(text))?;
    let (objects, field) = match MEASURES.into_iter().find(|measure| *measure == start) {
        Some(measure) => (field::REPORTS, measure),
        None if start == "quantity" => (field::QUANTITIES, "quantity"),
        None => return None,
    };
    Some(Measured { objects, field, unit: Some(unit.to_owned()) })
}

/// A field of somebody's own: its name is a URI, or a prefix and a name.
pub(super) fn own(name: &str, context: &Context) -> Option<OwnField> {
    let (within, rest) = match name.strip_prefix("INNER_") {
        Some(rest) => (true, rest),
        None => (false, name),
    };
    let named = Part::NAMED.into_iter().find_map(|(start, part)| rest.strip_prefix(start).map(|rest| (part, rest)));
    let (part, name) = named.unwrap_or((Part::Event, rest));
    // GS1's JSON schema writes the colon escaped.
    let plain = name.replacen("\\:", ":", 1);
    let (prefix, local) = plain.split_once(':')?;
    let well = !prefix.is_empty() && !local.is_empty() && Uri::fits(&plain);
    well.then(|| OwnField { part, within, name: full(context, &plain).into_owned() })
}

/// `HASATTR_field` and `EQATTR_field_attribute`, which GS1's JSON schema writes `EQ_ATTR_`.
fn by_attribute(given: &Given<'_>, context: &Context) -> Option<Read> {
    let field = |name: &str| {
        let standard = field::of_standard(name).map(Field::Standard);
        standard.or_else(|| own(name, context).map(Field::Own))
    };
    if let Some(name) = given.name.strip_prefix("HASATTR_") {
        let Some(field) = field(name) else { return Some(Err(unknown(given))) };
        let names =
            given.texts().map(|names| names.into_iter().map(|name| context.expand(name).into_owned()).collect());
        return Some(names.map(|names| Some(Criterion::HasAttribute(field, names))));
    }
    let name = given.name.strip_prefix("EQATTR_").or_else(|| given.name.strip_prefix("EQ_ATTR_"))?;
    // No field of the standard has a line in its name, and attributes seldom do.
    let parts = match name.split_once('_') {
        Some((start, attribute)) if field::of_standard(start).is_some() => Some((start, attribute)),
        _ => name.rsplit_once('_'),
    };
    let parts = parts.filter(|(_, attribute)| !attribute.is_empty());
    let Some((field, attribute)) = parts.and_then(|(start, attribute)| Some((field(start)?, attribute))) else {
        return Some(Err(unknown(given)));
    };
    let attribute = context.expand(attribute).into_owned();
    Some(given.asked().map(|asked| Some(Criterion::Attribute(field, attribute, asked))))
}
