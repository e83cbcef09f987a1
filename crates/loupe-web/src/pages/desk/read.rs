//! From what was typed to a shipment, with everything that is wrong at once, each at its field.

use loupe_scheme::certificate::{
    Evidence, HsCode, Line, Origins, Parcel, Party, Shipment, Total, check_shipment, check_total,
};
use loupe_scheme::mass::Carats;
use loupe_scheme::participant::ParticipantId;
use loupe_scheme::register::Register;
use loupe_scheme::rule::{Place, Refusal, Rule};
use loupe_scheme::value::UsdCents;
use loupe_scheme::words::Lang;

use super::amounts::{at, country, day, mass, money, participant};
use super::fields::Fields;

/// What reading needs to know beside what was typed.
pub(crate) struct Reading<'a> {
    /// The participant of the office that exports.
    pub(crate) exporting: ParticipantId,
    /// Where names of countries are looked up.
    pub(crate) register: &'a Register,
    /// How numbers are written.
    pub(crate) lang: Lang,
}

/// A shipment, and the total that was declared for it.
type Stated = (Shipment, Option<Total>);

/// What goes on while something is read: the refusals so far.
struct Reader<'a> {
    fields: &'a Fields,
    reading: &'a Reading<'a>,
    wrong: Vec<Refusal>,
}

/// Reads a draft. Refuses everything that is wrong: what the scheme asks of a shipment (see [`check_shipment`]), numbers
/// that are none (`M1` to `V4`), dates (`P4`), countries (`P3`), and `T8` a declared total that is not the parcels' sum.
pub(crate) fn read(reading: &Reading<'_>, fields: &Fields) -> Result<Stated, Vec<Refusal>> {
    let mut reader = Reader { fields, reading, wrong: Vec::new() };
    let shipment = reader.shipment();
    let declared = reader.declared();
    let mut wrong = reader.wrong;
    match check_shipment(&shipment) {
        Ok(shipment) if wrong.is_empty() => match declared.map(|total| check_total(&shipment, total)) {
            Some(Err(refusal)) => Err(vec![refusal]),
            _ => Ok((shipment, declared)),
        },
        Ok(_) => Err(wrong),
        Err(more) => {
            let told: Vec<Place> = wrong.iter().map(|refusal| refusal.place.clone()).collect();
            wrong.extend(more.into_iter().map(at_field).filter(|refusal| !told.contains(&refusal.place)));
            Err(wrong)
        }
    }
}

impl Reader<'_> {
    fn text(&self, name: &str) -> String {
        self.fields.get(name).to_owned()
    }

    fn keep<T>(&mut self, read: Result<T, Refusal>) -> Option<T> {
        read.map_err(|refusal| self.wrong.push(refusal)).ok()
    }

    fn shipment(&mut self) -> Shipment {
        let register = self.reading.register;
        let importing = participant(register, "importing", self.fields.get("importing"));
        let parcels = (1..=self.fields.count("parcels")).map(|n| self.parcel(&format!("parcels[{n}]"))).collect();
        let evidence = (1..=self.fields.count("evidence")).map(|n| self.evidence(&format!("evidence[{n}]"))).collect();
        Shipment {
            exporting: self.reading.exporting,
            importing: self.keep(importing).unwrap_or(self.reading.exporting),
            exporter: self.party("exporter"),
            importer: self.party("importer"),
            parcels,
            evidence,
            seal: self.text("seal"),
            quality: self.text("quality"),
            zone: self.text("zone"),
        }
    }

    fn party(&self, name: &str) -> Party {
        let of = |field: &str| self.text(&format!("{name}.{field}"));
        Party { name: of("name"), address: of("address"), licence: of("licence") }
    }

    fn parcel(&mut self, name: &str) -> Parcel {
        let lots = self.text(&format!("{name}.lots"));
        let lots = lots.split([',', ';', '\n']).map(str::trim).filter(|lot| !lot.is_empty());
        Parcel {
            id: self.text(&format!("{name}.id")),
            origins: self.origins(name),
            lines: HsCode::ALL.into_iter().filter_map(|hs| self.line(name, hs)).collect(),
            lots: lots.map(str::to_owned).collect(),
            mined: self.text(&format!("{name}.mined")),
        }
    }

    fn origins(&mut self, parcel: &str) -> Origins {
        let name = format!("{parcel}.origins");
        let mut origins = Origins { unknown: self.fields.has(&format!("{parcel}.unknown")), ..Origins::default() };
        for typed in self.fields.all(&name).iter().map(|typed| typed.trim()).filter(|typed| !typed.is_empty()) {
            match country(self.reading.register, &name, typed) {
                Ok(code) => {
                    origins.countries.insert(code);
                }
                Err(refusal) => self.wrong.push(refusal),
            }
        }
        origins
    }

    /// The stones of one code; none where neither mass nor value was typed. What does not read counts as the least, so
    /// that nothing else is said to be missing.
    fn line(&mut self, parcel: &str, hs: HsCode) -> Option<Line> {
        let (carats, usd) = line_names(parcel, hs);
        let (typed_carats, typed_usd) = (self.text(&carats), self.text(&usd));
        if typed_carats.is_empty() && typed_usd.is_empty() {
            return None;
        }
        let lang = self.reading.lang;
        let mut part = |name: &str, typed: &str| {
            let missing = Refusal::new(Rule::CertificateFieldMissing, hs.code()).at(at(name));
            typed.is_empty().then(|| self.wrong.push(missing)).is_none()
        };
        let (has_carats, has_usd) = (part(&carats, &typed_carats), part(&usd, &typed_usd));
        let carats = has_carats.then(|| mass(lang, &carats, &typed_carats)).and_then(|read| self.keep(read));
        let usd = has_usd.then(|| money(lang, &usd, &typed_usd)).and_then(|read| self.keep(read));
        let least = Carats::from_micro(1).unwrap_or(Carats::ZERO);
        Some(Line { hs, carats: carats.unwrap_or(least), usd: usd.unwrap_or(UsdCents::ZERO) })
    }

    /// Evidence of one import. What does not read is refused and stands in for itself, so that nothing else is missing.
    fn evidence(&mut self, name: &str) -> Evidence {
        let of = |field: &str| format!("{name}.{field}");
        let [certificate, issued_by, imported_on] =
            ["certificate", "issued_by", "imported_on"].map(|field| self.fields.get(&of(field)));
        if certificate.is_empty() {
            let missing = Refusal::new(Rule::CertificateFieldMissing, of("certificate"));
            self.wrong.push(missing.at(at(of("certificate"))));
        }
        let issued_by = country(self.reading.register, &of("issued_by"), issued_by);
        let imported_on = day(&of("imported_on"), imported_on);
        Evidence {
            certificate: certificate.to_owned(),
            issued_by: self.keep(issued_by).unwrap_or(self.reading.exporting),
            imported_on: self.keep(imported_on).unwrap_or_default(),
        }
    }

    /// The declared total; `None` where none was typed.
    fn declared(&mut self) -> Option<Total> {
        let lang = self.reading.lang;
        let (carats, usd) = (self.text("carats"), self.text("usd"));
        if carats.is_empty() && usd.is_empty() {
            return None;
        }
        for (name, typed) in [("carats", &carats), ("usd", &usd)] {
            if typed.is_empty() {
                self.wrong.push(Refusal::new(Rule::CertificateFieldMissing, name).at(at(name)));
            }
        }
        if carats.is_empty() || usd.is_empty() {
            return None;
        }
        let (carats, usd) = (mass(lang, "carats", &carats), money(lang, "usd", &usd));
        let (carats, usd) = (self.keep(carats), self.keep(usd));
        Some(Total { carats: carats?, usd: usd? })
    }
}

/// A refusal of evidence, at the field for the certificate's number: the scheme knows no other that could be wrong there.
fn at_field(refusal: Refusal) -> Refusal {
    match refusal.place.name.as_deref().filter(|name| name.starts_with("evidence[") && name.ends_with(']')) {
        Some(name) => {
            let place = at(format!("{name}.certificate"));
            refusal.at(place)
        }
        None => refusal,
    }
}

/// The names of the fields for mass and value of one code in a parcel.
pub(crate) fn line_names(parcel: &str, hs: HsCode) -> (String, String) {
    let digits = hs.code().replace('.', "");
    (format!("{parcel}.hs{digits}.carats"), format!("{parcel}.hs{digits}.usd"))
}
