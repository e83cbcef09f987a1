//! A suspicion, reported by anyone: no account, no address, nothing that tells who it was unless they say so.

use loupe_scheme::access::Means;
use loupe_scheme::certificate::fakes::Presented;
use loupe_scheme::certificate::text::{LINE_CHARS_MAX, NAME_CHARS_MAX, line};
use loupe_scheme::rule::{Place, Refusal, Rule};
use loupe_store::{AuditRow, SuspicionRow};

use super::plain_number;
use crate::registry::{Registry, Trouble};

/// The longest account of what was noticed, in characters.
pub const TOLD_CHARS_MAX: usize = 2_000;
/// The longest way to be reached, in characters.
pub const CONTACT_CHARS_MAX: usize = 200;
/// The most parcels of one report.
const PARCELS_MAX: usize = 60;

/// What somebody reports.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Report {
    /// The certificate, as far as they know it.
    pub presented: Presented,
    /// What they noticed.
    pub told: String,
    /// How to reach them; may be empty, and is never published.
    pub contact: String,
}

impl Registry {
    /// Keeps a suspicion; its number. Refuses with `T27` a report without a number or a word of what was noticed, `T11`
    /// what is too long, `T12` misleading characters.
    pub async fn report_suspicion(&self, report: &Report) -> Result<u64, Trouble> {
        let proper = check(report).map_err(Trouble::Refused)?;
        let judged = self.judge_presented(&proper.presented).await?;
        let mut grounds: Vec<String> = judged.grounds.iter().map(|one| one.pattern.code().to_owned()).collect();
        grounds.dedup();
        let now = self.now();
        let row = SuspicionRow {
            number: 0,
            certificate: plain_number(&proper.presented.number),
            presented: serde_json::to_string(&proper.presented).unwrap_or_default(),
            told: proper.told,
            grounds,
            contact: proper.contact,
            reported_ms: now.as_millisecond(),
            outcome: String::new(),
            reason: String::new(),
            office: None,
            settled_ms: None,
        };
        let mut change = self.store.change().await?;
        let number = change.add_suspicion(&row).await?;
        // Nobody acts: the audit says that a report came, and not from whom.
        change
            .write_audit(&AuditRow {
                at_ms: now.as_millisecond(),
                account: None,
                office: None,
                means: Means::Session,
                act: "report_suspicion".to_owned(),
                subject: format!("suspicion/{number}"),
                detail: String::new(),
            })
            .await?;
        change.commit().await?;
        Ok(number)
    }
}

fn check(report: &Report) -> Result<Report, Vec<Refusal>> {
    let mut wrong = Vec::new();
    let mut proper = report.clone();
    let missing = |name: &str| {
        let place = Place { name: Some(name.to_owned()), ..Place::default() };
        Refusal::new(Rule::SuspectIncomplete, name).at(place)
    };
    let presented = &mut proper.presented;
    if plain_number(&presented.number).is_empty() {
        wrong.push(missing("number"));
    } else {
        checked("number", &mut presented.number, NAME_CHARS_MAX, &mut wrong);
    }
    checked("layout", &mut presented.layout, LINE_CHARS_MAX, &mut wrong);
    for parcel in &mut presented.parcels {
        checked("parcels", parcel, NAME_CHARS_MAX, &mut wrong);
    }
    presented.parcels.retain(|parcel| !parcel.is_empty());
    if presented.parcels.len() > PARCELS_MAX {
        wrong.push(
            Refusal::new(Rule::TooManyParcels, presented.parcels.len().to_string())
                .accepting([PARCELS_MAX.to_string()]),
        );
    }
    if proper.told.trim().is_empty() && proper.presented.layout.is_empty() {
        wrong.push(missing("told"));
    }
    paragraphs("told", &mut proper.told, TOLD_CHARS_MAX, &mut wrong);
    checked("contact", &mut proper.contact, CONTACT_CHARS_MAX, &mut wrong);
    if wrong.is_empty() { Ok(proper) } else { Err(wrong) }
}

/// One line, which may be empty.
fn checked(name: &str, text: &mut String, chars_max: usize, wrong: &mut Vec<Refusal>) {
    if text.trim().is_empty() {
        text.clear();
        return;
    }
    match line(name, text, chars_max) {
        Ok(proper) => *text = proper,
        Err(refusal) => wrong.push(refusal),
    }
}

/// Lines, each as one on a certificate.
pub(super) fn paragraphs(name: &str, text: &mut String, chars_max: usize, wrong: &mut Vec<Refusal>) {
    let mut lines = Vec::new();
    for one in text.trim().lines() {
        let mut one = one.replace('\t', " ");
        checked(name, &mut one, chars_max, wrong);
        lines.push(one);
    }
    *text = lines.join("\n");
    if text.chars().count() > chars_max && wrong.is_empty() {
        let place = Place { name: Some(name.to_owned()), ..Place::default() };
        let refusal = Refusal::new(Rule::CertificateFieldTooLong, text.as_str()).accepting([chars_max.to_string()]);
        wrong.push(refusal.at(place));
    }
}
