//! A text as words that can be compared: small letters without accents, whatever hyphen or blank parts them.

use std::ops::Range;

/// A word, a number or a per-cent sign.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Token {
    /// In small letters without accents; `100` for `100.0` too.
    pub(super) plain: String,
    /// Where it stands in the text.
    pub(super) bytes: Range<usize>,
    /// The byte at which its sentence begins.
    pub(super) sentence: usize,
    /// Whether only blanks, hyphens and quotation marks stand between it and the word before.
    pub(super) follows: bool,
}

/// Parts a text into words.
pub(super) fn tokens(text: &str) -> Vec<Token> {
    let mut tokens: Vec<Token> = Vec::new();
    let mut sentence = 0;
    let mut follows = false;
    let mut open: Option<Token> = None;
    let mut letters = text.char_indices().peekable();
    while let Some((at, letter)) = letters.next() {
        if is_nothing(letter) {
            continue;
        }
        let end = at + letter.len_utf8();
        let next = letters.peek().map(|(_, next)| *next);
        let mut plain = plain(letter);
        if open.as_ref().is_some_and(|token| is_point_of_number(&token.plain, letter, next)) {
            plain.push(letter);
        }
        if !plain.is_empty() && plain != "%" {
            let token = open.get_or_insert_with(|| Token { plain: String::new(), bytes: at..end, sentence, follows });
            token.plain.push_str(&plain);
            token.bytes.end = end;
            continue;
        }
        if let Some(token) = open.take() {
            tokens.push(token.closed());
            follows = true;
        }
        if plain == "%" {
            tokens.push(Token { plain, bytes: at..end, sentence, follows });
            follows = true;
        } else if ends_sentence(letter, next) {
            (sentence, follows) = (end, false);
        } else if !joins(letter) {
            follows = false;
        }
    }
    tokens.extend(open.map(Token::closed));
    tokens
}

/// The sentence that begins at byte `from`, without the blanks around it.
pub(super) fn sentence_bytes(text: &str, from: usize) -> Range<usize> {
    let rest = &text[from..];
    let mut letters = rest.char_indices().peekable();
    let mut end = rest.len();
    while let Some((at, letter)) = letters.next() {
        if ends_sentence(letter, letters.peek().map(|(_, next)| *next)) {
            end = at + letter.len_utf8();
            break;
        }
    }
    let sentence = &rest[..end];
    let start = from + (sentence.len() - sentence.trim_start().len());
    start..from + sentence.trim_end().len().max(start - from)
}

impl Token {
    fn closed(mut self) -> Token {
        let whole = self.plain.split(['.', ',']).next().unwrap_or_default();
        let zeros = self.plain[whole.len()..].chars().all(|c| matches!(c, '.' | ',' | '0'));
        if whole == "100" && zeros {
            self.plain = "100".to_owned();
        }
        self
    }
}

/// A sentence ends at a stop with a blank or nothing after it, and at an empty line.
fn ends_sentence(letter: char, next: Option<char>) -> bool {
    match letter {
        '.' | '!' | '?' | '…' | '。' => next.is_none_or(|next| next.is_whitespace() || "\"'”’»)".contains(next)),
        '\n' => matches!(next, Some('\n' | '\r')),
        _ => false,
    }
}

/// What may stand between two words that belong together: `conflict-free`, `conflict – free`, `“conflict” free`.
fn joins(letter: char) -> bool {
    letter.is_whitespace()
        || matches!(
            letter,
            '-' | '_'
                | '/'
                | '*'
                | '\''
                | '"'
                | '`'
                | '‘'
                | '’'
                | '“'
                | '”'
                | '«'
                | '»'
                | '‹'
                | '›'
                | '·'
                | '~'
                | '='
        )
        || ('\u{2010}'..='\u{2015}').contains(&letter)
        || matches!(letter, '\u{2212}' | '\u{2043}' | '\u{FE58}' | '\u{FE63}' | '\u{30FB}' | '\u{058A}')
}

/// A point or comma inside a number shorter than a year: `100.0`.
fn is_point_of_number(before: &str, letter: char, next: Option<char>) -> bool {
    matches!(letter, '.' | ',')
        && before.len() <= 3
        && before.bytes().all(|b| b.is_ascii_digit())
        && next.is_some_and(|next| next.is_ascii_digit())
}

/// Signs that are not seen: soft hyphens, joiners, marks of direction, accents that stand alone.
const fn is_nothing(letter: char) -> bool {
    matches!(letter,
        '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2064}' | '\u{feff}'
        | '\u{300}'..='\u{36f}' | '\u{fe00}'..='\u{fe0f}')
}

/// A letter in small, without accent, and in Latin where it looks Latin; empty for what is neither letter nor digit nor
/// the per-cent sign.
fn plain(letter: char) -> String {
    let letter = match letter {
        // The wide forms of ASCII.
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(letter as u32 - 0xfee0).unwrap_or(letter),
        '٪' | '﹪' => '%',
        other => other,
    };
    let mut plain = String::new();
    for small in letter.to_lowercase() {
        match base(small) {
            Some(base) => plain.push_str(base),
            None if small.is_alphanumeric() || small == '%' => plain.push(small),
            None => {}
        }
    }
    plain
}

const fn base(letter: char) -> Option<&'static str> {
    Some(match letter {
        'à' | 'á' | 'â' | 'ã' | 'ä' | 'å' | 'ā' | 'а' | 'α' => "a",
        'ç' | 'ć' | 'с' => "c",
        'è' | 'é' | 'ê' | 'ë' | 'ē' | 'е' | 'ё' | 'ε' => "e",
        'ì' | 'í' | 'î' | 'ï' | 'ī' | 'ı' | 'і' | 'ι' => "i",
        'ӏ' => "l",
        'ñ' => "n",
        'ò' | 'ó' | 'ô' | 'õ' | 'ö' | 'ø' | 'ō' | 'о' | 'ο' => "o",
        'р' | 'ρ' => "p",
        'ѕ' => "s",
        'ù' | 'ú' | 'û' | 'ü' | 'ū' => "u",
        'х' | 'χ' => "x",
        'ý' | 'ÿ' | 'у' => "y",
        'œ' => "oe",
        'æ' => "ae",
        'ﬀ' => "ff",
        'ﬁ' => "fi",
        'ﬂ' => "fl",
        _ => return None,
    })
}
