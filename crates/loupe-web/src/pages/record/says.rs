//! What a record states, as one sentence of the reader's language, and the page of what it is about.

use loupe_registry::answer::record::RecordAnswer;
use loupe_registry::edition::Edition;
use loupe_scheme::mass::Carats;
use loupe_scheme::participant::ParticipantId;
use loupe_scheme::period::HalfYear;
use loupe_scheme::record::Kind;

use super::super::lists;
use super::super::log::parts;
use crate::format;
use crate::reader::Reader;
use crate::words;

/// The facts that a sentence may name; a text that has no use for one leaves it out.
const FACTS: [&str; 24] = [
    "exporting",
    "importing",
    "expires",
    "status",
    "outcome",
    "events",
    "root",
    "country",
    "title",
    "by",
    "answer",
    "accepted",
    "name",
    "version",
    "number",
    "ground",
    "position",
    "rule",
    "act",
    "key",
    "reason",
    "source",
    "as_of",
    "step",
];

/// The record in one sentence.
pub(super) fn sentence(reader: &Reader, edition: &Edition, record: &RecordAnswer) -> String {
    let fact = |name: &str| record.facts.get(name).map(String::as_str).unwrap_or_default();
    let mut args: Vec<(&str, String)> = FACTS.iter().map(|name| (*name, shown(fact(name)))).collect();
    args.retain(|(name, _)| *name != "country");
    args.push(("country", country(reader, edition, fact("country"))));
    args.push(("office", record.office.clone()));
    args.push(("whose", record.facts.get("office").unwrap_or(&record.office).clone()));
    args.push(("subject", record.line.subject.clone()));
    args.extend(filing(reader, edition, &fact));
    let code = match Kind::from_code(&record.line.kind) {
        Some(Kind::Correction) if fact("reason") == "withdrawn" => "withdrawn".to_owned(),
        Some(Kind::Correction) if !fact("carats").is_empty() => "correction-return".to_owned(),
        Some(Kind::KeyEvent) => format!("key-event-{}", fact("act")),
        Some(Kind::CertificateKey) => format!("certificate-key-{}", fact("act")),
        Some(kind) => kind.code().replace('_', "-"),
        None => return parts::kind(reader, &record.line.kind),
    };
    let key = format!("record-says-{code}");
    if reader.catalogue().has(&key) { reader.with(&key, &args) } else { parts::kind(reader, &record.line.kind) }
}

/// A fact in a sentence; one that is long is in full further down.
fn shown(fact: &str) -> String {
    const LETTERS: usize = 120;
    let mut letters = fact.chars();
    let short: String = letters.by_ref().take(LETTERS).collect();
    if letters.next().is_some() { format!("{short}…") } else { short }
}

fn country(reader: &Reader, edition: &Edition, code: &str) -> String {
    let known = ParticipantId::new(code).ok().and_then(|id| edition.register.participant(id));
    known.map_or_else(|| code.to_owned(), |one| reader.say(&one.name).to_owned())
}

/// What a row of a return states, as the reader's language writes it.
fn filing<'f>(reader: &Reader, edition: &Edition, fact: &dyn Fn(&str) -> &'f str) -> Vec<(&'static str, String)> {
    let lang = reader.lang;
    let period =
        fact("period").parse::<HalfYear>().map_or_else(|_| fact("period").to_owned(), |h| format::half(lang, h));
    let carats =
        fact("carats").parse::<Carats>().map_or_else(|_| fact("carats").to_owned(), |c| format::carats(lang, c));
    let mining = match fact("mining") {
        "" => lists::label(reader, "mining", "nothing"),
        code => lists::label(reader, "mining", code),
    };
    vec![
        ("participant", country(reader, edition, fact("participant"))),
        ("period", period),
        ("carats", carats),
        ("usd", format::decimal(lang, fact("usd"))),
        ("mining", mining),
    ]
}

/// The page of what a record is about and the words of the link to it; `None` where it has none.
pub(super) fn subject(reader: &Reader, edition: &Edition, subject: &str) -> Option<(String, String)> {
    let register = &edition.register;
    let mut parts = subject.split('/');
    match (parts.next()?, parts.next()) {
        ("finding", Some(id)) => {
            let finding = register.finding(id)?;
            let title = reader.say(&finding.title);
            Some((format!("/findings/{id}"), titled(reader, "record-see-finding", title)))
        }
        ("definition", Some(id)) => {
            let definition = register.definition(id)?;
            Some((format!("/definitions/{id}"), titled(reader, "record-see-definition", reader.say(&definition.name))))
        }
        ("return", Some(code)) => {
            let id = ParticipantId::new(code).ok()?;
            let filed = !register.filings_of(id).is_empty();
            let name = country(reader, edition, code);
            filed.then(|| (format!("/participants/{code}"), titled(reader, "record-see-returns", &name)))
        }
        ("edition", None) => Some(("/sources".to_owned(), reader.text("record-see-sources").into_owned())),
        _ => None,
    }
}

fn titled(reader: &Reader, key: &str, title: &str) -> String {
    format!("{}{}{title}", reader.text(key), words::colon(reader))
}
