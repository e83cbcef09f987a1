//! The functions that the module gives out. Numbers only, so that no memory has to be shared and nothing is unsafe
//! but the names themselves.

use std::sync::{Mutex, MutexGuard, PoisonError};

use loupe_credential::photo::PICTURE_PIXELS_MAX;
use loupe_credential::trust::BUNDLE_BYTES_MAX;

use crate::answer::{Shown, answer as answer_of};

/// The longest text of a day, in bytes.
const DAY_BYTES_MAX: usize = 10;
/// What can be given, in the order of its numbers: a text or grey values, a trust bundle, a day.
const GIVEN_BYTES_MAX: [usize; 3] = [PICTURE_PIXELS_MAX as usize, BUNDLE_BYTES_MAX, DAY_BYTES_MAX];

struct Given {
    bytes: [Vec<u8>; 3],
    answer: Vec<u8>,
}

static GIVEN: Mutex<Given> = Mutex::new(Given { bytes: [Vec::new(), Vec::new(), Vec::new()], answer: Vec::new() });

fn given() -> MutexGuard<'static, Given> {
    // Each call leaves the bytes whole, so what a panic of another would leave is still sound.
    GIVEN.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Adds one byte to 0 (what is shown), 1 (the trust bundle) or 2 (the day); 1 when it was taken, 0 when there is no such
/// thing or byte, or when there are more by one byte than can be read.
#[expect(unsafe_code, reason = "a name is given out")]
#[unsafe(no_mangle)]
pub extern "C" fn give(what: u32, byte: u32) -> u32 {
    let mut given = given();
    let Ok(what) = usize::try_from(what) else { return 0 };
    let (Some(bytes), Ok(byte)) = (given.bytes.get_mut(what), u8::try_from(byte)) else { return 0 };
    // One byte too many is kept, so that the check itself refuses it and says why.
    if bytes.len() > GIVEN_BYTES_MAX[what] {
        return 0;
    }
    bytes.push(byte);
    1
}

/// Judges what was given: as a text where the width is 0, otherwise as a picture of so many pixels. How long the answer
/// is, in bytes; it is then there to be read with [`answer`].
#[expect(unsafe_code, reason = "a name is given out")]
#[unsafe(no_mangle)]
pub extern "C" fn check(width: u32, height: u32) -> u32 {
    let mut given = given();
    let [shown, trust, on] = &given.bytes;
    let shown = if width == 0 { Shown::Text(shown) } else { Shown::Picture { width, height, luma: shown } };
    let answer = answer_of(shown, trust, on).into_bytes();
    given.answer = answer;
    u32::try_from(given.answer.len()).unwrap_or(u32::MAX)
}

/// The byte of the answer's UTF-8 text at this place, -1 after its end.
#[expect(unsafe_code, reason = "a name is given out")]
#[unsafe(no_mangle)]
pub extern "C" fn answer(at: u32) -> i32 {
    let byte = usize::try_from(at).ok().and_then(|at| given().answer.get(at).copied());
    byte.map_or(-1, i32::from)
}

/// Forgets one of the things that were given (0, 1, 2), and the answer.
#[expect(unsafe_code, reason = "a name is given out")]
#[unsafe(no_mangle)]
pub extern "C" fn forget(what: u32) {
    let mut given = given();
    if let Some(bytes) = usize::try_from(what).ok().and_then(|what| given.bytes.get_mut(what)) {
        bytes.clear();
    }
    given.answer.clear();
}
