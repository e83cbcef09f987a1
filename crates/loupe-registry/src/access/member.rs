//! Who belongs to which office, as what, and when.

use jiff::Timestamp;
use jiff::civil::Date;
use loupe_scheme::access::{AccountName, Office, Permission, Role};
use loupe_scheme::record::OfficeId;
use loupe_scheme::rule::{Refusal, Rule};
use loupe_store::MembershipRow;
use serde::Serialize;

use super::office::no_office;
use super::{By, day_of, moment};
use crate::registry::{Registry, Trouble};

/// A person who is to belong to an office.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewMember {
    /// Who.
    pub account: AccountName,
    /// Where.
    pub office: OfficeId,
    /// As what.
    pub role: Role,
    /// From which day on.
    pub from: Date,
    /// The last day; `None` without an end.
    pub until: Option<Date>,
}

/// A person who belongs, belonged or will belong to an office.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Member {
    /// Who.
    pub account: AccountName,
    /// The person's name.
    pub full_name: String,
    /// Where.
    #[serde(serialize_with = "as_text")]
    pub office: OfficeId,
    /// As what.
    pub role: Role,
    /// From which day on.
    pub from: Date,
    /// The last day; `None` without an end.
    pub until: Option<Date>,
    /// When it was ended before its day.
    pub ended_at: Option<Timestamp>,
    /// Whether they belong now.
    pub belongs: bool,
}

fn as_text<S: serde::Serializer>(id: &OfficeId, s: S) -> Result<S::Ok, S::Error> {
    s.serialize_str(id.as_str())
}

impl Member {
    fn of(row: MembershipRow, full_name: String, now: Timestamp) -> Member {
        let MembershipRow { account, office, role, from, until, ended_ms, .. } = row;
        let (day, ended_at) = (day_of(now), ended_ms.map(moment));
        let within = from <= day && until.is_none_or(|until| day <= until);
        let belongs = within && ended_at.is_none_or(|ended| now < ended);
        Member { account, full_name, office, role, from, until, ended_at, belongs }
    }
}

impl Registry {
    /// Makes a person a member of an office. One who is a member already gets another role: the role before ends now.
    ///
    /// Refuses with `A6` and `A8` who and what is not there, `A15` a last day before the first, `A2` who may not: the
    /// register's head may, and the office's own.
    pub async fn join(&self, by: By<'_>, new: NewMember) -> Result<Member, Trouble> {
        may_manage(by, &new.office)?;
        let account = self.open_account(&new.account).await?;
        if new.until.is_some_and(|until| until < new.from) {
            let span = format!("{}..{}", new.from, new.until.unwrap_or(new.from));
            return Err(Refusal::new(Rule::RoleWrong, span).accepting(Role::ALL.iter().map(|role| role.code())).into());
        }
        let now = self.now();
        let mut change = self.store.change().await?;
        change.office(&new.office).await?.ok_or_else(|| no_office(&new.office))?;
        let before = change.memberships_of(&new.account).await?;
        for row in before.into_iter().filter(|row| row.office == new.office) {
            let (number, from) = (row.number, row.from);
            let before = Member::of(row, String::new(), now);
            let overlaps = before.until.is_none_or(|until| new.from <= until) && before.ended_at.is_none();
            if overlaps && before.belongs && new.from <= day_of(now) {
                change.leave(number, day_of(now), Some(now.as_millisecond())).await?;
            } else if overlaps && new.until.is_none_or(|until| from <= until) {
                let last = new.from.yesterday().unwrap_or(new.from).max(from);
                change.leave(number, last, (last >= new.from).then_some(now.as_millisecond())).await?;
            }
        }
        let NewMember { account: name, office, role, from, until } = new;
        let row = MembershipRow { number: 0, account: name, office, role, from, until, ended_ms: None };
        change.join(&row).await?;
        let until = row.until.map(|day| day.to_string()).unwrap_or_default();
        let detail = format!("{} {} {}..{until}", row.office, role.code(), row.from);
        change.write_audit(&by.line(now, "join", super::account::subject(&row.account), detail)).await?;
        change.commit().await?;
        Ok(Member::of(row, account.full_name, now))
    }

    /// Ends a membership: at once without a last day, else after it.
    ///
    /// Refuses with `A17` a person who is no member, `A15` a last day before the first, `A2` who may not.
    pub async fn leave(
        &self,
        by: By<'_>,
        account: &AccountName,
        office: &OfficeId,
        last_day: Option<Date>,
    ) -> Result<(), Trouble> {
        may_manage(by, office)?;
        let now = self.now();
        let mut change = self.store.change().await?;
        let rows = change.memberships_of(account).await?;
        let mut ended = 0;
        for row in rows.into_iter().filter(|row| row.office == *office) {
            let (number, from) = (row.number, row.from);
            let member = Member::of(row, String::new(), now);
            let is_over = member.ended_at.is_some() || member.until.is_some_and(|until| until < day_of(now));
            if is_over {
                continue;
            }
            match last_day {
                Some(day) if day < from => {
                    return Err(Refusal::new(Rule::RoleWrong, format!("{from}..{day}")).into());
                }
                Some(day) => change.leave(number, day, None).await?,
                None => change.leave(number, day_of(now).max(from), Some(now.as_millisecond())).await?,
            }
            ended += 1;
        }
        if ended == 0 {
            return Err(Refusal::new(Rule::MembershipEnded, format!("{account}@{office}")).into());
        }
        let detail = format!("{office} {}", last_day.map(|day| day.to_string()).unwrap_or_default());
        change.write_audit(&by.line(now, "leave", super::account::subject(account), detail.trim().to_owned())).await?;
        Ok(change.commit().await?)
    }

    /// Everybody who belongs, belonged or will belong to an office, oldest first. Refuses with `A8`.
    pub async fn members(&self, office: &OfficeId) -> Result<Vec<Member>, Trouble> {
        self.office(office).await?;
        let rows = self.store.members_of(office).await?;
        let (now, mut members) = (self.now(), Vec::with_capacity(rows.len()));
        for row in rows {
            let account = self.store.account(&row.account).await?;
            members.push(Member::of(row, account.map(|account| account.full_name).unwrap_or_default(), now));
        }
        Ok(members)
    }

    /// Everywhere that a person belongs, belonged or will belong, oldest first.
    pub async fn memberships(&self, account: &AccountName) -> Result<Vec<Member>, Trouble> {
        let known = self.store.account(account).await?.map(|account| account.full_name).unwrap_or_default();
        let (now, rows) = (self.now(), self.store.memberships_of(account).await?);
        Ok(rows.into_iter().map(|row| Member::of(row, known.clone(), now)).collect())
    }

    /// The working offices to which a person belongs now, with the highest role in each.
    pub async fn offices_of(&self, account: &AccountName) -> Result<Vec<(Office, Role)>, Trouble> {
        let now = self.now();
        let mut offices: Vec<(Office, Role)> = Vec::new();
        for member in self.memberships(account).await?.into_iter().filter(|member| member.belongs) {
            if let Some((_, role)) = offices.iter_mut().find(|(office, _)| office.id == member.office) {
                *role = member.role.max(*role);
            } else if let Some(office) = self.store.office(&member.office).await?.filter(|o| o.works_on(day_of(now))) {
                offices.push((office, member.role));
            }
        }
        Ok(offices)
    }
}

/// Refuses with `A2` who may not say who belongs to that office.
fn may_manage(by: By<'_>, office: &OfficeId) -> Result<(), Refusal> {
    match by {
        By::Actor(actor) if actor.office.id == *office => {
            by.require(Permission::ManageMembers).or_else(|_| by.require(Permission::ManageOffices))
        }
        _ => by.require(Permission::ManageOffices),
    }
}
