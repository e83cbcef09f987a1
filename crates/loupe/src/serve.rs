//! `loupe serve`

use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use clap::Args;
use loupe_registry::catalogue::catalogue;
use loupe_scheme::words::Lang;
use loupe_web::Site;
use tokio::net::TcpListener;

use crate::failure::Failure;
use crate::open::{Common, Open, today};
use crate::{out, paper};

/// Where the pages are shown when nobody says otherwise: on this machine only.
pub(crate) const LISTEN: &str = "127.0.0.1:8080";

/// Show the pages until stopped.
#[derive(Args)]
pub(crate) struct Serve {
    /// Where: an address and a port.
    #[arg(long, value_name = "ADDRESS")]
    listen: Option<String>,
    #[command(flatten)]
    reached: Reached,
}

/// How readers reach the pages.
#[derive(Args, Clone)]
pub(crate) struct Reached {
    /// The address at which readers reach the pages, such as https://kp.example; needed where they come by TLS.
    #[arg(long, env = "LOUPE_ADDRESS", value_name = "URL", value_parser = address)]
    address: Option<String>,
    /// Believe the last hop of X-Forwarded-For: only where every request comes through a proxy that writes it.
    #[arg(long, env = "LOUPE_BEHIND_PROXY", value_parser = clap::builder::BoolishValueParser::new())]
    behind_proxy: bool,
    /// The page that checks certificates with no network; loupe-scan.html beside this program or in the folder of the
    /// register when not given.
    #[arg(long, env = "LOUPE_SCAN", hide_env_values = true, value_name = "FILE")]
    scan_page: Option<PathBuf>,
}

/// What the page that checks certificates with no network is called.
const SCAN_PAGE: &str = "loupe-scan.html";

impl Reached {
    pub(crate) fn site(&self, common: &Common) -> Site {
        let beside = std::env::current_exe().ok().and_then(|program| Some(program.parent()?.join(SCAN_PAGE)));
        let usual = beside.into_iter().chain([Path::new(&common.data).join(SCAN_PAGE)]).find(|file| file.is_file());
        let scan_page = self.scan_page.clone().or(usual);
        Site { address: self.address.clone(), is_behind_proxy: self.behind_proxy, scan_page, pdf: paper::set() }
    }
}

/// Scheme and host, as browsers write an origin.
fn address(text: &str) -> Result<String, &'static str> {
    let text = text.trim_end_matches('/').to_ascii_lowercase();
    let host = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"));
    match host {
        Some(host) if !host.is_empty() && !host.contains(['/', '?', '#', '@', ' ']) => Ok(text),
        _ => Err("an address is a scheme and a host: https://kp.example"),
    }
}

impl Serve {
    pub(crate) async fn run(&self, common: &Common, listen: &str) -> Result<(), Failure> {
        let listener = listen_at(common.lang(), self.listen.as_deref().unwrap_or(listen)).await?;
        let open = common.open().await?;
        until_stopped(listener, open, self.reached.site(common)).await
    }
}

/// Takes the port, before anything that takes long.
pub(crate) async fn listen_at(lang: Lang, address: &str) -> Result<TcpListener, Failure> {
    TcpListener::bind(address).await.map_err(|error| {
        let args = [("address", address.to_owned()), ("why", error.to_string())];
        let key = if error.kind() == ErrorKind::AddrInUse { "fault-port-busy" } else { "fault-listen" };
        Failure::Fault(catalogue(lang).with(key, &args))
    })
}

/// Serves the pages until the program is asked to stop; what is being answered is answered to its end.
pub(crate) async fn until_stopped(listener: TcpListener, open: Open, site: Site) -> Result<(), Failure> {
    let texts = open.texts();
    let address = listener.local_addr().map_err(Failure::fault)?;
    let stop = asked_to_stop().map_err(Failure::fault)?;
    out::tell(&texts.with("cli-serving", &[("address", format!("http://{address}"))]));
    let served = loupe_web::serve(listener, open.registry.clone(), today, site, stop).await;
    open.registry.close().await;
    served.map_err(Failure::fault)?;
    out::tell(&texts.text("cli-stopped"));
    Ok(())
}

/// Comes true at SIGINT (Ctrl-C) or SIGTERM, which are heard from the moment this returns.
#[cfg(unix)]
pub(crate) fn asked_to_stop() -> std::io::Result<impl Future<Output = ()> + Send> {
    use tokio::signal::unix::{SignalKind, signal};
    let (mut interrupt, mut terminate) = (signal(SignalKind::interrupt())?, signal(SignalKind::terminate())?);
    Ok(async move {
        tokio::select! {
            _ = interrupt.recv() => {}
            _ = terminate.recv() => {}
        }
    })
}

/// Comes true at Ctrl-C.
#[cfg(not(unix))]
pub(crate) fn asked_to_stop() -> std::io::Result<impl Future<Output = ()> + Send> {
    Ok(async {
        // Without a handler the program is stopped by the system itself.
        if tokio::signal::ctrl_c().await.is_err() {
            std::future::pending::<()>().await;
        }
    })
}
