//! What a certificate carries, as those who print, read and check it meet it.

mod codes;
mod samples;
