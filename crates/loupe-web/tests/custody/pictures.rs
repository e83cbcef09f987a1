//! The picture of a flow: bands as wide as what is expected, everything within the frame, however deep or broad it is.

use loupe_scheme::custody::{FlowPool, OriginId, PoolId};
use loupe_scheme::mass::Carats;
use loupe_web::draw::flow::{Captions, Flow, MIXINGS_DRAWN, Picture, ROWS_DRAWN, What};
use proptest::prelude::*;

fn ct(carats: u64) -> Carats {
    Carats::from_micro(carats * 1_000_000).unwrap()
}

fn source(pool: u32, origin: u32) -> FlowPool {
    FlowPool { pool: PoolId(pool), origin: Some(OriginId(origin)), movement: None, mass: None, draws: Vec::new() }
}

fn mixed(pool: u32, draws: &[(u32, u64)]) -> FlowPool {
    let mass = ct(draws.iter().map(|(_, carats)| carats).sum());
    let draws = draws.iter().map(|(from, carats)| (PoolId(*from), ct(*carats))).collect();
    FlowPool { pool: PoolId(pool), origin: None, movement: None, mass: Some(mass), draws }
}

fn drawn(flow: &Flow) -> String {
    let above = flow.nodes.iter().filter(|node| node.row == 0).count();
    let captions = Captions {
        title: "The flow".to_owned(),
        told: "All of it".to_owned(),
        flags: (0..above)
            .map(|n| (format!("Origin {n}, 2022 H1"), (n > 0).then(|| "0.0 – 12.5 %".to_owned())))
            .collect(),
        lot: "this lot".to_owned(),
    };
    Picture::of(flow).draw(&captions).into_string()
}

#[test]
fn a_lot_straight_from_a_mine_has_one_band() {
    let flow = Flow::of(&[source(1, 1)]);
    assert_eq!((flow.rows, flow.bands.len(), flow.left_out), (2, 1, 0));
    assert_eq!(flow.nodes.iter().map(|node| node.what).collect::<Vec<_>>(), [What::Origin(OriginId(1)), What::Lot]);
    assert!(drawn(&flow).contains("role=\"img\""));
}

#[test]
fn lots_that_lie_together_are_not_drawn_as_a_mix() {
    let pools = [mixed(8, &[(1, 4), (2, 1)]), source(1, 1), source(2, 2)];
    let together = FlowPool { pool: PoolId::TOGETHER, ..mixed(0, &[(8, 5), (1, 5)]) };
    let flow = Flow::of(&[&[together][..], &pools].concat());
    let drawn: Vec<What> = flow.nodes.iter().map(|node| node.what).collect();
    let origins = [What::Origin(OriginId(1)), What::Origin(OriginId(2))];
    assert_eq!(drawn, [&origins[..], &[What::Mixing(1), What::Lot]].concat(), "the mix of 5, and no other");
    assert_eq!((flow.rows, flow.left_out), (3, 0));
    assert!((flow.nodes[0].share - 0.9).abs() < 1e-9, "half of it straight from there, and four fifths of the rest");
}

#[test]
fn bands_are_as_wide_as_what_is_expected() {
    // The lot is of a mix of 300: 150 of an earlier mix of 400 + 100, 150 of unknown origin.
    let flow = Flow::of(&[
        mixed(9, &[(8, 150), (3, 150)]),
        mixed(8, &[(1, 400), (2, 100)]),
        source(1, 1),
        source(2, 2),
        source(3, 0),
    ]);
    let share = |what| flow.nodes.iter().find(|node| node.what == what).unwrap().share;
    assert!((share(What::Origin(OriginId(1))) - 0.4).abs() < 1e-9);
    assert!((share(What::Origin(OriginId(2))) - 0.1).abs() < 1e-9);
    assert!((share(What::Unknown) - 0.5).abs() < 1e-9);
    assert_eq!(flow.rows, 4, "origins, two rows of mixings, the lot");
    assert!(flow.has_unknown() && drawn(&flow).contains("class=\"w\""), "what is unknown goes in strands");
}

#[test]
fn mixings_too_deep_or_too_many_are_left_out_and_counted() {
    let deep = 30;
    let mut pools: Vec<FlowPool> =
        (1..=deep).rev().map(|n| mixed(100 + n, &[(if n == 1 { 1 } else { 99 + n }, 50), (n + 1, 50)])).collect();
    pools.extend((1..=deep + 1).map(|n| source(n, n)));
    let flow = Flow::of(&pools);
    let shown = flow.nodes.iter().filter(|node| matches!(node.what, What::Mixing(_))).count();
    assert_eq!(shown + flow.left_out, deep as usize);
    assert!(shown <= MIXINGS_DRAWN && flow.rows <= ROWS_DRAWN + 2);
    let others = flow.nodes.iter().find_map(|node| if let What::Others(n) = node.what { Some(n) } else { None });
    assert_eq!(others, Some(23), "of 31 origins eight are drawn one by one");
}

/// Pools of random worlds: each mixing draws on some of those after it.
fn worlds() -> impl Strategy<Value = Vec<FlowPool>> {
    (1_usize..20, 1_usize..14).prop_flat_map(|(mixings, sources)| {
        let draws = (0..mixings).map(move |at| {
            let later = at + 1..mixings + sources;
            prop::collection::btree_map(later, 1_u64..500, 1..5)
        });
        draws.collect::<Vec<_>>().prop_map(move |all| {
            let mix = |(at, draws): (usize, &std::collections::BTreeMap<usize, u64>)| {
                let draws: Vec<(u32, u64)> = draws.iter().map(|(from, carats)| (*from as u32, *carats)).collect();
                mixed(at as u32, &draws)
            };
            let mut reached = vec![false; mixings + sources];
            reached[0] = true;
            for (at, draws) in all.iter().enumerate() {
                if reached[at] {
                    draws.keys().for_each(|from| reached[*from] = true);
                }
            }
            let mut pools: Vec<FlowPool> = all.iter().enumerate().map(mix).collect();
            pools.extend((0..sources).map(|n| source((mixings + n) as u32, n as u32)));
            pools.into_iter().zip(reached).filter(|(_, is)| *is).map(|(pool, _)| pool).collect()
        })
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn nothing_is_lost_on_the_way_and_everything_stays_in_the_frame(pools in worlds()) {
        let flow = Flow::of(&pools);
        let above: f64 = flow.nodes.iter().filter(|node| node.row == 0).map(|node| node.share).sum();
        prop_assert!((above - 1.0).abs() < 1e-6, "origins make the whole lot: {above}");
        for (at, node) in flow.nodes.iter().enumerate() {
            let into: f64 = flow.bands.iter().filter(|band| band.to == at).map(|band| band.share).sum();
            let out: f64 = flow.bands.iter().filter(|band| band.from == at).map(|band| band.share).sum();
            prop_assert!(node.row == 0 || (into - node.share).abs() < 1e-6, "{node:?}: {into}");
            prop_assert!(node.what == What::Lot || (out - node.share).abs() < 1e-6, "{node:?}: {out}");
            prop_assert!(flow.bands.iter().all(|band| flow.nodes[band.from].row < flow.nodes[band.to].row));
        }
        prop_assert!(flow.rows <= ROWS_DRAWN + 2);
        let svg = drawn(&flow);
        for x in svg.split("x=\"").skip(1).filter_map(|rest| rest.split_once("%\"")) {
            let x: f64 = x.0.parse().unwrap();
            prop_assert!((0.0..=100.0).contains(&x), "{x}");
        }
        for number in svg.split(" d=\"").skip(1).filter_map(|rest| rest.split('"').next()) {
            prop_assert!(!number.contains('-') && !number.contains("NaN"), "{number}");
        }
    }
}
