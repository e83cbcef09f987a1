//! Tokens: no more than their owner may, no longer than they last.

use jiff::SignedDuration;
use loupe_registry::access::{By, NewToken};
use loupe_registry::registry::Registry;
use loupe_scheme::access::{OfficeKind, Permission, Role};
use loupe_scheme::rule::Rule;

use super::register::{account, employ, later, office, open, organisation, rules, sign_in};
use super::support::for_each_store;

async fn with_officer(url: &str, root: &std::path::Path) -> Registry {
    let registry = open(url, root).await;
    registry.add_office(By::Operator, organisation("chair", OfficeKind::Chair)).await.unwrap();
    employ(&registry, "officer", "chair", Role::Officer).await;
    employ(&registry, "other", "chair", Role::Officer).await;
    registry
}

fn wanted(scopes: &[Permission], days: u32) -> NewToken {
    NewToken {
        account: account("officer"),
        office: office("chair"),
        name: "nightly import".to_owned(),
        scopes: scopes.iter().copied().collect(),
        days,
    }
}

#[tokio::test]
async fn a_token_does_what_it_is_for_until_it_ends() {
    for_each_store(async |url| {
        let root = tempfile::tempdir().unwrap();
        let registry = with_officer(url, root.path()).await;
        let scopes = [Permission::ReadSuspicions];
        let (secret, token) = registry.new_token(By::Operator, wanted(&scopes, 7)).await.unwrap();
        let actor = registry.actor_of_token(secret.expose()).await.unwrap();
        assert!(actor.may(Permission::ReadSuspicions));
        let beyond = actor.require(Permission::WarnOfCertificate).unwrap_err();
        assert_eq!(beyond.rule, Rule::TokenScopeWrong, "its owner may, it may not");
        assert_eq!(actor.require(Permission::ManageOffices).unwrap_err().rule, Rule::NotPermitted);
        assert_eq!(rules(registry.new_token(By::Actor(&actor), wanted(&scopes, 7)).await), [Rule::NotPermitted]);
        assert!(registry.tokens(None).await.unwrap()[0].used_at.is_some());

        later(SignedDuration::from_hours(7 * 24 - 1));
        assert!(registry.actor_of_token(secret.expose()).await.is_ok());
        later(SignedDuration::from_hours(1));
        assert_eq!(rules(registry.actor_of_token(secret.expose()).await), [Rule::TokenRefused]);
        assert!(!registry.tokens(None).await.unwrap()[0].holds);

        let (secret, other) = registry.new_token(By::Operator, wanted(&scopes, 7)).await.unwrap();
        assert_ne!(token.id, other.id);
        registry.revoke_token(By::Operator, &other.id).await.unwrap();
        assert_eq!(rules(registry.actor_of_token(secret.expose()).await), [Rule::TokenRefused]);
        assert_eq!(rules(registry.revoke_token(By::Operator, &other.id).await), [Rule::TokenRefused]);
        registry.close().await;
    })
    .await;
}

#[tokio::test]
async fn a_token_is_made_by_its_owner_with_what_its_owner_may() {
    for_each_store(async |url| {
        let root = tempfile::tempdir().unwrap();
        let registry = with_officer(url, root.path()).await;
        let scope_wrong = [Rule::TokenScopeWrong];
        for (scopes, days) in [
            (&[][..], 7),
            (&[Permission::ManageOffices][..], 7),
            (&[Permission::ReadSuspicions][..], 0),
            (&[Permission::ReadSuspicions][..], 367),
        ] {
            assert_eq!(rules(registry.new_token(By::Operator, wanted(scopes, days)).await), scope_wrong);
        }
        let nameless = NewToken { name: " ".to_owned(), ..wanted(&[Permission::ReadSuspicions], 7) };
        assert_eq!(rules(registry.new_token(By::Operator, nameless).await), scope_wrong);
        let elsewhere = NewToken { office: office("nowhere"), ..wanted(&[Permission::ReadSuspicions], 7) };
        assert_eq!(rules(registry.new_token(By::Operator, elsewhere).await), [Rule::MembershipEnded]);

        let other = sign_in(&registry, "other").await;
        let other = registry.session(other.expose()).await.unwrap();
        let stolen = registry.new_token(By::Own(&other), wanted(&[Permission::ReadSuspicions], 7)).await;
        assert_eq!(rules(stolen), [Rule::NotPermitted]);
        let (_, token) = registry.new_token(By::Operator, wanted(&[Permission::ReadSuspicions], 7)).await.unwrap();
        assert_eq!(rules(registry.revoke_token(By::Own(&other), &token.id).await), [Rule::NotPermitted]);
        registry.close().await;
    })
    .await;
}
