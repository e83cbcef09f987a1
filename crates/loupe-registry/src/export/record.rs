//! Tables of what is on record: returns, findings, looks, sites, companies, outputs.

use std::io;

use loupe_scheme::anomaly::{filed_on, price_in_cents};
use loupe_scheme::finding::{Act, Finding, Link};

use super::Take;
use super::cells::{code, ends, or_empty};
use crate::answer::Ask;
use crate::answer::amount::{carats, usd};

#[rustfmt::skip]
pub(super) const RETURNS: &[&str] = &[
    "participant", "participant_name", "half", "mining", "carats", "usd", "usd_per_carat", "due", "filed_at",
    "days_late", "modified_at", "source", "source_row",
];

pub(super) fn returns(ask: &Ask<'_>, take: &mut Take<'_>) -> io::Result<()> {
    for filing in &ask.edition.register.filings {
        let due = filing.half.due();
        let late = filed_on(filing).and_then(|day| day.since(due).ok()).map(|span| span.get_days().max(0));
        take(vec![
            filing.participant.to_string(),
            ask.participant_name(filing.participant.as_str()),
            filing.half.to_string(),
            code(&filing.mining),
            filing.mass.to_string(),
            filing.value.to_string(),
            or_empty(price_in_cents(filing.value.cents(), filing.mass.micro()).map(usd)),
            due.to_string(),
            filing.filed_at.clone(),
            or_empty(late),
            filing.modified_at.clone(),
            filing.source.clone(),
            filing.source_row.to_string(),
        ])?;
    }
    Ok(())
}

#[rustfmt::skip]
pub(super) const FINDINGS: &[&str] = &[
    "finding", "title", "participant", "place", "from", "to", "grade", "proposed", "basis", "contested", "act",
    "act_kind", "actor", "actor_name", "degree", "act_from", "act_to", "said_by", "account_of", "act_source",
    "act_source_url", "link", "target_kind", "target", "link_from", "link_to", "link_grade", "verified", "link_source",
    "link_source_url",
];

/// One row for each act and link; a finding without links has one row for each act.
pub(super) fn findings(ask: &Ask<'_>, take: &mut Take<'_>) -> io::Result<()> {
    for finding in &ask.edition.register.findings {
        for act in &finding.acts {
            if finding.links.is_empty() {
                take(finding_row(ask, finding, act, None))?;
            }
            for link in &finding.links {
                take(finding_row(ask, finding, act, Some(link)))?;
            }
        }
    }
    Ok(())
}

fn finding_row(ask: &Ask<'_>, finding: &Finding, act: &Act, link: Option<&Link>) -> Vec<String> {
    let [from, to] = ends(&finding.span);
    let [act_from, act_to] = ends(&act.span);
    let [link_from, link_to] = link.map(|link| ends(&link.span)).unwrap_or_default();
    let source = |id: &str| finding.source(id).map(|source| (source.title.clone(), source.url.clone()));
    let (act_source, act_source_url) = source(&act.source).unwrap_or_default();
    let (link_source, link_source_url) = link.and_then(|link| source(&link.source)).unwrap_or_default();
    vec![
        finding.id.clone(),
        finding.title.get(ask.lang).to_owned(),
        finding.country.clone(),
        finding.place.clone(),
        from,
        to,
        finding.treated_as().code().to_owned(),
        finding.grading.proposed.code().to_owned(),
        finding.grading.basis.clone(),
        finding.contested.to_string(),
        act.id.clone(),
        act.kind.clone(),
        act.actor.clone().unwrap_or_default(),
        act.actor_name.clone(),
        act.degree.clone(),
        act_from,
        act_to,
        act.said_by.clone(),
        act.account_of.clone(),
        act_source,
        act_source_url,
        link.map(|link| link.kind.clone()).unwrap_or_default(),
        link.map(|link| link.target.kind().to_owned()).unwrap_or_default(),
        link.map(|link| link.target.id().to_owned()).unwrap_or_default(),
        link_from,
        link_to,
        link.map(|link| link.grade.code().to_owned()).unwrap_or_default(),
        link.is_some_and(|link| finding.is_verified(act, link)).to_string(),
        link_source,
        link_source_url,
    ]
}

#[rustfmt::skip]
pub(super) const LOOKS: &[&str] = &[
    "look", "looker", "looker_kind", "paid_by", "independence", "target_kind", "target", "target_name", "date_from",
    "date_to", "period_from", "period_to", "looked_for", "method", "access_limits", "result", "published",
    "source_title", "source_url", "how_read",
];

pub(super) fn looks(ask: &Ask<'_>, take: &mut Take<'_>) -> io::Result<()> {
    for look in &ask.edition.register.looks {
        let [date_from, date_to] = ends(&look.dates);
        let [period_from, period_to] = ends(&look.period);
        take(vec![
            look.id.clone(),
            look.looker.clone(),
            look.looker_kind.clone(),
            look.paid_by.clone(),
            code(&look.independence),
            look.target.kind().to_owned(),
            look.target.id().to_owned(),
            ask.target(&look.target).name,
            date_from,
            date_to,
            period_from,
            period_to,
            look.looked_for.join(";"),
            look.method.join(";"),
            look.access_limits.clone(),
            look.result.clone(),
            look.published.clone(),
            look.source.title.clone(),
            look.source.url.clone(),
            look.how_read.clone(),
        ])?;
    }
    Ok(())
}

#[rustfmt::skip]
pub(super) const SITES: &[&str] = &[
    "site", "name", "other_names", "participant", "admin1", "latitude", "longitude", "coordinate_precision", "kind",
    "mining", "operator", "owners", "ownership_as_of", "status", "status_as_of", "opened", "closed", "notes",
    "coordinate_source_url", "ownership_source_url", "status_source_url", "history_source_url",
];

pub(super) fn sites(ask: &Ask<'_>, take: &mut Take<'_>) -> io::Result<()> {
    for site in &ask.edition.register.sites {
        let [coordinate, ownership, status, history] = site.source_urls.clone();
        take(vec![
            site.id.clone(),
            site.name.clone(),
            site.other_names.clone(),
            site.participant.clone(),
            site.admin1.clone(),
            site.latitude.clone(),
            site.longitude.clone(),
            site.coordinate_precision.clone(),
            site.kind.clone(),
            site.mining.clone(),
            site.operator.clone(),
            site.owners.clone(),
            site.ownership_as_of.clone(),
            site.status.clone(),
            site.status_as_of.clone(),
            site.opened.clone(),
            site.closed.clone(),
            site.notes.clone(),
            coordinate,
            ownership,
            status,
            history,
        ])?;
    }
    Ok(())
}

#[rustfmt::skip]
pub(super) const COMPANIES: &[&str] = &[
    "company", "name", "other_names", "seat", "kind", "owners", "parent", "from", "until", "sites", "sanctions", "note",
    "source_title", "source_url",
];

pub(super) fn companies(ask: &Ask<'_>, take: &mut Take<'_>) -> io::Result<()> {
    for company in &ask.edition.register.companies {
        take(vec![
            company.id.clone(),
            company.name.clone(),
            company.other_names.clone(),
            company.seat.clone(),
            company.kind.clone(),
            company.owners.clone(),
            company.parent.clone(),
            company.from.clone(),
            company.until.clone(),
            company.sites.join(";"),
            company.sanctions.clone(),
            company.note.clone(),
            company.source.title.clone(),
            company.source.url.clone(),
        ])?;
    }
    Ok(())
}

#[rustfmt::skip]
pub(super) const OUTPUTS: &[&str] = &[
    "site", "company", "operator", "participant", "year", "period", "carats", "usd", "measure", "share_basis",
    "rounded", "bounds", "note", "source_url",
];

pub(super) fn outputs(ask: &Ask<'_>, take: &mut Take<'_>) -> io::Result<()> {
    for output in &ask.edition.register.outputs {
        let site = ask.edition.register.site(&output.site);
        take(vec![
            output.site.clone(),
            output.company.clone(),
            output.operator.clone(),
            site.map(|site| site.participant.clone()).unwrap_or_default(),
            or_empty((output.year != 0).then_some(output.year)),
            output.period.clone(),
            or_empty(output.mass_micro.map(carats)),
            or_empty(output.value_cents.map(usd)),
            output.measure.clone(),
            output.share_basis.clone(),
            output.rounded.to_string(),
            output.bounds().to_string(),
            output.note.clone(),
            output.source_url.clone(),
        ])?;
    }
    Ok(())
}
