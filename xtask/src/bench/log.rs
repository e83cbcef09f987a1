//! The public log: appending with every file on the disk, checking a proof, auditing a million entries; the
//! audit of the register's own records.

use std::path::Path;

use serde_json::Value;

/// What measures: a package, and an example of it.
pub(super) const EXAMPLES: [(&str, &str); 2] = [("loupe-tlog", "bench_log"), ("loupe-registry", "bench_audit")];

/// Runs them on the disk of the build, for temporary files may lie in memory, where a sync costs nothing.
pub(super) fn measure(examples: &Path) -> anyhow::Result<Value> {
    let [log, audit] = EXAMPLES.map(|(_, example)| super::within(&examples.join(example), &[examples.as_os_str()]));
    let mut measured = log?;
    measured["records"] = audit?;
    Ok(measured)
}
