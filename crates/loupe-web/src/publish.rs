//! Publishing the log while the pages are served.

use std::convert::Infallible;
use std::io::Write;
use std::sync::Arc;
use std::time::Duration;

use loupe_registry::log::{Publisher, Turn};
use loupe_registry::registry::{Registry, Trouble};

/// How long witnesses may keep a turn: most answer at once, and those that do not keep nobody waiting.
const PATIENCE: Duration = Duration::from_millis(500);
/// How often it is asked whether another program has recorded something.
const LOOK_EVERY: Duration = Duration::from_millis(250);

/// Publishes what is recorded, as soon as it is, and asks the witnesses. What goes wrong is said on standard error, once
/// until it changes; the pages go on.
pub(crate) async fn publish(registry: Arc<Registry>) -> Infallible {
    if registry.log_home().is_none() {
        return std::future::pending().await;
    }
    let mut said = String::new();
    let mut publisher = None;
    loop {
        let line = line(&turn(&registry, &mut publisher).await);
        if line != said {
            say(&line);
            said = line;
        }
        tokio::select! {
            () = registry.records_committed() => {}
            () = tokio::time::sleep(LOOK_EVERY) => {}
        }
    }
}

/// A turn of the publisher, which is made as soon as its folder can be written.
async fn turn(registry: &Arc<Registry>, publisher: &mut Option<Publisher>) -> Result<Turn, Trouble> {
    let publisher = match publisher {
        Some(publisher) => publisher,
        None => publisher.insert(Publisher::new(registry.clone())?),
    };
    publisher.turn_within(PATIENCE).await
}

/// What is to be said of a turn; empty when all is well.
fn line(turn: &Result<Turn, Trouble>) -> String {
    match turn {
        Ok(turn) => {
            let alarms = turn.alarms.iter().map(|(witness, why)| format!("ALARM: {witness}: {why}"));
            let others = turn.unwitnessed.iter().map(|(witness, why)| format!("not witnessed by {witness}: {why}"));
            alarms.chain(others).collect::<Vec<_>>().join("; ")
        }
        Err(trouble) => format!("the log is not published: {}", chain(trouble)),
    }
}

/// An error and its causes in one line.
fn chain(error: &dyn std::error::Error) -> String {
    let mut line = error.to_string();
    let mut cause = error.source();
    while let Some(error) = cause {
        line = format!("{line}: {error}");
        cause = error.source();
    }
    line.replace('\n', " ")
}

fn say(line: &str) {
    if !line.is_empty() {
        // The log goes on though nobody reads what is said here.
        let _ = std::io::stderr().write_all(format!("loupe: {line}\n").as_bytes());
    }
}
