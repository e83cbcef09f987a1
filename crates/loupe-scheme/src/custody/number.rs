//! Numbers by which custody calls its things. Names and documents are kept elsewhere.

use std::fmt;

/// Declares numbers that cannot be taken for one another.
macro_rules! numbers {
    ($($(#[$doc:meta])* $name:ident;)*) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(pub u32);

        impl $name {
            pub(super) const fn place(self) -> usize {
                self.0 as usize
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(f)
            }
        }
    )*};
}

numbers! {
    /// A lot. The ledger gives the numbers, from 0, in the order in which it first hears of lots.
    LotId;
    /// A movement, from 0, in the order of arrival.
    MovementId;
    /// A pool of the graph. It means something in one graph only.
    PoolId;
    /// An origin, by its place in [`Origins`](super::Origins).
    OriginId;
}

impl OriginId {
    /// Nobody knows where from.
    pub const UNKNOWN: OriginId = OriginId(0);
}

impl PoolId {
    /// In the flow of several lots: the lots themselves, which lie together and were not mixed.
    pub const TOGETHER: PoolId = PoolId(u32::MAX);
}
