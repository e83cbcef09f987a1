//! The program, serving its site on a port of its own from a folder of its own.

use std::net::{SocketAddr, TcpListener, TcpStream};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

/// A running `loupe serve`. Dropping it ends it, and removes its folder where it has one of its own.
pub(crate) struct Server {
    child: Child,
    address: SocketAddr,
    _folder: Option<tempfile::TempDir>,
}

impl Server {
    /// Starts it over a register of its own.
    pub(crate) fn start() -> Server {
        let folder = tempfile::tempdir().expect("a temporary folder can be made");
        let mut server = Server::over(folder.path());
        server._folder = Some(folder);
        server
    }

    /// Starts it over the register of a folder, and waits until it answers.
    pub(crate) fn over(folder: &Path) -> Server {
        let free = TcpListener::bind(("127.0.0.1", 0)).expect("a port is free");
        let address = free.local_addr().expect("a bound listener has an address");
        drop(free);
        let mut command = Command::new(env!("CARGO_BIN_EXE_loupe"));
        command.arg("--data").arg(folder).args(["serve", "--listen", &address.to_string()]);
        command.env_remove("LOUPE_DATA").stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::piped());
        let child = command.spawn().expect("the program starts");
        let mut server = Server { child, address, _folder: None };
        let deadline = Instant::now() + Duration::from_secs(120);
        while TcpStream::connect(address).is_err() {
            let ended = server.child.try_wait().expect("a child can be asked whether it ended");
            assert!(ended.is_none(), "the program ended before it served: {}", server.told());
            assert!(Instant::now() < deadline, "the program did not serve within two minutes");
            std::thread::yield_now();
        }
        server
    }

    /// `http://127.0.0.1:PORT`, without a path.
    pub(crate) fn base(&self) -> String {
        format!("http://{}", self.address)
    }

    fn told(&mut self) -> String {
        let stderr = self.child.stderr.take();
        stderr.and_then(|stderr| std::io::read_to_string(stderr).ok()).unwrap_or_default()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _gone = self.child.kill();
        let _reaped = self.child.wait();
    }
}
