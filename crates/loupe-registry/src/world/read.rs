//! Reads the reference data into a register. Nothing is repaired: a file with a fault is refused whole.

use jiff::civil::Date;
use loupe_scheme::definition;
use loupe_scheme::finding::{self, Target};
use loupe_scheme::law::{Count, Law, LawKind};
use loupe_scheme::look::{CoverageNote, Independence, Look};
use loupe_scheme::mass::Carats;
use loupe_scheme::participant::{Authority, Participant, ParticipantId, Participation, Source, StatusChange};
use loupe_scheme::period::HalfYear;
use loupe_scheme::register::{Printed, Register};
use loupe_scheme::resolution::Resolution;
use loupe_scheme::returns::{Filing, Mining};
use loupe_scheme::rule::{Refusal, Rule};
use loupe_scheme::site::{Company, Output, Site};
use loupe_scheme::value::UsdCents;
use loupe_scheme::vocabulary::Vocabulary;
use loupe_scheme::words::Words;

use super::WorldFile;
use super::table::{Row, Table};

/// The name by which rows of the scheme's public statistics know their source.
const PUBLIC_STATISTICS: &str = "kp-public-statistics";

/// Reads all files; returns every fault when there is any (`W1` to `W4`, `D1` to `D12`, `M1` to `V4`, `P1` to `P4`).
pub fn read(files: &[WorldFile]) -> Result<Register, Vec<Refusal>> {
    let text = |path: &str| {
        let file = files.iter().find(|file| file.path == path);
        file.map(|file| file.text.as_str()).ok_or_else(|| vec![Refusal::new(Rule::WorldFileBroken, path)])
    };
    let vocabulary = Vocabulary::parse(text("vocabulary/conflict-1.toml")?).map_err(|refusal| vec![refusal])?;
    let mut register = Register::empty(vocabulary);
    let mut faults = Vec::new();
    macro_rules! table {
        ($list:ident, $path:literal, $row:path) => {
            match rows($path, text($path)?, $row) {
                Ok(list) => register.$list = list,
                Err(refusal) => faults.push(refusal),
            }
        };
    }
    table!(participants, "participants/participants.csv", participant);
    table!(participations, "participants/periods.csv", participation);
    table!(statuses, "participants/status.csv", status);
    table!(authorities, "participants/authorities.csv", authority);
    table!(filings, "returns/production.csv", filing);
    table!(printed, "returns/printed.csv", printed);
    table!(sites, "sites/sites.csv", site);
    table!(outputs, "sites/output.csv", output);
    table!(companies, "companies/companies.csv", company);
    table!(looks, "looks/looks.csv", look);
    table!(coverage_notes, "looks/coverage-notes.csv", coverage_note);
    table!(resolutions, "resolutions/resolutions.csv", resolution);
    table!(laws, "laws/laws.csv", law);
    for file in files.iter().filter(|file| file.path.ends_with(".toml")) {
        if file.path.starts_with("findings/") {
            match finding::parse(&file.path, &file.text, &register.vocabulary) {
                Ok(finding) => register.findings.push(finding),
                Err(refusal) => faults.push(refusal),
            }
        } else if file.path.starts_with("definitions/") {
            match definition::parse(&file.path, &file.text, &register.vocabulary) {
                Ok(definition) => register.definitions.push(definition),
                Err(refusals) => faults.extend(refusals),
            }
        }
    }
    register.sort();
    faults.extend(unresolved(&register));
    if faults.is_empty() { Ok(register) } else { Err(faults) }
}

fn rows<T>(path: &str, text: &str, read: fn(&Row<'_>) -> Result<T, Refusal>) -> Result<Vec<T>, Refusal> {
    Table::read(path, text)?.rows().map(|row| read(&row)).collect()
}

/// References that point nowhere, each a `W2`.
fn unresolved(register: &Register) -> Vec<Refusal> {
    let resolves = |target: &Target| match target {
        Target::Participant(id) => ParticipantId::new(id).is_ok_and(|id| register.participant(id).is_some()),
        Target::Site(id) => register.site(id).is_some(),
        Target::Company(id) => register.company(id).is_some(),
        Target::Route(_) | Target::Region(_) => true,
    };
    let of_looks = register.looks.iter().map(|look| (&look.id, &look.target));
    let of_links = register.findings.iter().flat_map(|f| f.links.iter().map(move |link| (&f.id, &link.target)));
    let astray = of_looks.chain(of_links).filter(|(_, target)| !resolves(target));
    astray.map(|(id, target)| Refusal::new(Rule::WorldUnknownReference, format!("{id}: {}", target.id()))).collect()
}

fn id(row: &Row<'_>, column: &str) -> Result<ParticipantId, Refusal> {
    ParticipantId::new(&row.text(column)?).map_err(|_| row.refuse(Rule::WorldUnknownReference, column))
}

fn source(row: &Row<'_>) -> Result<Source, Refusal> {
    Ok(Source { title: row.text("source_title")?, url: row.source("source_url")? })
}

fn participant(row: &Row<'_>) -> Result<Participant, Refusal> {
    Ok(Participant {
        id: id(row, "id")?,
        alpha2: row.text("alpha2")?,
        kind: row.text("kind")?,
        name: Words { en: row.text("name_en")?, fr: row.text("name_fr")?, pt: row.text("name_pt")? },
        names_source: row.source("names_source")?,
    })
}

fn participation(row: &Row<'_>) -> Result<Participation, Refusal> {
    Ok(Participation {
        participant: id(row, "participant")?,
        listing: row.text("listing")?,
        span: row.span("from", "until")?,
        from_precision: row.text("from_precision")?,
        until_precision: row.text("until_precision")?,
        note: row.text("note")?,
        source: source(row)?,
    })
}

fn status(row: &Row<'_>) -> Result<StatusChange, Refusal> {
    Ok(StatusChange {
        participant: id(row, "participant")?,
        date: row.parsed("date")?,
        date_precision: row.text("date_precision")?,
        status: row.text("status")?,
        scope: row.text("scope")?,
        scope_name: row.text("scope_name")?,
        instrument: row.text("instrument")?,
        note: row.text("note")?,
        source: source(row)?,
    })
}

fn authority(row: &Row<'_>) -> Result<Authority, Refusal> {
    Ok(Authority {
        participant: id(row, "participant")?,
        name: row.text("name")?,
        role: row.text("role")?,
        city: row.text("city")?,
        span: row.span("from", "until")?,
        as_of: row.parsed("as_of")?,
        note: row.text("note")?,
        source: source(row)?,
    })
}

fn filing(row: &Row<'_>) -> Result<Filing, Refusal> {
    let year = row.number("year")?.unwrap_or_default();
    let half = row.number("half")?.unwrap_or_default();
    Ok(Filing {
        participant: id(row, "participant")?,
        half: HalfYear::new(year, half).ok_or_else(|| row.refuse(Rule::NotAPeriod, "half"))?,
        mining: Mining::from_code(&row.text("mining")?)
            .ok_or_else(|| row.refuse(Rule::ReturnUnknownMining, "mining"))?,
        mass: row.parsed::<Carats>("carats")?.unwrap_or_default(),
        value: row.parsed::<UsdCents>("value_usd")?.unwrap_or_default(),
        filed_at: row.text("filed_at")?,
        modified_at: row.text("last_modified_at")?,
        source_row: row.number("source_row")?.ok_or_else(|| row.refuse(Rule::WorldWithoutSource, "source_row"))?,
        source: PUBLIC_STATISTICS.to_owned(),
    })
}

fn printed(row: &Row<'_>) -> Result<Printed, Refusal> {
    Ok(Printed {
        participant: row.text("participant")?,
        year: row.number("year")?.unwrap_or_default(),
        carats: row.text("carats")?,
        value_usd: row.text("value_usd")?,
        note: row.text("note")?,
        source_url: row.source("source_url")?,
    })
}

fn site(row: &Row<'_>) -> Result<Site, Refusal> {
    Ok(Site {
        id: row.text("id")?,
        name: row.text("name")?,
        other_names: row.text("other_names")?,
        participant: row.text("participant")?,
        admin1: row.text("admin1")?,
        latitude: row.text("latitude")?,
        longitude: row.text("longitude")?,
        coordinate_precision: row.text("coordinate_precision")?,
        kind: row.text("kind")?,
        mining: row.text("mining")?,
        operator: row.text("operator")?,
        owners: row.text("owners")?,
        ownership_as_of: row.text("ownership_as_of")?,
        status: row.text("status")?,
        status_as_of: row.text("status_as_of")?,
        opened: row.text("opened")?,
        closed: row.text("closed")?,
        notes: row.text("notes")?,
        source_urls: [
            row.text("coordinate_source_url")?,
            row.text("ownership_source_url")?,
            row.text("status_source_url")?,
            row.source("history_source_url")?,
        ],
    })
}

fn output(row: &Row<'_>) -> Result<Output, Refusal> {
    Ok(Output {
        site: row.text("site")?,
        company: row.text("company")?,
        operator: row.text("operator_as_printed")?,
        year: row.number("year")?.unwrap_or_default(),
        period: row.text("period")?,
        mass_micro: row.parsed::<Carats>("carats")?.map(Carats::micro),
        value_cents: row.parsed::<UsdCents>("value_usd")?.map(UsdCents::cents),
        measure: row.text("measure")?,
        share_basis: row.text("share_basis")?,
        rounded: row.text("rounded")? == "yes",
        note: row.text("note")?,
        source_url: row.source("source_url")?,
    })
}

fn company(row: &Row<'_>) -> Result<Company, Refusal> {
    Ok(Company {
        id: row.text("id")?,
        name: row.text("name")?,
        other_names: row.text("other_names")?,
        seat: row.text("seat")?,
        kind: row.text("kind")?,
        owners: row.text("owners")?,
        from: row.text("from")?,
        until: row.text("until")?,
        parent: row.text("parent")?,
        sites: row.list("sites")?,
        sanctions: row.text("sanctions")?,
        note: row.text("note")?,
        source: source(row)?,
    })
}

fn look(row: &Row<'_>) -> Result<Look, Refusal> {
    let unknown = |column: &'static str| row.refuse(Rule::WorldUnknownValue, column);
    let target = Target::new(&row.text("target_kind")?, &row.text("target")?);
    Ok(Look {
        id: row.text("id")?,
        looker: row.text("looker")?,
        looker_kind: row.text("looker_kind")?,
        paid_by: row.text("paid_by")?,
        independence: Independence::from_code(&row.text("independence")?).ok_or_else(|| unknown("independence"))?,
        target: target.ok_or_else(|| unknown("target_kind"))?,
        dates: row.span("date_from", "date_to")?,
        period: row.span("period_from", "period_to")?,
        looked_for: row.list("looked_for")?,
        method: row.list("method")?,
        access_limits: row.text("access_limits")?,
        result: row.text("result")?,
        published: row.text("published")?,
        source: source(row)?,
        how_read: row.text("how_read")?,
    })
}

fn coverage_note(row: &Row<'_>) -> Result<CoverageNote, Refusal> {
    Ok(CoverageNote {
        participant: row.text("participant")?,
        topic: row.text("topic")?,
        note: row.text("note")?,
        last_kp_review_year: row.text("last_kp_review_year")?,
        searched_not_found: row.text("searched_not_found")? == "yes",
        source_url: row.text("source_url")?,
    })
}

fn law(row: &Row<'_>) -> Result<Law, Refusal> {
    let (participant, amount) = (row.text("participant")?, row.text("amount")?);
    let kind = LawKind::from_code(&row.text("kind")?).ok_or_else(|| row.refuse(Rule::WorldUnknownValue, "kind"))?;
    let count = match amount.as_str() {
        "" => None,
        amount => {
            let count = Count::of(amount, &row.text("unit")?);
            Some(count.ok_or_else(|| row.refuse(Rule::WorldUnknownValue, "unit"))?)
        }
    };
    Ok(Law {
        id: row.text("id")?,
        participant: if participant.is_empty() { None } else { Some(id(row, "participant")?) },
        kind,
        count,
        says: row.text("says")?,
        instrument: row.text("instrument")?,
        from: row.parsed("from")?,
        source: source(row)?,
    })
}

fn resolution(row: &Row<'_>) -> Result<Resolution, Refusal> {
    let date = |column: &'static str| -> Result<Option<Date>, Refusal> {
        let text = row.text(column)?;
        if text.is_empty() {
            return Ok(None);
        }
        text.parse().map(Some).map_err(|_| row.refuse(Rule::NotADate, column))
    };
    let participant = row.text("participant")?;
    Ok(Resolution {
        id: row.text("id")?,
        date: date("date")?.ok_or_else(|| row.refuse(Rule::NotADate, "date"))?,
        participant: if participant.is_empty() { None } else { Some(id(row, "participant")?) },
        measure: row.text("measure")?,
        effect_from: date("effect_from")?,
        effect_until: date("effect_until")?,
        effect_until_basis: row.text("effect_until_basis")?,
        describes: row.text("describes")?,
        quote: row.text("quote")?,
        source: source(row)?,
        read: row.text("read")?,
    })
}
