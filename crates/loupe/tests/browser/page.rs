//! What can be read from a page's HTML, which our own program wrote: attributes stand in double quotes.

use std::collections::BTreeSet;

/// The HTML of a page.
pub(crate) struct Page<'h>(pub(crate) &'h str);

impl<'h> Page<'h> {
    /// The values of an attribute, in order, entities resolved.
    pub(crate) fn attributes(&self, name: &str) -> Vec<String> {
        let opening = format!(" {name}=\"");
        let values = self.0.split(&opening).skip(1).filter_map(|after| after.split_once('"'));
        values.map(|(value, _)| value.replace("&amp;", "&").replace("&quot;", "\"")).collect()
    }

    /// How many elements of a name it has.
    pub(crate) fn count(&self, element: &str) -> usize {
        let open = |after: &str| after.starts_with([' ', '>', '\n']);
        self.0.split(&format!("<{element}")).skip(1).filter(|after| open(after)).count()
    }

    /// The language it says it is in.
    pub(crate) fn lang(&self) -> Option<&'h str> {
        let (_, after) = self.0.split_once("<html lang=\"")?;
        Some(after.split_once('"')?.0)
    }

    /// The inside of its title.
    pub(crate) fn title(&self) -> &'h str {
        let inside = self.0.split_once("<title>").and_then(|(_, after)| after.split_once("</title>"));
        inside.map_or("", |(title, _)| title.trim())
    }

    /// Addresses that a browser would fetch to show it: images and the like, and links other than to its translations.
    pub(crate) fn fetched(&self) -> Vec<String> {
        let mut fetched = self.attributes("src");
        let links = self.0.split("<link ").skip(1).filter_map(|after| after.split_once('>')).map(|(link, _)| link);
        let shown = links.filter(|link| !link.contains("rel=\"alternate\"") && !link.contains("rel=\"canonical\""));
        fetched.extend(shown.flat_map(|link| Page(&format!(" {link}")).attributes("href")));
        fetched
    }

    /// What does not hold of every page: one heading of the first rank, one main part, ids used once, anchors that exist,
    /// no text missing from the catalogue.
    pub(crate) fn faults(&self, lang: &str) -> Vec<String> {
        let mut faults = Vec::new();
        let mut expect = |holds: bool, what: String| {
            if !holds {
                faults.push(what);
            }
        };
        expect(self.lang() == Some(lang), format!("says it is in {:?}", self.lang()));
        expect(!self.title().is_empty(), "has no title".to_owned());
        expect(self.count("h1") == 1, format!("has {} h1", self.count("h1")));
        expect(self.count("main") == 1, format!("has {} main", self.count("main")));
        let ids = self.attributes("id");
        let once: BTreeSet<&String> = ids.iter().collect();
        for id in &once {
            let times = ids.iter().filter(|other| other == id).count();
            expect(times == 1, format!("has {times} times the id {id}"));
        }
        for anchor in self.attributes("href").iter().filter_map(|href| href.strip_prefix('#')) {
            expect(once.contains(&anchor.to_owned()), format!("points to #{anchor}, which is not there"));
        }
        for address in self.fetched() {
            let own = address.starts_with('/') && !address.starts_with("//") || address.starts_with("data:");
            expect(own, format!("fetches {address}"));
        }
        for key in missing_texts(self.0) {
            expect(false, format!("lacks the text [{key}]"));
        }
        faults
    }
}

/// Keys of texts that the catalogue did not have: they stand in brackets where the text should.
fn missing_texts(html: &str) -> impl Iterator<Item = &str> {
    let inside = html.split('[').skip(1).filter_map(|after| after.split_once(']')).map(|(inside, _)| inside);
    inside.filter(|key| {
        let letters = key.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-');
        letters && key.contains('-') && key.starts_with(|c: char| c.is_ascii_lowercase())
    })
}

#[test]
fn a_page_is_read() {
    let html = "<html lang=\"fr\"><title>T</title><link rel=\"stylesheet\" href=\"/s.css\">\
                <link rel=\"alternate\" href=\"/pt/\"><main><h1 id=\"a\">[no-key]</h1>\
                <a href=\"#b\">[2022]</a><header>";
    let page = Page(html);
    assert_eq!(page.fetched(), ["/s.css"]);
    assert_eq!(page.count("h1"), 1);
    let faults = page.faults("fr");
    assert_eq!(faults, ["points to #b, which is not there", "lacks the text [no-key]"]);
}
