//! Just enough of Rust's grammar to tell code from comments, literals and tests.

/// A Rust source, parted.
pub(crate) struct Parted {
    /// The code, with comments and the insides of literals taken out; lines keep their numbers.
    pub(crate) code: String,
    /// The string literals, each with its line.
    pub(crate) literals: Vec<(usize, String)>,
}

impl Parted {
    /// The lines of the code with their numbers.
    pub(crate) fn lines(&self) -> impl Iterator<Item = (usize, &str)> {
        (1..).zip(self.code.lines())
    }
}

/// What stands before the unit tests of a file, which by our custom are its last module.
pub(crate) fn before_tests(text: &str) -> &str {
    text.find("\n#[cfg(test)]\nmod tests {").map_or(text, |end| &text[..end])
}

/// Parts `text`, which ends before its tests.
pub(crate) fn part(text: &str) -> Parted {
    let mut parted = Parted { code: String::new(), literals: Vec::new() };
    let mut rest = text;
    let mut line = 1;
    while let Some(first) = rest.chars().next() {
        let taken = if rest.starts_with("//") {
            rest.find('\n').unwrap_or(rest.len())
        } else if rest.starts_with("/*") {
            rest.find("*/").map_or(rest.len(), |end| end + 2)
        } else if let Some((inside, whole)) = string_literal(rest, &parted.code) {
            parted.literals.push((line, inside.to_owned()));
            parted.code.push_str("\"\"");
            whole
        } else if let Some(whole) = character_literal(rest) {
            parted.code.push_str("' '");
            whole
        } else {
            parted.code.push(first);
            line += usize::from(first == '\n');
            rest = &rest[first.len_utf8()..];
            continue;
        };
        let breaks = rest[..taken].matches('\n').count();
        parted.code.extend(std::iter::repeat_n('\n', breaks));
        line += breaks;
        rest = &rest[taken..];
    }
    parted
}

/// The inside of the string literal at the beginning of `text`, and the length of the whole.
fn string_literal<'t>(text: &'t str, before: &str) -> Option<(&'t str, usize)> {
    let in_a_name = before.ends_with(|c: char| c.is_alphanumeric() || c == '_');
    if let Some(raw) = text.strip_prefix('r').filter(|_| !in_a_name) {
        let hashes = raw.len() - raw.trim_start_matches('#').len();
        let body = raw[hashes..].strip_prefix('"')?;
        let close = format!("\"{}", &raw[..hashes]);
        let end = body.find(&close)?;
        return Some((&body[..end], 1 + hashes + 1 + end + close.len()));
    }
    let body = text.strip_prefix('"')?;
    let mut escaped = false;
    let end = body.find(|c: char| {
        let closes = c == '"' && !escaped;
        escaped = c == '\\' && !escaped;
        closes
    })?;
    Some((&body[..end], end + 2))
}

/// The length of the character literal at the beginning of `text`; a lifetime is none.
fn character_literal(text: &str) -> Option<usize> {
    let body = text.strip_prefix('\'')?;
    if let Some(escape) = body.strip_prefix('\\') {
        let after = escape.chars().next()?.len_utf8();
        return Some(2 + after + escape[after..].find('\'')? + 1);
    }
    let inside = body.chars().next()?.len_utf8();
    body[inside..].starts_with('\'').then_some(inside + 2)
}

#[test]
fn comments_literals_and_lifetimes_are_told_apart() {
    let parted =
        part("let a = \"x // \\\" y\"; // \"no\"\nf::<'a>('\"', r#\"raw \"q\"\"#, b\"z\"); /* u.unwrap() */ end");
    let literals: Vec<&str> = parted.literals.iter().map(|(_, literal)| literal.as_str()).collect();
    assert_eq!(literals, ["x // \\\" y", "raw \"q\"", "z"]);
    assert_eq!(parted.code, "let a = \"\"; \nf::<'a>(' ', \"\", b\"\");  end");
    assert_eq!(before_tests("a\n#[cfg(test)]\nmod tests {\n b }"), "a");
}
