//! Reads what a person types as the subject of a statement: a name in any of the three languages, a code, an id.

use loupe_scheme::participant::ParticipantId;
use loupe_scheme::register::Register;
use loupe_scheme::rule::{Refusal, Rule};
use loupe_scheme::statement::Subject;

/// The words for all rough of the world.
const WORLD: [&str; 3] = ["world", "monde", "mundo"];
/// How many candidates a refusal offers.
const CANDIDATES_MAX: usize = 6;
/// The longest subject that is read, in characters.
const SUBJECT_CHARS_MAX: usize = 120;

/// Reads `world`, an alpha-3 or alpha-2 code, a participant's name in English, French or Portuguese, the id or name of
/// a site or company, or any of these with its kind before it (`site:catoca`, `company:alrosa`, `participant:RUS`).
///
/// A participant is also known by the beginning or one word of its name, when no other has it (`Russia`, `Russie`).
/// Refuses with `P3` what is unknown or ambiguous; the nearest candidates stand in `accepted`, ready to be typed.
pub fn parse_subject(register: &Register, text: &str) -> Result<Subject, Refusal> {
    let wanted = plain(text);
    if wanted.is_empty() || text.chars().count() > SUBJECT_CHARS_MAX {
        return Err(Refusal::new(Rule::NoSuchSubject, text).accepting([WORLD[0]]));
    }
    let names = names(register);
    let (kinds, wanted): (&[Kind], String) = match text.split_once(':') {
        Some((kind, rest)) => match kind.trim().to_ascii_lowercase().as_str() {
            "participant" => (&[Kind::Code, Kind::Participant], plain(rest)),
            "site" => (&[Kind::SiteId, Kind::Site], plain(rest)),
            "company" => (&[Kind::CompanyId, Kind::Company], plain(rest)),
            _ => (&Kind::ALL, wanted),
        },
        None => (&Kind::ALL, wanted),
    };
    for kind in kinds {
        let mut found: Vec<&Subject> =
            names.iter().filter(|name| name.kind == *kind && name.plain == wanted).map(|name| &name.subject).collect();
        found.sort();
        found.dedup();
        match found.as_slice() {
            [] => {}
            [one] => return Ok((*one).clone()),
            several => {
                return Err(Refusal::new(Rule::NoSuchSubject, text).accepting(several.iter().map(|s| typed(s))));
            }
        }
    }
    match of_one_participant(&names, kinds, &wanted).as_slice() {
        [one] => Ok((*one).clone()),
        [] => Err(Refusal::new(Rule::NoSuchSubject, text).accepting(nearest(&names, kinds, &wanted))),
        several => Err(Refusal::new(Rule::NoSuchSubject, text).accepting(several.iter().map(|s| typed(s)))),
    }
}

/// The participants of whose name four letters or more were typed: its beginning, or one of its words.
pub(crate) fn of_one_participant<'n>(names: &'n [Name], kinds: &[Kind], wanted: &str) -> Vec<&'n Subject> {
    let long_enough = wanted.chars().count() >= 4;
    let bears = |name: &&Name| {
        long_enough
            && name.kind == Kind::Participant
            && (name.plain.starts_with(wanted) || name.plain.split(' ').any(|word| word == wanted))
    };
    let offered = names.iter().filter(|name| kinds.contains(&name.kind));
    let mut found: Vec<&Subject> = offered.filter(bears).map(|name| &name.subject).collect();
    found.sort();
    found.dedup();
    found
}

/// How a subject is typed: `world`, `RUS`, `site:catoca`, `company:alrosa`. [`parse_subject`] reads it back.
pub fn typed(subject: &Subject) -> String {
    match subject {
        Subject::World => WORLD[0].to_owned(),
        Subject::Participant(id) => id.to_string(),
        Subject::Site(id) => format!("site:{id}"),
        Subject::Company(id) => format!("company:{id}"),
    }
}

/// Where a name stands; an earlier one is taken before a later one.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    World,
    Code,
    Participant,
    SiteId,
    Site,
    CompanyId,
    Company,
}

impl Kind {
    pub(crate) const ALL: [Kind; 7] =
        [Kind::World, Kind::Code, Kind::Participant, Kind::SiteId, Kind::Site, Kind::CompanyId, Kind::Company];
}

/// A name as it is compared, and whose it is.
pub(crate) struct Name {
    pub(crate) kind: Kind,
    pub(crate) plain: String,
    pub(crate) subject: Subject,
}

/// Every name of everything that a statement may be about.
pub(crate) fn names(register: &Register) -> Vec<Name> {
    let mut names = Vec::new();
    let mut add = |kind: Kind, text: &str, subject: &Subject| {
        let plain = plain(text);
        if !plain.is_empty() {
            names.push(Name { kind, plain, subject: subject.clone() });
        }
    };
    for word in WORLD {
        add(Kind::World, word, &Subject::World);
    }
    let unnamed = register.filers().into_iter().filter(|id| register.participant(*id).is_none());
    for id in unnamed {
        add(Kind::Code, id.as_str(), &Subject::Participant(id));
    }
    for participant in &register.participants {
        let subject = Subject::Participant(participant.id);
        add(Kind::Code, participant.id.as_str(), &subject);
        add(Kind::Code, &participant.alpha2, &subject);
        for name in [&participant.name.en, &participant.name.fr, &participant.name.pt] {
            add(Kind::Participant, name, &subject);
            // "Congo (Democratic Republic of the)" is also found without what stands in brackets.
            if let Some((short, _)) = name.split_once(['(', ',']) {
                add(Kind::Participant, short, &subject);
            }
        }
    }
    for site in &register.sites {
        let subject = Subject::Site(site.id.clone());
        add(Kind::SiteId, &site.id, &subject);
        for name in std::iter::once(site.name.as_str()).chain(site.other_names.split(';')) {
            add(Kind::Site, name, &subject);
        }
    }
    for company in &register.companies {
        let subject = Subject::Company(company.id.clone());
        add(Kind::CompanyId, &company.id, &subject);
        for name in std::iter::once(company.name.as_str()).chain(company.other_names.split(';')) {
            add(Kind::Company, name, &subject);
        }
    }
    names
}

/// Small letters and digits without accents; all else parts words, and little words are kept.
pub(crate) fn plain(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    for letter in text.chars().flat_map(char::to_lowercase) {
        match unaccented(letter) {
            Some(base) => plain.push_str(base),
            None if letter.is_alphanumeric() => plain.push(letter),
            None if letter == '\u{301}' || letter == '\'' || letter == '’' => {}
            None if !plain.is_empty() && !plain.ends_with(' ') => plain.push(' '),
            None => {}
        }
    }
    plain.truncate(plain.trim_end().len());
    plain
}

/// The letters under the accents of the three languages and of the names they borrow.
const fn unaccented(letter: char) -> Option<&'static str> {
    Some(match letter {
        'à' | 'á' | 'â' | 'ã' | 'ä' | 'å' => "a",
        'ç' => "c",
        'è' | 'é' | 'ê' | 'ë' => "e",
        'ì' | 'í' | 'î' | 'ï' => "i",
        'ñ' => "n",
        'ò' | 'ó' | 'ô' | 'õ' | 'ö' => "o",
        'ù' | 'ú' | 'û' | 'ü' => "u",
        'ý' | 'ÿ' => "y",
        'œ' => "oe",
        'æ' => "ae",
        _ => return None,
    })
}

/// The subjects whose names begin with what was typed, hold it, or are few letters away; nearest first.
fn nearest(names: &[Name], kinds: &[Kind], wanted: &str) -> Vec<String> {
    let letters = wanted.chars().count();
    let far = (letters / 3).clamp(1, 4);
    let rank = |name: &Name| -> Option<usize> {
        if letters >= 2 && name.plain.starts_with(wanted) {
            return Some(0);
        }
        let away = distance(&name.plain, wanted);
        if away <= far {
            return Some(away);
        }
        (letters >= 4 && name.plain.contains(wanted)).then_some(far + 1)
    };
    let offered = names.iter().filter(|name| kinds.contains(&name.kind));
    let mut ranked: Vec<(usize, String)> =
        offered.filter_map(|name| Some((rank(name)?, typed(&name.subject)))).collect();
    ranked.sort();
    let mut candidates: Vec<String> = Vec::new();
    for (_, candidate) in ranked {
        if !candidates.contains(&candidate) {
            candidates.push(candidate);
        }
    }
    candidates.truncate(CANDIDATES_MAX);
    candidates
}

/// How many letters must be put in, taken out or changed to turn one text into the other.
fn distance(a: &str, b: &str) -> usize {
    let b: Vec<char> = b.chars().collect();
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.chars().enumerate() {
        let mut before = row[0];
        row[0] = i + 1;
        for (j, y) in b.iter().enumerate() {
            let changed = before + usize::from(x != *y);
            before = row[j + 1];
            row[j + 1] = changed.min(before + 1).min(row[j] + 1);
        }
    }
    row[b.len()]
}

/// A participant by what is typed: a code or a name. Refuses all else with `P3`.
pub fn parse_participant(register: &Register, text: &str) -> Result<ParticipantId, Refusal> {
    match parse_subject(register, text)? {
        Subject::Participant(id) => Ok(id),
        _ => Err(Refusal::new(Rule::NoSuchSubject, text)),
    }
}
