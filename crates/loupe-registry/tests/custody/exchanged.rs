//! One event at two houses: whoever sends and whoever receives both bring it in.

use loupe_epcis::query::Query;
use loupe_registry::custody::Behaviour;

use super::documents::{self, called, changed, document, mined, packed, passed, wrong};
use super::named::found;
use super::register::{lot, open, refused, register, take};
use super::support::for_each_store;

#[tokio::test]
async fn whoever_is_sent_an_event_keeps_and_reads_it_and_nothing_moves_twice() {
    for_each_store(async |url| {
        let root = tempfile::tempdir().unwrap();
        let (registry, house, partner) = register(url, root.path()).await;
        let mining = called(&mined("01-01", "catoca", &[("a", "10")]), "urn:e:mining");
        let splitting = called(&changed("02-01", "splitting", &[("a", "4")], &[("b", "4")], "0"), "urn:e:splitting");
        let packing = called(&packed("02-02", "ADD", "1000000001", &[("b", "4")]), "urn:e:packing");
        let shipping = called(&passed("02-03", "shipping", &[("b", "4")], Some("B-1")), "urn:e:shipping");
        let all = [mining, splitting, packing, shipping];
        take(&registry, &house, document(&all)).await;
        let before = lot(&registry, None, "b").await;

        let job = take(&registry, &partner, document(&all)).await;
        assert_eq!((job.taken, job.already_there), (4, 0), "they are the partner's too now");
        let again = take(&registry, &partner, document(&all)).await;
        assert_eq!((again.taken, again.already_there), (0, 4));
        let first = take(&registry, &house, document(&all)).await;
        assert_eq!((first.taken, first.already_there), (0, 4), "a partner's copy changes nothing for who came first");

        let after = lot(&registry, None, "b").await;
        assert_eq!((after.mass, after.left, after.steps.len()), (before.mass, before.left, before.steps.len()));
        assert_eq!(lot(&registry, None, "a").await.left.to_string(), "6.00");
        for who in [&house, &partner] {
            let named = found(&registry, who, &Query::about(&documents::lot("b")).unwrap()).await;
            let ids: Vec<(&str, usize)> = named.iter().map(|(id, times)| (id.as_str(), *times)).collect();
            assert_eq!(ids, [("urn:e:packing", 1), ("urn:e:shipping", 1), ("urn:e:splitting", 1)]);
        }
        registry.close().await;

        let registry = open(url, root.path()).await;
        let again = take(&registry, &partner, document(&all)).await;
        assert_eq!((again.taken, again.already_there), (0, 4), "nor after a restart");
        registry.close().await;
    })
    .await;
}

#[tokio::test]
async fn a_partner_takes_its_copy_back_only_after_whoever_told_it_first() {
    for_each_store(async |url| {
        let root = tempfile::tempdir().unwrap();
        let (registry, house, partner) = register(url, root.path()).await;
        let mining = called(&mined("01-01", "catoca", &[("a", "10")]), "urn:e:mining");
        let splitting = called(&changed("02-01", "splitting", &[("a", "4")], &[("b", "4")], "0"), "urn:e:splitting");
        let (both, mistake) = ([mining, splitting.clone()], wrong(&splitting));
        take(&registry, &house, document(&both)).await;
        take(&registry, &partner, document(&both)).await;

        assert_eq!(refused(&registry, &partner, document(std::slice::from_ref(&mistake))).await, ["B31"]);
        assert_eq!(lot(&registry, None, "a").await.left.to_string(), "6.00");
        take(&registry, &house, document(std::slice::from_ref(&mistake))).await;
        assert_eq!(lot(&registry, None, "a").await.left.to_string(), "10.00");
        let told = take(&registry, &partner, document(std::slice::from_ref(&mistake))).await;
        assert_eq!((told.taken, told.already_there), (1, 0));
        assert_eq!(lot(&registry, None, "a").await.left.to_string(), "10.00", "undone once");
        let again = registry.capture(&partner, document(&[mistake]), Behaviour::Proceed).await.unwrap();
        assert_eq!((again.taken, again.already_there, again.refused), (0, 1, 0));
        let named = found(&registry, &partner, &Query::about(&documents::lot("b")).unwrap()).await;
        assert_eq!(named.get("urn:e:splitting"), Some(&2), "the copy and its declaration");

        // In one document too, and of what never was at the first house.
        let late = called(&changed("02-05", "splitting", &[("a", "1")], &[("c", "1")], "0"), "urn:e:late");
        let job = take(&registry, &partner, document(&[late.clone(), late.clone(), wrong(&late)])).await;
        assert_eq!((job.taken, job.already_there), (2, 1));
        assert_eq!(lot(&registry, None, "a").await.left.to_string(), "10.00");
        registry.close().await;
    })
    .await;
}

#[tokio::test]
async fn nobody_voids_with_a_declaration_of_its_own_what_another_office_tells() {
    for_each_store(async |url| {
        let root = tempfile::tempdir().unwrap();
        let (registry, house, partner) = register(url, root.path()).await;
        let mining = called(&mined("01-01", "catoca", &[("a", "10")]), "urn:e:mining");
        let splitting = called(&changed("02-01", "splitting", &[("a", "4")], &[("b", "4")], "0"), "urn:e:splitting");
        take(&registry, &house, document(&[mining])).await;
        // Before it is told, and after it was told by the partner and taken back.
        take(&registry, &partner, document(&[wrong(&splitting)])).await;
        let job = take(&registry, &house, document(std::slice::from_ref(&splitting))).await;
        assert_eq!((job.taken, lot(&registry, None, "b").await.mass.to_string().as_str()), (1, "4.00"));
        assert_eq!(refused(&registry, &partner, document(&[wrong(&splitting)])).await, ["B31"]);

        let sorting = called(&changed("02-02", "sorting", &[("b", "3")], &[("c", "3")], "0"), "urn:e:sorting");
        take(&registry, &partner, document(std::slice::from_ref(&sorting))).await;
        take(&registry, &partner, document(&[wrong(&sorting)])).await;
        assert_eq!(lot(&registry, None, "b").await.left.to_string(), "4.00");
        let job = take(&registry, &house, document(std::slice::from_ref(&sorting))).await;
        assert_eq!((job.taken, lot(&registry, None, "b").await.left.to_string().as_str()), (1, "1.00"));
        let again = take(&registry, &partner, document(std::slice::from_ref(&sorting))).await;
        assert_eq!((again.taken, again.already_there), (0, 1), "the partner took its own back");
        take(&registry, &house, document(&[wrong(&sorting)])).await;
        assert_eq!(lot(&registry, None, "b").await.left.to_string(), "4.00");
        registry.close().await;
    })
    .await;
}

#[tokio::test]
async fn another_event_under_the_same_id_is_refused_as_ever() {
    for_each_store(async |url| {
        let root = tempfile::tempdir().unwrap();
        let (registry, house, partner) = register(url, root.path()).await;
        let mining = called(&mined("01-01", "catoca", &[("a", "10")]), "urn:e:mining");
        let other = called(&mined("01-01", "catoca", &[("a", "11")]), "urn:e:mining");
        take(&registry, &house, document(std::slice::from_ref(&mining))).await;
        assert_eq!(refused(&registry, &partner, document(std::slice::from_ref(&other))).await, ["B19"]);
        take(&registry, &partner, document(&[mining])).await;
        assert_eq!(refused(&registry, &partner, document(&[other])).await, ["B19"]);
        registry.close().await;
    })
    .await;
}
