//! Custody while the pages are served: read into memory at start, and kept up with what other programs capture.

use std::convert::Infallible;
use std::io::Write;
use std::sync::Arc;
use std::time::Duration;

use loupe_registry::registry::{Registry, Trouble};

/// How often the database is asked whether another program has captured something.
const LOOK_EVERY: Duration = Duration::from_secs(2);

/// Keeps custody in memory. What goes wrong is said on standard error, once until it changes; the pages go on.
pub(crate) async fn follow(registry: Arc<Registry>) -> Infallible {
    let mut said = String::new();
    let mut begun = false;
    loop {
        let line = match turn(&registry, &mut begun).await {
            Ok(()) => String::new(),
            Err(trouble) => format!("custody cannot be read: {trouble}"),
        };
        if line != said && !line.is_empty() {
            // The pages go on though nobody reads what is said here.
            let _ = std::io::stderr().write_all(format!("loupe: {}\n", line.replace('\n', " ")).as_bytes());
        }
        said = line;
        tokio::time::sleep(LOOK_EVERY).await;
    }
}

async fn turn(registry: &Registry, begun: &mut bool) -> Result<(), Trouble> {
    if !*begun {
        registry.end_jobs_cut_off().await?;
        registry.open_custody().await?;
        *begun = true;
    }
    registry.refresh_custody().await
}
