//! Passphrases typed at a terminal, which does not show them.

use std::io::{self, IsTerminal};

use loupe_registry::catalogue::catalogue;
use loupe_registry::keys::{Ask, Question, SecretString};
use loupe_scheme::words::Lang;

use crate::out;

/// How often a new passphrase may be typed in two ways before nothing is made.
const TRIALS: usize = 3;

/// Asks whoever sits at the terminal; `None` where nobody does.
pub(crate) fn at_terminal(lang: Lang) -> Option<Ask> {
    let is_watched = io::stdin().is_terminal() && io::stderr().is_terminal();
    is_watched.then(|| -> Ask { Box::new(move |question| ask(lang, question)) })
}

fn ask(lang: Lang, question: Question<'_>) -> io::Result<Option<SecretString>> {
    let texts = catalogue(lang);
    let typed = |prompt: &str| rpassword::prompt_password(out::harmless(prompt)).map(SecretString::from);
    match question {
        Question::Open(file) => typed(&texts.with("cli-key-ask", &[("file", file.display().to_string())])).map(Some),
        Question::New(name) => {
            for _ in 0..TRIALS {
                let first = typed(&texts.with("cli-key-ask-new", &[("name", name.to_owned())]))?;
                let second = typed(&texts.text("cli-key-ask-again"))?;
                if is_same(&first, &second) {
                    return Ok(Some(first));
                }
                out::tell(&texts.text("cli-key-differ"));
            }
            Ok(None)
        }
    }
}

fn is_same(first: &SecretString, second: &SecretString) -> bool {
    use loupe_registry::keys::ExposeSecret;
    first.expose_secret() == second.expose_secret()
}
