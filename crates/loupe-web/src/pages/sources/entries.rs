//! Every source of a part of the record, once, with what rests on it.

use loupe_registry::answer::Ask;
use loupe_scheme::finding::Target;

use super::Topic;
use crate::reader::Reader;

/// So many names of what rests on a source are printed.
pub(super) const NAMED: usize = 6;

/// A source, and what rests on it.
pub(super) struct Entry {
    /// Its title; empty when only the address is known.
    pub(super) title: String,
    /// Its address; may be empty.
    pub(super) url: String,
    /// Kind, publisher, day, how much was read: what is known of it.
    pub(super) how: Vec<String>,
    /// Names of what rests on it, with the page of each that has one.
    pub(super) used: Vec<(String, Option<String>)>,
}

/// Sources gathered one by one; the same title and address are one.
#[derive(Default)]
struct Gathered(Vec<Entry>);

impl Gathered {
    fn add(&mut self, title: &str, url: &str, how: Vec<String>, used: (String, Option<String>)) {
        if title.is_empty() && url.is_empty() {
            return;
        }
        match self.0.iter_mut().find(|entry| entry.title == title && entry.url == url) {
            Some(known) => {
                if !known.used.contains(&used) {
                    known.used.push(used);
                }
            }
            None => self.0.push(Entry { title: title.to_owned(), url: url.to_owned(), how, used: vec![used] }),
        }
    }
}

/// The sources of one part.
pub(super) fn of(ask: &Ask<'_>, reader: &Reader, topic: Topic) -> Vec<Entry> {
    let mut gathered = Gathered::default();
    match topic {
        Topic::Returns => returns(ask, &mut gathered),
        Topic::Participants => participants(ask, &mut gathered),
        Topic::Sites => sites(ask, &mut gathered),
        Topic::Companies => companies(ask, &mut gathered),
        Topic::Findings => findings(ask, reader, &mut gathered),
        Topic::Looks => looks(ask, reader, &mut gathered),
        Topic::Definitions => definitions(ask, reader, &mut gathered),
        Topic::Resolutions => resolutions(ask, &mut gathered),
        Topic::Map => {}
    }
    gathered.0
}

/// A code of the record as a label, such as `how-read` and `part`.
fn label(reader: &Reader, family: &str, code: &str) -> String {
    if code.is_empty() {
        String::new()
    } else {
        reader.text(&format!("{family}-{}", code.replace('_', "-"))).into_owned()
    }
}

fn participant(ask: &Ask<'_>, id: &str) -> (String, Option<String>) {
    (ask.participant_name(id), Some(format!("/participants/{id}")))
}

fn returns(ask: &Ask<'_>, gathered: &mut Gathered) {
    let register = &ask.edition.register;
    for filing in &register.filings {
        gathered.add(&filing.source, "", vec![], participant(ask, filing.participant.as_str()));
    }
    for printed in &register.printed {
        let name = format!("{} {}", ask.participant_name(&printed.participant), printed.year);
        gathered.add("", &printed.source_url, vec![], (name, None));
    }
}

fn participants(ask: &Ask<'_>, gathered: &mut Gathered) {
    let register = &ask.edition.register;
    let periods = register.participations.iter().map(|one| (&one.source, one.participant));
    let statuses = register.statuses.iter().map(|one| (&one.source, one.participant));
    let authorities = register.authorities.iter().map(|one| (&one.source, one.participant));
    for (source, id) in periods.chain(statuses).chain(authorities) {
        gathered.add(&source.title, &source.url, vec![], participant(ask, id.as_str()));
    }
}

fn sites(ask: &Ask<'_>, gathered: &mut Gathered) {
    let register = &ask.edition.register;
    for site in &register.sites {
        for url in &site.source_urls {
            gathered.add("", url, vec![], (site.name.clone(), Some(format!("/sites/{}", site.id))));
        }
    }
    for output in &register.outputs {
        let of_site = register.site(&output.site).map(|site| (site.name.clone(), Some(format!("/sites/{}", site.id))));
        gathered.add("", &output.source_url, vec![], of_site.unwrap_or_else(|| (output.operator.clone(), None)));
    }
}

fn companies(ask: &Ask<'_>, gathered: &mut Gathered) {
    for company in &ask.edition.register.companies {
        let used = (company.name.clone(), Some(format!("/companies/{}", company.id)));
        gathered.add(&company.source.title, &company.source.url, vec![], used);
    }
}

fn findings(ask: &Ask<'_>, reader: &Reader, gathered: &mut Gathered) {
    for finding in &ask.edition.register.findings {
        for source in &finding.sources {
            let day = source.date.map(|date| crate::format::partial_date(reader.lang, date));
            let how = [
                label(reader, "source", &source.kind),
                source.publisher.clone(),
                day.unwrap_or_default(),
                label(reader, "how-read", &source.how_read),
            ];
            let how = how.into_iter().filter(|text| !text.is_empty()).collect();
            let used = (reader.say(&finding.title).to_owned(), Some(format!("/findings/{}", finding.id)));
            gathered.add(&source.title, &source.url, how, used);
        }
    }
}

fn looks(ask: &Ask<'_>, reader: &Reader, gathered: &mut Gathered) {
    for look in &ask.edition.register.looks {
        let target = ask.target(&look.target).name;
        let path = match &look.target {
            Target::Participant(id) => Some(format!("/participants/{id}")),
            Target::Site(id) => Some(format!("/sites/{id}")),
            Target::Company(id) => Some(format!("/companies/{id}")),
            Target::Route(_) | Target::Region(_) => None,
        };
        let how = vec![label(reader, "looker", &look.looker_kind), label(reader, "how-read", &look.how_read)];
        let how = how.into_iter().filter(|text| !text.is_empty()).collect();
        gathered.add(&look.source.title, &look.source.url, how, (target, path));
    }
    for note in &ask.edition.register.coverage_notes {
        gathered.add("", &note.source_url, vec![], participant(ask, &note.participant));
    }
}

fn definitions(ask: &Ask<'_>, reader: &Reader, gathered: &mut Gathered) {
    let register = &ask.edition.register;
    let shown = ask.edition.defaults.iter().filter_map(|one| register.definition(&one.reference.id));
    for definition in shown {
        for quote in &definition.quotes {
            let used = (reader.say(&definition.name).to_owned(), Some(format!("/definitions/{}", definition.id)));
            let how = crate::pages::definition::read(reader, &quote.read);
            gathered.add(&quote.source_title, &quote.source_url, vec![how], used);
        }
    }
}

fn resolutions(ask: &Ask<'_>, gathered: &mut Gathered) {
    for resolution in &ask.edition.register.resolutions {
        let how = vec![resolution.read.clone()];
        gathered.add(&resolution.source.title, &resolution.source.url, how, (resolution.id.clone(), None));
    }
}
