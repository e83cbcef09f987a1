//! Reads a case file and checks it against the vocabulary.

use serde::Deserialize;

use super::{Act, CaseSource, Count, Finding, Grade, Grading, Link, Reading, Remedy, Response, Target};
use crate::period::{PartialDate, Span};
use crate::rule::{Place, Refusal, Rule};
use crate::vocabulary::{Field, Vocabulary};
use crate::words::Words;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct CaseFile {
    id: String,
    title: Words,
    #[serde(default)]
    place: String,
    country: String,
    #[serde(default)]
    admin1: String,
    from: Option<String>,
    to: Option<String>,
    #[serde(default)]
    date_precision: String,
    #[serde(default)]
    place_precision: String,
    summary: String,
    contested: bool,
    #[serde(default)]
    open_questions: Vec<String>,
    grade: GradeFile,
    #[serde(default)]
    act: Vec<ActFile>,
    #[serde(default)]
    link: Vec<LinkFile>,
    #[serde(default)]
    response: Vec<ResponseFile>,
    #[serde(default)]
    remedy: Vec<RemedyFile>,
    #[serde(default)]
    source: Vec<SourceFile>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct GradeFile {
    proposed: String,
    basis: String,
    reason: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct CountFile {
    low: Option<u64>,
    best: Option<u64>,
    high: Option<u64>,
    #[serde(default)]
    unit: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ReadingFile {
    value: String,
    reason: String,
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct ReadingsFile {
    gravity: Option<ReadingFile>,
    pattern: Option<ReadingFile>,
    finances: Option<ReadingFile>,
    aim: Option<ReadingFile>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ActFile {
    id: String,
    kind: String,
    actor: Option<String>,
    #[serde(default)]
    actor_name: String,
    #[serde(default)]
    state_nexus: String,
    #[serde(default)]
    degree: String,
    count: Option<CountFile>,
    from: Option<String>,
    to: Option<String>,
    said_by: String,
    #[serde(default)]
    note: String,
    source: String,
    #[serde(default)]
    account_of: String,
    #[serde(default)]
    reading: ReadingsFile,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct LinkFile {
    kind: String,
    target_kind: String,
    target: String,
    from: Option<String>,
    to: Option<String>,
    grade: String,
    #[serde(default)]
    note: String,
    source: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ResponseFile {
    by: String,
    #[serde(default)]
    by_kind: String,
    kind: String,
    #[serde(default)]
    what: String,
    date: Option<String>,
    source: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RemedyFile {
    kind: String,
    state: String,
    #[serde(default)]
    by: String,
    #[serde(default)]
    to: String,
    #[serde(default)]
    amount: String,
    #[serde(default)]
    currency: String,
    date: Option<String>,
    #[serde(default)]
    detail: String,
    source: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct SourceFile {
    id: String,
    title: String,
    #[serde(default)]
    publisher: String,
    #[serde(default)]
    kind: String,
    date: Option<String>,
    url: String,
    #[serde(default)]
    language: String,
    #[serde(default)]
    how_read: String,
}

/// Reads the case file `text`, known as `name` in refusals.
///
/// Refuses with `W1` what is not such a file, `W3` a value the vocabulary does not know, `W4` a source id that the file
/// does not hold, `P4` a date that is none.
pub fn parse(name: &str, text: &str, vocabulary: &Vocabulary) -> Result<Finding, Refusal> {
    let place = |key: &str| Place { file: Some(name.to_owned()), name: Some(key.to_owned()), ..Place::default() };
    let file: CaseFile = toml::from_str(text).map_err(|error| {
        let line = error.span().map(|span| text[..span.start].matches('\n').count() as u32 + 1);
        let place = Place { file: Some(name.to_owned()), line, ..Place::default() };
        Refusal::new(Rule::WorldFileBroken, error.message()).at(place)
    })?;
    let finding = build(file).map_err(|refusal| {
        let key = refusal.place.name.clone().unwrap_or_default();
        refusal.at(place(&key))
    })?;
    check(&finding, vocabulary).map_err(|refusal| {
        let key = refusal.place.name.clone().unwrap_or_default();
        refusal.at(place(&key))
    })?;
    Ok(finding)
}

fn span(from: Option<String>, to: Option<String>) -> Result<Span, Refusal> {
    Ok(Span { from: date(from)?, to: date(to)? })
}

fn date(text: Option<String>) -> Result<Option<PartialDate>, Refusal> {
    text.map(|text| text.parse()).transpose()
}

fn grade(code: &str) -> Result<Grade, Refusal> {
    Grade::from_code(code).ok_or_else(|| Refusal::new(Rule::WorldUnknownValue, code))
}

fn build(file: CaseFile) -> Result<Finding, Refusal> {
    Ok(Finding {
        id: file.id,
        title: file.title,
        place: file.place,
        country: file.country,
        admin1: file.admin1,
        span: span(file.from, file.to)?,
        date_precision: file.date_precision,
        place_precision: file.place_precision,
        summary: file.summary,
        contested: file.contested,
        open_questions: file.open_questions,
        grading: Grading { proposed: grade(&file.grade.proposed)?, basis: file.grade.basis, reason: file.grade.reason },
        acts: file.act.into_iter().map(act).collect::<Result<_, _>>()?,
        links: file.link.into_iter().map(link).collect::<Result<_, _>>()?,
        responses: file.response.into_iter().map(response).collect::<Result<_, _>>()?,
        remedies: file.remedy.into_iter().map(remedy).collect::<Result<_, _>>()?,
        sources: file.source.into_iter().map(source).collect::<Result<_, _>>()?,
    })
}

fn act(file: ActFile) -> Result<Act, Refusal> {
    let reading = |file: Option<ReadingFile>| file.map(|r| Reading { value: r.value, reason: r.reason });
    Ok(Act {
        id: file.id,
        kind: file.kind,
        actor: file.actor,
        actor_name: file.actor_name,
        state_nexus: file.state_nexus,
        degree: file.degree,
        count: file.count.map(|c| Count { low: c.low, best: c.best, high: c.high, unit: c.unit }),
        span: span(file.from, file.to)?,
        said_by: file.said_by,
        note: file.note,
        source: file.source,
        account_of: file.account_of,
        gravity: reading(file.reading.gravity),
        pattern: reading(file.reading.pattern),
        finances: reading(file.reading.finances),
        aim: reading(file.reading.aim),
    })
}

fn link(file: LinkFile) -> Result<Link, Refusal> {
    let target = Target::new(&file.target_kind, &file.target)
        .ok_or_else(|| Refusal::new(Rule::WorldUnknownValue, &*file.target_kind))?;
    Ok(Link {
        kind: file.kind,
        target,
        span: span(file.from, file.to)?,
        grade: grade(&file.grade)?,
        note: file.note,
        source: file.source,
    })
}

fn response(file: ResponseFile) -> Result<Response, Refusal> {
    Ok(Response {
        by: file.by,
        by_kind: file.by_kind,
        kind: file.kind,
        what: file.what,
        date: date(file.date)?,
        source: file.source,
    })
}

fn remedy(file: RemedyFile) -> Result<Remedy, Refusal> {
    Ok(Remedy {
        kind: file.kind,
        state: file.state,
        by: file.by,
        to: file.to,
        amount: file.amount,
        currency: file.currency,
        date: date(file.date)?,
        detail: file.detail,
        source: file.source,
    })
}

fn source(file: SourceFile) -> Result<CaseSource, Refusal> {
    Ok(CaseSource {
        id: file.id,
        title: file.title,
        publisher: file.publisher,
        kind: file.kind,
        date: date(file.date)?,
        url: file.url,
        language: file.language,
        how_read: file.how_read,
    })
}

fn check(finding: &Finding, vocabulary: &Vocabulary) -> Result<(), Refusal> {
    let known = |field: Field, value: &str| {
        vocabulary.value(field, value).map(|_| ()).map_err(|refusal| {
            let place = refusal.place.clone();
            Refusal::new(Rule::WorldUnknownValue, value).accepting(refusal.accepted).at(place)
        })
    };
    for act in &finding.acts {
        known(Field::Act, &act.kind)?;
        if let Some(actor) = &act.actor {
            known(Field::Actor, actor)?;
        }
        let readings = [
            (Field::Gravity, &act.gravity),
            (Field::Pattern, &act.pattern),
            (Field::Finances, &act.finances),
            (Field::Aim, &act.aim),
        ];
        for (field, reading) in readings {
            if let Some(reading) = reading {
                known(field, &reading.value)?;
            }
        }
    }
    for link in &finding.links {
        known(Field::Link, &link.kind)?;
    }
    let cited = finding
        .acts
        .iter()
        .map(|act| &act.source)
        .chain(finding.links.iter().map(|link| &link.source))
        .chain(finding.responses.iter().map(|response| &response.source))
        .chain(finding.remedies.iter().map(|remedy| &remedy.source));
    for id in cited {
        if finding.source(id).is_none() {
            return Err(Refusal::new(Rule::WorldWithoutSource, id.as_str()));
        }
    }
    Ok(())
}
