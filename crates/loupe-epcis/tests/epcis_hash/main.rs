//! Event hash ids: the published ones, what must not change them, and what must.

mod known;
mod same;
