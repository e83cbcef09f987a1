//! The names of key files: `<name>.<kind>.age`, `<name>.<kind>.pending-<id>.age`, `<name>.<kind>.retired-<id>.age`.

use loupe_scheme::record::OfficeId;
use loupe_scheme::rule::{Refusal, Rule};
use loupe_tlog::key::VerifierKey;

use super::{KeyKind, Standing};

/// The longest name of a key, in bytes as its file's name spells it; with its endings the file's name stays below 255.
pub const KEY_NAME_BYTES_MAX: usize = 180;

/// How the name of a sealed file ends.
pub(super) const SEALED: &str = ".age";
/// How the name of a public half ends.
pub(super) const PUBLIC: &str = ".pub";

/// One key's place in the folder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Slot {
    pub(super) kind: KeyKind,
    pub(super) name: String,
    /// The key's id, where the file's name tells it.
    pub(super) aside: Option<Aside>,
}

/// A key that is not the current one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Aside {
    Pending(String),
    Retired(String),
}

impl Slot {
    /// The place of the current key. Refuses with `K4` what cannot be the name of such a key.
    pub(super) fn current(kind: KeyKind, name: &str) -> Result<Slot, Refusal> {
        let wrong = || Refusal::new(Rule::KeyNameWrong, name);
        if matches!(kind, KeyKind::Office | KeyKind::Certificate) {
            name.parse::<OfficeId>()?;
        }
        // Any sound public key tells whether a note can carry the name; this is the base point of the curve.
        let mut point = [0x66; 32];
        point[0] = 0x58;
        VerifierKey::new(name, kind.signs(), point).map_err(|_| wrong())?;
        if encode(name).len() > KEY_NAME_BYTES_MAX {
            return Err(wrong());
        }
        Ok(Slot { kind, name: name.to_owned(), aside: None })
    }

    /// The same key's place while it waits.
    pub(super) fn pending(&self, id: &str) -> Slot {
        Slot { aside: Some(Aside::Pending(id.to_owned())), ..self.clone() }
    }

    /// The same key's place when it is done with.
    pub(super) fn retired(&self, id: &str) -> Slot {
        Slot { aside: Some(Aside::Retired(id.to_owned())), ..self.clone() }
    }

    pub(super) fn standing(&self) -> Standing {
        match self.aside {
            None => Standing::Current,
            Some(Aside::Pending(_)) => Standing::Pending,
            Some(Aside::Retired(_)) => Standing::Retired,
        }
    }

    /// The id that the file's name tells; none for a current key.
    pub(super) fn id(&self) -> Option<&str> {
        match &self.aside {
            Some(Aside::Pending(id) | Aside::Retired(id)) => Some(id),
            None => None,
        }
    }

    /// The name of the sealed file.
    pub(super) fn file_name(&self) -> String {
        format!("{}{SEALED}", self.stem())
    }

    /// The name of the public half's file.
    pub(super) fn public_name(&self) -> String {
        format!("{}{PUBLIC}", self.stem())
    }

    fn stem(&self) -> String {
        let aside = match &self.aside {
            None => String::new(),
            Some(Aside::Pending(id)) => format!(".pending-{id}"),
            Some(Aside::Retired(id)) => format!(".retired-{id}"),
        };
        format!("{}.{}{aside}", encode(&self.name), self.kind.code())
    }

    /// Reads the name of a sealed file; `None` for what is none. Refuses with `K6` a sealed file of another kind.
    pub(super) fn of_file(file_name: &str) -> Result<Option<Slot>, Refusal> {
        let Some(stem) = file_name.strip_suffix(SEALED) else { return Ok(None) };
        let refused = || Refusal::new(Rule::KeyKindWrong, file_name).accepting(KeyKind::ALL.map(KeyKind::code));
        let (rest, last) = stem.rsplit_once('.').ok_or_else(refused)?;
        let aside = last
            .strip_prefix("pending-")
            .map(|id| Aside::Pending(id.to_owned()))
            .or_else(|| last.strip_prefix("retired-").map(|id| Aside::Retired(id.to_owned())));
        let (name, kind) = if aside.is_some() { rest.rsplit_once('.').ok_or_else(refused)? } else { (rest, last) };
        let kind = KeyKind::from_code(kind).ok_or_else(refused)?;
        let slot = Slot { aside, ..Slot::current(kind, &decode(name).ok_or_else(refused)?)? };
        // One key has one name of a file, and a file's name in another spelling is no key of ours.
        if slot.file_name() == file_name { Ok(Some(slot)) } else { Err(refused()) }
    }
}

/// A key's name as part of a file's name: no separator of paths, no leading dot, and no two names that differ in
/// capitals only, which some file systems would take for one.
fn encode(name: &str) -> String {
    let mut encoded = String::with_capacity(name.len());
    for (n, byte) in name.bytes().enumerate() {
        match byte {
            b'a'..=b'z' | b'0'..=b'9' | b'-' | b'_' => encoded.push(char::from(byte)),
            b'.' if n > 0 => encoded.push('.'),
            _ => encoded.push_str(&format!("%{byte:02x}")),
        }
    }
    encoded
}

fn decode(encoded: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(encoded.len());
    let mut rest = encoded.as_bytes();
    while let [first, after @ ..] = rest {
        if *first == b'%' {
            let digits = std::str::from_utf8(after.get(..2)?).ok()?;
            bytes.push(u8::from_str_radix(digits, 16).ok()?);
            rest = &after[2..];
        } else {
            bytes.push(*first);
            rest = after;
        }
    }
    String::from_utf8(bytes).ok()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test that cannot go on stops")]

    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_name_with_separators_stays_in_its_folder() {
        let name = |name: &str| Slot::current(KeyKind::Log, name).unwrap().file_name();
        assert_eq!(name("log.example/2026"), "log.example%2f2026.log.age");
        assert_eq!(name("../../etc/passwd"), "%2e.%2f..%2fetc%2fpasswd.log.age");
        assert_eq!(name(r"a\b:c"), "a%5cb%3ac.log.age");
        assert_ne!(name("Log").to_lowercase(), name("log"));
    }

    proptest! {
        #[test]
        fn a_file_s_name_gives_back_the_key_s(name in "[^+\\s\\p{Cc}]{1,40}", kind in 0..4usize, aside in 0..3usize) {
            let Ok(slot) = Slot::current(KeyKind::ALL[kind], &name) else { return Ok(()) };
            let slot = [slot.clone(), slot.pending("00ff00ff"), slot.retired("00ff00ff00ff00ff")][aside].clone();
            prop_assert!(!slot.file_name().contains(['/', '\\', ':']) && slot.file_name().len() < 255);
            prop_assert_eq!(Slot::of_file(&slot.file_name()).unwrap(), Some(slot));
        }

        #[test]
        fn no_file_name_is_read_as_two_keys(file in "[a-c.%2f\\-]{0,12}\\.(log|office|certificate|logs|retired-0a)?\\.age") {
            if let Ok(Some(slot)) = Slot::of_file(&file) {
                prop_assert_eq!(slot.file_name(), file);
            }
        }
    }
}
