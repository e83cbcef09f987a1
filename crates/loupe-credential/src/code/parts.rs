//! The parts of a certificate as CBOR values, and back. Reading gives `None` for what is no such part.

use ciborium::Value;
use jiff::Span;
use jiff::civil::{Date, date};
use loupe_scheme::certificate::{Evidence, HsCode, Line, Origins, Parcel, Party, Shipment, Total};
use loupe_scheme::mass::Carats;
use loupe_scheme::participant::ParticipantId;
use loupe_scheme::value::UsdCents;

pub(super) const SECONDS_PER_DAY: i64 = 86_400;

/// The day that days are counted from.
const EPOCH: Date = date(1970, 1, 1);

/// A map with whole numbers as keys. Of one that stands twice the later value counts, and writing again shows it.
pub(super) struct Members(Vec<(Value, Value)>);

impl Members {
    pub(super) fn of(value: Value) -> Option<Members> {
        value.into_map().ok().map(Members)
    }

    pub(super) fn has(&self, number: i64) -> bool {
        self.0.iter().any(|(key, _)| *key == Value::from(number))
    }

    pub(super) fn take(&mut self, number: i64) -> Option<Value> {
        let place = self.0.iter().position(|(key, _)| *key == Value::from(number))?;
        Some(self.0.swap_remove(place).1)
    }

    pub(super) fn text(&mut self, number: i64) -> Option<String> {
        self.take(number)?.into_text().ok()
    }

    pub(super) fn bytes(&mut self, number: i64) -> Option<Vec<u8>> {
        self.take(number)?.into_bytes().ok()
    }

    pub(super) fn array(&mut self, number: i64) -> Option<Vec<Value>> {
        self.take(number)?.into_array().ok()
    }

    /// The day that a moment begins, `days` further.
    pub(super) fn date(&mut self, number: i64, days: i64) -> Option<Date> {
        let seconds = whole(self.take(number)?)?;
        let days = (seconds / SECONDS_PER_DAY).checked_add(days).filter(|_| seconds % SECONDS_PER_DAY == 0)?;
        read_day(days)
    }
}

/// Days since 1 January 1970.
pub(super) fn day(date: Date) -> i64 {
    EPOCH.until(date).map_or(0, |span| i64::from(span.get_days()))
}

fn read_day(days: i64) -> Option<Date> {
    EPOCH.checked_add(Span::new().try_days(days).ok()?).ok()
}

fn whole(value: Value) -> Option<i64> {
    value.into_integer().ok()?.try_into().ok()
}

pub(super) fn count(value: Value) -> Option<u64> {
    value.into_integer().ok()?.try_into().ok()
}

pub(super) fn party(party: &Party) -> Value {
    let texts = [&party.name, &party.address].into_iter().chain((!party.licence.is_empty()).then_some(&party.licence));
    Value::Array(texts.map(|text| text.as_str().into()).collect())
}

pub(super) fn read_party(value: Value) -> Option<Party> {
    let mut texts = value.into_array().ok()?.into_iter().map(|value| value.into_text().ok());
    let (name, address) = (texts.next()??, texts.next()??);
    let licence = texts.next().unwrap_or(Some(String::new()))?;
    Some(Party { name, address, licence })
}

pub(super) fn line(hs: HsCode, total: Total) -> Value {
    let short: u8 = match hs {
        HsCode::Unsorted => 10,
        HsCode::Industrial => 21,
        HsCode::NonIndustrial => 31,
    };
    Value::Array(vec![short.into(), total.carats.micro().into(), total.usd.cents().into()])
}

pub(super) fn read_line(value: Value) -> Option<(HsCode, Total)> {
    let [short, micro, cents] = <[Value; 3]>::try_from(value.into_array().ok()?).ok()?;
    let hs = match whole(short)? {
        10 => HsCode::Unsorted,
        21 => HsCode::Industrial,
        31 => HsCode::NonIndustrial,
        _ => return None,
    };
    Some((hs, Total { carats: Carats::from_micro(count(micro)?)?, usd: UsdCents::from_cents(count(cents)?)? }))
}

pub(super) fn origins(origins: &Origins) -> Value {
    Value::Array(origins.codes().into_iter().map(Value::from).collect())
}

pub(super) fn read_origins(value: Value) -> Option<Origins> {
    let codes: Option<Vec<String>> = value.into_array().ok()?.into_iter().map(|code| code.into_text().ok()).collect();
    Origins::from_codes(codes?.iter().map(String::as_str))
}

/// Number, origins, lines, and where there are any, lots and when the stones were mined.
pub(super) fn parcel(parcel: &Parcel) -> Value {
    let lines = parcel.lines.iter().map(|one| line(one.hs, Total { carats: one.carats, usd: one.usd })).collect();
    let mut items = vec![parcel.id.as_str().into(), origins(&parcel.origins), Value::Array(lines)];
    if !parcel.lots.is_empty() || !parcel.mined.is_empty() {
        items.push(Value::Array(parcel.lots.iter().map(|lot| lot.as_str().into()).collect()));
    }
    if !parcel.mined.is_empty() {
        items.push(parcel.mined.as_str().into());
    }
    Value::Array(items)
}

pub(super) fn read_parcel(value: Value) -> Option<Parcel> {
    let mut items = value.into_array().ok()?.into_iter();
    let id = items.next()?.into_text().ok()?;
    let origins = read_origins(items.next()?)?;
    let lines = items.next()?.into_array().ok()?.into_iter().map(|value| {
        let (hs, Total { carats, usd }) = read_line(value)?;
        Some(Line { hs, carats, usd })
    });
    let lines = lines.collect::<Option<_>>()?;
    let lots = items.next().map_or(Some(Vec::new()), |lots| lots.into_array().ok())?;
    let lots = lots.into_iter().map(|lot| lot.into_text().ok()).collect::<Option<_>>()?;
    let mined = items.next().map_or(Some(String::new()), |mined| mined.into_text().ok())?;
    Some(Parcel { id, origins, lines, lots, mined })
}

pub(super) fn evidence(evidence: &Evidence) -> Value {
    Value::Array(vec![
        evidence.certificate.as_str().into(),
        evidence.issued_by.as_str().into(),
        day(evidence.imported_on).into(),
    ])
}

pub(super) fn read_evidence(value: Value) -> Option<Evidence> {
    let [certificate, issued_by, imported_on] = <[Value; 3]>::try_from(value.into_array().ok()?).ok()?;
    Some(Evidence {
        certificate: certificate.into_text().ok()?,
        issued_by: ParticipantId::new(&issued_by.into_text().ok()?).ok()?,
        imported_on: read_day(whole(imported_on)?)?,
    })
}

/// A shipment of which only the way is known.
pub(super) fn no_shipment(exporting: ParticipantId, importing: ParticipantId) -> Shipment {
    Shipment {
        exporting,
        importing,
        exporter: Party::default(),
        importer: Party::default(),
        parcels: Vec::new(),
        evidence: Vec::new(),
        seal: String::new(),
        quality: String::new(),
        zone: String::new(),
    }
}

/// A parcel that breaks no rule, where only what stands beside the parcels is to be checked.
pub(super) fn some_parcel(country: ParticipantId) -> Parcel {
    let carats = Carats::MAX;
    let lines = vec![Line { hs: HsCode::Unsorted, carats, usd: UsdCents::ZERO }];
    Parcel { id: "-".to_owned(), origins: Origins::of(country), lines, lots: Vec::new(), mined: String::new() }
}
