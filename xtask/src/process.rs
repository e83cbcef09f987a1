//! Child processes that end with us: each leads a process group of its own, which is told to stop when we are.

use std::io::{BufRead, BufReader, Read, Write};
use std::os::unix::process::CommandExt;
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, LazyLock};
use std::time::{Duration, Instant};

use anyhow::Context;
use rustix::process::{Pid, Signal, kill_process_group};

use crate::Stopped;

/// Set by Ctrl-C and by a request to end.
static TOLD_TO_STOP: LazyLock<Arc<AtomicBool>> = LazyLock::new(|| {
    let flag = Arc::new(AtomicBool::new(false));
    for signal in [signal_hook::consts::SIGINT, signal_hook::consts::SIGTERM, signal_hook::consts::SIGHUP] {
        if let Err(error) = signal_hook::flag::register(signal, Arc::clone(&flag)) {
            eprintln!("signal {signal} will not be heard: {error}");
        }
    }
    flag
});

const POLL: Duration = Duration::from_millis(20);

/// The cargo that runs us.
pub(crate) fn cargo() -> Command {
    Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
}

/// A running program and everything it started. Dropping it ends them.
pub(crate) struct Running {
    child: Child,
    /// What a polite request to stop is called.
    stop_signal: Signal,
}

impl Running {
    /// Starts `command` at the head of its own process group.
    pub(crate) fn start(command: &mut Command, stop_signal: Signal) -> anyhow::Result<Running> {
        LazyLock::force(&TOLD_TO_STOP);
        let name = command.get_program().to_string_lossy().into_owned();
        let child = command.process_group(0).spawn().with_context(|| format!("`{name}` does not start"))?;
        Ok(Running { child, stop_signal })
    }

    /// Whether it has ended, and how.
    pub(crate) fn ended(&mut self) -> anyhow::Result<Option<bool>> {
        Ok(self.child.try_wait()?.map(|status| status.success()))
    }

    /// Waits for its end; whether it succeeded. A request to stop is a failure.
    pub(crate) fn wait(&mut self) -> anyhow::Result<bool> {
        loop {
            if let Some(success) = self.ended()? {
                return Ok(success);
            }
            if TOLD_TO_STOP.load(Ordering::Relaxed) {
                return Ok(false);
            }
            std::thread::sleep(POLL);
        }
    }

    fn signal(&self, signal: Signal) {
        if let Some(group) = Pid::from_raw(self.child.id().cast_signed()) {
            // A group that is gone already is what was wanted.
            let _gone = kill_process_group(group, signal);
        }
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        if !matches!(self.child.try_wait(), Ok(Some(_))) {
            self.signal(self.stop_signal);
            let deadline = Instant::now() + Duration::from_secs(10);
            while matches!(self.child.try_wait(), Ok(None)) && Instant::now() < deadline {
                std::thread::sleep(POLL);
            }
        }
        self.signal(Signal::KILL);
        let _reaped = self.child.wait();
    }
}

/// Runs a command with its output shown; anything but success is a failure.
pub(crate) fn run_shown(command: &mut Command) -> Result<(), Stopped> {
    announce(command);
    let success = Running::start(command, Signal::TERM)?.wait()?;
    if success { Ok(()) } else { Err(Stopped::Failed) }
}

/// Runs a command with its output shown line by line, and calls `hear` with each line.
pub(crate) fn run_heard(command: &mut Command, hear: impl Fn(&str) + Send + Sync) -> Result<(), Stopped> {
    announce(command);
    let mut running = Running::start(command.stdout(Stdio::piped()).stderr(Stdio::piped()), Signal::TERM)?;
    let out = running.child.stdout.take().expect("the output was piped two lines above");
    let err = running.child.stderr.take().expect("the errors were piped three lines above");
    let hear = &hear;
    let success = std::thread::scope(|scope| {
        scope.spawn(move || copy(out, std::io::stdout(), hear));
        scope.spawn(move || copy(err, std::io::stderr(), hear));
        let success = running.wait();
        drop(running);
        success
    })?;
    if success { Ok(()) } else { Err(Stopped::Failed) }
}

/// Prints the command that is about to run.
fn announce(command: &Command) {
    let args: Vec<_> = command.get_args().map(|arg| arg.to_string_lossy()).collect();
    eprintln!("+ cargo {}", args.join(" "));
}

fn copy(from: impl Read, mut to: impl Write, hear: impl Fn(&str)) {
    let mut from = BufReader::new(from);
    let mut line = Vec::new();
    while matches!(from.read_until(b'\n', &mut line), Ok(1..)) {
        hear(&String::from_utf8_lossy(&line));
        // A reader that went away does not stop the tests.
        let _written = to.write_all(&line).and_then(|()| to.flush());
        line.clear();
    }
}

/// Asks `is_ready` again and again until it says yes; fails when `running` ends first or a minute has passed.
pub(crate) fn wait_until(running: &mut Running, what: &str, is_ready: impl Fn() -> bool) -> anyhow::Result<()> {
    let deadline = Instant::now() + Duration::from_secs(60);
    while !is_ready() {
        anyhow::ensure!(running.ended()?.is_none(), "{what} ended before it was ready");
        anyhow::ensure!(Instant::now() < deadline, "{what} was not ready within a minute");
        anyhow::ensure!(!TOLD_TO_STOP.load(Ordering::Relaxed), "told to stop");
        std::thread::sleep(POLL);
    }
    Ok(())
}

/// A port of the loopback address that nobody listens on at this moment.
pub(crate) fn free_port() -> anyhow::Result<u16> {
    let listener = std::net::TcpListener::bind(("127.0.0.1", 0)).context("no free port on the loopback address")?;
    Ok(listener.local_addr()?.port())
}
