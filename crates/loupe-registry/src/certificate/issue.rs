//! Issue: a validated draft gets its number, its record, its code and its credential.

use jiff::civil::Date;
use loupe_scheme::access::Actor;
use loupe_scheme::certificate::{
    Certificate, CertificateNumber, CommercialSeal, Issuer, SALT_BYTES, Shipment, Step, valid_until,
};
use loupe_scheme::record::Kind;
use loupe_scheme::rule::{Place, Refusal, Rule};
use loupe_store::{CertificateHead, CertificateWhole, Change};

use super::draft::{declared_of, replaced, shipment_of};
use super::keep::Done;
use super::renderings::renderings;
use super::{DraftId, Kept};
use crate::log::REGISTER_OFFICE;
use crate::registry::{Fault, Registry, Trouble};

impl Registry {
    /// Gives a validated draft its number. It is valid as long as the law of its participant says, or else two months.
    ///
    /// Refuses with `A2` who may not, `T21` a draft that is not there, `T22` a version that is not the newest, `T14` a draft
    /// that was not validated, `T13` a day before that of the office's last certificate (a clock was set back), `T28` an
    /// office that issues none, `K2` one without keys, `L11` a register without a log, and all that a draft is refused
    /// for.
    pub async fn issue_certificate(&self, actor: &Actor, id: &DraftId, version: u32) -> Result<Kept, Trouble> {
        self.issue_until(actor, id, version, None).await
    }

    /// The same with a last day of the issuer's choice. Refuses with `T13` one before today or after what the law allows.
    pub async fn issue_certificate_until(
        &self,
        actor: &Actor,
        id: &DraftId,
        version: u32,
        expires_on: Date,
    ) -> Result<Kept, Trouble> {
        self.issue_until(actor, id, version, Some(expires_on)).await
    }

    async fn issue_until(
        &self,
        actor: &Actor,
        id: &DraftId,
        version: u32,
        chosen: Option<Date>,
    ) -> Result<Kept, Trouble> {
        let (mut change, row) = self.take(actor, id, version, &Step::Issue).await?;
        let today = self.today();
        let proper = self.judge(&mut change, actor, &shipment_of(&row)?, declared_of(&row), today).await?;
        let number = next_number(&mut change, actor, today).await?;
        let expires_on = self.last_day(&proper.shipment, today, chosen)?;
        let log = change.log().await?.ok_or_else(|| Refusal::new(Rule::NotALog, REGISTER_OFFICE))?;
        let certificate = Certificate {
            number: number.clone(),
            issuer: issuer(actor),
            language: actor.office.language.clone(),
            issued_on: today,
            expires_on,
            record: format!("{}/{}", actor.office.id, change.chain(&actor.office.id).await?.length + 1),
            shipment: proper.shipment,
            seal: fresh_seal()?,
        };
        let renderings = renderings(self.log_kept()?, &log.origin, &actor.office.id, &certificate)?;
        let whole = CertificateWhole {
            head: head(&certificate, actor, row.state)?,
            draft: row.number,
            issued_ms: self.now().as_millisecond(),
            claims: certificate.claims().text(),
            commercial: certificate.commercial_text(),
            seal: certificate.seal.to_hex(),
            code: renderings.code,
            credential: renderings.credential,
            receipt: String::new(),
            receiving_office: None,
        };
        replaced(&mut change, &row).await?;
        change.add_certificate(&whole).await?;
        change.rest_on(&number, &proper.rests).await?;
        let line = self.keep(&mut change, issued(actor, &certificate, &whole)).await?;
        change.commit().await?;
        self.new_records.notify_one();
        Ok(Kept {
            state: whole.head.state,
            receipt: None,
            receiving_office: None,
            due_on: None,
            issued_at: line.at,
            history: vec![line],
            code: whole.code,
            credential: whole.credential,
            certificate,
        })
    }

    /// The last day on which it is valid.
    fn last_day(&self, shipment: &Shipment, today: Date, chosen: Option<Date>) -> Result<Date, Refusal> {
        let most = valid_until(&self.edition().register.laws, shipment.exporting, today);
        let last = chosen.unwrap_or(most);
        if (today..=most).contains(&last) {
            return Ok(last);
        }
        let place = Place { name: Some("expires_on".to_owned()), ..Place::default() };
        Err(Refusal::new(Rule::CertificateDatesWrong, last.to_string()).accepting([most.to_string()]).at(place))
    }
}

fn issuer(actor: &Actor) -> Issuer {
    let office = &actor.office;
    Issuer { office: office.id.to_string(), name: office.name.clone(), city: office.city.clone() }
}

/// The next number of an office, without a gap: writers wait for one another.
async fn next_number(change: &mut Change, actor: &Actor, today: Date) -> Result<CertificateNumber, Trouble> {
    let no_prefix = || Refusal::new(Rule::NumberPrefixWrong, actor.office.id.as_str());
    let prefix = actor.office.prefix.clone().ok_or_else(no_prefix)?;
    let newest = change.newest_certificate(prefix.as_str()).await?;
    let (count, last) = newest.map_or((0, None), |(count, on)| (count, Some(on)));
    if let Some(last) = last.filter(|last| *last > today) {
        let refusal = Refusal::new(Rule::CertificateDatesWrong, today.to_string());
        return Err(refusal.accepting([last.to_string()]).into());
    }
    Ok(CertificateNumber::new(prefix, count.saturating_add(1)).ok_or_else(no_prefix)?)
}

fn fresh_seal() -> Result<CommercialSeal, Fault> {
    let mut salt = [0; SALT_BYTES];
    getrandom::fill(&mut salt).map_err(Fault::Random)?;
    Ok(CommercialSeal(salt))
}

fn head(
    certificate: &Certificate,
    actor: &Actor,
    state: loupe_scheme::certificate::State,
) -> Result<CertificateHead, Refusal> {
    let shipment = &certificate.shipment;
    let total = shipment.total().ok_or_else(|| Refusal::new(Rule::MassTooLarge, "total"))?;
    Ok(CertificateHead {
        number: certificate.number.clone(),
        state,
        office: actor.office.id.clone(),
        exporting: shipment.exporting,
        importing: shipment.importing,
        issued_on: certificate.issued_on,
        expires_on: certificate.expires_on,
        due_on: None,
        parcels: u32::try_from(shipment.parcels.len()).unwrap_or(u32::MAX),
        carats: total.carats,
        usd: total.usd,
        received_on: None,
        outcome: String::new(),
    })
}

/// What the record of an issue says.
fn issued<'a>(actor: &'a Actor, certificate: &Certificate, whole: &CertificateWhole) -> Done<'a> {
    let shipment = &certificate.shipment;
    Done {
        actor: Some(actor),
        office: &actor.office.id,
        subject: format!("certificate/{}", certificate.number),
        step: Step::Issue.code(),
        state: whole.head.state,
        on: certificate.issued_on,
        reason: None,
        kind: Kind::CertificateIssued,
        facts: vec![
            ("exporting", shipment.exporting.to_string()),
            ("importing", shipment.importing.to_string()),
            ("issued", certificate.issued_on.to_string()),
            ("expires", certificate.expires_on.to_string()),
            ("parcels", whole.head.parcels.to_string()),
            ("origins", shipment.origins().to_string()),
            ("claims", certificate.claims_hash().to_string()),
        ],
        sealed: vec![certificate.sealed_commercial()],
    }
}
