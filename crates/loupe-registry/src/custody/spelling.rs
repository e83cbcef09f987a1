//! One spelling for every name: an EPC URN and the Digital Link of the same key are one lot.

use loupe_epcis::query::canonical;

/// A name as it is kept, and as queries compare it: a Digital Link at GS1's own domain where it is a key of GS1, else as
/// it was written.
pub fn spelt(name: &str) -> String {
    canonical(name).into_owned()
}
