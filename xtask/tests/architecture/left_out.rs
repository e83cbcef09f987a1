//! The last word of `cargo test`: what was left out, and the command that leaves out nothing.

use std::io::Write;

#[test]
fn what_was_left_out_is_said() {
    let needs = [
        ("LOUPE_TEST_POSTGRES", "everything on PostgreSQL"),
        ("LOUPE_TEST_CHROMEDRIVER", "everything in a browser"),
        ("LOUPE_TEST_WASM", "the check of a proof as WebAssembly"),
        ("LOUPE_TEST_GO", "the check of a log by a program that is not ours"),
    ];
    let left_out = needs.iter().filter(|(variable, _)| std::env::var_os(variable).is_none());
    let left_out: Vec<&str> = left_out.map(|(_, what)| *what).collect();
    if !left_out.is_empty() {
        // Past the capture of a test's output: this is for the one who ran `cargo test`.
        let said = format!("left out: {}; `cargo xtask test` leaves out nothing\n", left_out.join(", "));
        std::io::stderr().write_all(said.as_bytes()).expect("standard error can be written to");
    }
}
