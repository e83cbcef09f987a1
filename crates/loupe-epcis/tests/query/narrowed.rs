//! What a store may look up first.

use loupe_epcis::query::Narrow;

use crate::{address, at};

#[test]
fn bounds_come_from_what_every_match_must_have() {
    let query = "GE_eventTime=2026-01-01T00:00:00Z&LT_eventTime=2026-02-01T00:00:00Z&GE_recordTime=2026-03-01T00:00:00Z\
        &EQ_eventID=urn:a:1|urn:a:2&MATCH_anyEPCClass=urn:epc:class:lgtin:4012345.012345.A|urn:x:b&GE_loupe:loss=1";
    let expected = Narrow {
        event_from: Some(at("2026-01-01T00:00:00Z")),
        event_before: Some(at("2026-02-01T00:00:00Z")),
        recorded_from: Some(at("2026-03-01T00:00:00Z")),
        recorded_before: None,
        event_ids: Some(vec!["urn:a:1".to_owned(), "urn:a:2".to_owned()]),
        things: Some(vec!["https://id.gs1.org/01/04012345123456/10/A".to_owned(), "urn:x:b".to_owned()]),
    };
    assert_eq!(address(query).unwrap().narrow(), expected);
}

#[test]
fn what_may_also_be_a_pattern_bounds_nothing() {
    assert_eq!(address("MATCH_epc=urn:x:1|urn:epc:idpat:sgtin:4012345.*.*").unwrap().narrow(), Narrow::default());
    let shortest = address("MATCH_epc=urn:x:1|urn:x:2&MATCH_parentID=urn:x:3").unwrap().narrow();
    assert_eq!(shortest.things, Some(vec!["urn:x:3".to_owned()]));
}
