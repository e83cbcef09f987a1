//! Certificates whose last day passed are closed while the pages are served.

use std::convert::Infallible;
use std::io::Write;
use std::sync::Arc;
use std::time::Duration;

use loupe_registry::registry::{Registry, Trouble};

/// How often it is asked whether a day has ended. What a certificate may still do is judged by its own dates, so nothing
/// goes wrong in between.
const LOOK_EVERY: Duration = Duration::from_secs(60);

/// Closes certificates whose last day passed. What goes wrong is said on standard error, once until it changes; the pages
/// go on. Stopped between or within two of them it leaves each closed or open, and the next start goes on.
pub(crate) async fn expire(registry: Arc<Registry>) -> Infallible {
    if registry.log_home().is_none() {
        return std::future::pending().await;
    }
    let mut said = String::new();
    let mut clock = tokio::time::interval(LOOK_EVERY);
    clock.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
    loop {
        clock.tick().await;
        let line = line(registry.expire_certificates().await.err());
        if line != said && !line.is_empty() {
            // The pages go on though nobody reads what is said here.
            let _ = std::io::stderr().write_all(format!("loupe: {line}\n").as_bytes());
        }
        said = line;
    }
}

/// What is to be said; empty when all is well.
fn line(trouble: Option<Trouble>) -> String {
    trouble.map(|trouble| format!("certificates do not expire: {trouble}").replace('\n', " ")).unwrap_or_default()
}
