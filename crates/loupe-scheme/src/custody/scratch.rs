//! Room for walks over a few pools of many, kept from one walk to the next.

use super::bits::Bits;
use super::bounds::Content;
use super::graph::Graph;

/// Room for questions about single lots. Make one, and ask with it as often as you like.
#[derive(Debug, Default)]
pub struct Scratch {
    /// Ranks of pools still to be walked over.
    pub(super) ahead: Bits,
    /// Ranks walked over, falling.
    pub(super) walked: Vec<u32>,
    /// By rank: the part of the lot that went through the pool. All zero between walks.
    pub(super) parts: Vec<u64>,
    /// By rank: what the pool holds. Stale between walks.
    pub(super) contents: Vec<Content>,
}

impl Scratch {
    pub(super) fn fit(&mut self, graph: &Graph) {
        let pools = graph.pools.len();
        if self.parts.len() < pools {
            self.parts.resize(pools, 0);
            self.contents.resize(pools, Content::NOTHING);
            self.ahead = Bits::none_of(pools);
        }
        self.walked.clear();
    }
}
