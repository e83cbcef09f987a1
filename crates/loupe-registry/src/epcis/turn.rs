//! Turns of those who subscribed: looked for, delivered, tried again later. What was not delivered stays due, and is
//! looked for anew, so nothing is lost when the program ends.

use std::sync::Arc;

use jiff::{SignedDuration, Timestamp};
use loupe_epcis::json::{self, Value};
use loupe_store::SubscriptionRow;
use tokio::task::JoinSet;

use super::document::Answers;
use super::epc_format::EpcFormat;
use super::follow::Follower;
use super::named::NamedQuery;
use super::schedule::Schedule;
use super::undelivered::Undelivered;
use super::webhook::{Carrier, Delivery};
use crate::access::ms;
use crate::registry::{Fault, Registry, Trouble};

/// How many are served at once.
const AT_ONCE: u32 = 8;

/// How many documents one turn delivers to one subscriber.
const DELIVERIES_MAX: usize = 10;

/// For how long a turn is nobody else's.
const TURN: SignedDuration = SignedDuration::from_mins(5);

/// The pause after the first failure; each further one is twice as long, up to the longest.
const PAUSE: SignedDuration = SignedDuration::from_secs(1);
const PAUSE_MAX: SignedDuration = SignedDuration::from_hours(1);

/// What came of a turn.
enum Told {
    Nothing,
    Delivered,
    Failed(Undelivered),
}

impl Registry {
    /// Serves everyone whose turn it is, and says how many documents were delivered or tried. Call it again and again.
    pub async fn deliver_epcis(self: &Arc<Self>) -> Result<usize, Trouble> {
        let newest = self.store.custody_ends().await?.events;
        let due = self.store.epcis_subscriptions_due(self.now().as_millisecond(), newest, AT_ONCE).await?;
        let mut turns = JoinSet::new();
        for row in due {
            let until = self.now().as_millisecond() + ms(TURN);
            let mut change = self.store.change().await?;
            let mine = change.claim_epcis_subscription(&row, until).await?;
            change.commit().await?;
            if mine {
                let registry = self.clone();
                turns.spawn(async move { registry.take_turn(row).await });
            }
        }
        // One turn that breaks off does not end those of others.
        let (mut delivered, mut trouble) = (0, None);
        while let Some(turn) = turns.join_next().await {
            match turn.map_err(Fault::Broken) {
                Ok(Ok(tried)) => delivered += tried,
                Ok(Err(broken)) => trouble = Some(broken),
                Err(broken) => trouble = Some(broken.into()),
            }
        }
        trouble.map_or(Ok(delivered), Err)
    }

    /// One subscriber's turn. Whatever comes of it, the next one is settled.
    async fn take_turn(&self, mut row: SubscriptionRow) -> Result<usize, Trouble> {
        let begun = self.now();
        let mut tried = 0;
        let mut last = Told::Nothing;
        for _ in 0..DELIVERIES_MAX {
            let (told, more) = self.tell(&mut row).await?;
            tried += usize::from(!matches!(told, Told::Nothing));
            let failed = matches!(told, Told::Failed(_));
            if !matches!(told, Told::Nothing) {
                last = told;
            }
            if failed || !more {
                break;
            }
        }
        self.settle(row, last, begun).await?;
        Ok(tried)
    }

    /// Looks once, and delivers what was found. Says whether there may be more.
    async fn tell(&self, row: &mut SubscriptionRow) -> Result<(Told, bool), Trouble> {
        let Some(query) = self.store.epcis_query(&row.office, &row.query).await? else {
            return Ok((Told::Nothing, false));
        };
        let named = NamedQuery::of_row(query)?;
        let sieve = self.sieve(&row.office, named.query).await?;
        let answers = Answers { query: &row.query, subscription: Some(&row.id) };
        let format = EpcFormat::from_code(&row.epc_format).unwrap_or_default();
        let follower = Follower {
            office: &row.office,
            answers,
            format,
            initial_ms: row.initial_ms,
            seen: row.seen,
            if_empty: row.report_if_empty && !row.schedule.is_empty(),
        };
        let followed = self.follow(&sieve, follower).await?;
        let Some(document) = followed.document else {
            row.seen = followed.seen;
            return Ok((Told::Nothing, followed.more));
        };
        let delivery =
            Delivery { dest: row.dest.clone(), token: row.secret.clone(), body: Value::Object(document).to_string() };
        let carrier = self.epcis_carrier();
        let sent = tokio::task::spawn_blocking(move || carrier.deliver(&delivery)).await.map_err(Fault::Broken)?;
        Ok(match sent {
            Ok(()) => {
                row.seen = followed.seen;
                (Told::Delivered, followed.more)
            }
            Err(why) => (Told::Failed(why), false),
        })
    }

    async fn settle(&self, mut row: SubscriptionRow, told: Told, begun: Timestamp) -> Result<(), Trouble> {
        let now = self.now();
        let next = schedule_of(&row).and_then(|schedule| schedule.after(begun)).map_or(now, |next| next.max(now));
        match told {
            Told::Failed(why) => {
                row.failures = row.failures.saturating_add(1);
                row.failed = why.code();
                row.due_ms = now.as_millisecond() + pause_after(row.failures);
            }
            told => {
                if matches!(told, Told::Delivered) {
                    row.told_ms = Some(now.as_millisecond());
                    (row.failures, row.failed) = (0, String::new());
                }
                row.looked_ms = begun.as_millisecond();
                row.due_ms = next.as_millisecond();
            }
        }
        let mut change = self.store.change().await?;
        change.settle_epcis_subscription(&row).await?;
        Ok(change.commit().await?)
    }

    fn epcis_carrier(&self) -> Carrier {
        Carrier::new(self.epcis_destinations)
    }
}

fn schedule_of(row: &SubscriptionRow) -> Option<Schedule> {
    match json::read(row.schedule.as_bytes()) {
        Ok(Value::Object(written)) => Schedule::of(&written).ok(),
        _ => None,
    }
}

/// In milliseconds.
fn pause_after(failures: u32) -> i64 {
    let doublings = failures.saturating_sub(1).min(20);
    (ms(PAUSE) << doublings).min(ms(PAUSE_MAX))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pauses_grow_up_to_an_hour() {
        assert_eq!(
            [1, 2, 3, 12, 13, 4_000_000].map(pause_after),
            [1_000, 2_000, 4_000, 2_048_000, 3_600_000, 3_600_000]
        );
    }
}
