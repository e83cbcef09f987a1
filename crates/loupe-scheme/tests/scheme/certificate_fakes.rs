//! False certificates, each by the pattern that gives it away; and real ones, which show none.

use std::collections::BTreeMap;

use jiff::civil::{Date, date};
use loupe_scheme::certificate::State;
use loupe_scheme::certificate::fakes::{
    Feature, Ground, Held, IssuerKnown, Known, ParcelNumbers, Pattern, Presented, grounds,
};
use loupe_scheme::participant::{Participant, ParticipantId, Participation, Source};
use loupe_scheme::words::Words;
use proptest::prelude::*;

use crate::small_world::span;

fn id(code: &str) -> ParticipantId {
    ParticipantId::new(code).unwrap()
}

/// Southland (SL) takes part since 2003, Laterland (LT) since 2012, Leftland (LF) left in 2010.
struct Desk {
    participants: Vec<Participant>,
    participations: Vec<Participation>,
    features: Vec<Feature>,
    issuer: Option<IssuerKnown>,
    held: Option<Held>,
    warnings: Vec<String>,
    today: Date,
}

fn desk() -> Desk {
    let states =
        [("SLD", "SL", "2003-01-01", ""), ("LTD", "LT", "2012-08-14", ""), ("LFD", "LF", "2003", "2010-06-30")];
    let participant = |(code, alpha2, ..): &(&str, &str, &str, &str)| Participant {
        id: id(code),
        alpha2: (*alpha2).to_owned(),
        kind: "state".to_owned(),
        name: Words { en: (*code).to_owned(), ..Words::default() },
        names_source: "invented for tests".to_owned(),
    };
    let participation = |(code, _, from, until): &(&str, &str, &str, &str)| Participation {
        participant: id(code),
        listing: "confirmed".to_owned(),
        span: span(from, until),
        from_precision: String::new(),
        until_precision: String::new(),
        note: String::new(),
        source: Source::default(),
    };
    Desk {
        participants: states.iter().map(participant).collect(),
        participations: states.iter().map(participation).collect(),
        features: vec![Feature {
            participant: id("SLD"),
            other_prefix: "SX".to_owned(),
            parcels: ParcelNumbers::EndWithCertificate,
        }],
        issuer: None,
        held: None,
        warnings: Vec::new(),
        today: date(2026, 11, 25),
    }
}

impl Desk {
    /// Southland keeps its certificates here since 2025: 40 of that year, 20 of the next.
    fn keeping() -> Desk {
        let years = BTreeMap::from([(2025, (1, 40)), (2026, (41, 60))]);
        let prefix = "SL".parse().unwrap();
        let issuer = IssuerKnown { prefix, from: date(2025, 1, 1), until: None, issued_up_to: 60, years };
        Desk { issuer: Some(issuer), ..desk() }
    }

    fn grounds(&self, presented: &Presented) -> Vec<Ground> {
        let known = Known {
            participants: &self.participants,
            participations: &self.participations,
            features: &self.features,
            issuer: self.issuer.as_ref(),
            held: self.held.as_ref(),
            warnings: &self.warnings,
            today: self.today,
        };
        grounds(presented, &known)
    }

    fn codes(&self, presented: &Presented) -> Vec<&'static str> {
        self.grounds(presented).into_iter().map(|ground| ground.pattern.code()).collect()
    }
}

fn paper(number: &str, issued_on: &str) -> Presented {
    Presented { issued_on: Some(issued_on.parse().unwrap()), ..Presented::of_number(number) }
}

/// What was issued under SL00000045.
fn held() -> Held {
    Held {
        state: State::Issued,
        issued_on: date(2026, 3, 2),
        expires_on: date(2026, 5, 2),
        parcels: vec!["GG/45".to_owned()],
        total: None,
    }
}

#[test]
fn a_number_of_another_year_gives_it_away() {
    // Number 4306 of 2014 stood on a paper of 2015.
    let years = BTreeMap::from([(2014, (4200, 4310)), (2015, (4311, 4400))]);
    let prefix = "SL".parse().unwrap();
    let issuer = IssuerKnown { prefix, from: date(2016, 1, 1), until: None, issued_up_to: 4400, years };
    let desk = Desk { issuer: Some(issuer), ..desk() };
    let found = desk.grounds(&paper("SL 4306", "2015-05-04"));
    assert_eq!(found.len(), 1);
    assert_eq!((found[0].pattern, &*found[0].said, &*found[0].known), (Pattern::NumberOfOtherYear, "2015", "2014"));
    assert_eq!(desk.codes(&paper("SL 4306", "2014-05-04")), Vec::<&str>::new());
}

#[test]
fn a_parcel_whose_number_does_not_end_with_the_certificates_gives_it_away() {
    let with = |parcel: &str| Presented { parcels: vec![parcel.to_owned()], ..paper("SL 004911", "2015-05-04") };
    assert_eq!(desk().codes(&with("JMI/GGDO/4199")), ["F3"]);
    assert_eq!(desk().codes(&with("GGDO")), ["F3"]);
    assert_eq!(desk().codes(&with("JMI/GGDO/4911")), Vec::<&str>::new());
    assert_eq!(desk().codes(&with("JMI–004911")), Vec::<&str>::new());
    // Laterland numbers its parcels as it likes.
    let elsewhere = Presented { parcels: vec!["7".to_owned()], ..paper("LT 004911", "2015-05-04") };
    assert_eq!(desk().codes(&elsewhere), Vec::<&str>::new());
}

#[test]
fn nobody_certifies_before_it_takes_part_or_after_it_left() {
    assert_eq!(desk().codes(&paper("LT 12", "2011-03-01")), ["F4"]);
    assert_eq!(desk().codes(&paper("LT 12", "2012-08-14")), Vec::<&str>::new());
    assert_eq!(desk().codes(&paper("LF 12", "2010-07-01")), ["F4"]);
    // Of a bare number the question is whether it may be issued today.
    assert_eq!(desk().codes(&Presented::of_number("LF 12")), ["F4"]);
    let says_who = Presented { issued_by: Some(id("XXX")), ..paper("XX 12", "2015-01-01") };
    assert_eq!(desk().codes(&says_who), ["F4", "F6"]);
}

#[test]
fn a_prefix_is_that_of_a_participant_and_of_the_one_named() {
    assert_eq!(desk().codes(&paper("KQ 00012", "2015-01-01")), ["F6"]);
    assert_eq!(desk().codes(&paper("00012", "2015-01-01")), ["F6"]);
    assert_eq!(desk().codes(&paper("", "2015-01-01")), ["F6"]);
    assert_eq!(desk().codes(&paper("SX 00012", "2015-01-01")), Vec::<&str>::new());
    let of_another = Presented { issued_by: Some(id("LTD")), ..paper("SL 00012", "2015-01-01") };
    assert_eq!(desk().codes(&of_another), ["F6"]);
}

#[test]
fn dates_that_cannot_be() {
    assert_eq!(desk().codes(&paper("SL 12", "2026-11-26")), ["F7"]);
    let turned = Presented { expires_on: Some(date(2015, 1, 1)), ..paper("SL 12", "2015-03-01") };
    assert_eq!(desk().codes(&turned), ["F7"]);
    assert!(desk().codes(&paper("SL 12", "2002-12-31")).contains(&"F7"));
}

#[test]
fn an_authority_that_keeps_its_certificates_here_gave_out_no_others() {
    let found = Desk::keeping().grounds(&paper("SL00000061", "2026-11-01"));
    assert_eq!(found[0].pattern, Pattern::NumberNeverIssued);
    assert_eq!(found[0].known, "SL00000060");
    // What it issued before it came here is not known here.
    assert_eq!(Desk::keeping().codes(&paper("SL00004911", "2024-11-01")), Vec::<&str>::new());
}

#[test]
fn a_true_number_with_other_words_is_found_out() {
    let desk = Desk { held: Some(held()), ..Desk::keeping() };
    let copy = Presented {
        expires_on: Some(date(2026, 5, 2)),
        parcels: vec!["GG/45".to_owned()],
        ..paper("SL00000045", "2026-03-02")
    };
    assert_eq!(desk.codes(&copy), Vec::<&str>::new());
    let longer = Presented { expires_on: Some(date(2027, 5, 2)), ..copy.clone() };
    assert_eq!(desk.codes(&longer), ["F9"]);
    let more = Presented { parcels: vec!["GG/45".to_owned(), "GG2/45".to_owned()], ..copy.clone() };
    assert_eq!(desk.codes(&more), ["F9"]);
    let taken_back = Desk { held: Some(Held { state: State::Voided, ..held() }), ..Desk::keeping() };
    assert_eq!(taken_back.codes(&copy), ["F11"]);
}

#[test]
fn warnings_and_denials_are_grounds_and_a_layout_is_a_note_for_people() {
    let warned = Desk { warnings: vec!["F5".to_owned(), "F1".to_owned()], ..desk() };
    assert_eq!(warned.codes(&paper("SL 12", "2015-01-01")), ["F5", "F10"]);
    let noticed = Presented { layout: "no watermark".to_owned(), ..paper("SL 12", "2015-01-01") };
    let found = desk().grounds(&noticed);
    assert_eq!((found.len(), found[0].pattern.is_shown(), &*found[0].said), (1, false, "no watermark"));
}

#[test]
fn every_pattern_has_its_own_number() {
    for pattern in Pattern::ALL {
        assert_eq!(Pattern::from_code(pattern.code()), Some(*pattern));
    }
    assert_eq!(Pattern::from_code("F99"), None);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 500, ..ProptestConfig::default() })]

    /// Whatever is typed in: no panic, an order of its own, and what is certain is certain with less said too.
    #[test]
    fn any_text_is_judged(number in "\\PC{0,20}", parcel in "\\PC{0,20}", layout in "\\PC{0,10}", day in 0i32..12000) {
        let issued_on = date(2000, 1, 1).checked_add(jiff::Span::new().days(day)).unwrap();
        let whole = Presented {
            issued_on: Some(issued_on), parcels: vec![parcel], layout, ..Presented::of_number(&number)
        };
        let found = Desk::keeping().grounds(&whole);
        prop_assert!(found.is_sorted());
        let barer = Presented { parcels: Vec::new(), layout: String::new(), ..whole };
        for ground in Desk::keeping().grounds(&barer) {
            prop_assert!(found.contains(&ground));
        }
    }

    /// Every number that was issued shows no pattern when it states what was issued.
    #[test]
    fn what_was_issued_shows_nothing(count in 41u32..=60) {
        let parcels = vec![format!("P/{count}")];
        let number = format!("SL{count:08}");
        let held = Held { parcels: parcels.clone(), ..held() };
        let copy = Presented { parcels, expires_on: Some(held.expires_on), ..paper(&number, "2026-03-02") };
        let desk = Desk { held: Some(held), ..Desk::keeping() };
        prop_assert_eq!(desk.grounds(&copy), Vec::new());
    }
}
