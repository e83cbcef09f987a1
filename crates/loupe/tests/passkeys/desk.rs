//! A person before a browser, at a site that has a name: browsers make passkeys for no number.

use std::net::TcpListener;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use serde_json::{Value, json};
use thirtyfour::prelude::*;

use crate::browser::{Browser, Script};
use crate::program::{Told, file, in_folder};

/// Nobody here is real.
pub(crate) const PASSWORD: &str = "vier Worte die keiner kennt";
const PATIENCE: Duration = Duration::from_secs(60);
const POLL: Duration = Duration::from_millis(20);

/// A register, its site, and a browser.
pub(crate) struct Desk {
    pub(crate) browser: Browser,
    pub(crate) base: String,
    folder: tempfile::TempDir,
    server: Child,
}

impl Drop for Desk {
    fn drop(&mut self) {
        let _gone = self.server.kill();
        let _reaped = self.server.wait();
    }
}

/// The program, serving on this machine under its name.
fn serve(folder: &Path) -> (Child, String) {
    let free = TcpListener::bind(("127.0.0.1", 0)).unwrap();
    let address = free.local_addr().unwrap();
    drop(free);
    let base = format!("http://localhost:{}", address.port());
    let mut command = Command::new(env!("CARGO_BIN_EXE_loupe"));
    command.arg("--data").arg(folder).args(["serve", "--listen", &address.to_string(), "--address", &base]);
    command.env_remove("LOUPE_DATA").stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    let mut child = command.spawn().unwrap();
    let deadline = Instant::now() + Duration::from_secs(120);
    while std::net::TcpStream::connect(address).is_err() {
        assert!(child.try_wait().unwrap().is_none(), "the program ended before it served");
        assert!(Instant::now() < deadline, "the program did not serve within two minutes");
        std::thread::yield_now();
    }
    (child, base)
}

impl Desk {
    /// A register with one account, and a browser.
    pub(crate) async fn new(chromedriver: &str, script: Script) -> Desk {
        let folder = tempfile::tempdir().unwrap();
        let secret = file(folder.path(), "password.txt", &format!("{PASSWORD}\n"));
        let add = ["user", "add", "k.mosweu", "--full-name", "Synthetic K. Mosweu", "--password-file"];
        let told = in_folder(folder.path(), &[&add[..], &[secret.to_str().unwrap()]].concat());
        assert_eq!(told.code, 0, "{}", told.err);
        let (server, base) = serve(folder.path());
        let browser = Browser::open(chromedriver, script).await.unwrap();
        Desk { browser, base, folder, server }
    }

    /// Runs a command on the register.
    pub(crate) fn command(&self, args: &[&str]) -> Told {
        in_folder(self.folder.path(), args)
    }

    /// Gives the browser a device that keeps passkeys; its name.
    pub(crate) async fn device(&self) -> String {
        let cdp = self.browser.driver.cdp();
        cdp.send_raw("WebAuthn.enable", json!({})).await.unwrap();
        let options = json!({
            "protocol": "ctap2",
            "transport": "internal",
            "hasResidentKey": true,
            "hasUserVerification": true,
            "isUserVerified": true,
            "automaticPresenceSimulation": true,
        });
        let made = cdp.send_raw("WebAuthn.addVirtualAuthenticator", json!({ "options": options })).await.unwrap();
        made["authenticatorId"].as_str().unwrap().to_owned()
    }

    /// Whether the person's finger is known to the device.
    pub(crate) async fn set_verified(&self, device: &str, is_verified: bool) {
        let said = json!({ "authenticatorId": device, "isUserVerified": is_verified });
        self.browser.driver.cdp().send_raw("WebAuthn.setUserVerified", said).await.unwrap();
    }

    /// The passkeys that the device keeps.
    pub(crate) async fn kept(&self, device: &str) -> Vec<Value> {
        let asked = json!({ "authenticatorId": device });
        let told = self.browser.driver.cdp().send_raw("WebAuthn.getCredentials", asked).await.unwrap();
        told["credentials"].as_array().cloned().unwrap_or_default()
    }

    pub(crate) async fn opens(&self, path: &str) {
        self.browser.driver.goto(format!("{}{path}", self.base)).await.unwrap();
    }

    async fn element(&self, by: By) -> WebElement {
        self.browser.driver.query(by).wait(PATIENCE, POLL).first().await.unwrap()
    }

    /// Types into the field of that id.
    pub(crate) async fn types(&self, id: &str, text: &str) {
        let field = self.element(By::Id(id)).await;
        field.clear().await.unwrap();
        field.send_keys(text).await.unwrap();
    }

    /// Presses the button, or opens what is folded, with these words.
    pub(crate) async fn presses(&self, words: &str) {
        let by = format!("//main//*[self::button or self::summary][normalize-space()=\"{words}\"]");
        let button = self.element(By::XPath(by)).await;
        button.scroll_into_view().await.unwrap();
        button.click().await.unwrap();
    }

    /// Goes on as soon as the page says something.
    pub(crate) async fn reads(&self, words: &str) {
        let by = By::XPath(format!("//main[contains(normalize-space(.), \"{words}\")]"));
        let found = self.browser.driver.query(by).wait(PATIENCE, POLL).first().await;
        if found.is_err() {
            let main = self.element(By::Css("main")).await.text().await.unwrap();
            panic!("`{words}` is not on the page: {main}");
        }
    }

    /// Whether what a selector finds can be seen.
    pub(crate) async fn sees(&self, selector: &str) -> bool {
        self.element(By::Css(selector)).await.is_displayed().await.unwrap()
    }

    /// Signs in with the password, to the page of the account.
    pub(crate) async fn signs_in_by_password(&self) {
        self.opens("/en/account").await;
        self.types("name", "k.mosweu").await;
        self.types("password", PASSWORD).await;
        self.presses("Sign in").await;
        self.reads("Where you are signed in").await;
    }
}
