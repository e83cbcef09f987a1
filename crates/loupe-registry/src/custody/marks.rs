//! From names to numbers in six bytes a name: a mark made of the name, and the number. Marks are not unique; whoever
//! finds a number looks whether it has that name.

use sha2::{Digest, Sha256};

/// Runs shorter than this are merged whenever another comes.
const SHORTEST: usize = 4_096;
/// From this length on a run is packed.
const PACKED: usize = 1 << 18;
/// How many beginnings of marks a packed run tells apart: those of 16 bits.
const BEGINNINGS: usize = 1 << 16;

/// The mark of a name: the first four bytes of its SHA-256.
pub(super) fn mark(name: &str) -> u32 {
    let digest = Sha256::digest(name.as_bytes());
    u32::from_be_bytes([digest[0], digest[1], digest[2], digest[3]])
}

/// Marks with their numbers, in sorted runs of which each is at least twice as long as the next.
#[derive(Debug, Default)]
pub(super) struct Marks {
    runs: Vec<Run>,
}

/// Marks in rising order with their numbers.
#[derive(Debug)]
enum Run {
    Plain(Vec<(u32, u32)>),
    /// `starts` says where marks of each beginning stand; the rest of each mark and its number stand apart.
    Packed {
        starts: Vec<u32>,
        rests: Vec<u16>,
        numbers: Vec<u32>,
    },
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
            let Some(longer) = self.runs.pop() else { break };
            run = merged(&longer, &run);
        }
        self.runs.push(Run::of(run));
    }

    /// Every number whose name may be the one with this mark.
    pub(super) fn numbers(&self, mark: u32, found: &mut Vec<u32>) {
        self.runs.iter().for_each(|run| run.numbers(mark, found));
    }
}

impl Run {
    fn of(pairs: Vec<(u32, u32)>) -> Run {
        if pairs.len() < PACKED {
            return Run::Plain(pairs);
        }
        let mut starts = vec![0_u32; BEGINNINGS + 1];
        for (mark, _) in &pairs {
            starts[(mark >> 16) as usize + 1] += 1;
        }
        for at in 1..starts.len() {
            starts[at] += starts[at - 1];
        }
        let rests = pairs.iter().map(|(mark, _)| *mark as u16).collect();
        let numbers = pairs.iter().map(|(_, number)| *number).collect();
        Run::Packed { starts, rests, numbers }
    }

    fn len(&self) -> usize {
        match self {
            Run::Plain(pairs) => pairs.len(),
            Run::Packed { numbers, .. } => numbers.len(),
        }
    }

    fn numbers(&self, mark: u32, found: &mut Vec<u32>) {
        match self {
            Run::Plain(pairs) => {
                let first = pairs.partition_point(|(at, _)| *at < mark);
                found.extend(pairs[first..].iter().take_while(|(at, _)| *at == mark).map(|(_, number)| *number));
            }
            Run::Packed { starts, rests, numbers } => {
                let beginning = (mark >> 16) as usize;
                let (start, end) = (starts[beginning] as usize, starts[beginning + 1] as usize);
                let first = start + rests[start..end].partition_point(|rest| *rest < mark as u16);
                let same = rests[first..end].iter().take_while(|rest| **rest == mark as u16).count();
                found.extend_from_slice(&numbers[first..first + same]);
            }
        }
    }

    fn pair(&self, at: usize, beginning: &mut usize) -> (u32, u32) {
        match self {
            Run::Plain(pairs) => pairs[at],
            Run::Packed { starts, rests, numbers } => {
                while starts[*beginning + 1] as usize <= at {
                    *beginning += 1;
                }
                ((*beginning as u32) << 16 | u32::from(rests[at]), numbers[at])
            }
        }
    }
}

fn merged(longer: &Run, shorter: &[(u32, u32)]) -> Vec<(u32, u32)> {
    let mut all = Vec::with_capacity(longer.len() + shorter.len());
    let mut shorter = shorter.iter().copied().peekable();
    let mut beginning = 0;
    for at in 0..longer.len() {
        let next = longer.pair(at, &mut beginning);
        while let Some(before) = shorter.next_if(|pair| *pair < next) {
            all.push(before);
        }
        all.push(next);
    }
    all.extend(shorter);
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bytes(marks: &Marks) -> usize {
        let bytes = |run: &Run| match run {
            Run::Plain(pairs) => pairs.capacity() * 8,
            Run::Packed { starts, rests, numbers } => {
                starts.capacity() * 4 + rests.capacity() * 2 + numbers.capacity() * 4
            }
        };
        marks.runs.iter().map(bytes).sum()
    }

    #[test]
    fn every_name_is_found_and_no_other() {
        let mut marks = Marks::default();
        // Spread like marks of names, and cheaper to make.
        let mark = |number: u32| number.wrapping_mul(0x9e37_79b1);
        let mut next = 0;
        for many in [1_u32, 3, 5_000, 2, 900, 300_000, 900, 280_000, 7_000, 1] {
            marks.add((next..next + many).map(|number| (mark(number), number)).collect());
            next += many;
        }
        let found = |mark| {
            let mut found = Vec::new();
            marks.numbers(mark, &mut found);
            found
        };
        assert!(marks.runs.iter().any(|run| matches!(run, Run::Packed { .. })));
        for number in 0..next {
            assert_eq!(found(mark(number)), [number]);
        }
        assert!((next..next + 2_000).all(|number| found(mark(number)).is_empty()));
        assert!(bytes(&marks) < next as usize * 7);
    }

    #[test]
    fn a_mark_is_of_the_name_and_never_changes() {
        assert_eq!(
            mark("urn:loupe:lot:1"),
            u32::from_be_bytes(Sha256::digest("urn:loupe:lot:1")[..4].try_into().expect("four"))
        );
        assert_eq!(mark(""), 0xe3b0_c442);
    }
}
