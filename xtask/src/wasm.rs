//! `cargo xtask wasm`: the offline checks of a proof and of a certificate as WebAssembly modules, which a browser runs by
//! itself, and the one page that holds the second.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::Context;
use rustix::process::Signal;

use crate::folders::{target, top};
use crate::process::{Running, cargo, run_shown};
use crate::{Stopped, need};

const TARGET: &str = "wasm32-unknown-unknown";

/// The sources of Rust's standard library that Debian keeps for its web browsers, and the compiler they belong to.
const DEBIAN_PACKAGES: [&str; 2] = ["rustc-web", "rust-web-src"];
const DEBIAN_RUSTC: &str = "/usr/bin/rustc";
const DEBIAN_SOURCES: &str = "/usr/lib/rustlib/src/rust/library";

/// How long `rustup` may take to fetch the standard library before it counts as out of reach.
const RUSTUP_TIME_MAX: Duration = Duration::from_secs(180);

/// What was built.
pub(crate) struct Built {
    /// The module that checks a record's proof.
    pub(crate) verify: PathBuf,
    /// The page that checks a certificate, with its module inside.
    pub(crate) scan_page: PathBuf,
}

/// Builds the log without its storage, then the modules and the page.
pub(crate) fn build() -> Result<Built, Stopped> {
    let ready_made = has_std(&sysroot("rustc")?) || rustup_adds_target();
    let linker = if ready_made { None } else { Some(debian_sources()?) };
    let folder = target().join("wasm");
    let mut command = cargo();
    command.args(["build", "--release", "--target", TARGET, "--target-dir"]).arg(&folder);
    if let Some(linker) = &linker {
        // A stable compiler builds the standard library only when it is told to take its sources for its own.
        command.arg("-Zbuild-std=std,panic_abort").env("RUSTC_BOOTSTRAP", "1").env("RUSTC", DEBIAN_RUSTC);
        command.env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER", linker);
    }
    command.args(["--no-default-features", "--package", "loupe-tlog", "--package", "loupe-verify"]);
    command.args(["--package", "loupe-scan"]);
    run_shown(command.env("CARGO_PROFILE_RELEASE_LTO", "fat"))?;
    let release = folder.join(TARGET).join("release");
    let (verify, scan) = (release.join("loupe_verify.wasm"), release.join("loupe_scan.wasm"));
    let scan_page = folder.join("loupe-scan.html");
    make_page(&scan, &scan_page)?;
    for made in [&verify, &scan, &scan_page] {
        let bytes = std::fs::metadata(made).with_context(|| format!("{} was not built", made.display()))?.len();
        eprintln!("{}: {bytes} bytes", made.display());
    }
    Ok(Built { verify, scan_page })
}

/// Puts a module, texts, script and style into one page.
fn make_page(module: &Path, page: &Path) -> Result<(), Stopped> {
    let texts = top().join("i18n");
    let mut command = cargo();
    command.args(["run", "--quiet", "--package", "loupe-scan", "--example", "scan_page", "--"]);
    run_shown(command.arg(module).arg(texts).arg(page))
}

/// Where the compiler called `rustc` has its libraries.
fn sysroot(rustc: &str) -> anyhow::Result<PathBuf> {
    let told = Command::new(rustc).args(["--print", "sysroot"]).output();
    let told = told.with_context(|| format!("`{rustc}` does not start"))?;
    let told = String::from_utf8(told.stdout).context("the compiler's folder is not UTF-8")?;
    Ok(PathBuf::from(told.trim_end()))
}

fn has_std(sysroot: &Path) -> bool {
    let libraries = std::fs::read_dir(sysroot.join("lib/rustlib").join(TARGET).join("lib"));
    libraries.into_iter().flatten().flatten().any(|file| file.file_name().to_string_lossy().starts_with("libstd-"))
}

/// Asks `rustup` for the standard library of the target. It may be absent, or reach nobody: then there is another way.
fn rustup_adds_target() -> bool {
    eprintln!("+ rustup target add {TARGET}");
    let mut rustup = Command::new("rustup");
    rustup.args(["target", "add", TARGET]).env("RUST_BACKTRACE", "0").stdin(Stdio::null()).stdout(Stdio::null());
    let Ok(mut running) = Running::start(&mut rustup, Signal::TERM) else { return false };
    let deadline = Instant::now() + RUSTUP_TIME_MAX;
    while Instant::now() < deadline {
        match running.ended() {
            Ok(Some(success)) => return success,
            Ok(None) => std::thread::sleep(Duration::from_millis(20)),
            Err(_) => return false,
        }
    }
    false
}

/// Makes the standard library's sources and their compiler ready on Debian; the linker for WebAssembly.
fn debian_sources() -> anyhow::Result<PathBuf> {
    eprintln!("the standard library for {TARGET} will be built from Debian's sources");
    if !Path::new(DEBIAN_SOURCES).join("std").exists() || !Path::new(DEBIAN_RUSTC).exists() {
        need::install(&DEBIAN_PACKAGES)?;
    }
    let own = sysroot("rustc")?.join("lib/rustlib");
    let hosts = std::fs::read_dir(own).into_iter().flatten().flatten();
    if let Some(lld) = hosts.map(|host| host.path().join("bin/rust-lld")).find(|lld| lld.is_file()) {
        return Ok(lld);
    }
    if need::on_path("wasm-ld").is_none() {
        need::install(&["lld"])?;
    }
    need::on_path("wasm-ld").context("`wasm-ld` is not there after installing `lld`")
}
