//! Making the log of a register.

use loupe_scheme::record::{KeyAct, OfficeKey};
use loupe_scheme::rule::{Refusal, Rule};
use loupe_store::{HeadRow, LogRow};
use loupe_tlog::hash::Hash;

use super::enter::{KeyEvent, enter_event, register_office};
use super::home::{LogHome, REGISTER_OFFICE};
use super::publications::Topic;
use crate::keys::{KeyEntry, KeyKind, Standing};
use crate::registry::{Fault, Registry, Trouble};

/// What came of making a log.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Begun {
    /// It was made.
    Made {
        /// Its origin.
        origin: String,
    },
    /// There was one already; nothing was changed.
    There {
        /// Its origin.
        origin: String,
    },
}

impl Registry {
    /// Makes the log under a name of chance, as [`Registry::begin_log`] does: for who has chosen none.
    pub async fn begin_log_unnamed(&self) -> Result<Begun, Trouble> {
        if let Some(log) = self.store.log().await? {
            return Ok(Begun::There { origin: log.origin });
        }
        let mut name = [0; 8];
        getrandom::fill(&mut name).map_err(Fault::Random)?;
        let name: String = name.iter().map(|byte| format!("{byte:02x}")).collect();
        self.begin_log(&format!("localhost/loupe/{name}")).await
    }

    /// Makes the log, where there is none: its key, the key of the register's office, that office's first record, and
    /// a record of everything that is published already.
    ///
    /// Refuses with `L11` a registry without a place for a log, with `K3` and `K4` as the keys do.
    pub async fn begin_log(&self, origin: &str) -> Result<Begun, Trouble> {
        let home = self.log_home().ok_or_else(|| Refusal::new(Rule::NotALog, origin))?;
        if let Some(log) = self.store.log().await? {
            return Ok(Begun::There { origin: log.origin });
        }
        let mut change = self.store.change().await?;
        if let Some(log) = change.log().await? {
            return Ok(Begun::There { origin: log.origin });
        }
        let key = begin_keys(home, origin)?;
        let head = HeadRow { size: 0, root: Hash::of_nothing().to_hex() };
        let log = LogRow { origin: origin.to_owned(), register_office: REGISTER_OFFICE.to_owned(), head };
        change.create_log(&log).await?;
        let office = register_office()?;
        let event =
            KeyEvent { signer: office.clone(), office, act: KeyAct::New, key: Some(key), revoked: None, reason: None };
        enter_event(home, &mut change, event).await?;
        self.record_published(&mut change, &Topic::ALL).await?;
        change.commit().await?;
        // What is shown already has records from here on.
        self.reread().await?;
        self.new_records.notify_one();
        Ok(Begun::Made { origin: origin.to_owned() })
    }
}

/// The keys that a log needs, made where they are not there yet: a crash may have left them behind.
fn begin_keys(home: &LogHome, origin: &str) -> Result<OfficeKey, Trouble> {
    let ring = &home.ring;
    let held = ring.list()?;
    for (kind, name) in [(KeyKind::Log, origin), (KeyKind::Office, REGISTER_OFFICE)] {
        let is_it = |key: &&KeyEntry| key.kind == kind && key.name == name && key.standing == Standing::Current;
        if held.iter().find(is_it).is_none() {
            ring.create(kind, name)?;
        }
    }
    home.begin_policy(ring.log_key(origin)?.verifier())?;
    Ok(ring.office_key(&register_office()?)?.public())
}
