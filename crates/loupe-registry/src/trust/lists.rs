//! Status lists kept in memory, and brought up to date with what was recorded since.
//!
//! Nothing happens to a certificate without its record in the same transaction, and records are numbered in the order in
//! which they are committed. So a list that was read when there were so many records lacks only what later ones are about,
//! whichever program wrote them.

use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};

use loupe_credential::status::{Purpose, StatusList, place_of};
use loupe_scheme::certificate::{NumberPrefix, State};

use super::bundle::{list, notice, places};
use crate::registry::{Registry, Trouble};

/// As many pages as are kept, of 48 KiB each; a register has a few offices with a page or two each.
const PAGES_MAX: usize = 256;
/// Where more was recorded since, a page is read afresh.
const RECORDS_MAX: u64 = 1_000;

/// The pages that were asked for, by prefix and number.
#[derive(Debug, Default)]
pub(crate) struct KeptLists(Mutex<BTreeMap<(String, u32), Page>>);

#[derive(Clone, Debug)]
struct Page {
    /// How many records there were before it was read.
    records: u64,
    revocation: StatusList,
    message: StatusList,
}

impl KeptLists {
    fn page(&self, which: &(String, u32)) -> Option<Page> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).get(which).cloned()
    }

    fn keep(&self, which: (String, u32), page: Page) {
        let mut pages = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if pages.len() < PAGES_MAX || pages.contains_key(&which) {
            pages.insert(which, page);
        }
    }
}

impl Page {
    fn of(records: u64, page: u32, states: &[(u32, State)]) -> Page {
        let [revocation, message] = Purpose::ALL.map(|purpose| list(purpose, page, states));
        Page { records, revocation, message }
    }

    fn set(&mut self, states: &[(u32, State)]) {
        for (count, state) in states {
            self.revocation.set(place_of(*count), notice(*state));
            self.message.set(place_of(*count), notice(*state));
        }
    }

    fn into_list(self, purpose: Purpose) -> StatusList {
        match purpose {
            Purpose::Revocation => self.revocation,
            Purpose::Message => self.message,
        }
    }
}

impl Registry {
    /// What became of the certificates of a prefix, on one page.
    pub(super) async fn page_now(
        &self,
        prefix: &NumberPrefix,
        purpose: Purpose,
        number: u32,
    ) -> Result<StatusList, Trouble> {
        let (first, last) = places(number);
        let which = (prefix.as_str().to_owned(), number);
        // Asked before the states are read: what is recorded in between is looked at once more the next time.
        let records = self.store.record_count().await?;
        let page = match self.lists.page(&which) {
            Some(page) if page.records == records => return Ok(page.into_list(purpose)),
            Some(mut page) if records.checked_sub(page.records).is_some_and(|new| new <= RECORDS_MAX) => {
                page.set(&self.store.certificate_states_since(prefix, first, last, page.records).await?);
                Page { records, ..page }
            }
            // None is kept, or one of very long ago, or the database is an older copy of itself.
            _ => Page::of(records, number, &self.store.certificate_states(prefix, first, last).await?),
        };
        self.lists.keep(which, page.clone());
        Ok(page.into_list(purpose))
    }
}
