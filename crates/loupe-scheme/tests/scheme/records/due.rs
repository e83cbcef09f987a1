//! What is due: the world as it is published against what the log says of it.

use std::collections::BTreeMap;

use loupe_scheme::record::audit::{Auditor, Terms};
use loupe_scheme::record::due::{Publication, Recorded, due};
use loupe_scheme::record::{Draft, Kind, Record};
use proptest::prelude::*;

use super::desk::{Desk, NEW_YEAR, body};

fn finding(name: &str, title: &str) -> Publication {
    Publication {
        subject: format!("finding/{name}"),
        kind: Kind::FindingPublished,
        again: Kind::FindingRevised,
        body: body(&[("country", "north"), ("title", title)]),
    }
}

fn edition(number: &str) -> Publication {
    Publication {
        subject: "edition".to_owned(),
        kind: Kind::EditionPublished,
        again: Kind::EditionPublished,
        body: body(&[("number", number), ("world_sha256", number)]),
    }
}

fn filing(row: u8, carats: &str) -> Publication {
    let others = Kind::ReturnFiled.facts().iter().filter(|name| **name != "carats").map(|name| (*name, "x"));
    Publication {
        subject: format!("return/{row}"),
        kind: Kind::ReturnFiled,
        again: Kind::Correction,
        body: body(&others.chain([("carats", carats)]).collect::<Vec<_>>()),
    }
}

/// A register that records what is due, and knows what it recorded.
struct Register {
    desk: Desk,
    recorded: BTreeMap<String, Recorded>,
    log: Vec<Record>,
}

impl Register {
    fn new() -> Register {
        let (desk, first) = Desk::open("register", 7);
        Register { desk, recorded: BTreeMap::new(), log: vec![first] }
    }

    /// Records what is due; a line for each: kind, subject, reason, what it corrects.
    fn publish(&mut self, world: &[Publication]) -> Vec<String> {
        let drafts = due(world.to_vec(), &self.recorded);
        drafts.into_iter().map(|draft| self.record(draft)).collect()
    }

    fn record(&mut self, draft: Draft) -> String {
        let reason = draft.body.fact("reason").map(|reason| format!(" {reason}")).unwrap_or_default();
        let corrects = draft.body.corrects.as_ref().map(|named| format!(" of {named}")).unwrap_or_default();
        let line = format!("{} {}{reason}{corrects}", draft.kind.code(), draft.subject);
        let record = self.desk.states(draft);
        self.recorded.insert(record.subject().to_owned(), Recorded::of(&record));
        self.log.push(record);
        line
    }
}

#[test]
fn a_year_of_the_register() {
    let mut register = Register::new();
    let none: [&str; 0] = [];
    let world = [edition("1"), finding("b", "Two wells"), filing(1, "100"), finding("a", "One well")];
    let first = [
        "edition_published edition",
        "finding_published finding/b",
        "return_filed return/1",
        "finding_published finding/a",
    ];
    assert_eq!(register.publish(&world), first);
    assert_eq!(register.publish(&world), none, "the same import again says nothing new");

    let world = [edition("2"), finding("b", "Two wells, dry"), filing(1, "90"), filing(2, "5")];
    let second = [
        "edition_published edition of register/2",
        "finding_revised finding/b of register/3",
        "correction return/1 changed of register/4",
        "return_filed return/2",
        "correction finding/a withdrawn of register/5",
    ];
    assert_eq!(register.publish(&world), second);
    assert_eq!(register.publish(&world), none);

    let world = [edition("2"), finding("a", "One well"), filing(2, "5")];
    let third = [
        "finding_revised finding/a of register/10",
        "correction finding/b withdrawn of register/7",
        "correction return/1 withdrawn of register/8",
    ];
    assert_eq!(register.publish(&world), third);

    let world = [edition("2"), finding("a", "One well"), filing(1, "90"), filing(2, "5")];
    assert_eq!(register.publish(&world), ["correction return/1 published_again of register/13"]);
    assert_eq!(register.publish(&world), none);
}

/// Some of six subjects, each in one of three forms, in any order.
fn world() -> impl Strategy<Value = Vec<Publication>> {
    let forms = proptest::collection::btree_map(0..6u8, 0..3u8, 0..6);
    forms.prop_map(|forms| forms.into_iter().collect::<Vec<_>>()).prop_shuffle().prop_map(|forms| {
        let one = |(subject, form): (u8, u8)| match subject {
            0 => edition(&form.to_string()),
            1 | 2 => finding(&subject.to_string(), &form.to_string()),
            _ => filing(subject, &form.to_string()),
        };
        forms.into_iter().map(one).collect()
    })
}

proptest! {
    #[test]
    fn what_was_recorded_is_no_longer_due(worlds in proptest::collection::vec(world(), 1..6)) {
        let mut register = Register::new();
        for world in &worlds {
            register.publish(world);
            prop_assert_eq!(due(world.clone(), &register.recorded), []);
            let mut backwards = world.clone();
            backwards.reverse();
            prop_assert_eq!(due(backwards, &register.recorded), [], "in whatever order it is published");
        }
        let as_of = jiff::Timestamp::from_second(NEW_YEAR).unwrap();
        let mut auditor = Auditor::new(Terms { as_of, receipt_days: 15, register: "register".parse().unwrap() });
        register.log.iter().for_each(|record| auditor.read(&record.to_bytes()));
        prop_assert_eq!(auditor.finish().listed, []);
    }

    #[test]
    fn drafts_come_in_the_order_of_the_world_and_withdrawals_by_name(before in world(), after in world()) {
        let mut register = Register::new();
        register.publish(&before);
        let drafts = due(after.clone(), &register.recorded);
        let (of_world, withdrawn): (Vec<&Draft>, Vec<&Draft>) =
            drafts.iter().partition(|draft| after.iter().any(|publication| publication.subject == draft.subject));
        prop_assert_eq!(of_world.len() + withdrawn.len(), drafts.len());
        let place = |draft: &&Draft| after.iter().position(|publication| publication.subject == draft.subject);
        prop_assert!(of_world.is_sorted_by_key(place));
        prop_assert!(withdrawn.is_sorted_by_key(|draft| draft.subject.clone()));
        let sets_apart = drafts.iter().skip(of_world.len()).all(|draft| withdrawn.contains(&draft));
        prop_assert!(sets_apart, "what was withdrawn comes last");
    }
}
