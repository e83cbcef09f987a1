//! Everything that has been filed, found and looked at, in memory: what statements are made from.

use std::collections::BTreeSet;

use crate::definition::Definition;
use crate::finding::{Finding, Target};
use crate::law::Law;
use crate::look::{CoverageNote, Look};
use crate::participant::{Authority, Participant, ParticipantId, Participation, StatusChange};
use crate::period::HalfYear;
use crate::resolution::Resolution;
use crate::returns::Filing;
use crate::site::{Company, Output, Site};
use crate::vocabulary::Vocabulary;

/// A figure for a year as the press first printed it, kept to see what changed without a word.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize)]
pub struct Printed {
    /// The participant's code, or `WLD`.
    pub participant: String,
    /// The calendar year.
    pub year: i16,
    /// Carats as printed; empty when not given.
    pub carats: String,
    /// US$ as printed; empty when not given.
    pub value_usd: String,
    /// What is known beside it.
    pub note: String,
    /// The source's address.
    pub source_url: String,
}

/// The public register, read whole. Lists are sorted as the store returns them: by participant, then time, then id.
#[derive(Clone, Debug)]
pub struct Register {
    /// The vocabulary that findings and definitions speak.
    pub vocabulary: Vocabulary,
    /// Participants, by id.
    pub participants: Vec<Participant>,
    /// Periods of participation.
    pub participations: Vec<Participation>,
    /// Dated changes of status.
    pub statuses: Vec<StatusChange>,
    /// Authorities.
    pub authorities: Vec<Authority>,
    /// Production returns, by participant, half-year, kind of mining and day of filing.
    pub filings: Vec<Filing>,
    /// Figures as first printed.
    pub printed: Vec<Printed>,
    /// Mines and fields, by id.
    pub sites: Vec<Site>,
    /// Companies, by id.
    pub companies: Vec<Company>,
    /// What sites and companies are said to have produced.
    pub outputs: Vec<Output>,
    /// Findings, by id.
    pub findings: Vec<Finding>,
    /// Looks, by id.
    pub looks: Vec<Look>,
    /// Notes on coverage, by participant.
    pub coverage_notes: Vec<CoverageNote>,
    /// Resolutions of the Security Council, by date.
    pub resolutions: Vec<Resolution>,
    /// What laws say of certificates.
    pub laws: Vec<Law>,
    /// Definitions, by id.
    pub definitions: Vec<Definition>,
}

impl Register {
    /// A register in which nothing has been filed yet.
    pub fn empty(vocabulary: Vocabulary) -> Register {
        Register {
            vocabulary,
            participants: Vec::new(),
            participations: Vec::new(),
            statuses: Vec::new(),
            authorities: Vec::new(),
            filings: Vec::new(),
            printed: Vec::new(),
            sites: Vec::new(),
            companies: Vec::new(),
            outputs: Vec::new(),
            findings: Vec::new(),
            looks: Vec::new(),
            coverage_notes: Vec::new(),
            resolutions: Vec::new(),
            laws: Vec::new(),
            definitions: Vec::new(),
        }
    }

    /// Puts every list in its order. Rows that are equal in it stay in the order of their file.
    pub fn sort(&mut self) {
        self.participants.sort_by_key(|p| p.id);
        self.participations.sort_by_key(|p| (p.participant, p.span.from));
        self.statuses.sort_by_key(|s| (s.participant, s.date));
        self.authorities.sort_by(|a, b| (a.participant, &a.name).cmp(&(b.participant, &b.name)));
        let slot = |f: &Filing| (f.participant, f.half, f.mining);
        self.filings.sort_by(|a, b| {
            let filed = || (&a.filed_at, a.source_row, &a.source).cmp(&(&b.filed_at, b.source_row, &b.source));
            slot(a).cmp(&slot(b)).then_with(filed)
        });
        self.sites.sort_by(|a, b| a.id.cmp(&b.id));
        self.companies.sort_by(|a, b| a.id.cmp(&b.id));
        self.findings.sort_by(|a, b| a.id.cmp(&b.id));
        self.looks.sort_by(|a, b| a.id.cmp(&b.id));
        self.resolutions.sort_by(|a, b| (a.date, &a.id, a.participant).cmp(&(b.date, &b.id, b.participant)));
        self.definitions.sort_by(|a, b| (&a.id, a.version).cmp(&(&b.id, b.version)));
    }

    /// A participant by its alpha-3 code.
    pub fn participant(&self, id: ParticipantId) -> Option<&Participant> {
        self.participants.iter().find(|participant| participant.id == id)
    }

    /// A site by its id.
    pub fn site(&self, id: &str) -> Option<&Site> {
        self.sites.iter().find(|site| site.id == id)
    }

    /// A company by its id.
    pub fn company(&self, id: &str) -> Option<&Company> {
        self.companies.iter().find(|company| company.id == id)
    }

    /// A finding by its id.
    pub fn finding(&self, id: &str) -> Option<&Finding> {
        self.findings.iter().find(|finding| finding.id == id)
    }

    /// A definition by its id, the newest version.
    pub fn definition(&self, id: &str) -> Option<&Definition> {
        self.definitions.iter().filter(|definition| definition.id == id).max_by_key(|definition| definition.version)
    }

    /// The returns of one participant.
    pub fn filings_of(&self, id: ParticipantId) -> &[Filing] {
        let first = self.filings.partition_point(|filing| filing.participant < id);
        let after = self.filings.partition_point(|filing| filing.participant <= id);
        &self.filings[first..after]
    }

    /// Everyone who ever filed a return.
    pub fn filers(&self) -> BTreeSet<ParticipantId> {
        self.filings.iter().map(|filing| filing.participant).collect()
    }

    /// The last half-year for which anyone filed.
    pub fn last_half(&self) -> Option<HalfYear> {
        self.filings.iter().map(|filing| filing.half).max()
    }

    /// The latest year for which every participant that produced in the year before has filed both halves, or said
    /// nothing was produced.
    pub fn latest_complete_year(&self) -> Option<i16> {
        let last = self.last_half()?.year();
        (crate::period::FIRST_YEAR..=last).rev().find(|year| self.is_complete(*year))
    }

    /// Whether all who produced in the year before have filed for both halves of `year`.
    pub fn is_complete(&self, year: i16) -> bool {
        let producers = |year: i16| -> BTreeSet<ParticipantId> {
            let of_year = self.filings.iter().filter(|filing| filing.half.year() == year);
            of_year.filter(|filing| filing.mass.micro() > 0).map(|filing| filing.participant).collect()
        };
        let filed = |id: ParticipantId, half: u8| {
            self.filings_of(id).iter().any(|f| f.half.year() == year && f.half.half() == half)
        };
        let expected = producers(year - 1);
        let expected = if expected.is_empty() { producers(year) } else { expected };
        !expected.is_empty() && expected.into_iter().all(|id| filed(id, 1) && filed(id, 2))
    }

    /// The participants in which a company has a site; failing that the one of its seat.
    pub fn participants_of_company(&self, company: &Company) -> BTreeSet<ParticipantId> {
        let sites = company.sites.iter().filter_map(|id| self.site(id));
        let of_sites: BTreeSet<ParticipantId> = sites.filter_map(crate::site::participant_of).collect();
        if of_sites.is_empty() { ParticipantId::new(&company.seat).into_iter().collect() } else { of_sites }
    }

    /// The findings that point at a target.
    pub fn findings_on<'a>(&'a self, target: &'a Target) -> impl Iterator<Item = &'a Finding> {
        self.findings.iter().filter(move |finding| finding.links.iter().any(|link| link.target == *target))
    }
}
