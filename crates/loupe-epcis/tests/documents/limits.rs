//! More of anything than is read is refused with the limit, whatever it is.

use loupe_epcis::document::{Document, Refused};
use loupe_epcis::fault::Wrong;
use loupe_epcis::json::{self, Measure, Unreadable};
use loupe_epcis::limit::{
    CONTEXT_PARTS_MAX, DEPTH_MAX, DOCUMENT_BYTES_MAX, FAULTS_MAX, FIELDS_MAX, ITEMS_MAX, NUMBER_BYTES_MAX,
    TEXT_BYTES_MAX, VALUES_MAX,
};

fn nested(depth: usize) -> String {
    format!("{}{}", "[".repeat(depth), "]".repeat(depth))
}

fn items(many: usize) -> String {
    format!("[{}]", vec!["0"; many].join(","))
}

fn fields(many: usize) -> String {
    let fields: Vec<String> = (0..many).map(|number| format!("\"{number}\":0")).collect();
    format!("{{{}}}", fields.join(","))
}

/// As many values as asked for, in lists as long as is allowed.
fn values(many: usize) -> String {
    let inner = many - 1;
    let whole = vec![items(ITEMS_MAX - 1); inner / ITEMS_MAX];
    let rest = inner % ITEMS_MAX;
    let last = if rest == 0 { None } else { Some(items(rest - 1)) };
    format!("[{}]", whole.into_iter().chain(last).collect::<Vec<_>>().join(","))
}

#[test]
fn each_limit_is_reached_and_not_passed() {
    type Make = fn(usize) -> String;
    let table: [(Measure, usize, Make); 7] = [
        (Measure::Depth, DEPTH_MAX, nested),
        (Measure::Items, ITEMS_MAX, items),
        (Measure::Fields, FIELDS_MAX, fields),
        (Measure::Values, VALUES_MAX, values),
        (Measure::TextBytes, TEXT_BYTES_MAX, |many| format!("\"{}\"", "x".repeat(many))),
        (Measure::NumberBytes, NUMBER_BYTES_MAX, |many| "1".repeat(many)),
        (Measure::DocumentBytes, DOCUMENT_BYTES_MAX, |many| format!("{}1", " ".repeat(many - 1))),
    ];
    for (measure, most, make) in table {
        json::read(make(most).as_bytes()).unwrap_or_else(|why| panic!("{measure:?}: {why}"));
        match json::read(make(most + 1).as_bytes()) {
            Err(Unreadable::TooMuch { what, most: told, .. }) => assert_eq!((what, told), (measure, most)),
            other => panic!("{measure:?}: {other:?}"),
        }
    }
    let name = format!("{{\"{}\":0}}", "x".repeat(TEXT_BYTES_MAX + 1));
    assert!(matches!(json::read(name.as_bytes()), Err(Unreadable::TooMuch { what: Measure::TextBytes, .. })));
}

#[test]
fn a_hundred_megabytes_are_refused_unread() {
    let text = vec![b'['; 100 << 20];
    assert!(matches!(
        Document::read(&text),
        Err(Refused::Unreadable(Unreadable::TooMuch { what: Measure::DocumentBytes, .. }))
    ));
}

#[test]
fn an_endless_nest_of_objects_is_refused() {
    let text = "{\"a\":".repeat(1_000_000);
    assert!(matches!(json::read(text.as_bytes()), Err(Unreadable::TooMuch { what: Measure::Depth, .. })));
}

#[test]
fn a_document_of_faults_tells_the_first_and_counts_the_others() {
    let text = format!(
        r#"{{"@context":"urn:x:y","type":"EPCISDocument","schemaVersion":"2.0","creationDate":"2026-11-30T09:00:00Z",
            "epcisBody":{{"eventList":{}}}}}"#,
        items(FAULTS_MAX + 7)
    );
    let Err(Refused::Faulty(faults)) = Document::read(text.as_bytes()) else { panic!("full of faults") };
    assert_eq!((faults.found().len(), faults.left_out()), (FAULTS_MAX, 7));
}

#[test]
fn a_context_has_so_many_parts_and_no_more() {
    let check = |many: usize| {
        let parts: Vec<String> = (0..many).map(|number| format!("\"urn:x:{number}\"")).collect();
        let rest = r#""eventTime":"2026-11-30T09:00:00Z","eventTimeZoneOffset":"+02:00","type":"x:y""#;
        Document::read(format!(r#"{{"@context":[{}],{rest}}}"#, parts.join(",")).as_bytes())
    };
    check(CONTEXT_PARTS_MAX).unwrap();
    let Err(Refused::Faulty(faults)) = check(CONTEXT_PARTS_MAX + 1) else { panic!("too many") };
    assert_eq!(faults.found()[0].wrong, Wrong::TooMany(CONTEXT_PARTS_MAX));
}
