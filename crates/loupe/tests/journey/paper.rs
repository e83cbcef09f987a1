//! A PDF as those handle it who do not know us: printed to a picture, and its attachment taken out (poppler-utils).

use std::path::{Path, PathBuf};
use std::process::Command;

/// A scan at this many dots an inch is what offices make.
const DOTS_PER_INCH: &str = "200";

fn run(program: &str, args: &[&Path]) {
    let output = Command::new(program).args(args).output();
    let output = output.unwrap_or_else(|error| panic!("{program} does not start: {error}"));
    assert!(output.status.success(), "{program}: {}", String::from_utf8_lossy(&output.stderr));
}

/// The first page as a grey picture.
pub(crate) fn scanned(pdf: &Path) -> PathBuf {
    let picture = pdf.with_extension("");
    let args = ["-gray", "-png", "-singlefile", "-r", DOTS_PER_INCH].map(Path::new);
    run("pdftoppm", &[&args[..], &[pdf, &picture]].concat());
    picture.with_extension("png")
}

/// The credential that is attached.
pub(crate) fn attached(pdf: &Path) -> PathBuf {
    let file = pdf.with_file_name("attached.jwt");
    run("pdfdetach", &[Path::new("-save"), Path::new("1"), Path::new("-o"), &file, pdf]);
    file
}
