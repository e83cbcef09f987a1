//! Stories of keys: how they come into the log, change hands and are lost.

use loupe_scheme::record::{Kind, Record};

use super::audit::check;
use super::desk::{Desk, Pen, log};

/// A key event that the desk signs.
fn event(desk: &mut Desk, act: &str, key: &str, office: Option<&str>) -> Record {
    let mut facts = vec![("act", act), ("key", key)];
    facts.extend(office.map(|office| ("office", office)));
    desk.makes(Kind::KeyEvent, "key", &facts)
}

/// The office replaces its pen.
fn rotate(desk: &mut Desk, seed: u8) -> Record {
    let next = Pen::new(seed);
    let record = event(desk, "rotate", &next.key().to_string(), None);
    desk.pen = next;
    record
}

#[test]
fn an_office_replaces_its_key_and_goes_on() {
    let (mut desk, first) = Desk::open("mines.north", 1);
    let records =
        [first, desk.notes("one"), rotate(&mut desk, 2), desk.notes("two"), rotate(&mut desk, 3), desk.notes("three")];
    check(&log(&records), &[]);
}

#[test]
fn an_office_begins_without_saying_who_it_is() {
    let mut desk = Desk::new("mines.north", 1);
    let (one, two, three) = (desk.notes("one"), desk.notes("two"), desk.notes("three"));
    let expected = ["0 mines.north/1 key_unknown", "1 mines.north/2 key_unknown", "2 mines.north/3 key_unknown"];
    check(&log([&one, &two, &three]), &expected);
    check(
        &log([&one, &three]),
        &["0 mines.north/1 key_unknown", "1 mines.north/3 key_unknown", "1 mines.north/3 gap 2"],
    );
}

#[test]
fn the_record_of_a_new_key_is_taken_out() {
    let (mut desk, first) = Desk::open("mines.north", 1);
    let _gone = rotate(&mut desk, 2);
    let (one, two) = (desk.notes("one"), desk.notes("two"));
    let expected = ["1 mines.north/3 key_unknown", "1 mines.north/3 gap 2", "2 mines.north/4 key_unknown"];
    check(&log([&first, &one, &two]), &expected);
}

#[test]
fn an_old_key_is_used_by_a_thief_and_the_office_is_not_blamed() {
    let (mut desk, first) = Desk::open("mines.north", 1);
    let records = [first, rotate(&mut desk, 2), desk.notes("one")];
    let theft = desk.with_pen(1).notes("theft");
    let next = desk.notes("two");
    assert_eq!(theft.id(), next.id());
    check(&log(records.iter().chain([&theft, &next])), &["3 mines.north/4 key_revoked"]);
}

#[test]
fn an_old_key_is_used_by_mistake_and_the_office_stands_by_it() {
    let (mut desk, first) = Desk::open("mines.north", 1);
    let records = [first, rotate(&mut desk, 2), desk.notes("one")];
    let mut mistaken = desk.with_pen(1);
    let (two, three) = (mistaken.notes("two"), mistaken.notes("three"));
    desk.chain = mistaken.chain;
    desk.now = mistaken.now;
    let four = desk.notes("four");
    // The fourth names the third by its digest, so nothing is missing, and what is entered twice is known.
    let entries = log(records.iter().chain([&two, &three, &four, &two]));
    check(&entries, &["3 mines.north/4 key_revoked", "4 mines.north/5 key_revoked", "6 mines.north/4 repeated"]);
}

#[test]
fn a_key_is_stolen_and_the_register_brings_in_another() {
    let ((mut register, own), (mut desk, first)) = (Desk::open("register", 7), Desk::open("mines.north", 1));
    let stolen = desk.pen.key();
    let revoked = event(&mut register, "revoke", &stolen.id().to_string(), Some("mines.north"));
    let before = desk.notes("before");
    let theft = desk.with_pen(1).notes("theft");
    let again = event(&mut register, "new", &stolen.to_string(), Some("mines.north"));
    let brought = event(&mut register, "new", &Pen::new(2).key().to_string(), Some("mines.north"));
    let after = desk.with_pen(2).notes("after");
    let entries = log([&own, &first, &before, &revoked, &theft, &again, &brought, &after]);
    check(&entries, &["4 mines.north/3 key_revoked", "5 register/3 key_event_wrong"]);
}

#[test]
fn an_office_revokes_its_own_key_and_falls_silent() {
    let (mut desk, first) = Desk::open("mines.north", 1);
    let id = desk.pen.key().id().to_string();
    let (revoked, after) = (event(&mut desk, "revoke", &id, None), desk.notes("after"));
    // Nobody becomes the office by writing a first record again.
    let (_, usurper) = Desk::open("mines.north", 9);
    check(&log([&first, &revoked, &after, &usurper]), &["2 mines.north/3 key_revoked", "3 mines.north/1 key_unknown"]);
}

#[test]
fn a_stranger_revokes_and_brings_in_keys_of_others() {
    let ((mut other, own), (desk, first)) = (Desk::open("mines.south", 2), Desk::open("mines.north", 1));
    let id = desk.pen.key().id().to_string();
    let revoked = event(&mut other, "revoke", &id, Some("mines.north"));
    let brought = event(&mut other, "new", &Pen::new(9).key().to_string(), Some("mines.east"));
    let after = desk.with_pen(1).notes("after");
    let entries = log([&own, &first, &revoked, &brought, &after]);
    check(&entries, &["2 mines.south/2 key_event_wrong", "3 mines.south/3 key_event_wrong"]);
}

#[test]
fn key_events_that_say_nothing_useful() {
    let (mut desk, first) = Desk::open("mines.north", 1);
    let own = desk.pen.key();
    let other = Pen::new(5).key();
    let records = [
        event(&mut desk, "rotate", "not a key", None),
        event(&mut desk, "rotate", &own.to_string(), None),
        event(&mut desk, "new", &other.to_string(), None),
        event(&mut desk, "revoke", &other.id().to_string(), None),
        event(&mut desk, "revoke", "all of them", None),
        event(&mut desk, "lend", &other.to_string(), None),
        event(&mut desk, "rotate", &other.to_string(), Some("NOBODY")),
    ];
    let expected: Vec<String> = (1..=7).map(|n| format!("{n} mines.north/{} key_event_wrong", n + 1)).collect();
    let expected: Vec<&str> = expected.iter().map(String::as_str).collect();
    check(&log([&first].into_iter().chain(&records)), &expected);
    // Saying once more which key is one's own is harmless.
    let again = event(&mut desk, "new", &own.to_string(), None);
    let after = desk.notes("after");
    check(&log([&first].into_iter().chain(&records).chain([&again, &after])), &expected);
}

#[test]
fn the_register_brings_in_an_office_before_it_speaks() {
    let (mut register, own) = Desk::open("register", 7);
    let mut desk = Desk::new("mines.north", 1);
    let brought = event(&mut register, "new", &desk.pen.key().to_string(), Some("mines.north"));
    let one = desk.notes("one");
    check(&log([&own, &brought, &one]), &[]);
    let (_, usurper) = Desk::open("mines.north", 9);
    check(&log([&own, &brought, &usurper, &one]), &["2 mines.north/1 key_unknown"]);
}
