//! The public log: appending with every file on the disk, checking a proof, auditing a million entries.

use std::path::Path;

use serde_json::Value;

/// The example of `loupe-tlog` that measures.
pub(super) const EXAMPLE: &str = "bench_log";

/// Runs it on the disk of the build, for temporary files may lie in memory, where a sync costs nothing.
pub(super) fn measure(examples: &Path) -> anyhow::Result<Value> {
    super::within(&examples.join(EXAMPLE), &[examples.as_os_str()])
}
