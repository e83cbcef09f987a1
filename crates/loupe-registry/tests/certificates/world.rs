//! What the shipped world says of who may trade on a day, how long a certificate is valid, and when a receipt is due.

use std::sync::Arc;

use jiff::civil::{Date, date};
use loupe_registry::edition::Edition;
use loupe_registry::registry::{Registry, sqlite_url};
use loupe_registry::world;
use loupe_scheme::certificate::{Known, MEANINGS, Shipment, check_trade, meaning, receipt_due, standing, valid_until};
use loupe_scheme::rule::Rule;

use super::register::{country, parcel, party, shipment};

async fn shipped() -> Arc<Edition> {
    let folder = tempfile::tempdir().unwrap();
    let registry = Registry::open(&sqlite_url(folder.path())).await.unwrap();
    registry.import_world(&world::shipped(), &mut |_| ()).await.unwrap();
    let edition = registry.edition();
    registry.close().await;
    edition
}

fn known(edition: &Edition) -> Known<'_> {
    Known { participations: &edition.register.participations, statuses: &edition.register.statuses }
}

/// A parcel from one country to another, in a story's words: `CAF>EUE Berberati`.
fn sent(story: &str) -> Shipment {
    let (way, zone) = story.split_once(' ').unwrap_or((story, ""));
    let (from, to) = way.split_once('>').unwrap();
    let (zone, exporter) = zone.split_once(" by ").unwrap_or((zone, "Exporter"));
    Shipment {
        exporting: country(from),
        importing: country(to),
        exporter: party(exporter),
        parcels: vec![parcel("P-1", from, "1.00", "100.00")],
        zone: zone.to_owned(),
        ..shipment()
    }
}

#[tokio::test]
async fn who_may_trade_with_whom_on_a_day() {
    let edition = shipped().await;
    let none: &[Rule] = &[];
    let (outside, suspended, barred) = (Rule::TradeNonParticipant, Rule::TradeSuspended, Rule::TradePlaceBarred);
    let stories: [(&str, Date, &[Rule]); 20] = [
        ("BWA>EUE", date(2026, 11, 25), none),
        ("BWA>NRU", date(2026, 11, 25), &[outside]),
        ("BWA>EUE", date(2002, 12, 31), &[outside, outside]),
        // Suspended from one day to the next.
        ("CAF>EUE", date(2013, 5, 22), none),
        ("CAF>EUE", date(2013, 5, 23), &[suspended]),
        ("EUE>CAF", date(2013, 5, 23), &[suspended]),
        // Bound to zones, and only to those that a source names.
        ("CAF>EUE Berberati", date(2015, 7, 17), &[barred]),
        ("CAF>EUE Berberati", date(2016, 5, 31), none),
        ("CAF>EUE Berberati", date(2016, 5, 1), &[barred]),
        ("CAF>EUE carnot", date(2016, 9, 19), none),
        ("CAF>EUE", date(2016, 9, 19), &[barred]),
        ("CAF>EUE", date(2024, 11, 15), none),
        // The Council's embargo outlasts what the scheme says.
        ("CIV>EUE", date(2013, 11, 30), &[suspended]),
        ("CIV>EUE", date(2014, 4, 29), none),
        ("VEN>EUE", date(2014, 1, 1), &[suspended]),
        ("VEN>EUE", date(2016, 11, 19), none),
        // One mine, and two operators who were released from its bound.
        ("ZWE>EUE Murowa", date(2010, 1, 1), none),
        ("ZWE>EUE Marange diamond fields", date(2010, 1, 1), &[barred]),
        ("ZWE>EUE Marange diamond fields by Mbada Diamonds", date(2011, 11, 1), none),
        ("ZWE>EUE Marange diamond fields", date(2013, 1, 1), none),
    ];
    for (story, day, expected) in stories {
        let refused: Vec<Rule> =
            check_trade(&known(&edition), &sent(story), day).iter().map(|refusal| refusal.rule).collect();
        assert_eq!(refused, expected, "{story} on {day}");
    }
}

#[tokio::test]
async fn every_status_of_the_world_has_a_meaning_and_every_meaning_a_status() {
    let edition = shipped().await;
    for change in &edition.register.statuses {
        assert!(meaning(&change.status).is_some(), "nobody says what {} means for trade", change.status);
    }
    for (code, _) in MEANINGS {
        assert!(edition.register.statuses.iter().any(|change| change.status == *code), "{code} stands nowhere");
    }
}

#[tokio::test]
async fn who_leaves_the_scheme_does_not_trade_on_the_day_of_it() {
    let edition = shipped().await;
    let mut left = 0;
    for one in &edition.register.participations {
        let Some(end) = one.span.to.filter(|to| to.earliest() == to.latest()) else { continue };
        let day = end.earliest();
        let goes_on = |other: &&loupe_scheme::participant::Participation| {
            other.participant == one.participant && other.span.from.is_some_and(|from| from.latest() <= day)
        };
        let others = edition.register.participations.iter().filter(goes_on).count();
        if others == 1 {
            left += 1;
            assert!(!standing(&known(&edition), one.participant, day).may_receive(), "{} on {day}", one.participant);
        }
    }
    assert!(left > 0, "somebody left");
}

#[tokio::test]
async fn laws_say_how_long_a_certificate_is_valid_and_when_a_receipt_is_due() {
    let edition = shipped().await;
    let laws = &edition.register.laws;
    let valid = [
        // Two months, and the last day of a month where the day is missing (Regulation (EC) 2368/2002 art. 12(5)).
        ("EUE", date(2026, 11, 25), date(2027, 1, 25)),
        ("EUE", date(2026, 12, 31), date(2027, 2, 28)),
        // Sixty days since 2007 (SOR/2003-15 s. 6).
        ("CAN", date(2026, 11, 25), date(2027, 1, 24)),
        ("AUS", date(2026, 11, 25), date(2027, 1, 25)),
        // No law is known: two months.
        ("BWA", date(2026, 11, 25), date(2027, 1, 25)),
    ];
    for (code, issued, last) in valid {
        assert_eq!(valid_until(laws, country(code), issued), last, "{code}");
    }
    let due = [
        // Ten working days: weekends do not count.
        ("EUE", date(2026, 11, 27), Some(date(2026, 12, 11))),
        ("EUE", date(2026, 11, 28), Some(date(2026, 12, 11))),
        ("EUE", date(2026, 11, 30), Some(date(2026, 12, 14))),
        // Fifteen calendar days.
        ("USA", date(2026, 11, 25), Some(date(2026, 12, 10))),
        ("BWA", date(2026, 11, 25), None),
        ("EUE", Date::MAX, None),
    ];
    for (code, submitted, last) in due {
        assert_eq!(receipt_due(laws, country(code), submitted), last, "{code} {submitted}");
    }
}
