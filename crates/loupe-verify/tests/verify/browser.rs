//! The module in a real browser gives the library's verdicts, word for word.

use std::io::Write;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use loupe_verify::verdict;
use serde_json::{Value, json};
use thirtyfour::prelude::*;

use crate::files::{Case, cases};

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

/// Starts the module, gives it every case and gathers its answers. A module that imports anything is not started.
const SCRIPT: &str = r"
const [module, cases, done] = arguments;
const bytes = text => Uint8Array.from(atob(text), c => c.charCodeAt(0));
(async () => {
  const compiled = await WebAssembly.compile(bytes(module));
  const imports = WebAssembly.Module.imports(compiled).length;
  const loupe = (await WebAssembly.instantiate(compiled, {})).exports;
  const answers = cases.map(files => {
    loupe.forget();
    files.forEach((file, number) => bytes(file).forEach(byte => loupe.give(number, byte)));
    const proven = loupe.check();
    const answer = [];
    for (let byte; (byte = loupe.answer(answer.length)) >= 0;) answer.push(byte);
    return [proven, new TextDecoder().decode(Uint8Array.from(answer))];
  });
  return { imports, answers };
})().then(done, fault => done(String(fault)));
";

/// What an environment variable names; without it, says on standard error what is left out.
fn named(variable: &str) -> Option<String> {
    let value = std::env::var(variable).ok().filter(|value| !value.is_empty());
    if value.is_none() {
        // Past the capture of a test's output: this is for the one who ran the tests.
        let said = format!("left out: the check of a proof in a browser ({variable} is not set)\n");
        std::io::stderr().write_all(said.as_bytes()).expect("standard error can be written to");
    }
    value
}

async fn run(chromedriver: &str, module: &[u8], cases: &[Case]) -> WebDriverResult<Value> {
    let mut capabilities = DesiredCapabilities::chrome();
    for argument in ARGUMENTS {
        capabilities.add_arg(argument)?;
    }
    let driver = WebDriver::new(chromedriver, capabilities).await?;
    let files = |case: &Case| {
        json!([&case.files.entry, &case.files.proof, &case.files.policy].map(|file| STANDARD.encode(file)))
    };
    let cases: Vec<Value> = cases.iter().map(files).collect();
    let told = driver.execute_async(SCRIPT, vec![json!(STANDARD.encode(module)), json!(cases)]).await;
    driver.quit().await?;
    told?.convert()
}

#[tokio::test]
async fn the_module_in_a_browser_says_what_the_library_says() {
    let (Some(chromedriver), Some(module)) = (named("LOUPE_TEST_CHROMEDRIVER"), named("LOUPE_TEST_WASM")) else {
        return;
    };
    let module = std::fs::read(module).expect("the module was built before the tests");
    let cases = cases();
    let told = run(&chromedriver, &module, &cases).await.expect("the browser answers");
    assert_eq!(told["imports"], 0, "the module reaches for something outside: {told}");
    let answers = told["answers"].as_array().expect("one answer a case").clone();
    assert_eq!(answers.len(), cases.len());
    for (case, answer) in cases.iter().zip(answers) {
        let expected = verdict(&case.files.entry, &case.files.proof, &case.files.policy).to_string();
        let proven = u32::from(case.blamed.is_none());
        assert_eq!(answer, json!([proven, expected]), "{}", case.what);
    }
}
