//! Where a lot is from, as a passport and as a table.

use loupe_epcis::json::Value;
use loupe_registry::certificate_files::Shape;
use loupe_registry::custody_export::{
    Amount, ContentsOut, Fraction, Issuer, LotOut, MadeOf, OriginOut, passport, table,
};
use loupe_scheme::custody::{
    Bounds, Draw, Graph, Ledger, Movement, Origin, OriginId, Origins, Output, Place, Process, Scratch, Source, Start,
    Unknown,
};
use loupe_scheme::mass::Carats;
use loupe_scheme::words::Lang;
use proptest::prelude::*;

use super::schema::hold_against;

fn ct(text: &str) -> Carats {
    text.parse().unwrap()
}

fn issuer() -> Issuer {
    Issuer {
        id: "did:web:register.example:offices:gaborone".to_owned(),
        name: "Gaborone".to_owned(),
        from: "2026-11-30T08:00:00Z".parse().unwrap(),
    }
}

const ID: &str = "https://register.example/custody/passports/1";

/// Sixty carats of a site, forty of a country, five of nobody knows where, mixed; one lot of seventy drawn.
fn mixture() -> LotOut {
    let (mut ledger, mut origins) = (Ledger::default(), Origins::default());
    let site = origins.number(Origin { place: Place::Site("orapa".into()), period: "2026H1".parse().unwrap() });
    let country = origins.number(Origin { place: Place::Country("NAM".into()), period: "2025".parse().unwrap() });
    let mut begun = |origin, mass| {
        let outputs = vec![Output { lot: None, mass: ct(mass) }];
        let mined = Movement { process: Process::Mining, source: Source::Origin(origin), outputs, loss: Carats::ZERO };
        Draw { lot: ledger.record(&mined).unwrap().outputs[0], mass: ct(mass) }
    };
    let draws = vec![begun(site, "60"), begun(country, "40"), begun(OriginId::UNKNOWN, "5")];
    let outputs = ["70", "34"].map(|mass| Output { lot: None, mass: ct(mass) }).to_vec();
    let mixed = Movement { process: Process::Mixing, source: Source::Lots(draws), outputs, loss: ct("1") };
    let lot = ledger.record(&mixed).unwrap().outputs[0];
    let (graph, mut scratch) = (Graph::of(&ledger), Scratch::default());
    let made_of = [OriginId::UNKNOWN, site, country].map(|origin| {
        let set = [origin].into_iter().collect();
        let bounds = graph.bounds_of(&ledger, Start::Origins(&set, Unknown::Aside), lot, &mut scratch).unwrap();
        let origin = origins.get(origin).map(|origin| OriginOut {
            site: matches!(&origin.place, Place::Site(_)).then(|| "orapa".to_owned()),
            country: if matches!(&origin.place, Place::Site(_)) { "BWA" } else { "NAM" }.to_owned(),
            alpha2: Some(if matches!(&origin.place, Place::Site(_)) { "BW" } else { "NA" }.to_owned()),
            name: if matches!(&origin.place, Place::Site(_)) { "Orapa" } else { "Namibia" }.to_owned(),
            period: origin.period.to_string(),
        });
        MadeOf { origin, others: 0, amount: Amount::of(bounds, ct("70")) }
    });
    LotOut {
        lot: "urn:loupe:lot:gaborone:Run%207".to_owned(),
        contents: None,
        carats: ct("70"),
        made_of: made_of.to_vec(),
    }
}

/// What stands under names, one in another; a number is a place in a list.
fn at<'v>(value: &'v Value, path: &[&str]) -> &'v Value {
    path.iter().fold(value, |value, name| match value {
        Value::List(items) => &items[name.parse::<usize>().unwrap()],
        other => other.as_object().and_then(|object| object.get(name)).unwrap_or_else(|| panic!("{name} in {other}")),
    })
}

#[test]
fn a_passport_tells_each_origin_with_its_interval() {
    let passport = passport(&mixture(), ID, &issuer(), Lang::En);
    let provenance = at(&passport, &["credentialSubject", "materialsProvenance"]);
    let [unknown, site, country] = provenance.as_list().unwrap() else { panic!("three origins: {provenance}") };
    assert_eq!(
        site.to_string(),
        r#"{"type":["Material"],"name":"Natural diamonds mined at Orapa in 2026H1","originCountry":"BW","urn:loupe:custody:v1:site":"orapa","urn:loupe:custody:v1:country":"BWA","urn:loupe:custody:v1:period":"2026H1","massFraction":0.571428571,"mass":{"type":["Measure"],"value":40.00,"unit":"CTM"},"urn:loupe:custody:v1:interval":{"urn:loupe:custody:v1:massAtLeast":"25.00","urn:loupe:custody:v1:massAtMost":"60.00","urn:loupe:custody:v1:massFractionAtLeast":"0.357142857","urn:loupe:custody:v1:massFractionAtMost":"0.857142858"}}"#
    );
    assert_eq!(at(country, &["massFraction"]).to_string(), "0.380952385");
    assert_eq!(at(unknown, &["name"]).as_text(), Some("Origin unknown"));
    assert!(unknown.as_object().unwrap().get("originCountry").is_none(), "nobody knows it, so nobody says it");
    assert_eq!(at(&passport, &["credentialSubject", "product", "name"]).as_text(), Some("Run 7"));
    let assumed = at(&passport, &["credentialSubject", "urn:loupe:custody:v1:assumption"]).as_text().unwrap();
    assert!(assumed.contains("Sorting breaks that"), "{assumed}");
}

#[test]
fn a_passport_expires_as_a_statement_made_on_its_day_does() {
    let until = |from: &str| {
        let issuer = Issuer { from: from.parse().unwrap(), ..issuer() };
        at(&passport(&mixture(), ID, &issuer, Lang::En), &["validUntil"]).as_text().unwrap().to_owned()
    };
    assert_eq!(until("2026-11-30T08:00:00Z"), "2027-11-30T23:59:59Z");
    assert_eq!(until("2026-11-30T23:59:59.9Z"), "2027-11-30T23:59:59Z");
    assert_eq!(until("2028-02-29T00:00:00Z"), "2029-02-28T23:59:59Z", "a leap day has no anniversary");
}

#[test]
fn the_schema_of_passports_accepts_it_in_every_language() {
    let lot = "https://id.gs1.org/01/09506000134352/10/A".to_owned();
    let nothing = LotOut { lot, contents: None, carats: ct("1"), made_of: Vec::new() };
    let of = |out: &LotOut| Lang::ALL.map(|lang| passport(out, ID, &issuer(), lang));
    hold_against("untp-dpp-schema.json", &[of(&mixture()), of(&nothing), of(&ring()), of(&empty_box())].concat());
}

/// The same stones, set into a ring with one of which nobody told.
fn ring() -> LotOut {
    let contents = Some(ContentsOut { lots: 2, untold: 1, containers: 0 });
    LotOut { lot: "https://id.gs1.org/8004/0952012345699".to_owned(), contents, ..mixture() }
}

fn empty_box() -> LotOut {
    let contents = Some(ContentsOut { lots: 0, untold: 0, containers: 0 });
    LotOut { lot: "urn:loupe:parcel:gaborone:Box".to_owned(), contents, carats: Carats::ZERO, made_of: Vec::new() }
}

#[test]
fn the_passport_of_a_ring_is_of_one_thing_and_says_what_of_it_nobody_weighed() {
    let passport = passport(&ring(), ID, &issuer(), Lang::En);
    let subject = at(&passport, &["credentialSubject"]);
    assert_eq!(at(subject, &["granularityLevel"]).as_text(), Some("item"));
    assert_eq!(at(subject, &["product", "serialNumber"]), at(subject, &["product", "id"]));
    assert_eq!(
        at(subject, &["urn:loupe:custody:v1:contents"]).to_string(),
        r#"{"urn:loupe:custody:v1:lots":2,"urn:loupe:custody:v1:untold":1,"urn:loupe:custody:v1:containers":0}"#
    );
    let told = at(subject, &["materialsProvenance"]).as_list().unwrap();
    assert_eq!(told.len(), 3, "all that lies in it, together");
}

#[test]
fn a_table_has_a_row_for_each_origin_and_runs_nothing() {
    let mut out = mixture();
    out.made_of[1].origin.as_mut().unwrap().name = "=HYPERLINK(\"x\")".to_owned();
    let text = String::from_utf8(table(&out, Lang::Fr, Shape::Csv)).unwrap();
    let rows: Vec<&str> = text.lines().collect();
    assert_eq!(
        rows[0],
        r#"Lot,Origine,Site,Pays,Période,"Au moins, ct","Attendu, ct","Au plus, ct","Au moins, part","Attendu, part","Au plus, part""#
    );
    assert_eq!(
        rows[1],
        "urn:loupe:lot:gaborone:Run%207,Origine inconnue,,,,0.00,3.333333,5.00,0,0.047619042,0.071428572"
    );
    assert!(rows[2].contains(r#""'=HYPERLINK(""x"")",orapa,BWA,2026H1,25.00,40.00,60.00"#), "{}", rows[2]);
    out.made_of[2] = MadeOf { origin: None, others: 7, ..out.made_of[2].clone() };
    let text = String::from_utf8(table(&out, Lang::En, Shape::Csv)).unwrap();
    assert!(text.lines().nth(3).unwrap().contains(",7 further origins together,,,,5.00,26.666667,40.00"), "{text}");
    assert!(
        passport(&out, ID, &issuer(), Lang::En)
            .to_string()
            .contains(r#""name":"7 further origins together","massFraction""#)
    );
    assert!(table(&out, Lang::Pt, Shape::Xlsx).starts_with(b"PK"));
    let told = serde_json::to_value(&out).unwrap();
    assert_eq!(told["made_of"][2]["amount"]["share_at_most"], "0.571428572");
    assert_eq!((&told["carats"], &told["made_of"][0]["origin"]), (&"70.00".into(), &serde_json::Value::Null));
}

proptest! {
    #[test]
    fn expected_shares_never_promise_more_than_there_is(parts in prop::collection::vec(0..1_000_000_000_000_u64, 1..40)) {
        let mass = |micro| Carats::from_micro(micro).unwrap();
        let whole = mass(parts.iter().sum());
        let mut sum = 0;
        for part in &parts {
            let bounds = Bounds { at_least: mass(part / 2), expected: mass(*part), at_most: mass((part * 2).min(whole.micro())) };
            let amount = Amount::of(bounds, whole);
            prop_assert!(amount.share_at_least <= amount.share_expected && amount.share_expected <= amount.share_at_most);
            prop_assert!(u128::from(amount.share_expected.billionths()) * u128::from(whole.micro()) <= u128::from(*part) * 1_000_000_000);
            prop_assert!(whole == Carats::ZERO || u128::from(amount.share_at_most.billionths()) * u128::from(whole.micro()) >= u128::from(bounds.at_most.micro()) * 1_000_000_000);
            sum += amount.share_expected.billionths();
        }
        prop_assert!(sum <= 1_000_000_000 && (whole == Carats::ZERO || sum + parts.len() as u64 >= 1_000_000_000));
        prop_assert_eq!(Fraction::down(whole, whole).to_string(), if whole == Carats::ZERO { "0" } else { "1" });
    }
}
