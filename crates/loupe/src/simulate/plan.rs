//! What is to happen: shipments, and what becomes of each.

use loupe_scheme::certificate::{Evidence, Found, HsCode, Line, Origins, Parcel, Party, Shipment, Stated};
use loupe_scheme::mass::Carats;
use loupe_scheme::participant::ParticipantId;
use loupe_scheme::value::UsdCents;

use super::cast::MARK;
use super::chance::Chance;

/// Micro-carats of a hundredth of a carat: masses are weighed as exactly as that.
const HUNDREDTH_MICRO: u64 = 10_000;

/// Less than a carat is not sent again.
pub(super) const STOCK_HUNDREDTHS_MIN: u64 = 100;

/// What becomes of a certificate.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fate {
    /// It arrives as stated.
    Arrives,
    /// It arrives, and something is not as stated.
    Differs(Planted),
    /// It never leaves.
    Stays,
    /// It leaves, and nobody confirms it.
    Vanishes,
    /// It leaves and comes back.
    Returns,
    /// Its issuer takes it back.
    Voided,
    /// Its issuer says that somebody forged it.
    Forged,
}

/// What is planted in a shipment for its receipt to find.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Planted {
    OtherCount,
    LessMass,
    MoreMass,
    LessValue,
    OtherExporter,
    OtherImporter,
    OtherSeal,
    BrokenSeal,
    Remark,
}

impl Planted {
    const ALL: [Planted; 9] = [
        Planted::LessMass,
        Planted::OtherCount,
        Planted::MoreMass,
        Planted::LessValue,
        Planted::OtherExporter,
        Planted::OtherImporter,
        Planted::OtherSeal,
        Planted::BrokenSeal,
        Planted::Remark,
    ];

    /// What a receipt must say of it, and nothing else.
    pub(super) const fn about(self) -> &'static str {
        match self {
            Planted::OtherCount => "parcels",
            Planted::LessMass | Planted::MoreMass => "carats",
            Planted::LessValue => "usd",
            Planted::OtherExporter => "exporter",
            Planted::OtherImporter => "importer",
            Planted::OtherSeal => "seal",
            Planted::BrokenSeal => "seal_broken",
            Planted::Remark => "other",
        }
    }
}

/// Fifty fates in some order: each kind is among them.
pub(super) fn fates(chance: &mut Chance, begun: usize) -> Vec<Fate> {
    let mut fates = vec![Fate::Arrives; 41];
    fates.extend((0..3).map(|n| Fate::Differs(Planted::ALL[(begun * 3 + n) % Planted::ALL.len()])));
    fates.extend([Fate::Stays, Fate::Vanishes, Fate::Vanishes, Fate::Returns, Fate::Voided, Fate::Forged]);
    chance.shuffle(&mut fates);
    fates
}

/// Goods that came in and may go out again.
pub(super) struct Stock {
    /// Where they lie: a place in the cast.
    pub(super) side: usize,
    /// How they came in.
    pub(super) evidence: Evidence,
    /// Where they were mined.
    pub(super) origins: Origins,
    /// How much is left, in hundredths of a carat.
    pub(super) left_hundredths: u64,
}

/// A shipment of goods mined where it leaves.
pub(super) fn mined(chance: &mut Chance, from: ParticipantId, to: ParticipantId) -> Shipment {
    let parcels = match chance.between(1, 100) {
        1..=70 => chance.between(1, 3),
        71..=95 => chance.between(4, 8),
        _ => chance.between(9, 40),
    };
    let parcels = (1..=parcels).map(|number| {
        let hundredths = chance.between(200, 400_000);
        parcel(chance, number, Origins::of(from), hundredths)
    });
    let parcels = parcels.collect();
    shipment(chance, from, to, parcels, Vec::new())
}

/// A shipment of goods that came in, and what of them it takes.
pub(super) fn again(chance: &mut Chance, from: ParticipantId, to: ParticipantId, stock: &mut Stock) -> Shipment {
    let most = stock.left_hundredths;
    let hundredths = if most < 2 * STOCK_HUNDREDTHS_MIN { most } else { chance.between(STOCK_HUNDREDTHS_MIN, most) };
    stock.left_hundredths -= hundredths;
    let parcels = vec![parcel(chance, 1, stock.origins.clone(), hundredths)];
    shipment(chance, from, to, parcels, vec![stock.evidence.clone()])
}

fn shipment(
    chance: &mut Chance,
    from: ParticipantId,
    to: ParticipantId,
    parcels: Vec<Parcel>,
    evidence: Vec<Evidence>,
) -> Shipment {
    Shipment {
        exporting: from,
        importing: to,
        exporter: party(chance, from),
        importer: party(chance, to),
        parcels,
        evidence,
        seal: format!("SYN {:06}", chance.between(0, 999_999)),
        quality: String::new(),
        zone: String::new(),
    }
}

fn party(chance: &mut Chance, of: ParticipantId) -> Party {
    let number = chance.between(1, 9);
    Party {
        name: format!("{MARK} trader {number} of {of}"),
        address: format!("{MARK} street {number}, {of}"),
        licence: format!("SYN-{number}"),
    }
}

/// A parcel of at least two hundredths of a carat, on one line or two.
fn parcel(chance: &mut Chance, number: u64, origins: Origins, hundredths: u64) -> Parcel {
    let first = if hundredths > 1 && chance.happens(35) { chance.between(1, hundredths - 1) } else { hundredths };
    let mut lines = vec![line(chance, HsCode::NonIndustrial, first)];
    if first < hundredths {
        lines.push(line(chance, HsCode::Industrial, hundredths - first));
    }
    Parcel { id: format!("SYN-P-{number}"), origins, lines, lots: Vec::new(), mined: String::new() }
}

fn line(chance: &mut Chance, hs: HsCode, hundredths: u64) -> Line {
    let cents_a_hundredth = chance.between(8, 240);
    Line { hs, carats: carats(hundredths), usd: usd(hundredths * cents_a_hundredth) }
}

pub(super) fn carats(hundredths: u64) -> Carats {
    Carats::from_micro(hundredths * HUNDREDTH_MICRO).unwrap_or(Carats::MAX)
}

/// Whole hundredths of a carat.
pub(super) fn hundredths(mass: Carats) -> u64 {
    mass.micro() / HUNDREDTH_MICRO
}

pub(super) fn usd(cents: u64) -> UsdCents {
    UsdCents::from_cents(cents).unwrap_or(UsdCents::MAX)
}

/// What the receiving officer finds, and the remark.
pub(super) fn found(stated: &Stated, planted: Option<Planted>) -> (Found, &'static str) {
    let mut found = Found {
        parcels: stated.parcels,
        carats: stated.total.carats,
        usd: Some(stated.total.usd),
        exporter: stated.exporter.clone(),
        importer: stated.importer.clone(),
        seal: stated.seal.clone(),
        seal_whole: Some(true),
    };
    let more = |mass: Carats| mass.checked_add(carats(1)).unwrap_or(mass);
    let less = |mass: Carats| mass.checked_sub(carats(1)).unwrap_or(mass);
    match planted {
        None => {}
        Some(Planted::OtherCount) => found.parcels += 1,
        Some(Planted::LessMass) => found.carats = less(found.carats),
        Some(Planted::MoreMass) => found.carats = more(found.carats),
        Some(Planted::LessValue) => found.usd = Some(usd(stated.total.usd.cents() - 1)),
        Some(Planted::OtherExporter) => found.exporter = format!("{MARK} stranger"),
        Some(Planted::OtherImporter) => found.importer = format!("{MARK} stranger"),
        Some(Planted::OtherSeal) => found.seal = "SYN other".to_owned(),
        Some(Planted::BrokenSeal) => found.seal_whole = Some(false),
        Some(Planted::Remark) => return (found, "SYNTHETIC remark"),
    }
    (found, "")
}
