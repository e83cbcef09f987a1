//! Where a register's log is kept: the folder that is served, the keys, and the policy.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use jiff::Timestamp;
use loupe_scheme::rule::{Place, Refusal, Rule};
use loupe_tlog::key::VerifierKey;
use loupe_tlog::policy::Policy;

use crate::keys::KeyRing;
use crate::registry::{Fault, Trouble};

/// The office that signs what Loupe itself records: imports, and keys of other offices.
pub const REGISTER_OFFICE: &str = "register";

/// The policy's name in the log's folder; anyone may fetch it, and nobody need believe it.
pub const POLICY: &str = "policy";

/// The published head's name in the log's folder (`tlog-tiles`).
pub(crate) const CHECKPOINT: &str = "checkpoint";
/// The file with the name of this folder's publisher.
const HOLDER: &str = ".publisher";
/// How long that name is, in hexadecimal digits.
const HOLDER_DIGITS: usize = 32;

/// The log's folder, its keys and its clock.
#[derive(Clone)]
pub struct LogHome {
    /// The folder with `checkpoint`, `tile/` and `policy`.
    pub folder: PathBuf,
    /// The keys of the log and of the offices here.
    pub ring: Arc<KeyRing>,
    /// The caller's clock.
    pub now: fn() -> Timestamp,
}

impl LogHome {
    /// The policy that stands beside the log; `None` where there is none yet.
    ///
    /// Refuses with `L9` what cannot be read as one.
    pub fn policy(&self) -> Result<Option<Policy>, Trouble> {
        let path = self.folder.join(POLICY);
        match std::fs::read(&path) {
            Ok(bytes) => policy_of(&path, &bytes).map(Some).map_err(Trouble::from),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(None),
            Err(source) => Err(Fault::Files { path, source }.into()),
        }
    }

    /// The name under which this folder's publisher takes its lease, made once: a program that was killed and started
    /// again has its own lease back at once.
    pub(crate) fn holder(&self) -> Result<String, Fault> {
        let path = self.folder.join(HOLDER);
        let failed = |path: &Path| {
            let path = path.to_owned();
            move |source| Fault::Files { path, source }
        };
        if let Ok(name) = std::fs::read_to_string(&path)
            && name.len() == HOLDER_DIGITS
        {
            return Ok(name);
        }
        let mut name = [0; HOLDER_DIGITS / 2];
        getrandom::fill(&mut name).map_err(Fault::Random)?;
        let name: String = name.iter().map(|byte| format!("{byte:02x}")).collect();
        std::fs::create_dir_all(&self.folder).map_err(failed(&self.folder))?;
        let begun = self.folder.join(format!("{HOLDER}.{name}"));
        std::fs::write(&begun, &name).map_err(failed(&begun))?;
        std::fs::rename(&begun, &path).map_err(failed(&path))?;
        Ok(name)
    }

    /// Writes the policy a log begins with: itself, and no witness asked for. One that is there stays.
    pub(crate) fn begin_policy(&self, key: &VerifierKey) -> Result<(), Fault> {
        let failed = |path: &Path| {
            let path = path.to_owned();
            move |source| Fault::Files { path, source }
        };
        std::fs::create_dir_all(&self.folder).map_err(failed(&self.folder))?;
        let path = self.folder.join(POLICY);
        if path.exists() {
            return Ok(());
        }
        let text = format!("log {key}\nquorum none\n");
        let begun = self.folder.join(".policy.begun");
        std::fs::write(&begun, text).map_err(failed(&begun))?;
        std::fs::rename(&begun, &path).map_err(failed(&path))
    }
}

/// Reads a policy; refuses with `L9`, naming the line where one is at fault.
pub fn policy_of(path: &Path, bytes: &[u8]) -> Result<Policy, Refusal> {
    Policy::parse(bytes).map_err(|error| {
        let place = Place { file: Some(path.display().to_string()), ..Place::default() };
        Refusal::new(Rule::PolicyUnreadable, error.to_string()).at(place)
    })
}
