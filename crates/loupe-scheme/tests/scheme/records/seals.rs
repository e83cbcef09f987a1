//! Sealed facts: held on to, told to nobody.

use loupe_scheme::record::{Seal, Sealed};
use proptest::prelude::*;

fn sealed(name: &str, value: &str, salt: [u8; 32]) -> Sealed {
    Sealed { name: name.to_owned(), value: value.to_owned(), seal: Seal::new(salt) }
}

#[test]
fn the_buyer_is_sealed_and_opened_to_the_customs_officer() {
    let hidden = sealed("buyer", "Diamantaire N.V.", [7; 32]);
    let published = hidden.digest();
    assert_eq!(format!("{hidden:?} {:?}", hidden.seal), "Sealed(buyer: …) Seal(…)", "logs never tell");
    // The officer is handed name, value and salt as text.
    let (name, value, salt) = (&hidden.name, &hidden.value, hidden.seal.to_hex());
    let opened = Sealed { name: name.clone(), value: value.clone(), seal: Seal::from_hex(&salt).unwrap() };
    assert_eq!(opened.digest(), published);
    assert_ne!(sealed("buyer", "Another N.V.", [7; 32]).digest(), published);
    assert_eq!(Seal::from_hex(&salt[1..]).map(|seal| seal.to_hex()), None);
}

proptest! {
    #[test]
    fn the_same_fact_under_another_salt_looks_different(name in "[a-z_]{1,9}", value in ".{0,9}", a: [u8; 32], b: [u8; 32]) {
        prop_assume!(a != b);
        prop_assert_ne!(sealed(&name, &value, a).digest(), sealed(&name, &value, b).digest());
    }

    #[test]
    fn a_name_and_a_value_cannot_borrow_letters_from_each_other(text in ".{1,20}", cut in 0..20usize, other in 0..20usize, salt: [u8; 32]) {
        let cuts: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
        let (cut, other) = (cuts[cut % cuts.len()], cuts[other % cuts.len()]);
        let at = |cut: usize| sealed(&text[..cut], &text[cut..], salt).digest();
        prop_assert_eq!(at(cut) == at(other), cut == other);
    }

    #[test]
    fn salts_are_read_back(salt: [u8; 32]) {
        prop_assert!(Seal::from_hex(&Seal::new(salt).to_hex()) == Some(Seal::new(salt)));
    }
}
