//! The stranger's program, built once.

use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::OnceLock;

/// Where Debian puts Go packages.
const GOPATH: &str = "/usr/share/gocode";

/// What the program said of a log.
pub(crate) struct Said {
    pub(crate) accepted: bool,
    pub(crate) text: String,
}

/// The stranger's program.
pub(crate) struct Stranger(PathBuf);

impl Stranger {
    /// Builds it; without Go, says on standard error what is left out.
    pub(crate) fn built() -> Option<&'static Stranger> {
        static BUILT: OnceLock<Option<Stranger>> = OnceLock::new();
        BUILT.get_or_init(build).as_ref()
    }

    /// What it says of the log at `place`, a folder or a URL, and of older checkpoints.
    pub(crate) fn read(&self, key: &str, place: &str, older: &[PathBuf]) -> Said {
        let told = Command::new(&self.0).args(["-key", key, place]).args(older).output().unwrap();
        let text = String::from_utf8_lossy(&[told.stdout, told.stderr].concat()).into_owned();
        let code = told.status.code();
        assert!(matches!(code, Some(0 | 1)), "it neither accepts nor refuses ({code:?}): {text}");
        Said { accepted: code == Some(0), text }
    }
}

fn build() -> Option<Stranger> {
    let Some(go) = std::env::var_os("LOUPE_TEST_GO").filter(|go| !go.is_empty()) else {
        // Past the capture of a test's output: this is for the one who ran the tests.
        let said = "left out: a log read by a program that is not ours (LOUPE_TEST_GO is not set)\n";
        std::io::stderr().write_all(said.as_bytes()).unwrap();
        return None;
    };
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/strangers/check.go");
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR"));
    let program = folder.join("check");
    let mut build = Command::new(go);
    build.arg("build").arg("-o").args([&program, &source]);
    build.env("GO111MODULE", "off").env("GOPATH", GOPATH).env("GOFLAGS", "").env("GOCACHE", folder.join("go"));
    let told = build.output().expect("`cargo xtask test` named Go");
    assert!(told.status.success(), "{}", String::from_utf8_lossy(&told.stderr));
    Some(Stranger(program))
}
