//! What readers of credentials everywhere ask of an office: its DID document, and its status lists.

use loupe_credential::did;
use loupe_credential::status::{Purpose, StatusList, page_of};
use loupe_credential::vc::Place;
use loupe_scheme::record::OfficeId;
use loupe_scheme::rule::{Refusal, Rule};

use crate::log::REGISTER_OFFICE;
use crate::registry::{Registry, Trouble};

impl Registry {
    /// Where this register is on the web, by the origin of its log.
    ///
    /// Refuses with `L11` a register without a log, or with one whose origin is no domain.
    pub async fn place(&self) -> Result<Place, Trouble> {
        let log = self.store.log().await?;
        let place = log.as_ref().and_then(|log| Place::of_origin(&log.origin));
        let asked = log.map_or_else(|| REGISTER_OFFICE.to_owned(), |log| log.origin);
        Ok(place.ok_or_else(|| Refusal::new(Rule::NotALog, asked))?)
    }

    /// The DID document of an office that has, or had, a certificate key (did:web).
    ///
    /// Refuses with `K2` an office without one, and as [`Registry::place`] does.
    pub async fn did_document(&self, office: &OfficeId) -> Result<serde_json::Value, Trouble> {
        let keys = self.certificate_keys(office).await?;
        if keys.is_empty() {
            return Err(Refusal::new(Rule::NoSuchKey, office.as_str()).into());
        }
        Ok(did::document(&self.place().await?, office.as_str(), &keys, self.today()))
    }

    /// What became of an office's certificates, on one page of a list.
    ///
    /// Refuses with `A8` an office that is not there, `U2` one without certificates and a page that it has not reached;
    /// the first page is there from the beginning.
    pub async fn status_list(&self, office: &OfficeId, purpose: Purpose, page: u32) -> Result<StatusList, Trouble> {
        let missing = || Refusal::new(Rule::NoSuchPage, format!("{office}/{}/{page}", purpose.code()));
        let prefix = self.office(office).await?.prefix.ok_or_else(missing)?;
        let issued = self.store.newest_certificate(prefix.as_str()).await?.map_or(0, |(count, _)| count);
        if page == 0 || page > page_of(issued) {
            return Err(missing().into());
        }
        self.page_now(&prefix, purpose, page).await
    }

    /// A page of a status list as a credential that the office signs now (`vc+jwt`).
    ///
    /// Refuses with `K2` an office whose certificate key is revoked or lies elsewhere, and as [`Registry::place`] does.
    pub async fn sign_status_list(&self, list: &StatusList, office: &OfficeId, page: u32) -> Result<String, Trouble> {
        let seal = self.credential_seal(office).await?;
        Ok(list.issue(&seal.place, office.as_str(), page, self.now(), &seal.signer))
    }
}
