//! Why a document did not reach a subscriber: kept as data, told in the language of whoever reads it.

use loupe_scheme::words::Lang;

use crate::catalogue::catalogue;

/// The longest cause that is kept, in characters.
const CAUSE_CHARS_MAX: usize = 200;

/// Why not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Undelivered {
    /// Nothing is sent to that address, by the rule of this code.
    Refused(String),
    /// The subscriber answered, and not that it took it (RFC 9110, 15).
    Status(u16),
    /// There was no answer. The cause is in the words of the program that tried, which are not ours.
    Unreached(String),
}

impl Undelivered {
    /// There was no answer, and that is why.
    pub(super) fn unreached(cause: &str) -> Undelivered {
        Undelivered::Unreached(cause.chars().filter(|letter| !letter.is_control()).take(CAUSE_CHARS_MAX).collect())
    }

    /// As it is kept: what it is, a blank, and its value.
    pub(super) fn code(&self) -> String {
        match self {
            Undelivered::Refused(rule) => format!("rule {rule}"),
            Undelivered::Status(status) => format!("status {status}"),
            Undelivered::Unreached(cause) => format!("cause {cause}"),
        }
    }

    /// Reads what is kept; `None` where nothing is. A text of another form is a cause, as it was kept before.
    pub(super) fn of_code(kept: &str) -> Option<Undelivered> {
        let cause = |cause: &str| Undelivered::Unreached(cause.to_owned());
        let read = match kept.split_once(' ') {
            _ if kept.is_empty() => return None,
            Some(("rule", rule)) => Undelivered::Refused(rule.to_owned()),
            Some(("status", status)) => status.parse().map_or_else(|_| cause(kept), Undelivered::Status),
            Some(("cause", said)) => cause(said),
            _ => cause(kept),
        };
        Some(read)
    }

    /// In one sentence, the words of others between quotation marks.
    pub fn words(&self, lang: Lang) -> String {
        let texts = catalogue(lang);
        match self {
            Undelivered::Refused(rule) => texts.with("undelivered-refused", &[("rule", rule.clone())]),
            Undelivered::Status(status) => texts.with("undelivered-status", &[("status", status.to_string())]),
            Undelivered::Unreached(cause) => texts.with("undelivered-unreached", &[("cause", cause.clone())]),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_kept_is_read_again_and_told_in_three_languages() {
        let whys = [
            Undelivered::Refused("B47".to_owned()),
            Undelivered::Status(503),
            Undelivered::unreached("io: Connection refused\n(os error 111)"),
        ];
        for why in whys {
            assert_eq!(Undelivered::of_code(&why.code()), Some(why.clone()));
            let told = Lang::ALL.map(|lang| why.words(lang));
            assert!(told[0] != told[1] && told[0] != told[2] && told[1] != told[2], "{told:?}");
            assert!(told.iter().all(|words| !words.contains(['[', '{'])), "{told:?}");
        }
    }

    #[test]
    fn what_was_kept_as_a_text_is_a_cause() {
        for kept in ["timeout: global", "status unknown"] {
            assert_eq!(Undelivered::of_code(kept), Some(Undelivered::Unreached(kept.to_owned())));
        }
        assert_eq!(Undelivered::of_code("status 404"), Some(Undelivered::Status(404)));
        assert_eq!(Undelivered::of_code(""), None);
    }
}
