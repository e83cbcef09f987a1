//! The public log: appending with every file on the disk, checking a proof, auditing a million entries; records of the
//! register from their acknowledgement to a witnessed proof, and their audit.

use std::path::Path;

use serde_json::{Value, json};

/// What measures: a package, and an example of it.
pub(super) const EXAMPLES: [(&str, &str); 3] =
    [("loupe-tlog", "bench_log"), ("loupe-web", "bench_witnessed"), ("loupe-registry", "bench_audit")];

/// Runs them on the disk of the build, for temporary files may lie in memory, where a sync costs nothing.
pub(super) fn measure(examples: &Path) -> anyhow::Result<Value> {
    let [log, witnessed, audit] =
        EXAMPLES.map(|(_, example)| super::within(&examples.join(example), &[examples.as_os_str()]));
    let mut measured = log?;
    measured["witnessed"] = json!({ "sqlite": witnessed? });
    measured["records"] = audit?;
    Ok(measured)
}
