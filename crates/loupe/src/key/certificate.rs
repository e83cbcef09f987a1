//! Keys that sign an office's certificates.

use loupe_credential::key::CertificateKeyId;
use loupe_registry::keys::KeyKind;
use loupe_registry::registry::{Registry, Trouble};
use loupe_registry::trust::CertificateKeyTurn;
use loupe_scheme::record::OfficeId;
use loupe_scheme::rule::{Refusal, Rule};

use super::{Done, names};

/// The first key, or the next after the last was revoked.
pub(super) async fn new(registry: &Registry, office: &OfficeId) -> Result<Done, Trouble> {
    done(registry, office, registry.new_certificate_key(office).await?)
}

/// Another key in the place of the one in use.
pub(super) async fn rotate(registry: &Registry, office: &OfficeId, reason: Option<String>) -> Result<Done, Trouble> {
    done(registry, office, registry.rotate_certificate_key(office, reason).await?)
}

/// That a key is not to be trusted any more.
pub(super) async fn revoke(
    registry: &Registry,
    office: &OfficeId,
    id: Option<&str>,
    reason: Option<String>,
) -> Result<Done, Trouble> {
    let read = |id: &str| CertificateKeyId::from_hex(id).ok_or_else(|| Refusal::new(Rule::NoSuchKey, id));
    let id = id.map(read).transpose()?;
    done(registry, office, registry.revoke_certificate_key(office, id, reason).await?)
}

fn done(registry: &Registry, office: &OfficeId, turn: CertificateKeyTurn) -> Result<Done, Trouble> {
    let ring = registry.log_home().map(|home| &home.ring);
    let key = match (turn.key, ring) {
        (Some(_), Some(ring)) => ring.find(KeyKind::Certificate, office.as_str())?,
        _ => None,
    };
    Ok(Done {
        key,
        replaced: turn.replaced.map(|id| id.to_string()),
        revoked: turn.revoked.map(|id| id.to_string()),
        records: names([turn.record]),
    })
}
