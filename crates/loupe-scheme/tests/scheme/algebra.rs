//! Boxes against brute force.

use loupe_scheme::definition::{Facts, Region, Verdict, cells as count, compare, evaluate, maximal, subtract};
use loupe_scheme::vocabulary::{Field, Vocabulary};
use proptest::prelude::*;

use crate::small_world::{any_region, cells, definition_of, small};

fn held(regions: &[Region], cell: &Region) -> bool {
    regions.iter().any(|region| cell.within(region))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn subtraction_agrees_with_brute_force(
        a in prop::collection::vec(any_region(), 1..4),
        b in prop::collection::vec(any_region(), 0..4),
    ) {
        let (apart, largest) = (subtract(&a, &b), maximal(&a, &b));
        let mut expected = 0_u128;
        for cell in cells() {
            let inside = held(&a, &cell) && !held(&b, &cell);
            expected += u128::from(inside);
            prop_assert_eq!(apart.iter().filter(|region| cell.within(region)).count(), usize::from(inside));
            prop_assert_eq!(held(&largest, &cell), inside);
        }
        prop_assert_eq!(count(&a, &b), expected);
    }

    #[test]
    fn no_box_of_a_difference_can_grow(
        a in prop::collection::vec(any_region(), 1..3),
        b in prop::collection::vec(any_region(), 0..3),
    ) {
        let vocabulary = small();
        for region in maximal(&a, &b) {
            for field in Field::ALL {
                for value in vocabulary.any(field).without(region.of(field)).indices() {
                    let grown = region.with(field, region.of(field).or(loupe_scheme::vocabulary::ValueSet::one(value)));
                    let still_inside = count(&[grown], &a) == 0 && subtract(&[grown], &b) .iter().map(Region::cells).sum::<u128>() == grown.cells();
                    prop_assert!(!still_inside, "{region:?} can grow by {value} in {field:?}");
                }
            }
        }
    }

    #[test]
    fn many_clauses_are_compared_exactly_and_at_once(
        a in prop::collection::vec(any_region(), 8..24),
        b in prop::collection::vec(any_region(), 8..24),
    ) {
        let (left, right) = (definition_of(&a), definition_of(&b));
        let comparison = compare(&left, &right);
        let all = cells();
        let inside = |cell: &&Region| held(&a, cell) && !held(&b, cell);
        prop_assert_eq!(comparison.left_only.cells, all.iter().filter(inside).count() as u128);
        let told = all.iter().filter(|cell| held(&comparison.left_only.boxes, cell));
        prop_assert!(told.clone().all(|cell| inside(&cell)));
        let whole = told.count() as u128 == comparison.left_only.cells;
        prop_assert_eq!(comparison.left_only.complete, whole);
        prop_assert_eq!(comparison.left_only.boxes.is_empty(), comparison.left_only.cells == 0);
    }

    #[test]
    fn a_definition_compared_with_itself_leaves_nothing(a in prop::collection::vec(any_region(), 1..4)) {
        let definition = definition_of(&a);
        let comparison = compare(&definition, &definition);
        prop_assert!(comparison.left_is_contained() && comparison.right_only.boxes.is_empty());
        prop_assert_eq!(comparison.both_cells, count(&a, &[]));
    }

    #[test]
    fn a_verdict_is_what_every_possible_cell_says(
        clauses in prop::collection::vec(any_region(), 1..4),
        possible in any_region(),
    ) {
        let definition = definition_of(&clauses);
        let facts = Facts { possible, contested: [false; Field::COUNT] };
        let answer = evaluate(&definition, &facts, &Region::all(&small()));
        let possible: Vec<Region> = cells().into_iter().filter(|cell| cell.within(&possible)).collect();
        let covered = possible.iter().filter(|cell| held(&clauses, cell)).count();
        let expected = if covered == possible.len() {
            Verdict::Yes
        } else if covered == 0 {
            Verdict::No
        } else {
            Verdict::Unknown
        };
        prop_assert_eq!(answer.verdict, expected);
        prop_assert_eq!(answer.nearest.is_none(), expected == Verdict::Yes);
    }
}

#[test]
fn the_vocabulary_refuses_a_list_that_does_not_fit_its_field() {
    let broken = crate::small_world::SMALL.replace("\"rebel_group\", \"state_military\", \"guards\"", "\"guards\"");
    assert_eq!(Vocabulary::parse(&broken).unwrap_err().rule.code(), "W3");
}
