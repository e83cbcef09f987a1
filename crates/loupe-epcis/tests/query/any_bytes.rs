//! What holds for any question that anybody asks about any event.
//!
//! The fuzz target `epcis_query` in `fuzz/` runs this same check.

use std::cmp::Ordering;

use jiff::Timestamp;
use loupe_epcis::event::Event;
use loupe_epcis::json::{Object, Value, read};
use loupe_epcis::query::{Narrow, Query, Recorded, Vocabularies, canonical, extensions_context};

/// A line with a question, as it stands in an address without its escapes or as JSON, and an event below it. The question
/// is refused with its faults, or the event is within the bounds of every question that it matches. Whether it matches.
pub(crate) fn question(bytes: &[u8]) -> bool {
    let Ok(text) = std::str::from_utf8(bytes) else { return false };
    let (asked, event) = text.split_once('\n').unwrap_or((text, ""));
    let context = extensions_context("loupe=urn:loupe:custody:v1:, kp=https://kp.example/");
    let query = match read(asked.as_bytes()) {
        Ok(Value::Object(asked)) => Query::from_json(&asked),
        _ => {
            let pairs = asked.split('&').filter(|pair| !pair.is_empty());
            Query::from_address(pairs.map(|pair| pair.split_once('=').unwrap_or((pair, ""))), &context)
        }
    };
    let query = match query {
        Ok(query) => query,
        Err(faults) => {
            assert!(!faults.is_empty() && faults.iter().all(|fault| !fault.to_string().is_empty()));
            return false;
        }
    };
    let narrow = query.narrow();
    let Ok(Value::Object(event)) = read(event.as_bytes()) else { return false };
    let recorded = Recorded::new(&event, &context, Timestamp::UNIX_EPOCH);
    let matches = query.matches(&recorded, &Vocabularies::default());
    if let Some(order) = query.order() {
        let key = order.key(&recorded);
        assert_eq!(order.compare(&key, &key), Ordering::Equal);
    }
    if let (true, Ok(valid)) = (matches, Event::from_value(Value::Object(event.clone()))) {
        expect_within(&narrow, &event, &valid, &recorded);
    }
    matches
}

/// What a store looks up by these bounds has the event.
fn expect_within(narrow: &Narrow, event: &Object, valid: &Event, recorded: &Recorded<'_>) {
    let within = |moment: Timestamp, from: Option<Timestamp>, before: Option<Timestamp>| {
        from.is_none_or(|from| from <= moment) && before.is_none_or(|before| moment < before)
    };
    assert!(within(Timestamp::UNIX_EPOCH, narrow.recorded_from, narrow.recorded_before), "{narrow:?}");
    if let Some(moment) = valid.head.event_time.moment() {
        assert!(within(moment, narrow.event_from, narrow.event_before), "{narrow:?}");
    }
    if let Some(ids) = &narrow.event_ids {
        let id = event.get("eventID").and_then(Value::as_text).unwrap_or_default();
        assert!(ids.iter().any(|one| one == id), "{narrow:?}");
    }
    if let Some(things) = &narrow.things {
        let mut texts = Vec::new();
        texts_in(&Value::Object(event.clone()), &mut texts);
        let told = texts.iter().any(|text| things.contains(&canonical(&recorded.expanded(text)).into_owned()));
        assert!(told, "{narrow:?}");
    }
}

fn texts_in(value: &Value, texts: &mut Vec<String>) {
    match value {
        Value::Text(text) => texts.push(text.clone()),
        Value::List(items) => items.iter().for_each(|item| texts_in(item, texts)),
        Value::Object(object) => object.iter().for_each(|(_, value)| texts_in(value, texts)),
        _ => {}
    }
}
