//! A definition of the lab written out as a file that anyone may propose.

use std::fmt::Write;

use loupe_registry::answer::Ask;
use loupe_registry::lab::Lab;
use loupe_scheme::vocabulary::Field;
use loupe_scheme::words::Lang;

use crate::reader::Reader;
use crate::words;

/// The file of a lab, which reads back as the same boxes: every clause is written out, those of included definitions too.
pub(crate) fn text(ask: &Ask<'_>, lab: &Lab) -> String {
    let vocabulary = &ask.edition.register.vocabulary;
    let base = &lab.base.reference;
    let mut text = String::new();
    let mut line = |key: &str, value: String| {
        // Writing to a String cannot fail.
        let _ = writeln!(text, "{key} = {value}");
    };
    line("id", quoted("my-definition"));
    line("version", "1".to_owned());
    line("vocabulary", quoted(vocabulary.id()));
    let named =
        |key: &'static str| move |reader: &Reader| reader.with(key, &[("base", reader.say(&base.name).to_owned())]);
    line("name", spoken(named("lab-file-name")));
    line("gist", spoken(named("lab-file-gist")));
    line("by", spoken(|reader| reader.text("lab-file-by").into_owned()));
    line("status", quoted("proposed"));
    line("dated", quoted(&ask.made_on.to_string()));
    line("include", "[]".to_owned());
    for (number, clause) in lab.changed.clauses.iter().enumerate() {
        text.push_str("\n[[clause]]\n");
        let _ = writeln!(text, "id = {}", quoted(&(number + 1).to_string()));
        let _ = writeln!(text, "words = {}", spoken(|reader| words::region(reader, vocabulary, &clause.region)));
        for field in Field::ALL.into_iter().filter(|field| clause.region.of(*field) != vocabulary.any(*field)) {
            let values = vocabulary.names(field, clause.region.of(field)).into_iter().map(quoted);
            let _ = writeln!(text, "{} = [{}]", field.key(), values.collect::<Vec<_>>().join(", "));
        }
    }
    text
}

/// A text in all three languages.
fn spoken(say: impl Fn(&Reader) -> String) -> String {
    let one = |lang: Lang| {
        let reader = Reader { lang, place: String::new() };
        format!("{} = {}", lang.tag(), quoted(&say(&reader)))
    };
    format!("{{ {} }}", Lang::ALL.map(one).join(", "))
}

/// A basic string of TOML.
fn quoted(text: &str) -> String {
    let mut quoted = String::from("\"");
    for letter in text.chars() {
        match letter {
            '"' => quoted.push_str("\\\""),
            '\\' => quoted.push_str("\\\\"),
            letter if letter.is_control() => quoted.push(' '),
            letter => quoted.push(letter),
        }
    }
    quoted.push('"');
    quoted
}
