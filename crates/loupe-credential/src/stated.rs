//! What public claims must state to be those of a certificate, whichever form carries them.

use std::collections::BTreeSet;

use loupe_scheme::certificate::{Claims, text};
use loupe_scheme::record::{OfficeId, RecordId};

/// The longest language tag, in characters.
pub(crate) const LANGUAGE_CHARS_MAX: usize = 35;

/// Whether a certificate can state this: an office with a name, dates in order, a record, something in the shipment, and
/// no text that is too long or misleads.
pub(crate) fn is_proper(claims: &Claims) -> bool {
    let line = |said: &str, chars_max: usize| text::line("", said, chars_max).is_ok_and(|proper| proper == said);
    let issuer = claims.issuer.iter().all(|(member, said)| match member.as_str() {
        "office" => said.parse::<OfficeId>().is_ok(),
        "name" | "city" => line(said, text::LINE_CHARS_MAX),
        _ => false,
    });
    let named = ["name", "office"].iter().all(|member| claims.issuer.contains_key(*member));
    let codes: BTreeSet<_> = claims.hs.iter().copied().collect();
    let shipped = claims.parcels > 0 && !claims.origins.is_empty() && !codes.is_empty();
    issuer
        && named
        && shipped
        && codes.into_iter().eq(claims.hs.iter().copied())
        && line(&claims.language, LANGUAGE_CHARS_MAX)
        && claims.record.parse::<RecordId>().is_ok()
        && claims.issued_on <= claims.expires_on
}
