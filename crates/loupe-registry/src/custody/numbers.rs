//! From what events are called to their numbers.

use super::marks::mark;
use crate::registry::{Registry, Trouble};

impl Registry {
    /// The numbers of the events that may be called so, in order. Whoever reads their rows looks whether they are.
    pub(crate) async fn event_numbers(&self, called: &[String]) -> Result<Vec<u32>, Trouble> {
        self.refresh_custody().await?;
        let custody = self.custody().await?.read().await;
        let mut numbers = Vec::new();
        called.iter().for_each(|name| custody.event_marks.numbers(mark(name), &mut numbers));
        numbers.sort_unstable();
        numbers.dedup();
        Ok(numbers)
    }
}

/// What an event is called: the id it came with, or its hash.
pub(crate) fn called(id: &str, hash: &str) -> String {
    super::prepared::called(id, hash)
}
