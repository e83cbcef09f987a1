//! Mines and fields, the companies behind them, and what each is said to have produced.

use serde::Serialize;

use crate::participant::{ParticipantId, Source};

/// A mine or alluvial field.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Site {
    /// Its id, a slug.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Other names.
    pub other_names: String,
    /// The participant's code, alpha-3.
    pub participant: String,
    /// Province or state.
    pub admin1: String,
    /// Degrees north, as printed; empty when no source gives it. Such a site is listed, not drawn.
    pub latitude: String,
    /// Degrees east, as printed.
    pub longitude: String,
    /// `site`, `site_rounded`, `field` or `nearest_town`.
    pub coordinate_precision: String,
    /// `kimberlite`, `alluvial`, ...
    pub kind: String,
    /// `LSM` or `ASM`.
    pub mining: String,
    /// Who operates it, as printed.
    pub operator: String,
    /// Who owns it, as printed, with shares.
    pub owners: String,
    /// When that was.
    pub ownership_as_of: String,
    /// `operating`, `closed`, `care_and_maintenance` or empty.
    pub status: String,
    /// When that was.
    pub status_as_of: String,
    /// Opened.
    pub opened: String,
    /// Closed.
    pub closed: String,
    /// What is doubtful.
    pub notes: String,
    /// Sources of place, ownership, status and history, in that order; an empty one is not given.
    pub source_urls: [String; 4],
}

/// A company or state body behind a mine, a finding or a sanction.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Company {
    /// Its id, a slug.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Other names.
    pub other_names: String,
    /// The country of its seat, alpha-3; empty when not read.
    pub seat: String,
    /// `private`, `state`, `state_controlled`, `listed`, `security_company`.
    pub kind: String,
    /// Its owners, as printed.
    pub owners: String,
    /// Founded or first known.
    pub from: String,
    /// Last known.
    pub until: String,
    /// The company that owns it.
    pub parent: String,
    /// Ids of the sites it operates or part-owns, now or before.
    pub sites: Vec<String>,
    /// Sanctions, as printed.
    pub sanctions: String,
    /// What is doubtful.
    pub note: String,
    /// The source.
    pub source: Source,
}

/// What a source says a site or a company produced or sold.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Output {
    /// The site; empty when the row speaks of a company.
    pub site: String,
    /// The company's id; empty when the row speaks of a site or of no company known here.
    pub company: String,
    /// The operator as printed.
    pub operator: String,
    /// The calendar year; 0 when not given.
    pub year: i16,
    /// `calendar_year`, `H1`, `FY_June`, ...
    pub period: String,
    /// Micro-carats, when given.
    pub mass_micro: Option<u64>,
    /// US cents, when given.
    pub value_cents: Option<u64>,
    /// `produced`, `sold` or `forecast`.
    pub measure: String,
    /// `100 %`, or the share that the figure stands for.
    pub share_basis: String,
    /// Whether the source rounded.
    pub rounded: bool,
    /// What is doubtful.
    pub note: String,
    /// The source's address.
    pub source_url: String,
}

impl Output {
    /// Whether it may bound a statement: all that was produced, by everyone, in a period with fixed ends.
    pub fn bounds(&self) -> bool {
        self.measure == "produced"
            && self.share_basis == "100 %"
            && self.mass_micro.is_some()
            && matches!(self.period.as_str(), "calendar_year" | "H1" | "H2")
    }

    /// The participant of a site's row is the site's; a company's row speaks of all its sites.
    pub fn is_of_company(&self) -> bool {
        self.site.is_empty()
    }
}

/// A participant's code that does not resolve stays text; this reads it where it does.
pub fn participant_of(site: &Site) -> Option<ParticipantId> {
    ParticipantId::new(&site.participant).ok()
}
