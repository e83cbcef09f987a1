//! Paths of tiles, and the bundles they name.

use loupe_tlog::bundle::{self, BundleError, ENTRY_BYTES_MAX};
use loupe_tlog::hash::{Hash, HashError};
use loupe_tlog::tile::{LEVEL_MAX, TileKind, TilePath, TilePathError, tiles_of};
use proptest::prelude::*;

fn any_path() -> impl Strategy<Value = TilePath> {
    let kind = prop_oneof![(0..=LEVEL_MAX).prop_map(TileKind::Hashes), Just(TileKind::Entries)];
    let index = prop_oneof![any::<u64>(), 0..2_000_000_u64];
    (kind, index, 1..=256_u16).prop_map(|(kind, index, width)| TilePath::new(kind, index, width).unwrap())
}

fn refused(text: &str) -> TilePathError {
    text.parse::<TilePath>().expect_err(text)
}

#[test]
fn the_specification_s_own_example() {
    let path = TilePath::new(TileKind::Hashes(0), 1_234_067, 256).unwrap();
    assert_eq!(path.to_string(), "tile/0/x001/x234/067");
    // "a tree of size 70,000 will be represented by …"
    let tiles: Vec<TilePath> = tiles_of(70_000).collect();
    let of = |kind: TileKind| tiles.iter().filter(move |tile| tile.kind() == kind);
    assert_eq!(of(TileKind::Hashes(0)).filter(|tile| !tile.is_partial()).count(), 273);
    let partial: Vec<String> = tiles.iter().filter(|tile| tile.is_partial()).map(TilePath::to_string).collect();
    assert_eq!(partial, ["tile/0/273.p/112", "tile/1/001.p/17", "tile/2/000.p/1", "tile/entries/273.p/112"]);
    assert_eq!(of(TileKind::Hashes(1)).filter(|tile| !tile.is_partial()).count(), 1);
    assert_eq!(of(TileKind::Entries).count(), 274);
    assert_eq!(tiles.len(), 274 + 2 + 1 + 274);
}

#[test]
fn a_tree_s_edge_cases() {
    let paths = |size| tiles_of(size).map(|tile| tile.to_string()).collect::<Vec<_>>();
    assert_eq!(paths(0), [""; 0]);
    assert_eq!(paths(1), ["tile/0/000.p/1", "tile/entries/000.p/1"]);
    assert_eq!(paths(256), ["tile/0/000", "tile/1/000.p/1", "tile/entries/000"]);
    let last = TilePath::in_tree(TileKind::Entries, u64::MAX / 256, u64::MAX).unwrap();
    assert_eq!(last.to_string(), "tile/entries/x072/x057/x594/x037/x927/935.p/255");
    assert_eq!(TilePath::in_tree(TileKind::Entries, u64::MAX / 256 + 1, u64::MAX), None);
    assert_eq!(TilePath::in_tree(TileKind::Hashes(7), 0, u64::MAX).unwrap().width(), 255);
    assert_eq!(TilePath::in_tree(TileKind::Hashes(8), 0, u64::MAX), None);
    assert_eq!(TilePath::in_tree(TileKind::Hashes(63), 0, u64::MAX), None);
}

#[test]
fn a_second_spelling_is_refused() {
    for (text, reason) in [
        ("", TilePathError::NotATile),
        ("/tile/0/000", TilePathError::NotATile),
        ("tiles/0/000", TilePathError::NotATile),
        ("tile/0", TilePathError::Level),
        ("tile/00/000", TilePathError::Level),
        ("tile/64/000", TilePathError::Level),
        ("tile/-1/000", TilePathError::Level),
        ("tile/+1/000", TilePathError::Level),
        ("tile//000", TilePathError::Level),
        ("tile/256/000", TilePathError::Level),
        ("tile/data/000", TilePathError::Level),
        ("tile/Entries/000", TilePathError::Level),
        ("tile/0/", TilePathError::Index),
        ("tile/0/0", TilePathError::Index),
        ("tile/0/0000", TilePathError::Index),
        ("tile/0/x000", TilePathError::Index),
        ("tile/0/x000/000", TilePathError::Index),
        ("tile/0/x000/x001/000", TilePathError::Index),
        ("tile/0/001/000", TilePathError::Index),
        ("tile/0/x001/000/", TilePathError::Index),
        ("tile/0//000", TilePathError::Index),
        ("tile/0/../000", TilePathError::Index),
        ("tile/0/x+01/000", TilePathError::Index),
        ("tile/0/000\n", TilePathError::Index),
        ("tile/0/000%2f", TilePathError::Index),
        ("tile/0/٠٠٠", TilePathError::Index),
        ("tile/0/000.p", TilePathError::Index),
        ("tile/0/x018/x446/x744/x073/x709/x551/616", TilePathError::Index),
        ("tile/0/x999/x999/x999/x999/x999/x999/999", TilePathError::Index),
        ("tile/0/000.p/", TilePathError::Width),
        ("tile/0/000.p/0", TilePathError::Width),
        ("tile/0/000.p/01", TilePathError::Width),
        ("tile/0/000.p/256", TilePathError::Width),
        ("tile/0/000.p/+5", TilePathError::Width),
        ("tile/0/000.p/5.p/5", TilePathError::Width),
        ("tile/0/000.p/5/", TilePathError::Width),
    ] {
        assert_eq!(refused(text), reason, "{text:?}");
    }
    assert_eq!(refused(&format!("tile/0/{}000", "x001/".repeat(20_000))), TilePathError::NotATile);
    let largest = "tile/63/x018/x446/x744/x073/x709/x551/615.p/255";
    assert_eq!(largest.parse::<TilePath>().unwrap().index(), u64::MAX);
}

#[test]
fn what_no_tile_can_be_is_refused() {
    assert_eq!(TilePath::new(TileKind::Hashes(64), 0, 1), Err(TilePathError::Level));
    assert_eq!(TilePath::new(TileKind::Entries, 0, 0), Err(TilePathError::Width));
    assert_eq!(TilePath::new(TileKind::Entries, 0, 257), Err(TilePathError::Width));
}

#[test]
fn a_bundle_that_is_not_what_its_path_says_is_refused() {
    let whole = bundle::encode([b"one".as_slice(), b"", b"three"]).unwrap();
    assert_eq!(whole, b"\0\x03one\0\0\0\x05three");
    assert_eq!(bundle::split(&whole, 3).unwrap(), [b"one".as_slice(), b"", b"three"]);
    assert_eq!(bundle::split(&whole, 2), Err(BundleError::Width { found: 3, width: 2 }));
    assert_eq!(bundle::split(&whole[..whole.len() - 1], 3), Err(BundleError::Torn(2)));
    assert_eq!(bundle::split(&whole[..6], 3), Err(BundleError::Torn(1)));
    assert_eq!(bundle::split(&[], 0), Ok(Vec::new()));
    assert_eq!(bundle::split(&[0; 2 * 257], 256), Err(BundleError::TooMany));
    assert_eq!(bundle::encode([[]; 257] as [[u8; 0]; 257]), Err(BundleError::TooMany));
    let longest = vec![7; ENTRY_BYTES_MAX];
    assert_eq!(bundle::split(&bundle::encode([&longest]).unwrap(), 1).unwrap(), [&longest]);
    assert_eq!(bundle::encode([vec![7; 65_536]]), Err(BundleError::TooLong(65_536)));
}

#[test]
fn a_hash_has_one_spelling() {
    let empty = Hash::of_nothing();
    assert_eq!(empty.to_string(), "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=");
    assert_eq!(empty.to_hex(), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    for text in [
        "",
        "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU",
        "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFV=",
        "47DEQpj8HBSa-_TImW-5JCeuQeRkm5NMpJWZG3hSuFU=",
        "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU= ",
        "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFUA",
        "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuA==",
    ] {
        assert_eq!(text.parse::<Hash>(), Err(HashError::NotBase64), "{text:?}");
    }
    assert_eq!(Hash::from_hex(&empty.to_hex().to_uppercase()), Err(HashError::NotHex));
    assert_eq!(Hash::from_hex(&"é".repeat(32)), Err(HashError::NotHex));
    assert_eq!(Hash::try_from([0; 31].as_slice()), Err(HashError::Length(31)));
}

proptest! {
    #[test]
    fn a_path_reads_back_as_it_was(path in any_path()) {
        let text = path.to_string();
        prop_assert_eq!(text.parse::<TilePath>(), Ok(path), "{}", text);
    }

    #[test]
    fn what_is_read_is_written_the_same(text in "(tile/)?([0-9]{1,2}|entries)/(x[0-9]{3}/){0,7}[0-9]{3}(\\.p/[0-9]{1,3})?|\\PC{0,30}") {
        if let Ok(path) = text.parse::<TilePath>() {
            prop_assert_eq!(path.to_string(), text);
        }
    }

    #[test]
    fn any_bytes_are_a_bundle_or_are_refused(bytes in prop::collection::vec(0..4_u8, 0..700), width in 0..300_u16) {
        if let Ok(entries) = bundle::split(&bytes, width) {
            prop_assert_eq!(bundle::encode(entries), Ok(bytes));
        }
    }

    #[test]
    fn a_hash_reads_back_as_it_was(bytes in any::<[u8; 32]>()) {
        let hash = Hash::from(bytes);
        prop_assert_eq!(hash.to_string().parse(), Ok(hash));
        prop_assert_eq!(Hash::from_hex(&hash.to_hex()), Ok(hash));
    }
}
