//! A fresh trust bundle every day while the pages are served.

use std::convert::Infallible;
use std::io::Write;
use std::sync::Arc;
use std::time::Duration;

use loupe_registry::registry::{Registry, Trouble};
use loupe_scheme::rule::Rule;

/// How often it is asked whether a bundle is due.
const LOOK_EVERY: Duration = Duration::from_secs(15 * 60);

/// Publishes a bundle whenever the newest is a day old and this program has the register's key. What goes wrong is said
/// on standard error, once until it changes; the pages go on.
pub(crate) async fn publish(registry: Arc<Registry>) -> Infallible {
    let mut said = String::new();
    let mut clock = tokio::time::interval(LOOK_EVERY);
    loop {
        clock.tick().await;
        let line = line(registry.publish_trust_when_due().await.err());
        if line != said && !line.is_empty() {
            // The pages go on though nobody reads what is said here.
            let _ = std::io::stderr().write_all(format!("loupe: {line}\n").as_bytes());
        }
        said = line;
    }
}

/// What is to be said; empty when all is well. A program without the register's key leaves it to the one that has it.
fn line(trouble: Option<Trouble>) -> String {
    match trouble {
        Some(Trouble::Refused(refusals)) if refusals.iter().all(|refusal| refusal.rule == Rule::NoSuchKey) => {
            String::new()
        }
        Some(trouble) => format!("no trust bundle is published: {trouble}").replace('\n', " "),
        None => String::new(),
    }
}
