//! The verdict itself.

use loupe_verify::{Verdict, answer, check, forget, give, verdict};

use crate::files::{INDEX, SEEN, SIZE, cases, honest};

#[test]
fn what_is_proven_is_told_with_its_witness() {
    let files = honest();
    let told = verdict(&files.entry, &files.proof, &files.policy).to_string();
    let mut lines = told.lines();
    assert_eq!(lines.next(), Some("proven"));
    assert!(lines.next().unwrap().starts_with("log example.org/log+"), "{told}");
    let rest: Vec<&str> = lines.collect();
    assert_eq!(rest, [format!("index {INDEX}"), format!("size {SIZE}"), format!("witness w {SEEN}")]);
}

#[test]
fn nothing_that_was_meddled_with_is_proven() {
    for case in cases() {
        let blamed = match verdict(&case.files.entry, &case.files.proof, &case.files.policy) {
            Verdict::Proven(_) => None,
            Verdict::NotProven { file, .. } => Some(file),
        };
        assert_eq!(blamed, case.blamed, "{}", case.what);
    }
}

#[test]
fn what_a_page_gives_byte_by_byte_is_answered_byte_by_byte() {
    let files = honest();
    forget();
    for (number, file) in [&files.entry, &files.proof, &files.policy].into_iter().enumerate() {
        for byte in file {
            assert_eq!(give(number.try_into().unwrap(), u32::from(*byte)), 1);
        }
    }
    assert_eq!(check(), 1);
    let answered: Vec<u8> = (0..).map_while(|at| u8::try_from(answer(at)).ok()).collect();
    assert_eq!(answered, verdict(&files.entry, &files.proof, &files.policy).to_string().into_bytes());

    assert_eq!((give(3, 0), give(u32::MAX, 0), give(0, 256)), (0, 0, 0), "no such file, no such byte");
    let taken = (0..70_000).map(|_| give(0, 0)).sum::<u32>();
    assert_eq!(taken as usize, 65_536 - files.entry.len(), "one byte more than an entry may have, and no further");
    assert_eq!(check(), 0);
    forget();
    assert_eq!((answer(0), answer(u32::MAX), check()), (-1, -1, 0));
}
