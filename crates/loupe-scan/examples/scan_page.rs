//! Makes the one page out of its parts: `scan_page MODULE TEXTS PAGE`, where TEXTS is the folder of texts for people.

use std::collections::BTreeMap;
use std::path::Path;
use std::{env, fs, io};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use loupe_scan::page;
use sha2::{Digest, Sha256};

const HTML: &str = include_str!("../page/page.html");
const STYLE: &str = include_str!("../page/page.css");
const SCRIPT: &str = include_str!("../page/page.js");
const LANGUAGES: [&str; 3] = ["en", "fr", "pt"];

fn main() -> io::Result<()> {
    let args: Vec<String> = env::args().skip(1).collect();
    let [module, texts, page] = args.as_slice() else {
        return Err(io::Error::new(io::ErrorKind::InvalidInput, "scan_page MODULE TEXTS PAGE"));
    };
    let module = STANDARD.encode(fs::read(module)?);
    let mut all = BTreeMap::new();
    for lang in LANGUAGES {
        all.insert(lang, of_language(&Path::new(texts).join(lang))?);
    }
    // What stands between script tags must not end them.
    let all = serde_json::to_string(&all)?.replace('<', "\\u003c");
    let script = SCRIPT.replace("@TEXTS@", &all).replace("@WASM@", &module);
    let hash = |text: &str| format!("sha256-{}", STANDARD.encode(Sha256::digest(text)));
    let html = HTML.replace("@SCRIPT_HASH@", &hash(&script)).replace("@STYLE_HASH@", &hash(STYLE));
    fs::write(page, html.replace("@STYLE@", STYLE).replace("@SCRIPT@", &script))
}

/// The texts that the page asks for. Fails on one that is absent, or that has more than words and arguments.
fn of_language(folder: &Path) -> io::Result<BTreeMap<String, String>> {
    let mut known = BTreeMap::new();
    for file in fs::read_dir(folder)? {
        let text = fs::read_to_string(file?.path())?;
        let entries = text.lines().filter_map(|line| line.split_once(" = "));
        known.extend(entries.map(|(key, text)| (key.to_owned(), text.to_owned())));
    }
    let fault = |key: &str| io::Error::new(io::ErrorKind::InvalidData, format!("{}: {key}", folder.display()));
    let wanted = page::keys().into_iter().map(|key| {
        let text = known.get(&key).filter(|text| !text.contains("->")).cloned();
        text.map(|text| (key.clone(), text)).ok_or_else(|| fault(&key))
    });
    wanted.collect()
}
