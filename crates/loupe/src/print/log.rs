//! The public log: what was published, records, a checked proof, an audit.

use jiff::Timestamp;
use jiff::tz::Offset;
use loupe_registry::answer::log::{LogAnswer, RecordLine};
use loupe_registry::answer::proof::ProofAnswer;
use loupe_registry::answer::record::RecordAnswer;
use loupe_registry::catalogue::Catalogue;
use loupe_registry::log::audit::{AuditFault, Audited};
use loupe_web::format;

use super::{Column, Table, width, wrap};
use crate::log::audit::{Seen, Word};
use crate::log::checkpoint::Done;

/// Text that grows line by line.
struct Lines {
    texts: &'static Catalogue,
    width: usize,
    text: String,
}

impl Lines {
    fn new(texts: &'static Catalogue) -> Lines {
        Lines { texts, width: width(), text: String::new() }
    }

    /// A text of the catalogue, behind `first`.
    fn say(&mut self, first: &str, key: &str, args: &[(&str, String)]) {
        let said = self.texts.with(key, args);
        self.put(first, &said);
    }

    /// A paragraph, every line after the first as far in as `first` is long.
    fn put(&mut self, first: &str, text: &str) {
        let indent = " ".repeat(first.chars().count());
        for (n, line) in wrap(text, self.width.saturating_sub(indent.len()).max(16)).iter().enumerate() {
            self.text.push_str(if n == 0 { first } else { &indent });
            self.text.push_str(line);
            self.text.push('\n');
        }
    }

    /// A line that is copied whole and so never broken.
    fn whole(&mut self, line: &str) {
        self.text.push_str(line);
        self.text.push('\n');
    }

    fn heading(&mut self, key: &str) {
        self.text.push('\n');
        self.say("", key, &[]);
    }
}

/// `24 Nov 2026 23:01 UTC`; by the program that stated it.
fn moment(texts: &Catalogue, at: Timestamp) -> String {
    let at = Offset::UTC.to_datetime(at);
    format!("{} {:02}:{:02}:{:02} UTC", format::date(texts.lang(), at.date()), at.hour(), at.minute(), at.second())
}

fn whole(texts: &Catalogue, n: u64) -> String {
    format::whole(texts.lang(), n)
}

/// The kind of a record in words; its code where a newer program wrote it.
fn kind(texts: &Catalogue, code: &str) -> String {
    let key = format!("record-kind-{}", code.replace('_', "-"));
    if texts.has(&key) { texts.text(&key).into_owned() } else { code.to_owned() }
}

/// What came of publishing, and who has witnessed the newest checkpoint; a line each.
pub(crate) fn published(texts: &'static Catalogue, done: &Done, answer: &LogAnswer) -> Vec<String> {
    let mut lines = Vec::new();
    if done.published > 0 {
        lines.push(texts.counted("cli-log-published", usize::try_from(done.published).unwrap_or(usize::MAX)));
    }
    if done.elsewhere {
        lines.push(texts.with("cli-log-elsewhere", &[("pending", whole(texts, answer.pending))]));
    }
    for (name, why) in &done.alarms {
        lines.push(texts.with("cli-log-alarm", &[("name", name.clone()), ("why", why.clone())]));
    }
    for witness in answer.witnesses.iter().filter(|witness| !done.alarms.iter().any(|(name, _)| *name == witness.name))
    {
        let name = ("name", witness.name.clone());
        lines.push(match witness.cosigned_at {
            Some(at) => texts.with("cli-log-witness", &[name, ("when", moment(texts, at))]),
            None => {
                let told = done.refused.iter().find(|(refused, _)| *refused == witness.name);
                let silent = if witness.url.is_some() { "cli-log-not-yet" } else { "cli-log-not-asked" };
                let why = told.map_or_else(|| texts.text(silent).into_owned(), |(_, why)| why.clone());
                texts.with("cli-log-no-cosignature", &[name, ("why", why)])
            }
        });
    }
    if answer.witnesses.is_empty() {
        lines.push(texts.text("cli-log-no-witness").into_owned());
    } else if !answer.accepted {
        lines.push(texts.text("cli-log-too-few").into_owned());
    }
    lines
}

/// Records, a row each.
fn table(texts: &Catalogue, records: &[RecordLine]) -> String {
    let words = |key| Column::words(texts.text(key));
    let mut table = Table::new([
        Column::number(texts.text("cli-record-column-index")),
        words("cli-record-column-id"),
        words("cli-record-column-kind"),
        words("cli-record-column-about"),
        words("cli-record-column-when"),
    ]);
    for line in records {
        let day = format::date(texts.lang(), Offset::UTC.to_datetime(line.issued_at).date());
        let day = if line.published { day } else { format!("{day}\n{}", texts.text("cli-record-waits")) };
        table.row([line.index.to_string(), line.id.clone(), kind(texts, &line.kind), line.subject.clone(), day]);
    }
    table.text(width())
}

/// The newest records, and how many there are.
pub(crate) fn list(texts: &'static Catalogue, answer: &LogAnswer) -> String {
    let mut lines = Lines::new(texts);
    lines.whole(&answer.origin);
    lines.text.push_str(&table(texts, &answer.records));
    lines.text.push('\n');
    let args = [("size", whole(texts, answer.size)), ("pending", whole(texts, answer.pending))];
    lines.say("", "cli-records-size", &args);
    if let Some(index) = answer.older_below {
        lines.say("", "cli-records-older", &[("index", index.to_string())]);
    }
    lines.text
}

/// One record, whole.
pub(crate) fn record(texts: &'static Catalogue, answer: &RecordAnswer) -> String {
    let mut lines = Lines::new(texts);
    let line = &answer.line;
    lines.say("", "cli-record-head", &[("id", line.id.clone()), ("kind", kind(texts, &line.kind))]);
    lines.say("", "cli-record-about", &[("subject", line.subject.clone())]);
    let made =
        [("office", answer.office.clone()), ("when", moment(texts, line.issued_at)), ("key", answer.key.clone())];
    lines.say("", "cli-record-made", &made);
    lines.say("", if answer.signature_holds { "cli-record-signed" } else { "cli-record-forged" }, &[]);
    let published = if line.published { "cli-record-published" } else { "cli-record-pending" };
    lines.say("", published, &[("index", line.index.to_string())]);
    lines.say("", "cli-record-digest", &[("digest", answer.digest.clone())]);
    if let Some(previous) = &answer.previous {
        lines.say("", "cli-record-previous", &[("digest", previous.clone())]);
    }
    if let Some(corrected) = &answer.corrects {
        lines.say("", "cli-record-corrects", &[("record", corrected.clone())]);
    }
    if let Some(document) = &answer.document {
        let args = [
            ("bytes", whole(texts, document.length_bytes)),
            ("media", document.media.clone()),
            ("sha256", document.sha256.clone()),
        ];
        lines.say("", "cli-record-document", &args);
    }
    for (heading, facts) in [("cli-record-states", &answer.facts), ("cli-record-sealed", &answer.sealed)] {
        if !facts.is_empty() {
            lines.heading(heading);
            for (name, value) in facts {
                lines.put(&format!("  {name}: "), value);
            }
        }
    }
    lines.heading("cli-record-bytes");
    lines.whole(&answer.bytes);
    lines.heading("cli-record-others");
    lines.text.push_str(&table(texts, &answer.about));
    lines.text
}

/// What a proof that holds says.
pub(crate) fn proof(texts: &'static Catalogue, answer: &ProofAnswer) -> String {
    let mut lines = Lines::new(texts);
    lines.say("", "cli-proof-holds", &[]);
    let args = [
        ("id", answer.id.clone()),
        ("kind", kind(texts, &answer.kind)),
        ("subject", answer.subject.clone()),
        ("when", moment(texts, answer.issued_at)),
        ("index", answer.index.to_string()),
        ("origin", answer.origin.clone()),
        ("size", whole(texts, answer.size)),
        ("key", answer.key.clone()),
    ];
    for key in ["cli-proof-record", "cli-proof-place", "cli-proof-size"] {
        lines.say("", key, &args);
    }
    for witness in &answer.witnesses {
        let when = witness.cosigned_at.map_or_else(|| "?".to_owned(), |at| moment(texts, at));
        lines.say("", "cli-log-witness", &[("name", witness.name.clone()), ("when", when)]);
    }
    match (answer.witnesses_asked, answer.witnesses.is_empty()) {
        (false, _) => lines.say("", "cli-proof-key-alone", &[]),
        (true, true) => lines.say("", "cli-proof-no-witness", &[]),
        (true, false) => {}
    }
    let office = if answer.office_checked { "cli-proof-office" } else { "cli-proof-office-unchecked" };
    lines.say("", office, &args);
    for (name, value) in &answer.opened {
        lines.say("", "cli-proof-opened", &[("name", name.clone()), ("value", value.clone())]);
    }
    lines.text
}

/// Witnesses of which nobody knows what they have cosigned, or that have cosigned nothing; a line each.
pub(crate) fn unseen(texts: &Catalogue, seen: &[Seen]) -> Vec<String> {
    let line = |seen: &Seen| {
        let name = ("name", seen.name.clone());
        match &seen.answer {
            Ok(Some(_)) => None,
            Ok(None) => Some(texts.with("cli-audit-cosigned-none", &[name])),
            Err(why) => Some(texts.with("cli-audit-silent", &[name, ("why", why.to_string())])),
        }
    };
    seen.iter().filter_map(line).collect()
}

/// What an audit rests on that is not in its answer.
pub(crate) struct Told {
    /// Whose word the policy is.
    pub(crate) word: Word,
    /// How many witnesses it names.
    pub(crate) witnesses: usize,
    /// Whether entries were not read as records.
    pub(crate) tree_only: bool,
}

/// What an audit found.
pub(crate) fn audit(texts: &'static Catalogue, audited: &Audited, told: &Told) -> String {
    let mut lines = Lines::new(texts);
    let args = [
        ("origin", audited.origin.clone()),
        ("size", whole(texts, audited.size)),
        ("read", whole(texts, audited.entries)),
        ("root", audited.root.clone()),
    ];
    lines.say("", "cli-audit-log", &args);
    match told.word {
        Word::Readers => {}
        Word::KeyAlone => lines.say("", "cli-audit-key-alone", &[]),
        Word::Logs => lines.say("", "cli-audit-own-word", &[]),
    }
    for witness in &audited.witnessed {
        let at = i64::try_from(witness.seconds).ok().and_then(|seconds| Timestamp::from_second(seconds).ok());
        let when = at.map_or_else(|| "?".to_owned(), |at| moment(texts, at));
        lines.say("", "cli-log-witness", &[("name", witness.name.clone()), ("when", when)]);
    }
    if told.witnesses == 0 && told.word != Word::KeyAlone {
        lines.say("", "cli-log-no-witness", &[]);
    }
    compared(&mut lines, audited);
    if told.tree_only {
        lines.say("", "cli-audit-tree-only", &[]);
    } else if !audited.offices.is_empty() {
        lines.heading("cli-audit-offices");
        for office in &audited.offices {
            lines.put("  ", &format!("{}: {}", office.office, whole(texts, office.records)));
        }
    }
    if !audited.faults.is_empty() {
        lines.heading("cli-audit-wrong");
    }
    for fault in &audited.faults {
        wrong(&mut lines, fault);
    }
    lines.text.push('\n');
    if audited.passed {
        lines.say("", "cli-audit-passed", &[]);
    } else {
        let said = texts.counted("cli-audit-faults", audited.faults.len());
        lines.put("", &said);
    }
    lines.text
}

fn compared(lines: &mut Lines, audited: &Audited) {
    if audited.compared.is_empty() {
        return;
    }
    lines.heading("cli-audit-compared");
    for other in &audited.compared {
        let standing = lines.texts.text(&format!("cli-audit-compared-{}", other.standing.replace('_', "-")));
        let args = [
            ("from", other.from.clone()),
            ("size", whole(lines.texts, other.size)),
            ("standing", standing.into_owned()),
        ];
        lines.say("  ", "cli-audit-checkpoint", &args);
    }
}

/// Where it is, what it is, and the checkpoints that prove it.
fn wrong(lines: &mut Lines, fault: &AuditFault) {
    let entry = fault.index.map(|index| lines.texts.with("cli-audit-entry", &[("index", index.to_string())]));
    let places = [fault.path.clone(), entry, fault.record.clone(), fault.subject.clone()];
    let place = places.into_iter().flatten().collect::<Vec<_>>().join(", ");
    let what = fault.words(lines.texts);
    if place.is_empty() {
        lines.put("  - ", &what);
    } else {
        lines.say("  - ", "cli-audit-fault", &[("place", place), ("what", what)]);
    }
    for checkpoint in &fault.evidence {
        lines.text.push('\n');
        lines.text.push_str(checkpoint);
    }
    if !fault.evidence.is_empty() {
        lines.text.push('\n');
    }
}
