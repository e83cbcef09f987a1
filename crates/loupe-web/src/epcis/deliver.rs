//! Telling subscribers while the pages are served.

use std::convert::Infallible;
use std::io::Write;
use std::sync::Arc;
use std::time::Duration;

use loupe_registry::registry::Registry;

/// How often it is looked whose turn it is.
const LOOK_EVERY: Duration = Duration::from_millis(250);

/// Tells subscribers what their questions found, as soon as it is known. What goes wrong is said on standard error, once
/// until it changes; the pages go on.
pub(crate) async fn deliver(registry: Arc<Registry>) -> Infallible {
    let mut said = String::new();
    loop {
        let line = match registry.deliver_epcis().await {
            Ok(_) => String::new(),
            Err(trouble) => format!("subscribers are not told: {trouble}").replace('\n', " "),
        };
        if line != said && !line.is_empty() {
            // The pages go on though nobody reads what is said here.
            let _ = std::io::stderr().write_all(format!("loupe: {line}\n").as_bytes());
        }
        said = line;
        tokio::time::sleep(LOOK_EVERY).await;
    }
}
