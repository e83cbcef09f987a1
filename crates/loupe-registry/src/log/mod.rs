//! The public log of the register: records enter it with their effect, and it is published, witnessed and audited.

pub mod ask;
pub mod audit;
pub mod enter;
pub mod fetch;
mod home;
mod http;
mod init;
pub mod mirror;
pub mod prove;
mod publications;
mod publish;
mod reading;
mod witnessed;

pub use enter::KeyEvent;
pub(crate) use enter::enter;
pub use home::{LogHome, POLICY, REGISTER_OFFICE, policy_of};
pub use init::Begun;
pub use publications::{Topic, return_subjects};
pub(crate) use publish::blocking;
pub use publish::{Publisher, Turn};
