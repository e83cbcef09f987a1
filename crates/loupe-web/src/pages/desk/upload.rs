//! A file that was sent with a form.

use axum::extract::Multipart;
use loupe_scheme::rule::{Refusal, Rule};

use super::amounts::at;
use super::call::{Desk, Pairs};
use super::fields::Fields;
use crate::unmade::Unmade;

/// A form with one file.
pub(crate) struct Upload {
    /// What was typed beside it.
    pub(crate) fields: Fields,
    /// What it was called, cut short; believed for nothing.
    pub(crate) file_name: String,
    /// The file.
    pub(crate) bytes: Vec<u8>,
}

/// The most fields beside a file.
const FIELDS_MAX: usize = 32;
/// So much of a file's name is told again.
const NAME_CHARS_MAX: usize = 60;

/// Reads a form with a file in `field`. Refuses with `U1` what is larger than the route takes, with `A10` a form that is
/// not of this session, and with `T10` one without a file.
pub(crate) async fn received(desk: &Desk, mut multipart: Multipart, field: &str) -> Result<Upload, Unmade> {
    let too_large = |_| Unmade::from(desk.reader.refuse(Refusal::new(Rule::UploadTooLarge, field).at(at(field))));
    let (mut pairs, mut file_name, mut bytes) = (Pairs::new(), String::new(), Vec::new());
    while let Some(part) = multipart.next_field().await.map_err(too_large)? {
        let name = part.name().unwrap_or_default().to_owned();
        if name == field {
            file_name = part.file_name().unwrap_or_default().chars().take(NAME_CHARS_MAX).collect();
            bytes = part.bytes().await.map_err(too_large)?.to_vec();
        } else if pairs.len() < FIELDS_MAX {
            pairs.push((name, part.text().await.map_err(too_large)?));
        }
    }
    let fields = desk.sent(pairs);
    if bytes.is_empty() {
        let refusal = Refusal::new(Rule::CertificateFieldMissing, field).at(at(field));
        return Err(desk.reader.refuse(refusal).into());
    }
    Ok(Upload { fields, file_name, bytes })
}
