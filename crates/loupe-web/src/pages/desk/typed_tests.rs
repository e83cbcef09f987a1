//! What is typed is what is stated: stories and a property.

use jiff::civil::date;
use loupe_registry::answer::Ask;
use loupe_registry::edition::Edition;
use loupe_registry::world::shipped;
use loupe_scheme::certificate::{Evidence, HsCode, Line, Origins, Parcel, Party, Shipment, Total, check_shipment};
use loupe_scheme::mass::Carats;
use loupe_scheme::participant::{Participant, ParticipantId};
use loupe_scheme::register::Register;
use loupe_scheme::rule::{Refusal, Rule};
use loupe_scheme::value::UsdCents;
use loupe_scheme::vocabulary::Vocabulary;
use loupe_scheme::words::{Lang, Words};
use proptest::prelude::*;

use super::fields::Fields;
use super::read::{Reading, read};
use super::written::{blank, written};

fn code(text: &str) -> ParticipantId {
    ParticipantId::new(text).unwrap()
}

/// A register with three participants of made-up names.
fn edition() -> Edition {
    let files = shipped();
    let vocabulary = files.iter().find(|file| file.path == "vocabulary/conflict-1.toml").unwrap();
    let vocabulary = Vocabulary::parse(&vocabulary.text).unwrap();
    let mut register = Register::empty(vocabulary);
    for (id, alpha2, name) in [("XAA", "XA", "Aland"), ("XBB", "XB", "Beland"), ("XCC", "XC", "Céland")] {
        let name = Words { en: name.to_owned(), fr: name.to_owned(), pt: name.to_owned() };
        let participant = Participant {
            id: code(id),
            alpha2: alpha2.to_owned(),
            kind: "state".to_owned(),
            name,
            names_source: String::new(),
        };
        register.participants.push(participant);
    }
    Edition::new(register).unwrap()
}

fn reading(edition: &Edition, lang: Lang) -> Reading<'_> {
    Reading { exporting: code("XAA"), register: &edition.register, lang }
}

fn typed(pairs: &[(&str, &str)]) -> Fields {
    Fields::of(pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())))
}

/// What an officer types for one parcel.
const PLAIN: [(&str, &str); 12] = [
    ("importing", "Beland"),
    ("exporter.name", "Sorting House"),
    ("exporter.address", "1 First Street"),
    ("importer.name", "Cutters"),
    ("importer.address", "2 Second Street"),
    ("parcels[1].id", "L-1"),
    ("parcels[1].origins", "aland"),
    ("parcels[1].hs710231.carats", "820,5"),
    ("parcels[1].hs710231.usd", "96 760"),
    ("carats", "820,50"),
    ("usd", "96760,00"),
    ("seal", "S-7"),
];

fn places(refusals: &[Refusal]) -> Vec<(Rule, &str)> {
    refusals.iter().map(|refusal| (refusal.rule, refusal.place.name.as_deref().unwrap_or_default())).collect()
}

#[test]
fn what_an_officer_types_in_french_is_the_shipment() {
    let edition = edition();
    let (shipment, declared) = read(&reading(&edition, Lang::Fr), &typed(&PLAIN)).unwrap();
    assert_eq!((shipment.exporting, shipment.importing), (code("XAA"), code("XBB")));
    assert_eq!(shipment.parcels[0].lines[0].carats.to_string(), "820.50");
    assert_eq!(shipment.total(), declared);
    assert!(!shipment.is_reexport());
}

#[test]
fn every_refusal_of_an_empty_form_is_at_its_field() {
    let edition = edition();
    let refusals = read(&reading(&edition, Lang::En), &blank()).unwrap_err();
    let missing = [
        "importing",
        "evidence[1].certificate",
        "evidence[1].issued_by",
        "evidence[1].imported_on",
        "exporter.name",
        "exporter.address",
        "importer.name",
        "importer.address",
        "parcels[1].id",
        "parcels[1].lines",
    ];
    for name in missing {
        assert!(places(&refusals).contains(&(Rule::CertificateFieldMissing, name)), "{name}: {refusals:?}");
    }
    assert!(places(&refusals).contains(&(Rule::OriginMissing, "parcels[1].origins")));
}

#[test]
fn what_does_not_read_is_told_once_and_hides_nothing_else() {
    let edition = edition();
    let mut fields = typed(&PLAIN);
    fields.set("parcels[1].hs710231.carats", "8x");
    fields.set_all("parcels[1].origins", vec!["Nowhere".to_owned(), "Céland".to_owned()]);
    fields.set("importer.name", "");
    let refusals = read(&reading(&edition, Lang::En), &fields).unwrap_err();
    let mut told = places(&refusals);
    told.sort_unstable();
    let mut wanted = vec![
        (Rule::MassNotANumber, "parcels[1].hs710231.carats"),
        (Rule::MassNotANumber, "carats"),
        (Rule::ValueNotANumber, "usd"),
        (Rule::NoSuchSubject, "parcels[1].origins"),
        (Rule::CertificateFieldMissing, "importer.name"),
        (Rule::ReexportWithoutEvidence, "evidence"),
    ];
    wanted.sort_unstable();
    assert_eq!(told, wanted);
}

#[test]
fn a_declared_total_that_is_not_the_sum_is_refused_with_the_sum() {
    let edition = edition();
    let mut fields = typed(&PLAIN);
    fields.set("carats", "820");
    let refusals = read(&reading(&edition, Lang::Fr), &fields).unwrap_err();
    assert_eq!((refusals[0].rule, refusals[0].accepted.as_slice()), (Rule::TotalsDiffer, &["820.50".to_owned()][..]));
}

prop_compose! {
    fn line(hs: HsCode)(micro in 1u64..9_000_000_000, cents in 0u64..9_000_000_000) -> Line {
        Line { hs, carats: Carats::from_micro(micro).unwrap(), usd: UsdCents::from_cents(cents).unwrap() }
    }
}

prop_compose! {
    fn parcel()(
        id in "[A-Z]{1,4}",
        lines in (line(HsCode::Unsorted), line(HsCode::Industrial), line(HsCode::NonIndustrial)),
        which in 1usize..8,
        countries in prop::collection::btree_set(prop::sample::select(vec!["XAA", "XBB", "XCC", "XZZ"]), 0..4),
        unknown in any::<bool>(),
        lots in prop::collection::vec("[a-z]{1,5}", 0..3),
    ) -> Parcel {
        let lines = [lines.0, lines.1, lines.2].into_iter().enumerate();
        Parcel {
            id,
            origins: Origins { countries: countries.iter().map(|text| code(text)).collect(), unknown: unknown || countries.is_empty() },
            lines: lines.filter(|(place, _)| which & (1 << place) != 0).map(|(_, line)| line).collect(),
            lots,
            mined: "2026H1".to_owned(),
        }
    }
}

fn party(name: &str) -> Party {
    Party { name: name.to_owned(), address: "1 First Street,\n2nd floor".replace('\n', " "), licence: String::new() }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn a_draft_that_is_opened_and_saved_again_is_the_same(
        parcels in prop::collection::vec(parcel(), 1..5),
        lang in prop::sample::select(Lang::ALL.to_vec()),
    ) {
        let edition = edition();
        let mut ids = std::collections::BTreeSet::new();
        let parcels = parcels.into_iter().filter(|parcel| ids.insert(parcel.id.clone())).collect();
        let evidence = vec![Evidence { certificate: "XC00000001".to_owned(), issued_by: code("XCC"), imported_on: date(2026, 11, 2) }];
        let shipment = Shipment {
            exporting: code("XAA"), importing: code("XBB"), exporter: party("A"), importer: party("B"), parcels, evidence,
            seal: "7".to_owned(), quality: String::new(), zone: String::new(),
        };
        prop_assume!(check_shipment(&shipment).is_ok());
        let declared: Option<Total> = shipment.total();
        let ask = Ask { edition: &edition, made_on: date(2026, 11, 24), lang };
        let fields = written(&ask, &shipment, declared);
        prop_assert_eq!(read(&reading(&edition, lang), &fields), Ok((shipment, declared)));
    }
}
