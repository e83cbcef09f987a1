//! Warnings and suspicions as they are read.

use std::collections::BTreeMap;

use loupe_scheme::certificate::fakes::{Pattern, Presented};
use loupe_store::{SuspicionRow, WarningRow};

use super::{Suspicion, Warning, WarningAnswer, plain_number};
use crate::access::moment;
use crate::export::safe;
use crate::registry::{Registry, Trouble};

/// The most warnings of one page.
const PAGE: u32 = 100;

/// A suspicion from its row. What an older program wrote and this one cannot read keeps its number.
pub(super) fn suspicion_of(row: SuspicionRow) -> Suspicion {
    let presented = serde_json::from_str(&row.presented);
    Suspicion {
        number: row.number,
        presented: presented.unwrap_or_else(|_| Presented::of_number(&row.certificate)),
        told: row.told,
        grounds: row.grounds.iter().filter_map(|code| Pattern::from_code(code)).collect(),
        contact: row.contact,
        reported_at: moment(row.reported_ms),
        outcome: Some(row.outcome).filter(|outcome| !outcome.is_empty()),
        reason: row.reason,
        office: row.office,
    }
}

impl Registry {
    /// Public warnings, the newest first, those with lower numbers than `before`; a page of at most 100.
    pub async fn warnings(&self, before: Option<u64>) -> Result<Vec<Warning>, Trouble> {
        let rows = self.store.warnings(None, before.unwrap_or(u64::MAX), PAGE).await?;
        self.with_answers(rows).await
    }

    /// Every warning there is of the certificate with that number, however it is spelt; the newest first.
    pub async fn warnings_of(&self, number: &str) -> Result<Vec<Warning>, Trouble> {
        let plain = plain_number(number);
        if plain.is_empty() {
            return Ok(Vec::new());
        }
        let rows = self.store.warnings(Some(&plain), u64::MAX, PAGE).await?;
        self.with_answers(rows).await
    }

    async fn with_answers(&self, rows: Vec<WarningRow>) -> Result<Vec<Warning>, Trouble> {
        let (Some(last), Some(first)) = (rows.first(), rows.last()) else { return Ok(Vec::new()) };
        let mut answers: BTreeMap<u64, Vec<WarningAnswer>> = BTreeMap::new();
        for row in self.store.warning_answers(first.number, last.number).await? {
            answers.entry(row.warning).or_default().push(WarningAnswer {
                office: row.office,
                told: row.told,
                answered_at: moment(row.answered_ms),
                record: Some(row.record).filter(|record| !record.is_empty()),
            });
        }
        let offices = self.store.offices().await?;
        let names: BTreeMap<&str, &str> =
            offices.iter().map(|office| (office.id.as_str(), office.name.as_str())).collect();
        let warning = |row: WarningRow| Warning {
            answers: answers.remove(&row.number).unwrap_or_default(),
            office_name: names.get(row.office.as_str()).copied().unwrap_or(row.office.as_str()).to_owned(),
            number: row.number,
            certificate: row.written,
            ground: Pattern::from_code(&row.ground).unwrap_or(Pattern::Warned),
            told: row.told,
            office: row.office,
            published_at: moment(row.published_ms),
            record: Some(row.record).filter(|record| !record.is_empty()),
            withdrawn: row.withdrawn,
            withdrawn_at: row.withdrawn_ms.map(moment),
        };
        Ok(rows.into_iter().map(warning).collect())
    }
}

/// Warnings as a table: one row each, answers parted by ` | `.
pub fn csv(warnings: &[Warning]) -> Vec<u8> {
    let mut table = csv::Writer::from_writer(Vec::new());
    let header =
        ["number", "certificate", "ground", "told", "office", "published_at", "record", "answers", "withdrawn"];
    let mut write = |row: &[&str]| table.write_record(row).expect("a row is written to memory");
    write(&header);
    for warning in warnings {
        let answers: Vec<String> =
            warning.answers.iter().map(|answer| format!("{}: {}", answer.office, answer.told)).collect();
        let cells = [
            warning.number.to_string(),
            safe(warning.certificate.clone()),
            warning.ground.code().to_owned(),
            safe(warning.told.clone()),
            warning.office.to_string(),
            warning.published_at.to_string(),
            warning.record.clone().unwrap_or_default(),
            safe(answers.join(" | ")),
            safe(warning.withdrawn.clone().unwrap_or_default()),
        ];
        write(&cells.each_ref().map(String::as_str));
    }
    table.into_inner().unwrap_or_default()
}
