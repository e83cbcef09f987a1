//! Who is told what a named question finds.

use jiff::Timestamp;
use loupe_epcis::json::{self, Object, Value};
use loupe_epcis::part::Time;
use loupe_scheme::access::{Actor, Permission};
use loupe_scheme::reason::Reason;
use loupe_scheme::rule::{Place, Refusal, Rule};
use loupe_scheme::words::Lang;
use loupe_store::{EventOrder, EventSearch, StoreError, SubscriptionRow};

use super::epc_format::EpcFormat;
use super::page::Page;
use super::schedule::Schedule;
use super::undelivered::Undelivered;
use crate::access::{By, moment};
use crate::registry::{Fault, Registry, Trouble};

/// The most subscriptions of one office.
pub const SUBSCRIPTIONS_MAX: u32 = 100;

/// The longest token, in bytes.
const TOKEN_BYTES_MAX: usize = 1_024;

/// A subscription as a client asks for it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewSubscription {
    /// Where it is sent.
    pub dest: String,
    /// What deliveries are signed with.
    pub token: String,
    /// When it is sent; `None` for as soon as there is something.
    pub schedule: Option<Schedule>,
    /// Whether it is sent when there is nothing.
    pub report_if_empty: bool,
    /// Events recorded before are not told. Where nobody says, those before now are not.
    pub initial: Option<Timestamp>,
}

/// A subscription, without what it is signed with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Subscription {
    /// Its name, which nobody can guess.
    pub id: String,
    /// The question.
    pub query: String,
    /// Where it is sent.
    pub dest: String,
    /// When, as it was written; `None` for as soon as there is something.
    pub schedule: Option<Object>,
    /// Whether it is sent when there is nothing.
    pub report_if_empty: bool,
    /// How things are spelt in it.
    pub format: EpcFormat,
    /// When it was made.
    pub made: Timestamp,
    /// Events recorded before are not told.
    pub initial: Option<Timestamp>,
    /// When it was last looked for it.
    pub looked: Timestamp,
    /// When it was last delivered.
    pub told: Option<Timestamp>,
    /// How often in a row it could not be delivered.
    pub failures: u32,
    /// Why not the last time; `None` where it could.
    pub failed: Option<Undelivered>,
}

impl NewSubscription {
    /// Reads it from JSON (the OpenAPI's `QueryStreamSubscription` and `QueryScheduleSubscription`). Refuses with `B46`
    /// what is neither, or both.
    pub fn of(told: &Value) -> Result<NewSubscription, Refusal> {
        let told = told.as_object().ok_or_else(|| wrong("", "").because(Reason::NotObject))?;
        let text = |name: &str| match told.get(name) {
            None => Ok(None),
            Some(Value::Text(text)) => Ok(Some(text.clone())),
            Some(_) => Err(wrong(name, name).because(Reason::NotText)),
        };
        let flag = |name: &str| match told.get(name) {
            None => Ok(false),
            Some(Value::Bool(yes)) => Ok(*yes),
            Some(_) => Err(wrong(name, name).because(Reason::NotTruth)),
        };
        let known = ["dest", "signatureToken", "secret", "initialRecordTime", "reportIfEmpty", "stream", "schedule"];
        if let Some((name, _)) = told.iter().find(|(name, _)| !known.contains(name)) {
            return Err(wrong(name, name).because(Reason::UnknownField));
        }
        let schedule = match told.get("schedule") {
            None => None,
            Some(Value::Object(schedule)) => Some(Schedule::of(schedule)?),
            Some(_) => return Err(wrong("schedule", "schedule").because(Reason::NotObject)),
        };
        if flag("stream")? == schedule.is_some() {
            return Err(wrong("stream", "stream, schedule").because(Reason::ScheduleOrStream));
        }
        // The OpenAPI calls it `secret` where it says what is required, and `signatureToken` where it says what it is.
        let token = text("signatureToken")?.or(text("secret")?).unwrap_or_default();
        if token.len() > TOKEN_BYTES_MAX || token.contains('\0') {
            let not_token = Reason::NotToken { most: TOKEN_BYTES_MAX as u64 };
            return Err(wrong("signatureToken", "signatureToken").because(not_token));
        }
        let initial = match text("initialRecordTime")? {
            None => None,
            Some(text) => {
                let read = Time::new(text.as_str()).and_then(|time| time.moment());
                Some(read.ok_or_else(|| wrong("initialRecordTime", &text).because(Reason::NotTime))?)
            }
        };
        let dest =
            text("dest")?.ok_or_else(|| wrong("dest", "").because(Reason::Missing { name: "dest".to_owned() }))?;
        Ok(NewSubscription { dest, token, schedule, report_if_empty: flag("reportIfEmpty")?, initial })
    }
}

impl Subscription {
    fn of_row(row: SubscriptionRow) -> Result<Subscription, Trouble> {
        let wrong = || StoreError::Cell { table: "epcis_subscription", value: row.schedule.clone() };
        let schedule = match row.schedule.as_str() {
            "" => None,
            text => match json::read(text.as_bytes()) {
                Ok(Value::Object(schedule)) => Some(schedule),
                _ => return Err(wrong().into()),
            },
        };
        Ok(Subscription {
            id: row.id,
            query: row.query,
            dest: row.dest,
            schedule,
            report_if_empty: row.report_if_empty,
            format: EpcFormat::from_code(&row.epc_format).unwrap_or_default(),
            made: moment(row.made_ms),
            initial: row.initial_ms.map(moment),
            looked: moment(row.looked_ms),
            told: row.told_ms.map(moment),
            failures: row.failures,
            failed: Undelivered::of_code(&row.failed),
        })
    }

    /// As the binding writes it, with the reason of the last failure in a language.
    pub fn value(&self, lang: Lang) -> Value {
        let mut object = Object::new();
        let mut set = |name: &str, text: String| object.set(name, Value::Text(text));
        set("subscriptionID", self.id.clone());
        set("queryName", self.query.clone());
        set("dest", self.dest.clone());
        set("createdAt", self.made.to_string());
        set("minRecordTime", self.looked.to_string());
        set("epcFormat", self.format.code().to_owned());
        if let Some(told) = self.told {
            set("lastNotifiedAt", told.to_string());
        }
        if let Some(initial) = self.initial {
            set("initialRecordTime", initial.to_string());
        }
        if let Some(why) = self.failed.as_ref().filter(|_| self.failures > 0) {
            set("lastFailure", why.words(lang));
        }
        match &self.schedule {
            Some(schedule) => {
                object.set("schedule", Value::Object(schedule.clone()));
                object.set("reportIfEmpty", Value::Bool(self.report_if_empty));
            }
            None => object.set("stream", Value::Bool(true)),
        }
        Value::Object(object)
    }
}

impl Registry {
    /// Subscribes to a named question of the actor's office.
    ///
    /// Refuses with `A2` who may not, `B43` a question that is not there, `B47` an address that nothing is sent to, `B46`
    /// more subscriptions than an office may have.
    pub async fn subscribe_epcis(
        &self,
        actor: &Actor,
        query: &str,
        new: NewSubscription,
        format: EpcFormat,
    ) -> Result<Subscription, Trouble> {
        actor.require(Permission::ReadCustody)?;
        self.epcis_destinations.check(&new.dest)?;
        let office = actor.office.id.as_str();
        let seen = self.event_before(office, new.initial).await?;
        let now = self.now();
        let due = new.schedule.as_ref().map_or(Some(now), |schedule| schedule.after(now));
        let row = SubscriptionRow {
            id: new_id()?,
            office: office.to_owned(),
            query: query.to_owned(),
            account: actor.account.to_string(),
            dest: new.dest,
            secret: new.token,
            schedule: new
                .schedule
                .map(|schedule| Value::Object(schedule.written().clone()).to_string())
                .unwrap_or_default(),
            report_if_empty: new.report_if_empty,
            epc_format: format.code().to_owned(),
            made_ms: now.as_millisecond(),
            initial_ms: new.initial.map(Timestamp::as_millisecond),
            seen,
            looked_ms: new.initial.unwrap_or(now).as_millisecond(),
            due_ms: due.unwrap_or(now).as_millisecond(),
            ..SubscriptionRow::default()
        };
        let mut change = self.store.change().await?;
        if change.epcis_query(office, query).await?.is_none() {
            return Err(Refusal::new(Rule::NoSuchEventQuery, query).into());
        }
        if change.epcis_subscription_count(office).await? >= SUBSCRIPTIONS_MAX {
            let too_many = Reason::TooManySubscriptions { most: SUBSCRIPTIONS_MAX.into() };
            return Err(wrong("", "").because(too_many).into());
        }
        change.add_epcis_subscription(&row).await?;
        let line = By::Actor(actor).line(now, "epcis_subscription", format!("query/{query}"), row.dest.clone());
        change.write_audit(&line).await?;
        change.commit().await?;
        Subscription::of_row(row)
    }

    /// A subscription. Refuses with `A2` who may not, `B43` and `B45` what is not there.
    pub async fn epcis_subscription(&self, actor: &Actor, query: &str, id: &str) -> Result<Subscription, Trouble> {
        self.epcis_query(actor, query).await?;
        let row = self.store.epcis_subscription((actor.office.id.as_str(), query), id).await?;
        Subscription::of_row(row.ok_or_else(|| Refusal::new(Rule::NoSuchSubscription, id))?)
    }

    /// Subscriptions to a question, from the page of a token on. Refuses with `A2` who may not, `B43` a question that is
    /// not there, `B40` a page that is none.
    pub async fn epcis_subscriptions(
        &self,
        actor: &Actor,
        query: &str,
        per_page: usize,
        token: Option<&str>,
    ) -> Result<(Vec<Subscription>, Option<Page>), Trouble> {
        self.epcis_query(actor, query).await?;
        let after = self.epcis_page(actor, token).await?.map(|page| page.name).unwrap_or_default();
        let to = (actor.office.id.as_str(), query);
        let rows = self.store.epcis_subscriptions(to, &after, per_page as u32 + 1).await?;
        let (rows, next) = self.page_of(rows, per_page, |row| row.id.clone());
        let subscriptions: Result<Vec<_>, _> = rows.into_iter().map(Subscription::of_row).collect();
        Ok((subscriptions?, next))
    }

    /// Ends a subscription. Refuses with `A2` who may not, `B43` and `B45` what is not there.
    pub async fn unsubscribe_epcis(&self, actor: &Actor, query: &str, id: &str) -> Result<(), Trouble> {
        self.epcis_query(actor, query).await?;
        let mut change = self.store.change().await?;
        if !change.remove_epcis_subscription((actor.office.id.as_str(), query), id).await? {
            return Err(Refusal::new(Rule::NoSuchSubscription, id).into());
        }
        let line = By::Actor(actor).line(self.now(), "epcis_subscription_end", format!("query/{query}"), String::new());
        change.write_audit(&line).await?;
        Ok(change.commit().await?)
    }

    /// The number of the last event before a moment; of the newest of all where none is given.
    pub(super) async fn event_before(&self, office: &str, initial: Option<Timestamp>) -> Result<u32, Trouble> {
        let newest = self.store.custody_ends().await?.events;
        let Some(initial) = initial else { return Ok(newest) };
        let search = EventSearch {
            office: office.to_owned(),
            until: newest,
            by: EventOrder::Recorded,
            recorded_from_ms: Some(initial.as_millisecond()),
            most: 1,
            ..EventSearch::default()
        };
        let first = self.store.events_searched(&search).await?;
        Ok(first.first().map_or(newest, |first| first.number - 1))
    }
}

fn wrong(name: &str, given: &str) -> Refusal {
    Refusal::new(Rule::SubscriptionWrong, given).at(Place { name: Some(name.to_owned()), ..Place::default() })
}

/// A name that nobody can guess: 128 bits of chance, written as a UUID of version 4.
fn new_id() -> Result<String, Fault> {
    let mut bytes = [0_u8; 16];
    getrandom::fill(&mut bytes).map_err(Fault::Random)?;
    bytes[6] = (bytes[6] & 0x0f) | 0x40;
    bytes[8] = (bytes[8] & 0x3f) | 0x80;
    let hex: String = bytes.iter().map(|byte| format!("{byte:02x}")).collect();
    Ok([&hex[..8], &hex[8..12], &hex[12..16], &hex[16..20], &hex[20..]].join("-"))
}
