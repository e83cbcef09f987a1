//! One form of bytes, and nothing else is a record.

use jiff::Timestamp;
use loupe_scheme::record::{
    Chain, Digest, DocumentHash, Draft, Kind, OfficeId, RECORD_BYTES_MAX, Record, RecordId, Unsigned,
};
use proptest::collection::btree_map;
use proptest::prelude::*;
use serde_json::{Map, Value};

use super::desk::{Desk, Pen, body};

fn digest() -> impl Strategy<Value = Digest> {
    any::<[u8; 32]>().prop_map(Digest)
}

fn office() -> impl Strategy<Value = OfficeId> {
    "[a-z]([a-z0-9.-]{0,20}[a-z0-9])?".prop_map(|name| name.parse().unwrap())
}

fn record_id() -> impl Strategy<Value = RecordId> {
    (office(), 1..=u64::MAX).prop_map(|(office, sequence)| RecordId { office, sequence })
}

fn document() -> impl Strategy<Value = DocumentHash> {
    ("[a-z]{1,9}/[!-~]{1,9}", digest(), 0..1u64 << 53).prop_map(|(media, sha256, length_bytes)| DocumentHash {
        media,
        sha256,
        length_bytes,
    })
}

fn draft() -> impl Strategy<Value = Draft> {
    let facts = btree_map("[a-z0-9_]{1,9}", any::<String>(), 0..4);
    let sealed = btree_map("[a-z0-9_]{1,9}", digest(), 0..3);
    let pointers = (proptest::option::of(record_id()), record_id(), proptest::option::of(document()));
    let kind = proptest::sample::select(Kind::ALL);
    (kind, "[!-~é-ÿ가-힣]{1,60}", facts, sealed, pointers, any::<String>()).prop_map(
        |(kind, subject, mut facts, sealed, (corrects, named, document), value)| {
            for fact in kind.facts() {
                facts.entry((*fact).to_owned()).or_insert_with(|| value.clone());
            }
            let mut body = body(&[]);
            (body.facts, body.sealed, body.document) = (facts, sealed, document);
            body.corrects = corrects.or_else(|| kind.must_correct().then_some(named));
            Draft { kind, subject, body }
        },
    )
}

/// A draft placed anywhere in anybody's sequence, at any second that has a date, with the pen that will sign it.
fn unsigned() -> impl Strategy<Value = (Unsigned, Pen)> {
    let chain = prop_oneof![
        Just(Chain::default()),
        (1..(1u64 << 53) - 1, digest()).prop_map(|(length, last)| Chain { length, last: Some(last) }),
    ];
    let seconds = Timestamp::MIN.as_second()..=Timestamp::MAX.as_second();
    (draft(), office(), chain, seconds, any::<u8>()).prop_map(|(draft, office, chain, second, seed)| {
        let pen = Pen::new(seed);
        let now = Timestamp::from_second(second).unwrap();
        (draft.place(office, chain, now, pen.key().id()).unwrap(), pen)
    })
}

fn record() -> impl Strategy<Value = (Record, Pen)> {
    unsigned().prop_map(|(unsigned, pen)| (pen.sign(unsigned), pen))
}

/// The same members in the opposite order, all the way down.
fn reversed(value: Value) -> Value {
    match value {
        Value::Object(members) => {
            let members: Vec<(String, Value)> =
                members.into_iter().map(|(name, value)| (name, reversed(value))).collect();
            Value::Object(members.into_iter().rev().collect::<Map<String, Value>>())
        }
        other => other,
    }
}

fn rule_of(bytes: &[u8]) -> String {
    Record::parse(bytes).map_or_else(|refusal| refusal.rule.code().to_owned(), |record| record.id().to_string())
}

proptest! {
    #[test]
    fn what_is_written_is_read_and_verified((record, pen) in record()) {
        let bytes = record.to_bytes();
        let read = Record::parse(&bytes);
        prop_assert_eq!(read.as_ref(), Ok(&record));
        prop_assert_eq!(record.digest(), Digest::of_record(&bytes));
        prop_assert!(pen.key().verify(&record).is_ok());
        prop_assert!(bytes.len() <= RECORD_BYTES_MAX);
    }

    #[test]
    fn a_stranger_to_our_code_writes_the_same_bytes((record, _) in record()) {
        let bytes = record.to_bytes();
        let value: Value = serde_json::from_slice(&bytes).unwrap();
        let theirs = serde_json_canonicalizer::to_vec(&reversed(value)).unwrap();
        prop_assert_eq!(String::from_utf8(theirs), String::from_utf8(bytes));
    }

    #[test]
    fn one_changed_byte_is_seen((record, pen) in record(), at: prop::sample::Index, other: u8) {
        let mut bytes = record.to_bytes();
        let at = at.index(bytes.len());
        prop_assume!(bytes[at] != other);
        bytes[at] = other;
        if let Ok(changed) = Record::parse(&bytes) {
            prop_assert_ne!(changed.digest(), record.digest());
            prop_assert!(pen.key().verify(&changed).is_err());
        }
    }

    #[test]
    fn a_byte_more_or_less_is_no_record((record, _) in record(), at: prop::sample::Index, more in "[ \n\t,{}\"0a]") {
        let bytes = record.to_bytes();
        let at = at.index(bytes.len());
        let (before, after) = bytes.split_at(at);
        let longer = [before, more.as_bytes(), after].concat();
        let shorter = [before, &after[1..]].concat();
        for changed in [longer, shorter] {
            if let Ok(read) = Record::parse(&changed) {
                prop_assert_eq!(read.to_bytes(), changed);
                prop_assert_ne!(read, record.clone());
            }
        }
    }

    #[test]
    fn the_same_content_in_another_form_is_refused((record, _) in record()) {
        let value: Value = serde_json::from_slice(&record.to_bytes()).unwrap();
        let pretty = serde_json::to_vec_pretty(&value).unwrap();
        let other_order = serde_json::to_vec(&reversed(value)).unwrap();
        for form in [pretty, other_order] {
            let rule = rule_of(&form);
            prop_assert!(rule == "L1" || rule == "L3", "{}", rule);
        }
    }

    #[test]
    fn any_bytes_are_read_or_refused(bytes: Vec<u8>, text: String) {
        for bytes in [bytes.as_slice(), text.as_bytes()] {
            prop_assert!(matches!(rule_of(bytes).as_str(), "L1" | "L2" | "L3"));
        }
    }

    #[test]
    fn names_are_read_back(id in record_id(), digest in digest()) {
        prop_assert_eq!(id.to_string().parse::<RecordId>().unwrap(), id);
        prop_assert_eq!(Digest::from_hex(&digest.to_string()), Some(digest));
    }
}

#[test]
fn forms_that_mean_the_same_and_are_not_the_one() {
    let (_, first) = Desk::open("mines.north", 1);
    let text = String::from_utf8(first.to_bytes()).unwrap();
    let change = |from: &str, to: &str| {
        assert!(text.contains(from), "{from}");
        rule_of(text.replacen(from, to, 1).as_bytes())
    };
    assert_eq!(rule_of(text.as_bytes()), "mines.north/1");
    let story = [
        ("{", " {", "a space"),
        ("}", "} ", "a space at the end"),
        ("mines.north", "\\u006dines.north", "an escape that is not needed"),
        ("key/1", "key\\/1", "a slash with an escape"),
        ("\"sequence\":1", "\"sequence\":1.0", "a fraction"),
        ("\"sequence\":1", "\"sequence\":1e0", "an exponent"),
        ("\"sequence\":1", "\"sequence\":\"1\"", "a number as text"),
        ("\"sequence\":1", "\"sequence\":0", "a number before the first"),
        ("\"facts\":{", "\"facts\":{\"act\":\"new\",", "a fact twice"),
        ("\"format\":", "\"corrects\":null,\"format\":", "nothing, said at length"),
        ("\"format\":", "\"colour\":\"blue\",\"format\":", "a member of another form"),
        ("record/1", "record/2", "another form"),
        ("key_event", "key_evening", "a kind that is none"),
        ("00:00:00Z", "00:00:00.5Z", "half a second"),
        ("00:00:00Z", "00:00:00+00:00", "another way to say UTC"),
        ("00:00:00Z", "01:00:00+01:00", "the same moment elsewhere"),
        ("\"signature\":\"", "\"signature\":\"A", "a longer signature"),
        ("==\"", "\"", "base64 without its end"),
        ("mines.north", "Mines.north", "an office in capitals"),
    ];
    for (from, to, what) in story {
        assert_eq!(change(from, to), "L1", "{what}");
    }
    assert_eq!(change("\"act\":\"new\",", ""), "L2");
    assert_eq!(change("\"sequence\":1", "\"sequence\":9007199254740992"), "L2", "more than JSON counts exactly");
    assert_eq!(change("key/1", "key 1"), "L2");
    assert_eq!(change("Z\",\"key\":\"", "Z\",\"key\":\"x"), "L1");
}

#[test]
fn what_a_clerk_may_not_put_in_a_record() {
    let (desk, _) = Desk::open("mines.north", 1);
    let good = || Draft {
        kind: Kind::AgendaRefused,
        subject: "agenda/7".to_owned(),
        body: body(&[("by", "south"), ("ground", "scope")]),
    };
    let refused = |change: &dyn Fn(&mut Draft)| {
        let mut draft = good();
        change(&mut draft);
        desk.would_make(draft).map_or_else(|refusal| refusal.rule.code().to_owned(), |record| record.id().to_string())
    };
    let document =
        |media: &str, length_bytes| DocumentHash { media: media.to_owned(), sha256: Digest::of(b""), length_bytes };
    let insert = |draft: &mut Draft, name: &str| draft.body.facts.insert(name.to_owned(), String::new());
    assert_eq!(refused(&|_| ()), "mines.north/2");
    assert_eq!(refused(&|draft| draft.body = body(&[("by", "south")])), "L2");
    assert_eq!(refused(&|draft| draft.kind = Kind::Correction), "L2");
    assert_eq!(refused(&|draft| draft.subject.clear()), "L2");
    assert_eq!(refused(&|draft| draft.subject = "agenda 7".to_owned()), "L2");
    assert_eq!(refused(&|draft| draft.subject = "é".repeat(129)), "L2");
    assert_eq!(refused(&|draft| drop(insert(draft, "Ground"))), "L2");
    assert_eq!(refused(&|draft| drop(insert(draft, ""))), "L2");
    assert_eq!(refused(&|draft| drop(insert(draft, &"a".repeat(65)))), "L2");
    assert_eq!(refused(&|draft| (0..63).for_each(|n| drop(insert(draft, &n.to_string())))), "L2");
    assert_eq!(refused(&|draft| draft.body.sealed = [("Buyer".to_owned(), Digest::of(b""))].into()), "L2");
    assert_eq!(refused(&|draft| draft.body.document = Some(document("text", 1))), "L2");
    assert_eq!(refused(&|draft| draft.body.document = Some(document("text/plain; a", 1))), "L2");
    assert_eq!(refused(&|draft| draft.body.document = Some(document("text/plain", 1 << 53))), "L2");
    assert_eq!(
        refused(&|draft| draft.body.corrects = Some(RecordId { office: "a".parse().unwrap(), sequence: 0 })),
        "L2"
    );
    assert_eq!(refused(&|draft| drop(draft.body.facts.insert("ground".to_owned(), "x".repeat(16_384)))), "L3");
    let mut end = Desk::new("mines.north", 1);
    end.chain = Chain { length: (1 << 53) - 1, last: Some(Digest::of(b"")) };
    assert_eq!(end.would_make(good()).unwrap_err().rule.code(), "L2");
    end.chain = Chain { length: 3, last: None };
    assert_eq!(end.would_make(good()).unwrap_err().rule.code(), "L2");
}

#[test]
fn the_longest_record_that_may_be_made_may_be_read() {
    let mut desk = Desk::new("mines.north", 1);
    let mut fits = |length: usize| {
        let ground = "x".repeat(length);
        let draft = Draft {
            kind: Kind::AgendaRefused,
            subject: "a".to_owned(),
            body: body(&[("by", "south"), ("ground", &ground)]),
        };
        desk.now += 1;
        desk.would_make(draft).ok().map(|record| record.to_bytes())
    };
    let longest = (15_000..16_384).rev().find_map(&mut fits).unwrap();
    assert!(longest.len() <= RECORD_BYTES_MAX && Record::parse(&longest).is_ok());
}

#[test]
fn a_signature_of_another_office_or_for_another_record_is_refused() {
    let (mut desk, first) = Desk::open("mines.north", 1);
    let second = desk.notes("one");
    let (key, other) = (desk.pen.key(), Pen::new(2).key());
    assert!(key.verify(&first).is_ok() && key.verify(&second).is_ok());
    assert_eq!(other.verify(&first).unwrap_err().rule.code(), "L4");
    let text = String::from_utf8(second.to_bytes()).unwrap();
    let signature = |record: &Record| {
        let value: Value = serde_json::from_slice(&record.to_bytes()).unwrap();
        value["signature"].as_str().unwrap().to_owned()
    };
    let mixed = Record::parse(text.replace(&signature(&second), &signature(&first)).as_bytes()).unwrap();
    assert_eq!(key.verify(&mixed).unwrap_err().rule.code(), "L4");
}
