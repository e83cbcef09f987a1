//! What somebody shows of a certificate, from files: a picture, a text, or standard input. Nothing is read further than
//! it may be long, whatever the file is.

use std::fs::File;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use loupe_credential::CREDENTIAL_CHARS_MAX;
use loupe_credential::photo::{PICTURE_BYTES_MAX, read_picture};
use loupe_credential::verdict::Presented;
use loupe_registry::log::prove::in_file;
use loupe_scheme::rule::{Refusal, Rule};
use loupe_scheme::words::Lang;

use crate::failure::Failure;

/// Standard input, as the command line names it.
const STANDARD_INPUT: &str = "-";

/// What was read of a file.
pub(super) struct FileRead {
    /// At most a byte more than it may have.
    pub(super) bytes: Vec<u8>,
    /// How long the whole of it is, where the system says so.
    length_bytes: u64,
}

/// A file or standard input; at most a byte more than it may have, for whoever reads it to refuse.
pub(super) fn bytes(lang: Lang, path: &Path, most: usize) -> Result<FileRead, Failure> {
    let read = || -> io::Result<FileRead> {
        let mut bytes = Vec::new();
        let limit = most as u64 + 1;
        if path.as_os_str() == STANDARD_INPUT {
            io::stdin().lock().take(limit).read_to_end(&mut bytes)?;
            return Ok(FileRead { length_bytes: bytes.len() as u64, bytes });
        }
        let file = File::open(path)?;
        let length_bytes = file.metadata()?.len();
        // One that is too long is refused for its length alone.
        if length_bytes <= most as u64 {
            file.take(limit).read_to_end(&mut bytes)?;
        }
        Ok(FileRead { length_bytes: length_bytes.max(bytes.len() as u64), bytes })
    };
    let read = read().map_err(|error| Failure::of_file(lang, &path.display().to_string(), &error))?;
    if read.length_bytes > most as u64 {
        let rule = if most == PICTURE_BYTES_MAX { Rule::PhotoTooLarge } else { Rule::TrustUnreadable };
        let refusal = Refusal::new(rule, format!("{} B", read.length_bytes)).accepting([format!("{most} B")]);
        return Err(in_file(refusal, path).into());
    }
    Ok(read)
}

/// What the files show: a code, a credential, or one of each.
///
/// Refuses with `Q2` two of a kind, `Q7` a file that is too large, `Q15` a PDF, and else with the rules of what it is.
pub(super) fn presented(lang: Lang, files: &[PathBuf]) -> Result<Presented, Failure> {
    let mut all: Option<Presented> = None;
    for file in files {
        let read = bytes(lang, file, PICTURE_BYTES_MAX)?;
        let one = one(&read.bytes).map_err(|refusal| in_file(refusal, file))?;
        all = Some(match all {
            Some(before) => before.with(one).map_err(|refusal| in_file(refusal, file))?,
            None => one,
        });
    }
    Ok(all.ok_or_else(|| Refusal::new(Rule::CodeNotFound, ""))?)
}

fn one(bytes: &[u8]) -> Result<Presented, Refusal> {
    if bytes.starts_with(b"%PDF") {
        return Err(Refusal::new(Rule::PdfNotRead, "PDF").accepting(["PNG", "JPEG", "KP1:", ".sd-jwt", ".jwt"]));
    }
    match std::str::from_utf8(bytes) {
        Ok(text) if text.len() <= CREDENTIAL_CHARS_MAX => Presented::in_text(text),
        _ => Presented::in_text(&read_picture(bytes)?),
    }
}
