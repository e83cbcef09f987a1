//! What goes out about lots, jewels and parcels is signed by the house that says so, and a stranger can tell.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use jsonwebtoken::{Algorithm, DecodingKey, Validation};
use loupe_epcis::json;
use loupe_registry::access::By;
use loupe_registry::custody::Sought;
use loupe_registry::custody_export::{Outgoing, Unsigned, Wish};
use loupe_registry::registry::{Registry, Trouble};
use loupe_registry::world;
use loupe_scheme::access::{Actor, Means, Permission, Role};
use loupe_scheme::rule::Rule;
use loupe_scheme::words::Lang;
use serde_json::{Value, json};

use super::documents::{changed, document, lot, mined, packed};
use super::register::{employ, open, register, rules, take};
use super::schema::hold_against;
use super::support::for_each_store;

const RING: &str = "https://id.gs1.org/8004/0952012345699";
const PARCEL: &str = "urn:epc:id:sscc:0614141.1234567890";

/// Two stones of one mix and one of a mine, set into a ring.
fn ring() -> Vec<Value> {
    let stones = ["stone-a", "stone-b", "stone-c"].map(lot);
    vec![
        mined("01-10", "catoca", &[("run-1", "15")]),
        mined("01-11", "cuango", &[("run-2", "1"), ("parcel-2", "3")]),
        changed("02-01", "mixing", &[("run-1", "15"), ("run-2", "1")], &[("parcel-1", "16")], "0"),
        changed("03-01", "polishing", &[("parcel-1", "16")], &[("stone-a", "5"), ("stone-b", "4")], "7"),
        changed("03-02", "polishing", &[("parcel-2", "3")], &[("stone-c", "1.2")], "1.8"),
        json!({
            "type": "AssociationEvent", "eventTime": "2026-04-01T10:00:00Z", "eventTimeZoneOffset": "+00:00",
            "action": "ADD", "parentID": RING, "childEPCs": stones,
        }),
    ]
}

async fn passport(registry: &Registry, actor: &Actor, name: &str, wish: Wish) -> Result<Outgoing, Trouble> {
    registry.custody_passport(actor, (name, Sought::Either), wish, Lang::Fr).await
}

async fn events(registry: &Registry, actor: &Actor, name: &str) -> Outgoing {
    registry.custody_traceability(actor, (name, Sought::Either), Wish::WherePossible, Lang::En).await.unwrap()
}

/// What a stranger reads of a signed credential, who has it and the DID documents of the register alone.
async fn checked(registry: &Registry, outgoing: &Outgoing) -> Value {
    assert_eq!((outgoing.unsigned, outgoing.media()), (None, "application/vc+jwt"));
    let kid = jsonwebtoken::decode_header(&outgoing.text).unwrap().kid.unwrap();
    let (did, _) = kid.split_once('#').unwrap();
    let office = did.strip_prefix("did:web:kimberley.example:offices:").unwrap();
    let known = registry.did_document(&office.parse().unwrap()).await.unwrap();
    assert!(known["assertionMethod"].as_array().unwrap().contains(&json!(kid)), "{known}");
    let methods = known["verificationMethod"].as_array().unwrap();
    let method = methods.iter().find(|method| method["id"] == json!(kid)).unwrap();
    let key = DecodingKey::from_jwk(&serde_json::from_value(method["publicKeyJwk"].clone()).unwrap()).unwrap();
    let mut validation = Validation::new(Algorithm::ES256);
    validation.required_spec_claims.clear();
    validation.validate_exp = false;
    let read = jsonwebtoken::decode::<Value>(&outgoing.text, &key, &validation).unwrap().claims;
    assert_eq!(read["issuer"]["id"], json!(did));
    read
}

/// The very text that was signed.
fn payload(outgoing: &Outgoing) -> json::Value {
    let coded = outgoing.text.split('.').nth(1).unwrap();
    json::read(&URL_SAFE_NO_PAD.decode(coded).unwrap()).unwrap()
}

#[tokio::test]
async fn a_house_with_a_key_signs_where_its_ring_is_from_and_a_stranger_checks_it() {
    for_each_store(async |url| {
        let root = tempfile::tempdir().unwrap();
        let (registry, clerk, _) = register(url, root.path()).await;
        take(&registry, &clerk, document(&ring())).await;
        let before = passport(&registry, &clerk, RING, Wish::WherePossible).await.unwrap();
        assert_eq!((before.unsigned, before.media()), (Some(Unsigned::NoKey), "application/vc"));
        assert_eq!(before.file_name(), "passport.json");
        assert_eq!(registry.signs(&clerk).await.unwrap(), Some(Unsigned::NoKey));
        assert_eq!(rules(passport(&registry, &clerk, RING, Wish::Signed).await), [Rule::NoSuchKey]);

        registry.new_certificate_key(&clerk.office.id).await.unwrap();
        assert_eq!(registry.signs(&clerk).await.unwrap(), None);
        let signed = passport(&registry, &clerk, RING, Wish::Signed).await.unwrap();
        assert_eq!(signed.file_name(), "passport.jwt");
        let read = checked(&registry, &signed).await;
        assert_eq!(payload(&signed).to_string(), before.text, "the same, digit by digit, and signed");
        let subject = &read["credentialSubject"];
        assert_eq!((&subject["id"], &subject["granularityLevel"]), (&json!(RING), &json!("item")));
        let told: Vec<_> = subject["materialsProvenance"].as_array().unwrap().iter().map(|one| &one["name"]).collect();
        assert_eq!(told.len(), 2, "both origins of three stones, together: {told:?}");
        let interval = &subject["materialsProvenance"][0]["urn:loupe:custody:v1:interval"];
        assert_eq!(interval["urn:loupe:custody:v1:massAtLeast"], "8.00", "of two stones of one mix more is certain");
        assert_eq!(subject["urn:loupe:custody:v1:contents"]["urn:loupe:custody:v1:lots"], 3);
        assert!(!signed.text.contains("stone-a") && !before.text.contains("stone-a"), "no lot is named");

        let stone = passport(&registry, &clerk, &lot("stone-a"), Wish::WherePossible).await.unwrap();
        assert_eq!(checked(&registry, &stone).await["credentialSubject"]["granularityLevel"], "batch");
        hold_against("untp-dpp-schema.json", &[payload(&signed), payload(&stone)]);
        let unsigned = passport(&registry, &clerk, RING, Wish::Unsigned).await.unwrap();
        assert_eq!((unsigned.unsigned, unsigned.text), (Some(Unsigned::Asked), before.text));

        registry.revoke_certificate_key(&clerk.office.id, None, None).await.unwrap();
        let revoked = passport(&registry, &clerk, RING, Wish::WherePossible).await.unwrap();
        assert_eq!(revoked.unsigned, Some(Unsigned::NoKey), "a key that is revoked signs nothing more");
        registry.close().await;
    })
    .await;
}

#[tokio::test]
async fn the_events_of_a_jewel_are_those_of_its_stones_and_only_of_who_captured_them() {
    for_each_store(async |url| {
        let root = tempfile::tempdir().unwrap();
        let (registry, clerk, stranger) = register(url, root.path()).await;
        take(&registry, &clerk, document(&ring())).await;
        let boxed = json!({
            "type": "AggregationEvent", "eventTime": "2026-04-02T10:00:00Z", "eventTimeZoneOffset": "+00:00",
            "action": "ADD", "parentID": PARCEL, "childEPCs": [RING],
        });
        take(&registry, &stranger, document(&[boxed])).await;
        for actor in [&clerk, &stranger] {
            registry.new_certificate_key(&actor.office.id).await.unwrap();
        }
        let of_ring = events(&registry, &clerk, RING).await;
        assert_eq!((of_ring.file_name().as_str(), of_ring.left_out.of_others), ("events.jwt", 1));
        let read = checked(&registry, &of_ring).await;
        let kinds: Vec<_> = read["credentialSubject"].as_array().unwrap().iter().map(|one| &one["type"][0]).collect();
        assert_eq!(kinds.len(), 6, "{kinds:?}");
        assert_eq!(kinds[5], "AssociationEvent", "oldest first");
        assert_eq!(read["urn:loupe:custody:v1:eventsOfOthers"], 1);

        let of_box = events(&registry, &stranger, PARCEL).await;
        assert_eq!((of_box.left_out.of_others, of_box.left_out.older), (6, 0));
        let read = checked(&registry, &of_box).await;
        assert_eq!(read["issuer"]["name"], "house-two");
        assert_eq!(read["credentialSubject"].as_array().unwrap().len(), 1, "the other house's are its own");
        assert!(!payload(&of_box).to_string().contains("stone"), "nor is anything of them told");
        hold_against("untp-dte-schema.json", &[payload(&of_ring), payload(&of_box)]);

        take(&registry, &stranger, document(&ring()[3..])).await;
        let with_copies = events(&registry, &stranger, PARCEL).await;
        assert_eq!(with_copies.left_out.of_others, 3, "what it was sent by its partner and brought in is its own too");
        assert_eq!(checked(&registry, &with_copies).await["credentialSubject"].as_array().unwrap().len(), 4);
        let still = events(&registry, &clerk, RING).await;
        assert_eq!((still.left_out.of_others, payload(&still).to_string()), (1, payload(&of_ring).to_string()));

        let as_lot = registry.custody_traceability(&clerk, (RING, Sought::Lot), Wish::Signed, Lang::En).await;
        assert_eq!(rules(as_lot), [Rule::ContainerNotLot]);
        let none = registry.custody_passport(&clerk, (&lot("run-1"), Sought::Container), Wish::Signed, Lang::En).await;
        assert_eq!(rules(none), [Rule::ContainerUnknown]);
        assert_eq!(rules(registry.out("urn:test:nothing", Sought::Either, Lang::En).await), [Rule::LotUnknown]);
        registry.close().await;
    })
    .await;
}

#[tokio::test]
async fn a_lot_goes_before_a_container_of_its_name_and_an_empty_one_is_empty() {
    for_each_store(async |url| {
        let root = tempfile::tempdir().unwrap();
        let (registry, clerk, _) = register(url, root.path()).await;
        take(&registry, &clerk, document(&ring())).await;
        let mut jewel = ring().remove(5);
        let mut out = jewel.clone();
        out["action"] = "DELETE".into();
        jewel["parentID"] = lot("parcel-2").into();
        take(&registry, &clerk, document(&[out, jewel, packed("04-02", "ADD", "1234567890", &[("run-9", "2")])])).await;
        let as_lot = registry.out(&lot("parcel-2"), Sought::Either, Lang::En).await.unwrap();
        assert_eq!((as_lot.carats.to_string().as_str(), as_lot.contents), ("3.00", None));
        let inside = registry.out(&lot("parcel-2"), Sought::Container, Lang::En).await.unwrap();
        assert_eq!((inside.carats.to_string().as_str(), inside.contents.unwrap().lots), ("10.20", 3));
        let untold = registry.out(PARCEL, Sought::Either, Lang::En).await.unwrap();
        let contents = untold.contents.unwrap();
        assert_eq!((contents.lots, contents.untold, untold.carats.micro()), (0, 1, 0), "nobody told how it came about");
        assert!(untold.made_of.is_empty());
        take(&registry, &clerk, document(&[packed("04-03", "DELETE", "1234567890", &[("run-9", "2")])])).await;
        let empty = passport(&registry, &clerk, PARCEL, Wish::Unsigned).await.unwrap();
        assert!(empty.text.contains(r#""urn:loupe:custody:v1:untold":0"#), "{}", empty.text);
        registry.close().await;
    })
    .await;
}

#[tokio::test]
async fn a_register_without_an_address_and_a_key_that_does_not_open_sign_nothing() {
    for_each_store(async |url| {
        let root = tempfile::tempdir().unwrap();
        let registry = open(url, root.path()).await;
        registry.import_world(&world::shipped(), &mut |_| ()).await.unwrap();
        let clerk = employ(&registry, "a.sand", "house-one").await;
        take(&registry, &clerk, document(&ring())).await;
        let out = passport(&registry, &clerk, RING, Wish::WherePossible).await.unwrap();
        assert_eq!(out.unsigned, Some(Unsigned::NoAddress));
        assert!(out.text.contains(r#""id":"urn:loupe:office:house-one""#), "{}", out.text);
        assert_eq!(rules(passport(&registry, &clerk, RING, Wish::Signed).await), [Rule::NotALog]);

        registry.begin_log("kimberley.example/log").await.unwrap();
        registry.key_office(&clerk.office).await.unwrap();
        registry.new_certificate_key(&clerk.office.id).await.unwrap();
        std::fs::remove_file(root.path().join("keys/identity.txt")).unwrap();
        let out = passport(&registry, &clerk, RING, Wish::WherePossible).await.unwrap();
        assert_eq!((out.unsigned, out.file_name().as_str()), (Some(Unsigned::KeyLocked), "passport.json"));
        assert_eq!(registry.signs(&clerk).await.unwrap(), Some(Unsigned::KeyLocked));
        assert_eq!(rules(passport(&registry, &clerk, RING, Wish::Signed).await), [Rule::KeyLocked]);
        registry.close().await;

        let elsewhere = Registry::open(url).await.unwrap();
        assert_eq!(elsewhere.signs(&clerk).await.unwrap(), Some(Unsigned::NoKey), "its keys lie on another machine");
        elsewhere.close().await;
    })
    .await;
}

#[tokio::test]
async fn who_only_reads_puts_the_name_of_the_house_under_nothing() {
    for_each_store(async |url| {
        let root = tempfile::tempdir().unwrap();
        let (registry, clerk, _) = register(url, root.path()).await;
        take(&registry, &clerk, document(&ring())).await;
        registry.new_certificate_key(&clerk.office.id).await.unwrap();
        let reader = Actor { role: Role::Reader, ..clerk.clone() };
        let scopes = Some([Permission::ReadCustody].into());
        let program = Actor { means: Means::Token, scopes, ..clerk.clone() };
        for (actor, rule) in [(&reader, Rule::NotPermitted), (&program, Rule::TokenScopeWrong)] {
            let out = passport(&registry, actor, RING, Wish::WherePossible).await.unwrap();
            assert_eq!((out.unsigned, out.media()), (Some(Unsigned::NotPermitted), "application/vc"));
            assert_eq!(events(&registry, actor, RING).await.unsigned, Some(Unsigned::NotPermitted));
            assert_eq!(registry.signs(actor).await.unwrap(), Some(Unsigned::NotPermitted));
            assert_eq!(rules(passport(&registry, actor, RING, Wish::Signed).await), [rule]);
        }
        assert_eq!(registry.signs(&clerk).await.unwrap(), None);
        registry.close().await;
    })
    .await;
}

#[tokio::test]
async fn a_key_of_a_house_is_no_key_of_an_authority() {
    for_each_store(async |url| {
        let root = tempfile::tempdir().unwrap();
        let (registry, clerk, _) = register(url, root.path()).await;
        let key = registry.new_certificate_key(&clerk.office.id).await.unwrap().key.unwrap();
        registry.publish_trust(By::Operator).await.unwrap();
        let file = registry.trust_bundle(None).await.unwrap();
        let bundle = file.signed.verified(None).unwrap();
        assert!(bundle.office("house-one").is_none() && bundle.office_of_key(key.id()).is_none());
        assert!(!file.signed.to_text().contains(&key.to_hex()), "whoever checks certificates never meets it");
        registry.close().await;
    })
    .await;
}
