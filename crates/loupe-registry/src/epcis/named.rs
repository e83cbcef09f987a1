//! Questions that an office gave a name.

use jiff::Timestamp;
use loupe_epcis::json::{self, Object, Value};
use loupe_epcis::query::Query;
use loupe_scheme::access::{Actor, Permission};
use loupe_scheme::reason::Reason;
use loupe_scheme::rule::{Place, Refusal, Rule};
use loupe_store::{QueryRow, StoreError};

use super::page::Page;
use super::refusals_of;
use crate::access::{By, moment};
use crate::registry::{Registry, Trouble};

/// The longest name of a question, in characters.
pub const NAME_CHARS_MAX: usize = 200;

/// The most questions of one office.
pub const QUERIES_MAX: u32 = 1_000;

/// The longest question, in bytes.
const QUERY_BYTES_MAX: usize = 64 << 10;

/// A question with a name.
#[derive(Clone, Debug)]
pub struct NamedQuery {
    /// Its name.
    pub name: String,
    /// Its parameters, as they were written.
    pub written: Object,
    /// What they ask.
    pub query: Query,
    /// When it was given its name.
    pub made: Timestamp,
}

impl NamedQuery {
    pub(super) fn of_row(row: QueryRow) -> Result<NamedQuery, Trouble> {
        let wrong = || StoreError::Cell { table: "epcis_query", value: row.name.clone() };
        let Ok(Value::Object(written)) = json::read(row.body.as_bytes()) else { return Err(wrong().into()) };
        let query = Query::from_json(&written).map_err(|_| wrong())?;
        Ok(NamedQuery { name: row.name.clone(), written, query, made: moment(row.made_ms) })
    }

    /// As the binding writes it: `name` and `query`.
    pub fn value(&self) -> Value {
        let mut object = Object::new();
        object.set("name", Value::Text(self.name.clone()));
        object.set("query", Value::Object(self.written.clone()));
        Value::Object(object)
    }
}

impl Registry {
    /// Gives a question a name, from JSON with `name` and `query`.
    ///
    /// Refuses with `A2` who may not, `B40` and `B41` what is no question, `B44` a name that is taken.
    pub async fn name_epcis_query(&self, actor: &Actor, told: &Value) -> Result<NamedQuery, Trouble> {
        actor.require(Permission::ReadCustody)?;
        let (name, written) = told_of(told)?;
        let query = Query::from_json(&written).map_err(|faults| Trouble::Refused(refusals_of(faults)))?;
        let now = self.now();
        let row = QueryRow {
            office: actor.office.id.to_string(),
            name: name.clone(),
            account: actor.account.to_string(),
            made_ms: now.as_millisecond(),
            body: Value::Object(written.clone()).to_string(),
        };
        if row.body.len() > QUERY_BYTES_MAX {
            let too_long = Reason::QuestionTooLong { most: QUERY_BYTES_MAX as u64 };
            return Err(Refusal::new(Rule::EventQueryTooComplex, "").because(too_long).into());
        }
        let mut change = self.store.change().await?;
        if change.epcis_query_count(&row.office).await? >= QUERIES_MAX {
            let too_many = Reason::TooManyQuestions { most: QUERIES_MAX.into() };
            return Err(Refusal::new(Rule::EventQueryTooComplex, "").because(too_many).into());
        }
        if name == super::QUERY_NAME || !change.add_epcis_query(&row).await? {
            return Err(Refusal::new(Rule::EventQueryThere, name).into());
        }
        change.write_audit(&By::Actor(actor).line(now, "epcis_query", format!("query/{name}"), String::new())).await?;
        change.commit().await?;
        Ok(NamedQuery { name, written, query, made: now })
    }

    /// A question of the actor's office by its name. Refuses with `A2` who may not, `B43` one that is not there.
    pub async fn epcis_query(&self, actor: &Actor, name: &str) -> Result<NamedQuery, Trouble> {
        actor.require(Permission::ReadCustody)?;
        let row = self.store.epcis_query(actor.office.id.as_str(), name).await?;
        NamedQuery::of_row(row.ok_or_else(|| Refusal::new(Rule::NoSuchEventQuery, name))?)
    }

    /// Questions of the actor's office by name, from the page of a token on. Refuses with `A2` who may not, `B40` a page
    /// that is none.
    pub async fn epcis_queries(
        &self,
        actor: &Actor,
        per_page: usize,
        token: Option<&str>,
    ) -> Result<(Vec<NamedQuery>, Option<Page>), Trouble> {
        actor.require(Permission::ReadCustody)?;
        let after = self.epcis_page(actor, token).await?.map(|page| page.name).unwrap_or_default();
        let rows = self.store.epcis_queries(actor.office.id.as_str(), &after, per_page as u32 + 1).await?;
        let (rows, next) = self.page_of(rows, per_page, |row| row.name.clone());
        let queries: Result<Vec<_>, _> = rows.into_iter().map(NamedQuery::of_row).collect();
        Ok((queries?, next))
    }

    /// Takes a question's name away, and ends every subscription to it. Refuses with `A2` who may not, `B43` one that is
    /// not there.
    pub async fn forget_epcis_query(&self, actor: &Actor, name: &str) -> Result<(), Trouble> {
        actor.require(Permission::ReadCustody)?;
        let mut change = self.store.change().await?;
        if !change.remove_epcis_query(actor.office.id.as_str(), name).await? {
            return Err(Refusal::new(Rule::NoSuchEventQuery, name).into());
        }
        let line = By::Actor(actor).line(self.now(), "epcis_query_end", format!("query/{name}"), String::new());
        change.write_audit(&line).await?;
        Ok(change.commit().await?)
    }

    /// Of rows of which one more was asked for than a page has: those of the page, and where it goes on.
    pub(super) fn page_of<T>(
        &self,
        mut rows: Vec<T>,
        wanted: usize,
        name: impl Fn(&T) -> String,
    ) -> (Vec<T>, Option<Page>) {
        let more = rows.len() > wanted;
        rows.truncate(wanted);
        let next = rows.last().filter(|_| more).map(|last| Page::of_names(self.now(), name(last)));
        (rows, next)
    }
}

/// Name and parameters, from JSON.
fn told_of(told: &Value) -> Result<(String, Object), Refusal> {
    let wrong = |name: &str, why: Reason| {
        let place = Place { name: Some(name.to_owned()), ..Place::default() };
        Refusal::new(Rule::EventQueryWrong, name).because(why).at(place)
    };
    let object = told.as_object().ok_or_else(|| wrong("", Reason::NotObject))?;
    let text = |value: &'_ Value| value.as_text().map(str::to_owned).ok_or_else(|| wrong("name", Reason::NotText));
    let missing = |name: &str| wrong("", Reason::Missing { name: name.to_owned() });
    let name = object.get("name").ok_or_else(|| missing("name")).and_then(text)?;
    let well = !name.is_empty() && name.chars().count() <= NAME_CHARS_MAX && !name.chars().any(char::is_control);
    if !well || matches!(name.as_str(), "." | "..") {
        return Err(wrong("name", Reason::NotName { most: NAME_CHARS_MAX as u64 }));
    }
    let query = object.get("query").ok_or_else(|| missing("query"))?;
    let query = query.as_object().ok_or_else(|| wrong("query", Reason::NotObject))?;
    Ok((name, query.clone()))
}
