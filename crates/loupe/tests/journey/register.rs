//! A register with two synthetic authorities and their officers, made on the command line.

use std::path::{Path, PathBuf};

use crate::program::{Told, file, in_folder};

/// Everybody's password: nobody here is real.
pub(crate) const PASSWORD: &str = "vier Worte die keiner kennt";

/// A folder with a register.
pub(crate) struct Register(tempfile::TempDir);

impl Register {
    /// Gaborone with two officers and their head, Antwerp with one officer.
    pub(crate) fn new() -> Register {
        let register = Register(tempfile::tempdir().unwrap());
        register.done(&["log", "init", "--origin", "kimberley.example/log"]);
        register.office("bw-diamonds", "SYNTHETIC Ministry of Minerals", "BWA", "Gaborone", "BW");
        register.office("eu-antwerp", "SYNTHETIC Licensing Service", "EUE", "Antwerp", "EUAN");
        register.employ("k.mosweu", "Synthetic K. Mosweu", "bw-diamonds", "officer");
        register.employ("t.kgosi", "Synthetic T. Kgosi", "bw-diamonds", "officer");
        register.employ("o.moeti", "Synthetic O. Moeti", "bw-diamonds", "head");
        register.employ("j.peeters", "Synthetic J. Peeters", "eu-antwerp", "officer");
        register
    }

    /// The folder.
    pub(crate) fn folder(&self) -> &Path {
        self.0.path()
    }

    /// A file in it.
    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.folder().join(name)
    }

    /// Runs a command on it.
    pub(crate) fn told(&self, args: &[&str]) -> Told {
        in_folder(self.folder(), args)
    }

    /// Runs a command that succeeds; what it printed.
    pub(crate) fn done(&self, args: &[&str]) -> String {
        let told = self.told(args);
        assert_eq!(told.code, 0, "{args:?}: {}{}", told.out, told.err);
        told.out
    }

    fn office(&self, id: &str, name: &str, participant: &str, city: &str, prefix: &str) {
        let kinds = ["--kind", "exporting_authority", "--kind", "importing_authority"];
        let named = ["office", "add", id, "--name", name, "--participant", participant, "--city", city];
        self.done(&[&named[..], &kinds[..], &["--prefix", prefix]].concat());
    }

    fn employ(&self, account: &str, name: &str, office: &str, role: &str) {
        let secret = file(self.folder(), "password.txt", &format!("{PASSWORD}\n"));
        self.done(&["user", "add", account, "--full-name", name, "--password-file", secret.to_str().unwrap()]);
        self.done(&["user", "join", account, office, "--role", role]);
    }
}
