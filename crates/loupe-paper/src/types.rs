//! The types that come with the program; `fonts/README.md` says whose they are and which scripts they cover.

use std::sync::LazyLock;

use typst::foundations::Bytes;
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;

macro_rules! files {
    ($($name:literal),+ $(,)?) => { &[$(include_bytes!(concat!("../fonts/", $name)).as_slice()),+] };
}

const FILES: &[&[u8]] = files![
    "LibertinusSerif-Regular.otf",
    "LibertinusSerif-Italic.otf",
    "LibertinusSerif-Semibold.otf",
    "SourceSans3-Regular.ttf",
    "SourceSans3-SemiBold.ttf",
    "NotoNaskhArabic-Regular.ttf",
    "NotoSerifArmenian-Regular.ttf",
    "NotoSerifBengali-Regular.ttf",
    "NotoSerifDevanagari-Regular.ttf",
    "NotoSerifGujarati-Regular.ttf",
    "NotoSerifKhmer-Regular.ttf",
    "NotoSerifLao-Regular.ttf",
    "NotoSerifSinhala-Regular.ttf",
    "NotoSerifTamil-Regular.ttf",
    "NotoSerifThai-Regular.ttf",
    "DroidSansFallback.ttf",
];

/// The types, and what each of them is called and covers.
pub(crate) struct Types {
    pub(crate) book: LazyHash<FontBook>,
    pub(crate) fonts: Vec<Font>,
}

pub(crate) static TYPES: LazyLock<Types> = LazyLock::new(|| {
    let fonts: Vec<Font> = FILES.iter().flat_map(|file| Font::iter(Bytes::new(*file))).collect();
    Types { book: LazyHash::new(FontBook::from_fonts(&fonts)), fonts }
});

impl Types {
    /// Whether some type has a letter. Joiners and blanks need none.
    pub(crate) fn have(&self, letter: char) -> bool {
        let invisible = letter.is_whitespace() || matches!(letter, '\u{200c}' | '\u{200d}');
        invisible || self.fonts.iter().any(|font| font.info().coverage.contains(u32::from(letter)))
    }

    /// The names of the families that stand in for the first two, in their order.
    pub(crate) fn stand_ins(&self) -> Vec<String> {
        let mut names: Vec<String> = self.fonts.iter().map(|font| font.info().family.clone()).collect();
        names.dedup();
        names.split_off(2.min(names.len()))
    }
}

#[cfg(test)]
mod tests {
    use loupe_registry::catalogue::catalogue;
    use loupe_scheme::words::Lang;

    use super::*;

    #[test]
    fn what_languages_call_themselves_can_be_set() {
        for lang in Lang::ALL {
            let texts = catalogue(lang);
            for key in texts.keys().iter().filter(|key| key.starts_with("language-")) {
                let name = texts.text(key);
                assert!(name.chars().all(|letter| TYPES.have(letter)), "{key}: {name}");
            }
        }
    }
}
