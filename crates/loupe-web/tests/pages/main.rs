//! The pages over the shipped world, as a reader without script meets them.

mod drawings;
mod manners;
mod stories;
mod support;
mod walk;
