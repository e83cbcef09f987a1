//! The verdict on a certificate: what is wrong first, then who signed, then all that it states.

use jiff::civil::Date;
use loupe_credential::verdict::{Checked, Finding, Outcome, Weight};
use loupe_registry::catalogue::Catalogue;
use loupe_scheme::certificate::{Evidence, Origins, Parcel, Party};
use loupe_scheme::participant::ParticipantId;
use loupe_web::format;

use super::{Column, Table, width, wrap};

/// The whole page.
pub(crate) fn page(texts: &Catalogue, checked: &Checked) -> String {
    let mut sheet = Sheet { texts, checked, width: width(), text: String::new() };
    sheet.outcome();
    sheet.findings();
    sheet.signed();
    sheet.stated();
    sheet.put("\n", &texts.text("verdict-says-not"));
    sheet.text
}

struct Sheet<'a> {
    texts: &'a Catalogue,
    checked: &'a Checked,
    width: usize,
    text: String,
}

impl Sheet<'_> {
    /// A paragraph; every line after the first as far in as `first` is long.
    fn put(&mut self, first: &str, text: &str) {
        let indent = " ".repeat(first.trim_start_matches('\n').chars().count());
        for (n, line) in wrap(text, self.width.saturating_sub(indent.len()).max(16)).iter().enumerate() {
            self.text.push_str(if n == 0 { first } else { &indent });
            self.text.push_str(line);
            self.text.push('\n');
        }
    }

    fn say(&mut self, key: &str, args: &[(&str, String)]) {
        let said = self.texts.with(key, args);
        self.put("", &said);
    }

    fn heading(&mut self, key: &str) {
        let said = self.texts.text(key);
        self.put("\n", &said);
    }

    /// A field and its value; nothing where there is no value.
    fn field(&mut self, key: &str, value: &str) {
        if !value.is_empty() {
            let name = self.texts.text(key);
            let args = [("name", name.into_owned()), ("value", value.to_owned())];
            let line = self.texts.with("verdict-field", &args);
            self.put("  ", &line);
        }
    }

    fn outcome(&mut self) {
        let verdict = &self.checked.verdict;
        let (said, next) = match verdict.outcome {
            Outcome::Authentic => ("verdict-authentic", "verdict-authentic-next"),
            Outcome::Ask => ("verdict-ask", "verdict-ask-next"),
            Outcome::Refused => ("verdict-refused", "verdict-refused-next"),
        };
        let number = verdict.claims.number.to_string();
        let lang = self.texts.lang();
        let said = self.texts.text(said);
        let line = self.texts.with("verdict-field", &[("name", number), ("value", said.into_owned())]);
        self.put("", &line);
        self.say(next, &[]);
        let moment = format::moment(lang, verdict.trust_as_of);
        self.say("verdict-as-of", &[("moment", moment), ("number", verdict.trust_number.to_string())]);
        self.say("verdict-on", &[("day", format::date(lang, verdict.on))]);
    }

    fn findings(&mut self) {
        self.heading("verdict-found");
        if self.checked.verdict.findings.is_empty() {
            self.say("verdict-found-nothing", &[]);
        }
        for finding in &self.checked.verdict.findings {
            let weight = self.texts.text(match finding.weight {
                Weight::Stop => "verdict-weight-stop",
                Weight::Ask => "verdict-weight-ask",
                Weight::Note => "verdict-weight-note",
            });
            let said = self
                .texts
                .with(&key(finding), &[("said", self.value(&finding.said)), ("known", self.value(&finding.known))]);
            let line = self.texts.with("verdict-field", &[("name", weight.into_owned()), ("value", said)]);
            self.put("  ", &line);
        }
    }

    fn signed(&mut self) {
        self.heading("verdict-signed");
        let verdict = &self.checked.verdict;
        let args = [("office", verdict.office_name.clone()), ("key", verdict.signed_by_key.to_string())];
        let said = if verdict.signature_good { "verdict-signed-by" } else { "verdict-not-signed" };
        let said = self.texts.with(said, &args);
        self.put("  ", &said);
        let known = if self.checked.register_key_known { "verdict-register-known" } else { "verdict-register-unknown" };
        let register = self.texts.with("verdict-register", &[("key", self.checked.register_key.clone())]);
        let known = self.texts.text(known);
        self.put("  ", &format!("{register} {known}"));
    }

    fn stated(&mut self) {
        let checked = self.checked;
        let (claims, stated) = (&checked.verdict.claims, &checked.stated);
        let lang = self.texts.lang();
        self.heading(if checked.verdict.signature_good { "verdict-stated" } else { "verdict-stated-only" });
        let title = format!("{}. {}.", self.texts.text("paper-title"), self.texts.text("paper-oath"));
        self.put("  ", &title);
        self.field("paper-number", &claims.number.to_string());
        self.field("paper-participant", &self.participant(claims.exporting));
        self.field("paper-origin", &self.origins(&claims.origins));
        self.field("paper-issued", &format::date(lang, claims.issued_on));
        self.field("paper-expires", &format::date(lang, claims.expires_on));
        let of_issuer = |name: &str| claims.issuer.get(name).cloned().unwrap_or_default();
        let issuer = [of_issuer("name"), of_issuer("city"), of_issuer("office")];
        let issuer: Vec<&str> = issuer.iter().map(String::as_str).filter(|text| !text.is_empty()).collect();
        self.field("paper-issuer", &issuer.join(", "));
        self.field("paper-language", &self.texts.language(&claims.language));
        self.field("paper-exporter", &self.party(stated.exporter.as_ref()));
        self.field("paper-importer", &self.party(stated.importer.as_ref()));
        self.field("paper-destination", &self.participant(claims.importing));
        self.field("paper-parcel-count", &format::whole(lang, u64::from(claims.parcels)));
        let seal = match (&stated.exporter, stated.seal.as_str()) {
            (None, _) => self.texts.text("verdict-kept-back").into_owned(),
            (Some(_), "") => self.texts.text("paper-seal-none").into_owned(),
            (Some(_), seal) => seal.to_owned(),
        };
        self.field("paper-seal", &seal);
        self.field("paper-quality", &stated.quality);
        self.field("paper-zone", &stated.zone);
        for evidence in &stated.evidence {
            self.field("paper-evidence", &self.evidence(evidence));
        }
        self.goods();
        self.parcels();
        self.text.push('\n');
        self.field("paper-record", &claims.record);
        self.field("paper-claims", &checked.verdict.claims_hash.to_string());
    }

    fn goods(&mut self) {
        let (lang, stated) = (self.texts.lang(), &self.checked.stated);
        let Some(total) = self.checked.verdict.total.filter(|_| !stated.goods.is_empty()) else {
            let kept_back = self.texts.text("verdict-kept-back");
            self.field("paper-goods", &kept_back);
            return;
        };
        let mut table = Table::new([
            Column::words(self.texts.text("paper-hs")),
            Column::number(self.texts.text("paper-carats")),
            Column::number(self.texts.text("paper-usd")),
        ]);
        let row = |name: String, total: loupe_scheme::certificate::Total| {
            [name, format::carats(lang, total.carats), format::usd(lang, total.usd)]
        };
        for goods in &stated.goods {
            table.row(row(goods.hs.to_string(), goods.total));
        }
        table.row(row(self.texts.text("paper-total").into_owned(), total));
        self.table(&table);
    }

    /// A row for each code of each parcel; columns in which nothing stands are left out.
    fn parcels(&mut self) {
        let (lang, parcels) = (self.texts.lang(), &self.checked.stated.parcels);
        if parcels.is_empty() {
            return;
        }
        let keys = ["paper-parcel", "paper-mined-in", "paper-mined-when", "paper-lots", "paper-hs"];
        let is_empty = [
            false,
            false,
            parcels.iter().all(|parcel| parcel.mined.is_empty()),
            parcels.iter().all(|parcel| parcel.lots.is_empty()),
            false,
        ];
        let kept = |n: &usize| !is_empty[*n];
        let words = (0..keys.len()).filter(kept).map(|n| Column::words(self.texts.text(keys[n])));
        let numbers = ["paper-carats", "paper-usd"].map(|key| Column::number(self.texts.text(key)));
        let mut table = Table::new(words.chain(numbers));
        for parcel in parcels {
            for line in &parcel.lines {
                let Parcel { id, origins, lots, mined, .. } = parcel;
                let words = [id.clone(), self.origins(origins), mined.clone(), lots.join(" "), line.hs.to_string()];
                let words = words.into_iter().enumerate().filter(|(n, _)| !is_empty[*n]).map(|(_, word)| word);
                table.row(words.chain([format::carats(lang, line.carats), format::usd(lang, line.usd)]));
            }
        }
        self.table(&table);
    }

    fn table(&mut self, table: &Table) {
        self.text.push('\n');
        self.text.push_str(&table.text(self.width));
    }

    fn evidence(&self, evidence: &Evidence) -> String {
        let day = format::date(self.texts.lang(), evidence.imported_on);
        format!("{}, {}, {day}", evidence.certificate, self.participant(evidence.issued_by))
    }

    fn party(&self, party: Option<&Party>) -> String {
        let Some(party) = party else { return self.texts.text("verdict-kept-back").into_owned() };
        let mut parts = vec![party.name.clone(), party.address.clone()];
        if !party.licence.is_empty() {
            parts.push(self.texts.with("paper-licence", &[("number", party.licence.clone())]));
        }
        parts.join(", ")
    }

    fn origins(&self, origins: &Origins) -> String {
        let known = origins.countries.iter().map(|country| self.participant(*country));
        let unknown = origins.unknown.then(|| self.texts.text("paper-unknown").into_owned());
        known.chain(unknown).collect::<Vec<_>>().join(", ")
    }

    /// A participant's name in the bundle with its code; the code alone where the bundle does not know it.
    fn participant(&self, id: ParticipantId) -> String {
        self.checked.participants.get(&id).map_or_else(|| id.to_string(), |name| format!("{name} ({id})"))
    }

    /// What a finding is about, as people read it: days and participants have a form of their own.
    fn value(&self, text: &str) -> String {
        if let Ok(day) = text.parse::<Date>() {
            return format::date(self.texts.lang(), day);
        }
        ParticipantId::new(text).map_or_else(|_| text.to_owned(), |id| self.participant(id))
    }
}

/// The text of a finding; a key of somebody else has one that names them.
fn key(finding: &Finding) -> String {
    let code = finding.kind.code().replace('_', "-");
    match (code.as_str(), finding.known.is_empty()) {
        ("wrong-key", false) => "discrepancy-wrong-key-of".to_owned(),
        _ => format!("discrepancy-{code}"),
    }
}
