//! From names to numbers in eight bytes a name: a mark made of the name, and the number. Marks are not unique; whoever
//! finds a number looks whether it has that name.

use sha2::{Digest, Sha256};

/// Runs of this length are sorted as they come; longer ones come of merging.
const SHORTEST: usize = 4_096;

/// The mark of a name: the first four bytes of its SHA-256.
pub(super) fn mark(name: &str) -> u32 {
    let digest = Sha256::digest(name.as_bytes());
    u32::from_be_bytes([digest[0], digest[1], digest[2], digest[3]])
}

/// Marks with their numbers, in sorted runs of which each is at least twice as long as the next.
#[derive(Debug, Default)]
pub(super) struct Marks {
    runs: Vec<Vec<(u32, u32)>>,
}

impl Marks {
    /// Adds names by their marks.
    pub(super) fn add(&mut self, mut run: Vec<(u32, u32)>) {
        if run.is_empty() {
            return;
        }
        run.sort_unstable();
        while let Some(last) = self.runs.last() {
            if last.len() >= 2 * run.len() && (last.len() >= SHORTEST || run.len() >= SHORTEST) {
                break;
            }
            let longer = self.runs.pop().unwrap_or_default();
            run = merged(longer, run);
        }
        self.runs.push(run);
    }

    /// Every number whose name may be the one with this mark.
    pub(super) fn numbers(&self, mark: u32, found: &mut Vec<u32>) {
        for run in &self.runs {
            let first = first_at(run, mark);
            found.extend(run[first..].iter().take_while(|(at, _)| *at == mark).map(|(_, number)| *number));
        }
    }

    /// Bytes held.
    pub(super) fn bytes(&self) -> usize {
        self.runs.iter().map(|run| run.capacity() * 8).sum()
    }
}

/// Where marks from `mark` on begin. Marks are spread evenly, so the place is near where it would be by rule of three.
fn first_at(run: &[(u32, u32)], mark: u32) -> usize {
    let guess = ((u64::from(mark) * run.len() as u64) >> 32) as usize;
    let (mut low, mut high, mut step) = (guess, guess, 16);
    while low > 0 && run[low - 1].0 >= mark {
        low = low.saturating_sub(step);
        step *= 4;
    }
    step = 16;
    while high < run.len() && run[high].0 < mark {
        high = (high + step).min(run.len());
        step *= 4;
    }
    low + run[low..high].partition_point(|(at, _)| *at < mark)
}

fn merged(one: Vec<(u32, u32)>, two: Vec<(u32, u32)>) -> Vec<(u32, u32)> {
    let mut all = Vec::with_capacity(one.len() + two.len());
    let (mut ones, mut twos) = (one.into_iter().peekable(), two.into_iter().peekable());
    while let (Some(a), Some(b)) = (ones.peek(), twos.peek()) {
        let next = if a <= b { ones.next() } else { twos.next() };
        all.extend(next);
    }
    all.extend(ones);
    all.extend(twos);
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_name_is_found_and_no_other() {
        let mut marks = Marks::default();
        let name = |number: u32| format!("urn:loupe:lot:{number}");
        let mut next = 0;
        for many in [1_u32, 3, 5_000, 2, 900, 900, 900, 7_000, 1] {
            marks.add((next..next + many).map(|number| (mark(&name(number)), number)).collect());
            next += many;
        }
        let found = |mark| {
            let mut found = Vec::new();
            marks.numbers(mark, &mut found);
            found
        };
        for number in 0..next {
            assert!(found(mark(&name(number))).contains(&number), "{number}");
        }
        let strangers = (next..next + 2_000).filter(|number| !found(mark(&name(*number))).is_empty());
        assert!(strangers.count() < 5, "marks of other names are rarely the same");
        assert!(found(0).is_empty() && found(u32::MAX).is_empty());
    }
}
