//! Policies: which witnesses are enough, and which files are none.

use loupe_tlog::checkpoint::SignedCheckpoint;
use loupe_tlog::key::{KeyError, KeyKind};
use loupe_tlog::note::{NoteError, NoteSignature};
use loupe_tlog::policy::{LineFault, NAMES_MAX, POLICY_BYTES_MAX, Policy, PolicyError};

use super::signed::{ORIGIN, THEN, cosigned, head, key, log_key, log_vkey, signed, witness};

fn vkey(name: &str) -> String {
    witness(name).verifier().to_string()
}

fn read(text: &str) -> Result<Policy, PolicyError> {
    Policy::parse(text.as_bytes())
}

/// What the line `line` of `text` is refused for.
fn refused(text: &str, line: usize) -> LineFault {
    match read(text) {
        Err(PolicyError::Line { line: at, fault }) if at == line => fault,
        other => panic!("line {line} should be refused, not {other:?}"),
    }
}

/// The register's own policy: any two of states, industry and civil society; two of the four states speak for them.
fn pillars() -> Policy {
    let mut text = format!("# Whoever reads the register\n\nlog {} https://log.example/\n\n", log_vkey());
    for name in ["botswana", "canada", "angola", "belgium", "diamond-council", "coalition", "monitors"] {
        text += &format!("witness {name} {}\thttps://{name}.example/\n", vkey(name));
    }
    text += "group states 2 botswana canada angola belgium\n group industry any diamond-council\n";
    text += "group civil any coalition monitors\ngroup pillars 2 states industry civil\nquorum pillars\n";
    read(&text).unwrap()
}

fn accepts(witnesses: &[&str]) -> bool {
    match pillars().check(&cosigned(7, witnesses)) {
        Ok(accepted) => {
            assert_eq!(accepted.log, log_vkey());
            let mut names: Vec<&str> = accepted.witnesses.iter().map(|(name, _)| name.as_str()).collect();
            names.sort_unstable();
            let mut expected = witnesses.to_vec();
            expected.sort_unstable();
            assert_eq!(names, expected);
            assert!(accepted.witnesses.iter().all(|(_, seconds)| *seconds == THEN));
            true
        }
        Err(PolicyError::NoQuorumOf(names)) => {
            assert_eq!(names.len(), witnesses.len());
            false
        }
        Err(other) => panic!("{other}"),
    }
}

#[test]
fn any_two_of_the_three_pillars_are_enough_and_none_of_them_has_a_veto() {
    // Botswana and Canada speak for the states; the coalition was never asked.
    assert!(accepts(&["botswana", "canada", "diamond-council"]));
    // Every state stays silent.
    assert!(accepts(&["diamond-council", "monitors"]));
    // The industry stays silent.
    assert!(accepts(&["angola", "belgium", "coalition"]));
    // One state is not the states.
    assert!(!accepts(&["botswana", "coalition"]));
    // A pillar cannot be two, however many of it sign.
    assert!(!accepts(&["botswana", "canada", "angola", "belgium"]));
    assert!(!accepts(&["coalition", "monitors"]));
    assert!(!accepts(&["diamond-council"]));
    assert!(!accepts(&[]));
    assert!(accepts(&["botswana", "canada", "angola", "belgium", "diamond-council", "coalition", "monitors"]));
}

#[test]
fn a_witness_the_policy_does_not_know_counts_for_nothing() {
    let seen = cosigned(7, &["diamond-council", "a-friend-of-the-operator"]);
    assert_eq!(pillars().check(&seen), Err(PolicyError::NoQuorumOf(vec!["diamond-council".into()])));
}

#[test]
fn one_wrong_cosignature_of_a_known_witness_refuses_the_checkpoint() {
    let mut seen = cosigned(7, &["diamond-council", "coalition"]);
    seen.add(witness("canada").cosign(&head(6), THEN).unwrap()).unwrap();
    let expected = PolicyError::Signature(NoteError::WrongSignature("canada".into()));
    assert_eq!(pillars().check(&seen), Err(expected));
}

#[test]
fn witnesses_cannot_stand_in_for_the_log() {
    let line = |name: &str| witness(name).cosign(&head(7), THEN).unwrap();
    let unsigned = SignedCheckpoint::new(head(7), vec![line("diamond-council"), line("coalition")]).unwrap();
    assert_eq!(pillars().check(&unsigned), Err(PolicyError::Signature(NoteError::Unsigned(ORIGIN.into()))));
}

#[test]
fn a_log_signs_under_its_own_origin_only() {
    let other = key("other.example", KeyKind::Note);
    let text = format!("log {}\nlog {}\nquorum none\n", log_vkey(), other.verifier());
    let policy = read(&text).unwrap();
    assert_eq!(policy.check(&signed(7)).unwrap().log, log_vkey());
    let borrowed = SignedCheckpoint::signed(head(7), &other).unwrap();
    assert_eq!(policy.check(&borrowed), Err(PolicyError::Signature(NoteError::Unsigned(ORIGIN.into()))));
    let only_other = read(&format!("log {}\nquorum none\n", other.verifier())).unwrap();
    assert_eq!(only_other.check(&signed(7)), Err(PolicyError::UnknownOrigin(ORIGIN.into())));
}

#[test]
fn a_log_that_changes_its_key_is_known_by_both() {
    let newer = loupe_tlog::key::SigningKey::from_seed(ORIGIN, KeyKind::Note, [9; 32]).unwrap();
    let policy = read(&format!("log {}\nlog {}\nquorum none\n", log_vkey(), newer.verifier())).unwrap();
    let by_newer = SignedCheckpoint::signed(head(7), &newer).unwrap();
    assert_eq!(&policy.check(&by_newer).unwrap().log, newer.verifier());
    let mut both = by_newer.clone();
    both.add(log_key().sign(&head(7).to_string()).unwrap()).unwrap();
    assert_eq!(policy.check(&both).unwrap().log, log_vkey(), "of two the policy's first is named");
    let mut both = by_newer;
    let wrong = NoteSignature::new(ORIGIN, log_vkey().key_id(), vec![1; 64]).unwrap();
    both.add(wrong).unwrap();
    assert_eq!(policy.check(&both), Err(PolicyError::Signature(NoteError::WrongSignature(ORIGIN.into()))));
}

#[test]
fn a_policy_may_name_no_log_where_it_is_known_from_elsewhere() {
    let policy = read("quorum none\n").unwrap();
    assert_eq!(policy.check(&signed(7)), Err(PolicyError::UnknownOrigin(ORIGIN.into())));
    assert_eq!(policy.check_logged_by(&[log_vkey()], &signed(7)).unwrap().witnesses, []);
}

#[test]
fn a_quorum_may_be_one_witness() {
    let text = format!("log {}\nwitness w {}\nquorum w\n", log_vkey(), vkey("w"));
    let policy = read(&text).unwrap();
    assert_eq!(policy.check(&cosigned(7, &["w"])).unwrap().witnesses, [("w".to_owned(), THEN)]);
    assert_eq!(policy.check(&signed(7)), Err(PolicyError::NoQuorumOf(Vec::new())));
}

#[test]
fn the_example_of_the_specification_is_read_and_obeyed() {
    let mut text = format!("log {}\n\n", log_vkey());
    for name in ["X1", "X2", "X3", "Y1", "Y2", "Y3"] {
        text += &format!("witness {name} {}\n", vkey(name));
    }
    text += "group X-witnesses 2 X1 X2 X3\ngroup Y-witnesses any Y1 Y2 Y3\n\n";
    text += "group X-and-Y all X-witnesses Y-witnesses\nquorum X-and-Y\n";
    let policy = read(&text).unwrap();
    for (witnesses, enough) in [
        (&["X1", "X3", "Y2"][..], true),
        (&["X1", "Y1", "Y2", "Y3"], false),
        (&["X1", "X2", "X3"], false),
        (&["X1", "X2", "X3", "Y1", "Y2", "Y3"], true),
    ] {
        assert_eq!(policy.check(&cosigned(7, witnesses)).is_ok(), enough, "{witnesses:?}");
    }
}

#[test]
fn white_space_is_spaces_and_tabs_and_comments_are_ignored() {
    let text = format!("\t # log nonsense\n  \t \nlog\t \t{}  \n   quorum \t none\t\n#\n", log_vkey());
    assert_eq!(read(&text).unwrap(), read(&format!("log {}\nquorum none\n", log_vkey())).unwrap());
    let spaced = format!("witness a\u{a0}b {}\nquorum a\u{a0}b\n", vkey("a"));
    assert_eq!(read(&spaced).unwrap().witnesses()[0].name(), "a\u{a0}b", "no other space parts words");
}

#[test]
fn no_control_character_is_allowed_even_in_a_comment() {
    for control in (0..0x20).chain([0x7f]).filter(|byte| !matches!(byte, b'\t' | b'\n')) {
        let text = [b"quorum none\n# a".as_slice(), &[control], b"b\n"].concat();
        let expected = PolicyError::Line { line: 2, fault: LineFault::ControlCharacter(control) };
        assert_eq!(Policy::parse(&text), Err(expected));
    }
}

#[test]
fn every_line_ends_so_that_a_cut_file_is_noticed() {
    assert_eq!(refused("quorum none", 1), LineFault::Unfinished);
    assert_eq!(refused("quorum none\n# the end", 2), LineFault::Unfinished);
}

#[test]
fn names_are_octets_and_nothing_else() {
    // A Kelvin sign is no K, and what is not UTF-8 is a name all the same.
    let text = format!("witness K {}\nwitness \u{212a} {}\nquorum \u{212a}\n", vkey("one"), vkey("two"));
    let policy = read(&format!("log {}\n{text}", log_vkey())).unwrap();
    assert!(policy.check(&cosigned(7, &["one"])).is_err());
    assert!(policy.check(&cosigned(7, &["two"])).is_ok());

    let line = |name: &[u8], key: &str| [b"witness ", name, b" ", vkey(key).as_bytes(), b"\n"].concat();
    let odd = [line(b"\xff", "one"), line(b"\xfe", "two"), b"quorum \xfe\n".to_vec()].concat();
    let policy = Policy::parse(&odd).unwrap();
    assert_eq!(policy.to_bytes(), odd);
    assert_eq!(policy.witnesses()[0].name(), "\\xff");
    assert!(policy.to_string().ends_with("quorum \\xfe\n"));
}

#[test]
fn there_is_exactly_one_quorum() {
    assert_eq!(read(""), Err(PolicyError::NoQuorum));
    assert_eq!(read("# quorum none\n"), Err(PolicyError::NoQuorum));
    assert_eq!(refused("quorum none\nquorum none\n", 2), LineFault::SecondQuorum);
}

#[test]
fn names_are_defined_on_earlier_lines() {
    let (a, b) = (format!("witness a {}\n", vkey("a")), format!("witness b {}\n", vkey("b")));
    assert_eq!(refused(&format!("quorum a\n{a}"), 1), LineFault::UnknownName);
    assert_eq!(refused(&format!("{a}group g all a b\n{b}quorum g\n"), 2), LineFault::UnknownName);
    assert_eq!(refused(&format!("{a}group g all a g\nquorum g\n"), 2), LineFault::UnknownName, "nor in itself");
    assert!(read(&format!("{a}quorum a\n{b}log {}\n", log_vkey())).is_ok(), "what comes later may still be defined");
}

#[test]
fn witnesses_and_groups_share_their_names_and_none_is_nobody_s() {
    let a = format!("witness a {}\n", vkey("a"));
    assert_eq!(refused(&format!("{a}witness a {}\nquorum a\n", vkey("b")), 2), LineFault::DuplicateName);
    assert_eq!(refused(&format!("{a}group a all a\nquorum a\n"), 2), LineFault::DuplicateName);
    assert_eq!(refused(&format!("{a}group none all a\nquorum none\n"), 2), LineFault::DuplicateName);
    assert_eq!(refused(&format!("witness none {}\nquorum none\n", vkey("a")), 1), LineFault::DuplicateName);
    assert_eq!(refused(&format!("{a}group g any a none\nquorum g\n"), 2), LineFault::UnknownName);
}

#[test]
fn a_name_is_a_member_once_in_all_groups_together() {
    let ab = format!("witness a {}\nwitness b {}\n", vkey("a"), vkey("b"));
    assert_eq!(refused(&format!("{ab}group g 2 a a b\nquorum g\n"), 3), LineFault::MemberTwice);
    assert_eq!(refused(&format!("{ab}group g all a\ngroup h all a b\nquorum h\n"), 4), LineFault::MemberTwice);
    let nested = format!("{ab}group g all a\ngroup h all g b\ngroup i all g\nquorum h\n");
    assert_eq!(refused(&nested, 5), LineFault::MemberTwice);
    assert!(read(&format!("{ab}group g all a b\nquorum a\n")).is_ok(), "the quorum is no membership");
}

#[test]
fn a_threshold_is_all_any_or_a_number_within_the_members() {
    let ab = format!("witness a {}\nwitness b {}\n", vkey("a"), vkey("b"));
    for threshold in ["0", "3", "02", "+1", "-1", "1.0", "one", "ALL", "18446744073709551616"] {
        assert_eq!(
            refused(&format!("{ab}group g {threshold} a b\nquorum g\n"), 3),
            LineFault::Threshold,
            "{threshold}"
        );
    }
    let same = |one: &str, other: &str| {
        let [one, other] = [one, other].map(|k| read(&format!("{ab}group g {k} a b\nquorum g\n")).unwrap());
        assert_eq!(one, other);
    };
    same("any", "1");
    same("all", "2");
}

#[test]
fn a_group_has_members_and_every_line_the_words_it_needs() {
    let a = format!("witness a {}\n", vkey("a"));
    for (line, keyword) in [
        ("group", "group"),
        ("group g", "group"),
        ("group g all", "group"),
        ("quorum", "quorum"),
        ("quorum a a", "quorum"),
        ("witness b", "witness"),
        ("witness", "witness"),
        ("log", "log"),
        ("log a b c", "log"),
        ("witness b c d e", "witness"),
    ] {
        assert_eq!(refused(&format!("{a}{line}\nquorum a\n"), 2), LineFault::Words(keyword), "{line}");
    }
    for line in ["Log x", "logs x", "cosigner x", "quorum# a", "\u{feff}quorum a"] {
        assert_eq!(refused(&format!("{a}{line}\n"), 2), LineFault::Keyword, "{line}");
    }
}

#[test]
fn keys_are_not_used_twice_even_under_another_name() {
    let renamed = loupe_tlog::key::VerifierKey::new("renamed.example", KeyKind::Note, *log_vkey().public()).unwrap();
    let logs = format!("log {}\nlog {renamed}\nquorum none\n", log_vkey());
    assert_eq!(refused(&logs, 2), LineFault::DuplicateKey);
    let one = witness("one");
    let again = loupe_tlog::key::VerifierKey::new("two", KeyKind::Cosignature, *one.verifier().public()).unwrap();
    let witnesses = format!("witness one {}\nwitness two {again}\nquorum one\n", one.verifier());
    assert_eq!(refused(&witnesses, 2), LineFault::DuplicateKey);
}

#[test]
fn two_keys_that_signature_lines_cannot_tell_apart_are_refused() {
    // A key ID has 32 bits: these two seeds were found by trying 150,000.
    let [one, other] = [1997_u32, 149_372].map(|number| {
        let mut seed = [0; 32];
        seed[..4].copy_from_slice(&number.to_be_bytes());
        loupe_tlog::key::SigningKey::from_seed("a.example", KeyKind::Cosignature, seed).unwrap().verifier().clone()
    });
    assert_eq!(one.key_id(), other.key_id());
    assert_eq!(refused(&format!("witness one {one}\nwitness other {other}\nquorum one\n"), 2), LineFault::DuplicateKey);
}

#[test]
fn a_witness_has_a_key_that_cosigns_and_every_key_is_sound() {
    let text = format!("witness w {}\nquorum w\n", log_vkey());
    assert_eq!(refused(&text, 1), LineFault::NotCosigning);
    assert_eq!(refused("log example.com\nquorum none\n", 1), LineFault::Key(KeyError::Shape));
    let non_utf8 = Policy::parse(b"log \xff\nquorum none\n");
    assert_eq!(non_utf8, Err(PolicyError::Line { line: 1, fault: LineFault::Key(KeyError::Shape) }));
}

#[test]
fn thirty_two_of_each_are_read_and_there_is_an_end() {
    let text = |count: usize| {
        let mut text = String::new();
        for n in 0..count {
            let name = format!("w{n}");
            text += &format!("log {}\n", key(&format!("log{n}.example"), KeyKind::Note).verifier());
            text += &format!("witness {name} {}\ngroup g{n} all {name}\n", vkey(&name));
        }
        text + "quorum g0\n"
    };
    let policy = read(&text(32)).unwrap();
    assert_eq!((policy.logs().len(), policy.witnesses().len()), (32, 32));
    assert_eq!(refused(&text(NAMES_MAX + 1), 3 * NAMES_MAX + 1), LineFault::TooMany);
    let long = format!("{}\nquorum none\n", "#".repeat(POLICY_BYTES_MAX));
    assert_eq!(read(&long), Err(PolicyError::TooLong(POLICY_BYTES_MAX + 13)));
}

#[test]
fn addresses_are_kept_and_a_printed_policy_means_the_same() {
    let policy = pillars();
    assert_eq!(policy.logs()[0].url(), Some("https://log.example/"));
    assert_eq!(policy.logs()[0].key(), &log_vkey());
    let monitors = policy.witnesses().last().unwrap();
    assert_eq!((monitors.name(), monitors.url()), ("monitors".into(), Some("https://monitors.example/")));
    assert_eq!(monitors.key(), witness("monitors").verifier());
    assert_eq!(read(&policy.to_string()).unwrap(), policy);
    assert_eq!(policy.to_string().into_bytes(), policy.to_bytes());
}
