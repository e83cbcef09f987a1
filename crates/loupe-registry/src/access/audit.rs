//! Reading what was done, by whom.

use jiff::Timestamp;
use loupe_scheme::access::{Actor, Permission};
use loupe_store::{AuditFilter, AuditRow};
use serde::Serialize;

use super::{By, moment};
use crate::registry::{Registry, Trouble};

/// How many lines are on a page.
const LINES: u32 = 100;

/// One line of the audit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct AuditLine {
    /// Its number, from 1 without a gap.
    pub number: i64,
    /// When.
    pub at: Timestamp,
    /// Who; `None` for the operator, and for those who did not sign in.
    pub account: Option<String>,
    /// The office acted for.
    pub office: Option<String>,
    /// How they proved who they are.
    pub means: &'static str,
    /// What was done.
    pub act: String,
    /// To what.
    pub subject: String,
    /// Particulars.
    pub detail: String,
}

/// A page of the audit, the newest line first.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct AuditPage {
    /// The lines.
    pub lines: Vec<AuditLine>,
    /// Where the next page begins; `None` on the last.
    pub older_below: Option<i64>,
}

impl Registry {
    /// What was done for an actor's office, or everything for those who manage offices, below the line `before`.
    ///
    /// Refuses with `A2` who may not read it.
    pub async fn audit(&self, by: By<'_>, before: Option<i64>) -> Result<AuditPage, Trouble> {
        by.require(Permission::ReadAudit)?;
        let sees_all = by.require(Permission::ManageOffices).is_ok();
        let office = match by {
            By::Actor(Actor { office, .. }) if !sees_all => Some(office.id.clone()),
            _ => None,
        };
        let filter = AuditFilter { office, before, count: LINES + 1 };
        let mut rows = self.store.audit(&filter).await?;
        let more = rows.len() > LINES as usize;
        rows.truncate(LINES as usize);
        let lines: Vec<AuditLine> = rows.into_iter().map(|(number, row)| line(number, row)).collect();
        let older_below = lines.last().filter(|_| more).map(|line| line.number);
        Ok(AuditPage { lines, older_below })
    }
}

fn line(number: i64, row: AuditRow) -> AuditLine {
    AuditLine {
        number,
        at: moment(row.at_ms),
        account: row.account.map(|account| account.to_string()),
        office: row.office.map(|office| office.to_string()),
        means: row.means.code(),
        act: row.act,
        subject: row.subject,
        detail: row.detail,
    }
}
