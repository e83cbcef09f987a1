//! Certificates: ten thousand of them on both databases with everything on the disk, their pages and lists, their check
//! with no network, their PDF.

use std::path::Path;

use anyhow::Context;
use serde_json::{Value, json};

use super::served;
use super::simulated::simulated;
use crate::need;
use crate::postgres::Postgres;

/// What measures: a package, an example of it, the feature that it needs.
pub(super) const EXAMPLES: [(&str, &str, Option<&str>); 3] = [
    ("loupe-registry", "bench_status", None),
    ("loupe-credential", "bench_verify", Some("pictures")),
    ("loupe-paper", "bench_pdf", Some("pdf")),
];

/// Runs all of it on the disk of the build, for temporary files may lie in memory, where a sync costs nothing.
pub(super) fn measure(built: &Path) -> anyhow::Result<Value> {
    let loupe = built.join("loupe");
    let example = |nth: usize| built.join("examples").join(EXAMPLES[nth].1);
    let on_disk = || tempfile::Builder::new().prefix("bench-").tempdir_in(built).context("no folder in the build");
    let (verified, pdf) = (super::within(&example(1), &[])?, super::within(&example(2), &[])?);

    let folder = on_disk()?;
    let data = folder.path().join("data");
    let mut sqlite = simulated(&loupe, folder.path(), &data.to_string_lossy())?;
    sqlite["full_list"] = super::within(&example(0), &[folder.path().as_os_str()])?;
    let pages = served::pages(&loupe, &data)?;

    let server = Postgres::start_durable(&need::programs()?.postgres_bin, built)?;
    let folder = on_disk()?;
    let mut postgres = simulated(&loupe, folder.path(), server.url())?;
    let list = server.new_database("full_list")?;
    postgres["full_list"] = super::within(&example(0), &[folder.path().as_os_str(), list.as_ref()])?;
    postgres["settings"] = server.settings()?;
    Ok(json!({
        "sqlite": sqlite,
        "postgres": postgres,
        "pages_sqlite": pages,
        "verified": verified,
        "pdf": pdf,
    }))
}
