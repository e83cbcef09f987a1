//! Statements of certificates: first what a buyer of a parcel would tell, then what must hold of every parcel.

use jiff::civil::date;
use loupe_scheme::certificate::statement::{CertificateStatement, Mined, certificate_statement, drawn};
use loupe_scheme::certificate::{Certificate, CommercialSeal, HsCode, Issuer, Line, Origins, Parcel, Party, Shipment};
use loupe_scheme::finding::{Grade, Target};
use loupe_scheme::look::LooksCounted;
use loupe_scheme::mass::Carats;
use loupe_scheme::participant::ParticipantId;
use loupe_scheme::register::Register;
use loupe_scheme::statement::{NotLooked, Outcome, Parts, Subject, examine};
use loupe_scheme::value::UsdCents;
use proptest::prelude::*;

use crate::small_world::{any_region, definition_of, filing, finding, look, span, world};
use crate::statements::{any_world, grave};

/// A certificate of parcels: mass in micro-carats, origins, period of mining.
fn certificate(parcels: &[(u64, &str, &str)]) -> Certificate {
    let party = Party { name: "N".to_owned(), address: "A".to_owned(), licence: String::new() };
    let parcel = |(number, (micro, origins, mined)): (usize, &(u64, &str, &str))| Parcel {
        id: format!("P-{number}"),
        origins: Origins::from_codes(origins.split_whitespace()).unwrap(),
        lines: vec![Line {
            hs: HsCode::Unsorted,
            carats: Carats::from_micro(*micro).unwrap(),
            usd: UsdCents::from_cents(1).unwrap(),
        }],
        lots: Vec::new(),
        mined: (*mined).to_owned(),
    };
    Certificate {
        number: "AA00000001".parse().unwrap(),
        issuer: Issuer { office: "a".to_owned(), name: "A".to_owned(), city: String::new() },
        language: "en".to_owned(),
        issued_on: date(2022, 2, 1),
        expires_on: date(2022, 4, 1),
        shipment: Shipment {
            exporting: ParticipantId::new("AAA").unwrap(),
            importing: ParticipantId::new("BBB").unwrap(),
            exporter: party.clone(),
            importer: party,
            parcels: parcels.iter().enumerate().map(parcel).collect(),
            evidence: Vec::new(),
            seal: String::new(),
            quality: String::new(),
            zone: String::new(),
        },
        record: "a/2".to_owned(),
        seal: CommercialSeal([1; 16]),
    }
}

fn statement(
    register: &Register,
    regions: &[loupe_scheme::definition::Region],
    c: &Certificate,
) -> CertificateStatement {
    let made_on = date(2022, 3, 1);
    certificate_statement(c, register, &[definition_of(regions)], LooksCounted::Independent, made_on)
}

/// Carats in the four parts: verified, open, not looked at, rest.
fn parts(register: &Register, parcels: &[(u64, &str, &str)]) -> [u64; 4] {
    let made = statement(register, &grave(), &certificate(parcels));
    let parts = made.under[0].parts;
    [parts.verified, parts.open, parts.not_looked, parts.rest].map(|micro| micro / 1_000_000)
}

const fn ct(carats: u64) -> u64 {
    carats * 1_000_000
}

const ALL_KINDS: [&str; 3] = ["state_violence", "other_violence", "land"];

/// The army's killings at AAA's mine `m`, which gave 30 of the 100 ct of 2020, are verified.
fn killings_at_the_mine() -> Register {
    let at = |id: &str| Target::Participant(id.to_owned());
    let killings = finding(
        "f",
        "killing",
        "at_site",
        Target::Site("m".to_owned()),
        span("2020-01-01", "2020-12-31"),
        Grade::Verified,
    );
    let looks = vec![
        look("l", at("AAA"), span("2020", "2021"), &ALL_KINDS),
        look("b", at("BBB"), span("2020", "2020"), &ALL_KINDS),
    ];
    Register { findings: vec![killings], looks, ..world() }
}

#[test]
fn a_small_parcel_may_hold_none_of_the_mines_stones_or_nothing_else() {
    let register = killings_at_the_mine();
    assert_eq!(parts(&register, &[(ct(10), "AAA", "2020")]), [0, 10, 0, 0]);
    // Of 80 ct, 70 may be from elsewhere, and at most 30 are from the mine.
    assert_eq!(parts(&register, &[(ct(80), "AAA", "2020")]), [10, 20, 0, 50]);
    assert_eq!(parts(&register, &[(ct(100), "AAA", "2020")]), [30, 0, 0, 70]);
}

#[test]
fn parcels_of_one_origin_are_added_before_anything_is_computed() {
    let halves = [(ct(40), "AAA", "2020"), (ct(40), "AAA", "2020")];
    let made = statement(&killings_at_the_mine(), &grave(), &certificate(&halves));
    assert_eq!(made.draws.len(), 1);
    assert_eq!(made.draws[0].parcels, ["P-0", "P-1"]);
    assert_eq!(parts(&killings_at_the_mine(), &halves), [10, 20, 0, 50]);
}

#[test]
fn a_mixed_parcel_is_drawn_from_what_all_its_countries_declared() {
    let register = killings_at_the_mine();
    // 100 ct of AAA and 100 ct of BBB: 180 ct of it hold at least 10 of the mine's 30 ct.
    assert_eq!(parts(&register, &[(ct(180), "AAA BBB", "2020")]), [10, 20, 0, 150]);
    assert_eq!(parts(&register, &[(ct(170), "AAA BBB", "2020")]), [0, 30, 0, 140]);
}

#[test]
fn unknown_origin_was_not_looked_at() {
    let register = killings_at_the_mine();
    assert_eq!(parts(&register, &[(ct(10), "unknown", "2020")]), [0, 0, 10, 0]);
    assert_eq!(parts(&register, &[(ct(100), "AAA unknown", "2020")]), [0, 0, 100, 0]);
    assert!(statement(&register, &grave(), &certificate(&[(1, "unknown", "2020")])).origin_unknown());
}

#[test]
fn an_unknown_period_is_said_and_nothing_is_certain_of_it() {
    let register = killings_at_the_mine();
    let made = statement(&register, &grave(), &certificate(&[(ct(100), "AAA", "")]));
    assert!(made.period_unknown());
    assert_eq!(made.draws[0].mined, Mined::Unknown("2020H1..2021H1".parse().unwrap()));
    assert_eq!(parts(&register, &[(ct(100), "AAA", "")]), [0, 30, 70, 0]);
    let unreadable = statement(&register, &grave(), &certificate(&[(ct(1), "AAA", "last summer")]));
    assert!(unreadable.period_unknown());
    // A country that never declared anything.
    let never = statement(&register, &grave(), &certificate(&[(ct(1), "CCC", "")]));
    assert_eq!((never.draws[0].mined, never.under[0].parts.not_looked), (Mined::Never, ct(1)));
}

#[test]
fn more_than_was_declared_is_never_certain() {
    let register = killings_at_the_mine();
    assert_eq!(parts(&register, &[(ct(101), "AAA", "2020")]), [0, 30, 71, 0]);
    // AAA's return for the second half of 2021 never came, so nobody knows how much else there was.
    assert_eq!(parts(&register, &[(ct(100), "AAA", "2021")]), [0, 0, 100, 0]);
}

#[test]
fn what_was_filed_twice_counts_as_serves_each_end_worst() {
    let mut register = killings_at_the_mine();
    register.filings.insert(1, filing("AAA", "2020H1", "25", 99));
    // 125 ct at most: of 100 ct, 95 may be from elsewhere.
    assert_eq!(parts(&register, &[(ct(100), "AAA", "2020")])[0], 5);
}

#[test]
fn a_statement_says_what_nobody_looked_at_once() {
    let made = statement(&world(), &grave(), &certificate(&[(1, "AAA", "2020"), (1, "AAA BBB", "2021")]));
    let last = &made.not_looked[made.not_looked.len() - 2..];
    assert_eq!(last, [NotLooked::StockBefore, NotLooked::AfterTheMine]);
    let aaa = ParticipantId::new("AAA").unwrap();
    let missing = |item: &&NotLooked| matches!(item, NotLooked::NoReturn { participant, .. } if *participant == aaa);
    assert_eq!(made.not_looked.iter().filter(missing).count(), 1);
    assert_eq!(made.expires_on, date(2023, 3, 1));
}

#[test]
fn no_draw_is_certain_of_more_than_the_lesser_reading_holds() {
    let verified = |carats: u64| Parts { verified: carats, ..Parts::default() };
    let pool = Outcome { mass: verified(43), mass_least: verified(21), ..Outcome::default() };
    let certain = |mass| drawn(&pool, mass).verified;
    assert_eq!([certain(1), certain(21), certain(22), certain(43)], [1, 21, 21, 21]);
}

#[test]
fn stones_mined_after_the_last_return_were_declared_by_nobody() {
    let made = statement(&world(), &grave(), &certificate(&[(1, "BBB", "2021H2..2022H1")]));
    let undeclared = |half: &str| NotLooked::NoReturn {
        participant: ParticipantId::new("BBB").unwrap(),
        half: half.parse().unwrap(),
    };
    let said = |half| made.not_looked.iter().filter(|item| **item == undeclared(half)).count();
    assert_eq!(["2021H2", "2022H1"].map(said), [0, 1], "{:?}", made.not_looked);
}

fn any_pool() -> impl Strategy<Value = Outcome> {
    let parts = prop::array::uniform4(0_u64..50);
    let named = |[verified, open, not_looked, rest]: [u64; 4]| Parts { verified, open, not_looked, rest };
    (parts, any::<[bool; 4]>()).prop_map(move |(most, less)| {
        let least: Vec<u64> = most.iter().zip(less).map(|(part, less)| if less { part / 2 } else { *part }).collect();
        let mass_least = named([least[0], least[1], least[2], least[3]]);
        Outcome { mass: named(most), mass_least, ..Outcome::default() }
    })
}

fn any_parcels() -> impl Strategy<Value = Vec<(u64, &'static str, &'static str)>> {
    let origins = prop::sample::select(vec!["AAA", "BBB", "AAA BBB", "AAA unknown", "unknown", "CCC"]);
    let mined = prop::sample::select(vec!["2020", "2020H1", "2021", "2020..2021", ""]);
    prop::collection::vec((1_u64..150_000_000, origins, mined), 1..5)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn the_four_parts_of_a_certificate_add_up(register in any_world(), parcels in any_parcels(), region in any_region()) {
        let made = statement(&register, &[region], &certificate(&parcels));
        let under = &made.under[0];
        let mass: u64 = parcels.iter().map(|(micro, ..)| micro).sum();
        prop_assert_eq!(under.parts.whole(), mass);
        for (parts, draw) in under.draws.iter().zip(&made.draws) {
            prop_assert_eq!(parts.whole(), draw.mass_micro);
        }
        prop_assert!(under.shares.at_least <= under.shares.at_most);
        prop_assert!(!made.not_looked.is_empty());
    }

    #[test]
    fn a_wider_definition_lowers_neither_end(
        register in any_world(), parcels in any_parcels(), a in any_region(), b in any_region()
    ) {
        let narrow = statement(&register, std::slice::from_ref(&a), &certificate(&parcels)).under[0].parts;
        let wide = statement(&register, &[a, b], &certificate(&parcels)).under[0].parts;
        prop_assert!(wide.verified >= narrow.verified);
        prop_assert!(wide.at_most() >= narrow.at_most());
    }

    #[test]
    fn a_parcel_of_all_that_was_declared_has_the_participants_own_interval(
        register in any_world(), region in any_region(), half in prop::sample::select(vec!["2020", "2020H1", "2020H2"])
    ) {
        let definition = definition_of(std::slice::from_ref(&region));
        let subject = Subject::Participant(ParticipantId::new("BBB").unwrap());
        let period = half.parse().unwrap();
        let counted = LooksCounted::Independent;
        let own = examine(&register, &subject, period, &[definition], counted, date(2022, 3, 1)).unwrap();
        let whole = certificate(&[(own.declared.filed.micro(), "BBB", half)]);
        let made = statement(&register, &[region], &whole);
        prop_assert_eq!(made.under[0].parts, own.under[0].outcome.mass);
        prop_assert_eq!(made.under[0].shares.at_least, own.under[0].shares.at_least);
        prop_assert_eq!(made.under[0].shares.at_most, own.under[0].shares.at_most);
    }

    #[test]
    fn splitting_a_parcel_changes_nothing_on_its_certificate(
        register in any_world(), region in any_region(), micro in 2_u64..150_000_000, cut in 1_u64..1_000_000_000
    ) {
        let cut = cut % (micro - 1) + 1;
        let one = certificate(&[(micro, "AAA", "2020")]);
        let two = certificate(&[(cut, "AAA", "2020"), (micro - cut, "AAA", "2020")]);
        let region = [region];
        let parts = |c: &Certificate| statement(&register, &region, c).under[0].parts;
        prop_assert_eq!(parts(&one), parts(&two));
    }

    /// Two draws apart say less than the two together: the sum of what each must hold is not more, of what each may not
    /// less. Beyond the lesser reading of returns filed twice the first need not hold: there, only the two together
    /// show that one reading does not know all their stones.
    #[test]
    fn draws_apart_are_never_tighter_than_together(pool in any_pool(), a in 0_u64..200, b in 0_u64..200) {
        let whole = pool.mass.whole();
        let a = a.min(whole);
        let b = b.min(whole - a);
        let (one, two, both) = (drawn(&pool, a), drawn(&pool, b), drawn(&pool, a + b));
        if a + b <= pool.mass_least.whole() {
            prop_assert!(one.verified + two.verified <= both.verified);
        }
        prop_assert!(both.verified <= pool.mass_least.verified);
        prop_assert!(one.at_most() + two.at_most() >= both.at_most());
        prop_assert_eq!(both.whole(), a + b);
    }

    /// The formula against trying every draw there is: a pool of a few carats, some of which meet the definition.
    #[test]
    fn no_draw_lies_outside_its_interval(v in 0_u64..6, o in 0_u64..6, u in 0_u64..6, r in 0_u64..6, m in 0_u64..24) {
        let mass = Parts { verified: v, open: o, not_looked: u, rest: r };
        let pool = Outcome { mass, mass_least: mass, ..Outcome::default() };
        let m = m.min(mass.whole());
        let parts = drawn(&pool, m);
        // The pool's true content is any number from v to v + o + u; a draw takes as few or as many as there is room for.
        let fewest = (v..=v + o + u).map(|true_v| m.saturating_sub(mass.whole() - true_v)).min().unwrap();
        let most = (v..=v + o + u).map(|true_v| m.min(true_v)).max().unwrap();
        prop_assert_eq!((parts.verified, parts.at_most()), (fewest, most));
    }
}
