//! The table of sizes in the documentation, computed.

use std::path::Path;

use loupe_credential::code;
use loupe_credential::qr::QrCode;

use super::samples::{certificate, signer};

#[test]
fn the_documentation_gives_the_sizes_of_printed_codes() {
    let mut table = String::from(
        "| parcels | signed bytes | characters | code | modules | a module at 70 mm |\n|---|---|---|---|---|---|\n",
    );
    for parcels in [1, 5, 20, 60, 200] {
        let text = code::print(&certificate(parcels), &signer(1));
        let code = QrCode::of(&text).unwrap();
        let read = code::read(&text).unwrap();
        let form = if read.certificate().is_some() { "" } else { ", a summary" };
        let micrometres = 70_000 / (code.size() + 8);
        table += &format!(
            "| {parcels} | {} | {} | {}-{}{form} | {} | 0.{micrometres:03} mm |\n",
            read.to_bytes().len(),
            text.len(),
            code.version(),
            code.level().letter(),
            code.size(),
        );
    }
    let docs = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/certificates.md");
    let docs = std::fs::read_to_string(docs).unwrap();
    assert!(docs.contains(&table), "docs/certificates.md has another table than this:\n\n{table}");
}
