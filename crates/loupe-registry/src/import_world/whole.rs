//! Whether a world holds together: every id once, every reference to something that is there.

use std::collections::BTreeSet;

use loupe_scheme::participant::ParticipantId;
use loupe_scheme::register::Register;
use loupe_scheme::rule::{Place, Refusal, Rule};

/// Every id that is there twice (`W1`) and every reference that points nowhere (`W2`). The database would refuse them
/// too, but could not say where they stand.
pub(super) fn faults(register: &Register) -> Vec<Refusal> {
    let mut faults = Vec::new();
    let participants: Vec<&str> = register.participants.iter().map(|p| p.id.as_str()).collect();
    let sites: Vec<&str> = register.sites.iter().map(|site| site.id.as_str()).collect();
    let companies: Vec<&str> = register.companies.iter().map(|company| company.id.as_str()).collect();
    let looks: Vec<&str> = register.looks.iter().map(|look| look.id.as_str()).collect();
    let rows: Vec<String> = register.filings.iter().map(|filing| filing.source_row.to_string()).collect();
    twice("participants/participants.csv", "id", &participants, &mut faults);
    twice("sites/sites.csv", "id", &sites, &mut faults);
    twice("companies/companies.csv", "id", &companies, &mut faults);
    twice("looks/looks.csv", "id", &looks, &mut faults);
    let rows: Vec<&str> = rows.iter().map(String::as_str).collect();
    twice("returns/production.csv", "source_row", &rows, &mut faults);

    let ids: BTreeSet<ParticipantId> = register.participants.iter().map(|participant| participant.id).collect();
    let mut of_participant = |path: &str, named: &mut dyn Iterator<Item = ParticipantId>| {
        let lost: BTreeSet<ParticipantId> = named.filter(|id| !ids.contains(id)).collect();
        faults.extend(lost.iter().map(|id| fault(Rule::WorldUnknownReference, path, "participant", id.as_str())));
    };
    of_participant("participants/periods.csv", &mut register.participations.iter().map(|p| p.participant));
    of_participant("participants/status.csv", &mut register.statuses.iter().map(|status| status.participant));
    of_participant("participants/authorities.csv", &mut register.authorities.iter().map(|a| a.participant));
    of_participant("returns/production.csv", &mut register.filings.iter().map(|filing| filing.participant));
    of_participant("laws/laws.csv", &mut register.laws.iter().filter_map(|law| law.participant));
    of_participant("resolutions/resolutions.csv", &mut register.resolutions.iter().filter_map(|r| r.participant));

    let mut astray = |path: &str, column: &str, named: &mut dyn Iterator<Item = &str>, known: &[&str]| {
        let known: BTreeSet<&str> = known.iter().copied().collect();
        let lost: BTreeSet<&str> = named.filter(|id| !id.is_empty() && !known.contains(id)).collect();
        faults.extend(lost.into_iter().map(|id| fault(Rule::WorldUnknownReference, path, column, id)));
    };
    let owners = &mut register.sites.iter().map(|site| site.participant.as_str());
    astray("sites/sites.csv", "participant", owners, &participants);
    let of_outputs = &mut register.outputs.iter().map(|output| output.site.as_str());
    astray("sites/output.csv", "site", of_outputs, &sites);
    let of_outputs = &mut register.outputs.iter().map(|output| output.company.as_str());
    astray("sites/output.csv", "company", of_outputs, &companies);
    let of_companies = &mut register.companies.iter().flat_map(|company| company.sites.iter().map(String::as_str));
    astray("companies/companies.csv", "sites", of_companies, &sites);
    faults
}

fn twice(path: &str, column: &str, ids: &[&str], faults: &mut Vec<Refusal>) {
    let mut seen = BTreeSet::new();
    let again = ids.iter().filter(|id| !seen.insert(**id));
    faults.extend(again.map(|id| fault(Rule::WorldFileBroken, path, column, id)));
}

fn fault(rule: Rule, path: &str, column: &str, input: &str) -> Refusal {
    let place = Place { file: Some(path.to_owned()), name: Some(column.to_owned()), ..Place::default() };
    Refusal::new(rule, input).at(place)
}
