//! Questions about custody that take a while, worked out where they keep no other request waiting.

use tokio::runtime::{Handle, RuntimeFlavor};
use tokio::sync::Semaphore;
use tokio::task::block_in_place;

use super::state::Custody;
use crate::registry::{Registry, Trouble};

/// How many questions about custody are worked out at once. The others wait without holding a thread.
const AT_ONCE: usize = 2;

/// Whose turn it is to have a question worked out.
#[derive(Debug)]
pub(crate) struct Turns(Semaphore);

impl Default for Turns {
    fn default() -> Turns {
        Turns(Semaphore::new(AT_ONCE))
    }
}

impl Registry {
    /// What is seen of custody as it stands now. Nobody writes while `see` looks, and everybody else goes on.
    pub(super) async fn see_custody<T>(&self, see: impl FnOnce(&Custody) -> T + Send) -> Result<T, Trouble> {
        let custody = self.custody().await?;
        let _turn = self.custody_turns.0.acquire().await;
        let custody = custody.read().await;
        Ok(apart(|| see(&custody)))
    }
}

/// Does work that takes a while. Of a thread that serves many, the others are handed on first.
///
/// Answers of the HTTP interface are made on threads that may be busy, of which there are few: were the work sent to
/// another one of these, all could come to wait for one more. Where one thread does everything, there is nobody to hand
/// on to.
pub(super) fn apart<T>(work: impl FnOnce() -> T) -> T {
    let flavor = Handle::try_current().map(|handle| handle.runtime_flavor());
    if matches!(flavor, Ok(RuntimeFlavor::MultiThread)) { block_in_place(work) } else { work() }
}

#[cfg(test)]
mod tests {
    use std::sync::mpsc::channel;

    use tokio::runtime::Builder;
    use tokio::task::spawn_blocking;

    use super::*;

    #[test]
    fn others_go_on_while_something_is_worked_out() {
        let runtime = Builder::new_multi_thread().worker_threads(1).max_blocking_threads(1).build().unwrap();
        let worked_out = runtime.spawn(async {
            let (tell, told) = channel();
            tokio::spawn(async move { tell.send("somebody else was served") });
            apart(|| told.recv())
        });
        assert_eq!(runtime.block_on(worked_out).unwrap(), Ok("somebody else was served"));
    }

    #[test]
    fn it_works_on_a_busy_thread_though_there_is_no_other() {
        let runtime = Builder::new_multi_thread().worker_threads(1).max_blocking_threads(1).build().unwrap();
        let handle = runtime.handle().clone();
        let made = runtime.spawn(spawn_blocking_on(handle));
        assert_eq!(runtime.block_on(made).unwrap(), 7);
    }

    async fn spawn_blocking_on(handle: Handle) -> u32 {
        spawn_blocking(move || handle.block_on(async { apart(|| 7) })).await.unwrap()
    }

    #[test]
    fn it_works_where_one_thread_does_everything_and_outside_of_all() {
        let runtime = Builder::new_current_thread().build().unwrap();
        assert_eq!(runtime.block_on(async { apart(|| 7) }), 7);
        assert_eq!(runtime.block_on(spawn_blocking_on(runtime.handle().clone())), 7);
        assert_eq!(apart(|| 7), 7);
    }
}
