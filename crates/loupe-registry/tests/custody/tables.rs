//! An operator's table comes in, and what it made of lots goes out again.

use loupe_registry::custody::{Behaviour, Incomes, Sought};
use loupe_registry::custody_export::{Unsigned, Wish};
use loupe_registry::custody_files::{Sender, read};
use loupe_registry::registry::Registry;
use loupe_scheme::access::Actor;
use loupe_scheme::rule::Rule;
use loupe_scheme::words::Lang;

use super::register::{now, register, rules, take};
use super::support::for_each_store;

const TABLE: &str = "\
event,date,process,side,lot,carats,site,country,period,certificate,report
1,2026-02-01,mining,out,A,60,catoca,,2026H1,,
2,2026-02-02,mining,out,B,40,,BWA,,,
3,2026-02-03,opening,out,C,5,,,,,
4,2026-02-04,mixing,in,A,60,,,,,
4,,,in,B,40,,,,,
4,,,in,C,5,,,,,
4,,,out,M,104,,,,,
4,,,loss,,1,,,,,
5,2026-02-05,polishing,in,M,2.10,,,,,
5,,,out,S,0.98,,,,,LAB 7
5,,,loss,,1.12,,,,,
6,2026-02-06,packing,in,M,101.90,,,,,
6,,,out,Box,,,,,,
7,2026-02-07,shipping,out,M,101.90,,,,AO00000001,
";

async fn document(actor: &Actor, table: &str) -> Incomes {
    let sender = Sender { office: &actor.office.id, now: now() };
    Incomes::Value(read("lots.csv", table.as_bytes(), sender).await.unwrap().document)
}

/// The lot of an office's table.
fn named(actor: &Actor, lot: &str) -> String {
    format!("urn:loupe:lot:{}:{lot}", actor.office.id)
}

/// Each origin of a lot with its share in billionths: at least, expected, at most.
async fn shares(registry: &Registry, lot: &str) -> Vec<String> {
    let out = registry.lot_out(lot, Lang::Pt).await.unwrap();
    let line = |part: &loupe_registry::custody_export::MadeOf| {
        let name = part.origin.as_ref().map_or("?", |origin| origin.name.as_str());
        let amount = part.amount;
        format!("{name} {} {} {}", amount.share_at_least, amount.share_expected, amount.share_at_most)
    };
    out.made_of.iter().map(line).collect()
}

#[tokio::test]
async fn a_table_is_captured_and_its_stone_tells_where_it_may_be_from() {
    for_each_store(async |url| {
        let root = tempfile::tempdir().unwrap();
        let (registry, clerk, other) = register(url, root.path()).await;
        let checked = registry.check_capture(&clerk, document(&clerk, TABLE).await).await.unwrap();
        assert_eq!((checked.taken, checked.refused, checked.held), (7, 0, 0), "{:?}", checked.refusals);
        let job = take(&registry, &clerk, document(&clerk, TABLE).await).await;
        assert_eq!((job.taken, job.held), (7, 0));
        let again = registry.capture(&clerk, document(&clerk, TABLE).await, Behaviour::Rollback).await.unwrap();
        assert_eq!((again.taken, again.already_there), (0, 7), "a table sent twice is taken once");
        let stone = named(&clerk, "S");
        assert_eq!(
            shares(&registry, &stone).await,
            ["Catoca 0 0.571428571 1", "Botsuana 0 0.38095204 1", "? 0 0.047619387 1"]
        );
        assert_eq!(registry.lot(None, &stone, &[]).await.unwrap().report, "LAB 7");
        let issuer = registry.custody_issuer(&clerk).await.unwrap();
        assert_eq!(
            (issuer.id.as_str(), issuer.name.as_str()),
            ("did:web:kimberley.example:offices:house-one", "house-one")
        );
        let text =
            registry.custody_passport(&clerk, (&stone, Sought::Lot), Wish::WherePossible, Lang::En).await.unwrap().text;
        assert!(text.contains(&format!(r#""id":"{stone}#provenance-1795593600000""#)), "{text}");
        for told in [r#""originCountry":"AO""#, r#""massFraction":0.571428571"#, r#""name":"Origin unknown""#] {
            assert!(text.contains(told), "{told}: {text}");
        }
        assert_eq!(rules(registry.lot_out(&named(&other, "S"), Lang::En).await), [Rule::LotUnknown]);
        registry.close().await;
    })
    .await;
}

#[tokio::test]
async fn an_office_sends_out_its_own_events_and_counts_those_of_others() {
    for_each_store(async |url| {
        let root = tempfile::tempdir().unwrap();
        let (registry, clerk, other) = register(url, root.path()).await;
        take(&registry, &clerk, document(&clerk, TABLE).await).await;
        let bought = named(&clerk, "M");
        let rows = format!("1,2026-03-01,splitting,in,{bought},100\n1,,,out,N,100\n");
        let table = format!("event,date,process,side,lot,carats\n{rows}");
        take(&registry, &other, document(&other, &table).await).await;
        let mine = registry.happenings(&clerk, &bought, Sought::Lot).await.unwrap();
        assert_eq!((mine.events.len(), mine.left_out.of_others), (7, 1));
        let theirs = registry.happenings(&other, &named(&other, "N"), Sought::Lot).await.unwrap();
        assert_eq!(
            (theirs.events.len(), theirs.left_out.of_others),
            (1, 4),
            "three beginnings, a mixing, and their own"
        );
        let events = registry.custody_traceability(&clerk, (&bought, Sought::Lot), Wish::WherePossible, Lang::En);
        let events = events.await.unwrap();
        assert_eq!((events.left_out.of_others, events.unsigned), (1, Some(Unsigned::NoKey)));
        let text = events.text;
        assert!(
            text.contains(r#""urn:loupe:custody:v1:eventsOfOthers":1"#),
            "whoever gets it knows that it is not all"
        );
        let steps = ["mining", "mining", "opening stock", "mixing", "polishing", "packing", "shipping"];
        let told: Vec<&str> =
            text.split(r#""processType":""#).skip(1).map(|rest| rest.split('"').next().unwrap()).collect();
        assert_eq!(told, steps, "oldest first");
        assert!(
            text.contains(r#""id":"ni:///sha-256;"#) && text.contains(r#""productName":"M","quantity":2.10"#),
            "{text}"
        );
        registry.close().await;
    })
    .await;
}

#[tokio::test]
async fn of_very_many_origins_the_lightest_are_told_together_and_all_add_up() {
    for_each_store(async |url| {
        let root = tempfile::tempdir().unwrap();
        let (registry, clerk, _) = register(url, root.path()).await;
        let sites: Vec<String> = registry.edition().register.sites.iter().map(|site| site.id.clone()).collect();
        let mut table = "event,date,process,side,lot,carats,site,period\n".to_owned();
        let mut mixed = String::new();
        let origins = (0..600).map(|n| (n, &sites[n % sites.len()], 2005 + n / sites.len()));
        for (n, site, year) in origins {
            let carats = n + 1;
            table.push_str(&format!("m{n},2026-01-01,mining,out,L{n},{carats},{site},{year}\n"));
            mixed.push_str(&format!("mix,2026-01-02,mixing,in,L{n},{carats},,\n"));
        }
        let stock =
            "o,2026-01-01,opening,out,U,1,,\nmix,2026-01-02,mixing,in,U,1,,\nmix,2026-01-02,mixing,out,M,180301,,\n";
        take(&registry, &clerk, document(&clerk, &format!("{table}{mixed}{stock}")).await).await;
        let out = registry.lot_out(&named(&clerk, "M"), Lang::En).await.unwrap();
        assert_eq!((out.made_of.len(), out.made_of[499].others), (500, 102));
        assert!(
            out.made_of.iter().any(|part| part.origin.is_none() && part.others == 0),
            "the unknown one stands alone"
        );
        let sum: u64 = out.made_of.iter().map(|part| part.amount.expected.micro()).sum();
        assert_eq!(sum, out.carats.micro());
        let rest = out.made_of[499].amount;
        // The whole lot is there, so of every origin all of it: 1 + 2 + ... + 102 carats of the lightest.
        let all = (102 * 103 / 2).to_string();
        assert_eq!(
            [rest.at_least, rest.expected, rest.at_most].map(|mass| mass.to_string()),
            [format!("{all}.00"), format!("{all}.00"), format!("{all}.00")]
        );
        registry.close().await;
    })
    .await;
}
