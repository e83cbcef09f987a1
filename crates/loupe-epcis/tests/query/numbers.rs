//! Quantities are compared by all their digits.

use proptest::prelude::*;

use crate::asked;

fn of(quantity: &str) -> String {
    format!(
        r#"{{"type": "ObjectEvent", "quantityList": [{{"epcClass": "urn:x:1", "quantity": {quantity}, "uom": "CTM"}}]}}"#
    )
}

#[test]
fn digits_that_a_float_would_lose_are_told_apart() {
    assert!(asked("GT_quantity=9007199254740992", &of("9007199254740993")));
    assert!(!asked("EQ_quantity=9007199254740992", &of("9007199254740993")));
    assert!(asked("LT_quantity=0.1000000000000000000001", &of("0.1")));
    assert!(asked("EQ_quantity=1e2", &of("100.0")));
    assert!(asked("EQ_quantity=0", &of("-0.00")));
    assert!(asked("LT_quantity=-1.5", &of("-1.50001")));
}

proptest! {
    #[test]
    fn the_order_is_that_of_millionths(one in -10_000_000_000_i64..10_000_000_000, two in -10_000_000_000_i64..10_000_000_000) {
        let written = |millionths: i64| {
            let sign = if millionths < 0 { "-" } else { "" };
            let size = millionths.unsigned_abs();
            format!("{sign}{}.{:06}", size / 1_000_000, size % 1_000_000)
        };
        let (event, than) = (of(&written(one)), written(two));
        prop_assert_eq!(asked(&format!("EQ_quantity={than}"), &event), one == two);
        prop_assert_eq!(asked(&format!("GT_quantity={than}"), &event), one > two);
        prop_assert_eq!(asked(&format!("GE_quantity={than}"), &event), one >= two);
        prop_assert_eq!(asked(&format!("LT_quantity={than}"), &event), one < two);
        prop_assert_eq!(asked(&format!("LE_quantity={than}"), &event), one <= two);
    }
}
