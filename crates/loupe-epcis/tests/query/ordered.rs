//! In which order events come.

use loupe_epcis::query::Recorded;

use crate::{address, at, context, object};

/// The names of events in the order that a query asks for. Event number n was recorded in second n.
fn ordered(query: &str, events: &[&str]) -> Vec<String> {
    let query = address(query).unwrap();
    let (order, context) = (query.order().unwrap(), context());
    let mut keyed: Vec<_> = Vec::new();
    for (second, event) in events.iter().enumerate() {
        let event = object(event);
        let recorded = Recorded::new(&event, &context, at(&format!("2026-11-30T12:00:0{second}Z")));
        keyed.push((order.key(&recorded), event.get("n").unwrap().to_string()));
    }
    keyed.sort_by(|one, two| order.compare(&one.0, &two.0));
    keyed.into_iter().map(|(_, name)| name).collect()
}

const EVENTS: [&str; 4] = [
    r#"{"n": 1, "eventTime": "2026-11-30T09:00:00+02:00", "kp:x": 10}"#,
    r#"{"n": 2, "eventTime": "2026-11-30T08:00:00Z", "kp:x": 9.5}"#,
    r#"{"n": 3, "eventTime": "2026-11-30T07:30:00Z"}"#,
    r#"{"n": 4, "eventTime": "2026-11-29T07:30:00Z", "kp:x": -2}"#,
];

#[test]
fn the_last_comes_first_unless_asked_otherwise() {
    assert_eq!(ordered("orderBy=eventTime", &EVENTS), ["2", "3", "1", "4"]);
    assert_eq!(ordered("orderBy=eventTime&orderDirection=ASC", &EVENTS), ["4", "1", "3", "2"]);
    assert_eq!(ordered("orderBy=recordTime&orderDirection=DESC", &EVENTS), ["4", "3", "2", "1"]);
}

#[test]
fn a_field_of_ones_own_orders_by_worth_and_what_lacks_it_comes_last() {
    assert_eq!(ordered("orderBy=kp:x&orderDirection=ASC", &EVENTS), ["4", "2", "1", "3"]);
    assert_eq!(ordered("orderBy=https://kp.example/x", &EVENTS), ["1", "2", "4", "3"]);
}

#[test]
fn how_many_is_told() {
    let query = address("orderBy=eventTime&eventCountLimit=3&perPage=2&nextPageToken=abc").unwrap();
    assert_eq!(
        (query.first(), query.most(), query.per_page(), query.next_page()),
        (Some(3), None, Some(2), Some("abc"))
    );
    assert_eq!(query.order().unwrap().by_event_time(), Some(true));
    assert_eq!(address("maxEventCount=7").unwrap().most(), Some(7));
    let both = address("EQ_action=ADD").unwrap().and(address("perPage=2").unwrap());
    assert_eq!(both.per_page(), Some(2));
}
