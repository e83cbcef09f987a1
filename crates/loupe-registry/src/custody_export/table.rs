//! What a lot is made of, as a table.

use loupe_scheme::words::Lang;

use super::LotOut;
use crate::catalogue::catalogue;
use crate::certificate_files::{Shape, written};

/// One row for each origin, with headings in a language. Where the origin is unknown its cells are empty but for the name.
pub fn table(out: &LotOut, lang: Lang, shape: Shape) -> Vec<u8> {
    let texts = catalogue(lang);
    let headings = [
        texts.text("custody-column-lot"),
        texts.text("custody-export-place"),
        texts.text("custody-column-site"),
        texts.text("custody-column-country"),
        texts.text("custody-column-period"),
        texts.text("custody-export-at-least"),
        texts.text("custody-export-expected"),
        texts.text("custody-export-at-most"),
        texts.text("custody-export-share-at-least"),
        texts.text("custody-export-share-expected"),
        texts.text("custody-export-share-at-most"),
    ];
    let rows = out.made_of.iter().map(|part| {
        let place = match &part.origin {
            Some(origin) => {
                let site = origin.site.clone().unwrap_or_default();
                [origin.name.clone(), site, origin.country.clone(), origin.period.clone()]
            }
            None => [part.unnamed(texts), String::new(), String::new(), String::new()],
        };
        let amount = &part.amount;
        let masses = [amount.at_least, amount.expected, amount.at_most].map(|mass| mass.to_string());
        let shares =
            [amount.share_at_least, amount.share_expected, amount.share_at_most].map(|share| share.to_string());
        [out.lot.clone()].into_iter().chain(place).chain(masses).chain(shares).collect()
    });
    let headings: Vec<&str> = headings.iter().map(|heading| &**heading).collect();
    written(&headings, &rows.collect::<Vec<Vec<String>>>(), shape)
}
