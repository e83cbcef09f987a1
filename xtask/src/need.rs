//! What the full test needs from the machine, and its installation where that can be done.

use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, bail};

/// The programs the full test starts.
#[derive(Debug)]
pub(crate) struct Programs {
    /// The folder that holds `initdb` and `postgres`.
    pub(crate) postgres_bin: PathBuf,
    /// ChromeDriver; it finds Chromium by itself.
    pub(crate) chromedriver: PathBuf,
    /// Go, for the program in `docs/strangers/` that reads a log with Go's own packages.
    pub(crate) go: PathBuf,
}

/// Where Debian puts the Go packages that read transparency logs.
const GO_TLOG: &str = "/usr/share/gocode/src/golang.org/x/mod/sumdb/tlog/tlog.go";

/// Finds what is needed, installing it from Debian's packages when we are root on Debian.
pub(crate) fn programs() -> anyhow::Result<Programs> {
    let missing = missing_packages();
    if !missing.is_empty() {
        install(&missing)?;
    }
    let still = missing_packages();
    if !still.is_empty() {
        bail!("still not found after installing: {}", still.join(", "));
    }
    Ok(Programs {
        postgres_bin: postgres_bin().context("`initdb` is gone")?,
        chromedriver: on_path("chromedriver").context("`chromedriver` is gone")?,
        go: on_path("go").context("`go` is gone")?,
    })
}

/// The Debian packages that hold what was not found.
fn missing_packages() -> Vec<&'static str> {
    let needs = [
        ("postgresql", postgres_bin().is_some()),
        ("chromium", on_path("chromium").or_else(|| on_path("google-chrome")).is_some()),
        ("chromium-driver", on_path("chromedriver").is_some()),
        ("poppler-utils", on_path("pdftoppm").is_some() && on_path("pdfdetach").is_some()),
        ("fonts-dejavu-core", holds_a_font(Path::new("/usr/share/fonts"), 4)),
        ("golang-go", on_path("go").is_some()),
        ("golang-golang-x-mod-dev", Path::new(GO_TLOG).is_file()),
    ];
    needs.into_iter().filter(|(_, found)| !found).map(|(package, _)| package).collect()
}

/// Installs packages of Debian, or says which they are where that cannot be done.
pub(crate) fn install(packages: &[&str]) -> anyhow::Result<()> {
    let debian = Path::new("/etc/debian_version").exists() && on_path("apt-get").is_some();
    if !debian || !is_root() {
        bail!(
            "the full test needs programs that were not found; as root on Debian:\n  \
             apt-get update && apt-get install -y --no-install-recommends {list}\n\
             elsewhere install what these packages hold. `cargo test` runs the part that needs none of them",
            list = packages.join(" ")
        );
    }
    eprintln!("+ apt-get install {}", packages.join(" "));
    apt_get(&["update"])?;
    apt_get(&[&["install", "-y", "--no-install-recommends"], packages].concat())
}

fn apt_get(args: &[&str]) -> anyhow::Result<()> {
    // Another installation on the machine is waited for, not fought.
    let mut command = Command::new("apt-get");
    command.args(["-qq", "-o", "DPkg::Lock::Timeout=600"]).args(args).env("DEBIAN_FRONTEND", "noninteractive");
    let status = command.stdout(std::io::stderr()).status().context("`apt-get` does not start")?;
    anyhow::ensure!(status.success(), "`apt-get {}` failed", args.join(" "));
    Ok(())
}

/// Whether this process is root's.
pub(crate) fn is_root() -> bool {
    std::fs::metadata("/proc/self").is_ok_and(|own| own.uid() == 0)
}

/// The file that a program's name stands for.
pub(crate) fn on_path(program: &str) -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    std::env::split_paths(&path).map(|folder| folder.join(program)).find(|file| file.is_file())
}

/// The folder of the newest PostgreSQL that Debian put beside the path, or of the one on it.
fn postgres_bin() -> Option<PathBuf> {
    let versions = std::fs::read_dir("/usr/lib/postgresql").into_iter().flatten().flatten();
    let version = |path: &PathBuf| -> Option<u32> { path.parent()?.file_name()?.to_str()?.parse().ok() };
    let beside = versions.map(|entry| entry.path().join("bin")).filter(|bin| bin.join("initdb").is_file());
    beside.max_by_key(version).or_else(|| on_path("initdb").and_then(|file| Some(file.parent()?.to_owned())))
}

fn holds_a_font(folder: &Path, depth: u8) -> bool {
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    entries.map(|entry| entry.path()).any(|path| {
        let font = path.extension().is_some_and(|end| end == "ttf" || end == "otf");
        font || depth > 0 && path.is_dir() && holds_a_font(&path, depth - 1)
    })
}
