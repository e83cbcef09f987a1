//! No secret lies anywhere but with the one it belongs to.

use std::collections::BTreeSet;

use loupe_registry::access::{By, NewToken};
use loupe_registry::registry::sqlite_url;
use loupe_scheme::access::{OfficeKind, Permission, Role};
use loupe_scheme::rule::Rule;

use super::register::{HERE, PASSWORD, account, employ, office, open, organisation, rules, secret, sign_in};

#[tokio::test]
async fn neither_the_database_nor_a_message_holds_a_secret() {
    let folder = tempfile::tempdir().unwrap();
    let registry = open(&sqlite_url(folder.path()), folder.path()).await;
    registry.add_office(By::Operator, organisation("chair", OfficeKind::Chair)).await.unwrap();
    employ(&registry, "head", "chair", Role::Head).await;
    let session = sign_in(&registry, "head").await;
    let wanted = NewToken {
        account: account("head"),
        office: office("chair"),
        name: "nightly".to_owned(),
        scopes: [Permission::ReadSuspicions].into(),
        days: 7,
    };
    let (token, made) = registry.new_token(By::Operator, wanted).await.unwrap();
    let own = registry.session(session.expose()).await.unwrap();
    // A password that was typed into the field of the name.
    let slip = registry.sign_in("vier-worte-die-keiner-kennt", secret("head"), HERE).await;
    let weak = registry.set_password(By::Operator, &account("head"), secret("geheim")).await;
    let mut told = format!("{session:?} {token:?} {made:?} {own:?} {slip:?} {weak:?}");
    told += &format!("{:?}", registry.actor_of_token("loupe_0000").await);
    told += &format!("{:?}", registry.audit(By::Operator, None).await.unwrap());
    registry.close().await;

    let secrets = [PASSWORD, "vier-worte", session.expose(), token.expose(), &token.expose()[6..], "geheim"];
    for secret in secrets {
        assert!(!told.contains(secret), "{secret} in {told}");
    }
    let mut files = 0;
    for file in std::fs::read_dir(folder.path()).unwrap().flatten().filter(|file| file.path().is_file()) {
        let bytes = std::fs::read(file.path()).unwrap();
        for secret in secrets {
            assert!(!bytes.windows(secret.len()).any(|window| window == secret.as_bytes()), "{secret} in {file:?}");
        }
        files += 1;
    }
    assert!(files > 0);
}

#[tokio::test]
async fn no_two_secrets_are_equal_and_none_can_be_guessed_from_another() {
    let folder = tempfile::tempdir().unwrap();
    let registry = open(&sqlite_url(folder.path()), folder.path()).await;
    registry.add_office(By::Operator, organisation("chair", OfficeKind::Chair)).await.unwrap();
    employ(&registry, "head", "chair", Role::Head).await;
    let mut seen = BTreeSet::new();
    for _ in 0..12 {
        let session = sign_in(&registry, "head").await;
        assert_eq!(session.expose().len(), 64);
        assert!(seen.insert(session.expose().to_owned()));
        let wanted = NewToken {
            account: account("head"),
            office: office("chair"),
            name: "n".to_owned(),
            scopes: [Permission::ReadSuspicions].into(),
            days: 1,
        };
        let (token, _) = registry.new_token(By::Operator, wanted).await.unwrap();
        assert!(seen.insert(token.expose()[6..].to_owned()));
    }
    // A digit less, a digit more, another first digit, capitals: none of them is the secret.
    let secret = seen.first().unwrap().clone();
    for near in [&secret[1..], &format!("{secret}0"), &format!("x{}", &secret[1..]), &secret.to_uppercase(), ""] {
        if *near != secret {
            assert_eq!(rules(registry.session(near).await), [Rule::NotSignedIn], "{near}");
        }
    }
    registry.close().await;
}

#[tokio::test]
async fn a_password_must_not_be_easy() {
    let folder = tempfile::tempdir().unwrap();
    let registry = open(&sqlite_url(folder.path()), folder.path()).await;
    let long = "ä".repeat(1025);
    for weak in [
        "",
        "elf Zeichen",
        "k.mosweu.k.mosweu",
        "kagiso mosweu",
        "PasswordPassword",
        "123456789012",
        "aaaaaaaaaaaaaaaa",
        &long,
    ] {
        let made = registry.add_account(By::Operator, account("k.mosweu"), "Kagiso Mosweu", secret(weak)).await;
        assert_eq!(rules(made), [Rule::PasswordWeak], "{weak}");
    }
    let long = format!("{} {}", "ä".repeat(1000), "und mehr davon");
    registry.add_account(By::Operator, account("k.mosweu"), "Kagiso Mosweu", secret(&long)).await.unwrap();
    registry.sign_in("k.mosweu", secret(&long), HERE).await.unwrap();
    let cut = long.trim_end_matches('n');
    assert_eq!(
        rules(registry.sign_in("k.mosweu", secret(cut), HERE).await),
        [Rule::SignInRefused],
        "no end is cut off"
    );
    registry.close().await;
}
