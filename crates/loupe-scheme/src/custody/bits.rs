//! A set of small numbers, one bit each.

/// A set of numbers; grows as needed.
#[derive(Clone, Debug, Default)]
pub(super) struct Bits(Vec<u64>);

impl Bits {
    /// None of the numbers below `count`.
    pub(super) fn none_of(count: usize) -> Bits {
        Bits(vec![0; count.div_ceil(64)])
    }

    pub(super) fn has(&self, number: u32) -> bool {
        self.0.get(number as usize / 64).is_some_and(|word| word >> (number % 64) & 1 == 1)
    }

    pub(super) fn set(&mut self, number: u32) {
        let word = number as usize / 64;
        if word >= self.0.len() {
            self.0.resize(word + 1, 0);
        }
        self.0[word] |= 1 << (number % 64);
    }

    pub(super) fn clear(&mut self, number: u32) {
        if let Some(word) = self.0.get_mut(number as usize / 64) {
            *word &= !(1 << (number % 64));
        }
    }

    /// Takes the greatest number out that is in the word `at` or below it, and moves `at` down to its word.
    pub(super) fn take_greatest(&mut self, at: &mut usize) -> Option<u32> {
        loop {
            let word = self.0.get_mut(*at)?;
            if *word != 0 {
                let bit = 63 - word.leading_zeros();
                *word &= !(1 << bit);
                return Some(*at as u32 * 64 + bit);
            }
            *at = at.checked_sub(1)?;
        }
    }

    pub(super) fn bytes(&self) -> usize {
        self.0.capacity() * 8
    }

    pub(super) fn shrink(&mut self) {
        self.0.shrink_to_fit();
    }
}
