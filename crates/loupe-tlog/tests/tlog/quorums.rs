//! Whatever the groups, a policy asks of its witnesses what its words say.

use std::collections::BTreeMap;

use loupe_tlog::policy::Policy;
use proptest::prelude::*;

use super::signed::{cosigned, log_vkey, witness};

const WITNESSES: [&str; 5] = ["a", "b", "c", "d", "e"];

/// A group as it is written down.
#[derive(Clone, Debug)]
struct Written {
    name: String,
    threshold: usize,
    members: Vec<String>,
}

/// Groups over the witnesses, each member used once, later groups of earlier ones too.
fn groups() -> impl Strategy<Value = Vec<Written>> {
    let choice = (any::<prop::sample::Index>(), prop::collection::vec(any::<bool>(), 5));
    prop::collection::vec(choice, 0..5).prop_map(|choices| {
        let mut free: Vec<String> = WITNESSES.map(str::to_owned).to_vec();
        let mut groups: Vec<Written> = Vec::new();
        for (at, (threshold, chosen)) in choices.into_iter().enumerate() {
            let mut picks = chosen.into_iter().chain(std::iter::repeat(false));
            let (members, rest): (Vec<String>, Vec<String>) =
                free.into_iter().partition(|_| picks.next() == Some(true));
            free = rest;
            if !members.is_empty() {
                let name = format!("g{at}");
                free.push(name.clone());
                groups.push(Written { name, threshold: threshold.index(members.len()) + 1, members });
            }
        }
        groups
    })
}

fn text(groups: &[Written], quorum: &str) -> String {
    let witnesses = WITNESSES.map(|name| format!("witness {name} {}\n", witness(name).verifier())).concat();
    let groups: String = groups
        .iter()
        .map(|group| format!("group {} {} {}\n", group.name, group.threshold, group.members.join(" ")))
        .collect();
    format!("log {}\n{witnesses}{groups}quorum {quorum}\n", log_vkey())
}

/// Whether a name has witnessed, by the definition and from the top down.
fn has_witnessed(name: &str, groups: &BTreeMap<&str, &Written>, signed: &[&str]) -> bool {
    match groups.get(name) {
        Some(group) => {
            let count = group.members.iter().filter(|member| has_witnessed(member, groups, signed)).count();
            count >= group.threshold
        }
        None => name == "none" || signed.contains(&name),
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn a_policy_accepts_exactly_what_its_words_say(
        groups in groups(),
        quorum: prop::sample::Index,
        signed in prop::sample::subsequence(WITNESSES.to_vec(), 0..=5),
    ) {
        let names: Vec<&str> =
            groups.iter().map(|group| group.name.as_str()).chain(WITNESSES).chain(["none"]).collect();
        let quorum = names[quorum.index(names.len())];
        let policy = Policy::parse(text(&groups, quorum).as_bytes()).unwrap();
        let by_name = groups.iter().map(|group| (group.name.as_str(), group)).collect();
        let accepted = policy.check(&cosigned(3, &signed)).is_ok();
        prop_assert_eq!(accepted, has_witnessed(quorum, &by_name, &signed));
    }

    #[test]
    fn policies_print_and_parse(groups in groups()) {
        let quorum = groups.last().map_or("none", |group| group.name.as_str());
        let text = text(&groups, quorum);
        let made = Policy::parse(text.as_bytes()).unwrap();
        prop_assert_eq!(made.to_bytes(), text.into_bytes());
        prop_assert_eq!(Policy::parse(&made.to_bytes()), Ok(made));
    }
}
