//! The functions that the module gives out. Numbers only, so that no memory has to be shared and nothing is unsafe
//! but the names themselves.

use std::sync::{Mutex, MutexGuard, PoisonError};

use loupe_tlog::bundle::ENTRY_BYTES_MAX;
use loupe_tlog::policy::POLICY_BYTES_MAX;
use loupe_tlog::proof::PROOF_BYTES_MAX;

use crate::verdict::{Verdict, verdict};

/// The three files, in the order of their numbers: entry, proof, policy.
const FILES: [usize; 3] = [ENTRY_BYTES_MAX, PROOF_BYTES_MAX, POLICY_BYTES_MAX];

struct Given {
    files: [Vec<u8>; 3],
    answer: Vec<u8>,
}

static GIVEN: Mutex<Given> = Mutex::new(Given { files: [Vec::new(), Vec::new(), Vec::new()], answer: Vec::new() });

fn given() -> MutexGuard<'static, Given> {
    // Each call leaves the bytes whole, so what a panic of another would leave is still sound.
    GIVEN.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Adds one byte to file 0 (entry), 1 (proof) or 2 (policy); 1 when it was taken, 0 when there is no such file or
/// byte, or when the file is longer by more than one byte than any that can be read.
#[expect(unsafe_code, reason = "a name is given out")]
#[unsafe(no_mangle)]
pub extern "C" fn give(file: u32, byte: u32) -> u32 {
    let mut given = given();
    let Ok(file) = usize::try_from(file) else { return 0 };
    let (Some(bytes), Ok(byte)) = (given.files.get_mut(file), u8::try_from(byte)) else { return 0 };
    // One byte too many is kept, so that the check itself refuses the file and says why.
    if bytes.len() > FILES[file] {
        return 0;
    }
    bytes.push(byte);
    1
}

/// Checks what was given; 1 when the entry is proven, else 0. The lines are then there to be read with `answer`.
#[expect(unsafe_code, reason = "a name is given out")]
#[unsafe(no_mangle)]
pub extern "C" fn check() -> u32 {
    let mut given = given();
    let [entry, proof, policy] = &given.files;
    let verdict = verdict(entry, proof, policy);
    given.answer = verdict.to_string().into_bytes();
    u32::from(matches!(verdict, Verdict::Proven(_)))
}

/// The byte of the answer's UTF-8 text at this place, -1 after its end.
#[expect(unsafe_code, reason = "a name is given out")]
#[unsafe(no_mangle)]
pub extern "C" fn answer(at: u32) -> i32 {
    let byte = usize::try_from(at).ok().and_then(|at| given().answer.get(at).copied());
    byte.map_or(-1, i32::from)
}

/// Forgets all that was given and answered.
#[expect(unsafe_code, reason = "a name is given out")]
#[unsafe(no_mangle)]
pub extern "C" fn forget() {
    let mut given = given();
    given.files.iter_mut().for_each(Vec::clear);
    given.answer.clear();
}
