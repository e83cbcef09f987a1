//! A headless Chromium with an empty profile, driven through ChromeDriver.

use std::path::Path;

use serde_json::{Value, json};
use thirtyfour::prelude::*;

/// Whether pages may run script.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Script {
    On,
    Off,
}

const ARGUMENTS: [&str; 8] = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
];

/// A browser and its profile's folder, which must live as long.
pub(crate) struct Browser {
    pub(crate) driver: WebDriver,
    _profile: tempfile::TempDir,
}

/// A request that the browser made, and what the log says of the console.
#[derive(Default)]
pub(crate) struct Heard {
    /// Addresses that were requested.
    pub(crate) requests: Vec<String>,
    /// What the console said that is worse than a remark.
    pub(crate) console: Vec<String>,
}

impl Browser {
    pub(crate) async fn open(chromedriver: &str, script: Script) -> WebDriverResult<Browser> {
        let profile = tempfile::tempdir().expect("a temporary folder can be made");
        let mut capabilities = DesiredCapabilities::chrome();
        for argument in ARGUMENTS {
            capabilities.add_arg(argument)?;
        }
        capabilities.add_arg(&format!("--user-data-dir={}", profile.path().display()))?;
        capabilities.set("goog:loggingPrefs", json!({ "browser": "ALL", "performance": "ALL" }))?;
        let mut wishes = json!({ "plugins.always_open_pdf_externally": true });
        if script == Script::Off {
            wishes["profile.managed_default_content_settings.javascript"] = 2.into();
        }
        capabilities.add_experimental_option("prefs", wishes)?;
        let driver = WebDriver::new(chromedriver, capabilities).await?;
        Ok(Browser { driver, _profile: profile })
    }

    /// Saves files that a page leads to in a folder, PDFs too, which would be shown otherwise.
    pub(crate) async fn save_to(&self, folder: &Path) -> WebDriverResult<()> {
        let allowed = json!({ "behavior": "allow", "downloadPath": folder });
        self.driver.cdp().send_raw("Browser.setDownloadBehavior", allowed).await?;
        Ok(())
    }

    /// Closes it. A browser that is not closed is closed by ChromeDriver at its end.
    pub(crate) async fn close(self) -> WebDriverResult<()> {
        self.driver.quit().await
    }

    /// Makes the window as wide as given, in CSS pixels; a window itself cannot be so narrow.
    pub(crate) async fn set_width(&self, width: u32) -> WebDriverResult<()> {
        let metrics = json!({ "width": width, "height": 800, "deviceScaleFactor": 1, "mobile": false });
        self.driver.cdp().send_raw("Emulation.setDeviceMetricsOverride", metrics).await?;
        Ok(())
    }

    /// Asks for the `light` or the `dark` dress of the pages.
    pub(crate) async fn set_scheme(&self, scheme: &str) -> WebDriverResult<()> {
        let media = json!({ "features": [{ "name": "prefers-color-scheme", "value": scheme }] });
        self.driver.cdp().send_raw("Emulation.setEmulatedMedia", media).await?;
        Ok(())
    }

    /// What was requested and said since this was last asked.
    pub(crate) async fn heard(&self) -> WebDriverResult<Heard> {
        let mut heard = Heard::default();
        for entry in self.driver.get_log("performance").await? {
            let event: Value = serde_json::from_str(&entry.message).unwrap_or_default();
            let message = &event["message"];
            if message["method"] == "Network.requestWillBeSent" {
                heard.requests.extend(message["params"]["request"]["url"].as_str().map(str::to_owned));
            }
        }
        for entry in self.driver.get_log("browser").await? {
            if matches!(entry.level.as_str(), "SEVERE" | "WARNING") {
                heard.console.push(entry.message);
            }
        }
        Ok(heard)
    }
}
