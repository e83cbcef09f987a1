//! An officer comes, works and goes; heads say who belongs to their office, and no other.

use jiff::SignedDuration;
use jiff::civil::date;
use loupe_registry::access::{By, NewMember, NewToken};
use loupe_registry::registry::Registry;
use loupe_scheme::access::{Means, OfficeKind, Permission, Role};
use loupe_scheme::rule::Rule;

use super::register::{
    HERE, PASSWORD, TODAY, account, actor, employ, later, office, open, organisation, rules, secret, sign_in,
};
use super::support::for_each_store;

async fn with_chair(url: &str, root: &std::path::Path) -> Registry {
    let registry = open(url, root).await;
    registry.add_office(By::Operator, organisation("chair", OfficeKind::Chair)).await.unwrap();
    registry.add_office(By::Operator, organisation("club", OfficeKind::Observer)).await.unwrap();
    employ(&registry, "head", "chair", Role::Head).await;
    registry
}

#[tokio::test]
async fn an_officer_joins_works_and_leaves_and_her_session_and_token_stop_at_once() {
    for_each_store(async |url| {
        let root = tempfile::tempdir().unwrap();
        let registry = with_chair(url, root.path()).await;
        let session = sign_in(&registry, "head").await;
        let head = actor(&registry, &session).await.unwrap();
        assert_eq!((head.role, head.means, head.office.id.as_str()), (Role::Head, Means::Session, "chair"));

        let by = By::Actor(&head);
        registry
            .add_account(by, account("k.mosweu"), "Kagiso Mosweu", secret("drei Worte und noch eins"))
            .await
            .unwrap();
        let member = NewMember {
            account: account("k.mosweu"),
            office: office("chair"),
            role: Role::Officer,
            from: TODAY,
            until: None,
        };
        registry.join(by, member).await.unwrap();

        let hers = registry.sign_in(" K.Mosweu ", secret("drei Worte und noch eins"), HERE).await.unwrap();
        let she = actor(&registry, &hers).await.unwrap();
        assert!(she.may(Permission::WarnOfCertificate) && !she.may(Permission::ManageMembers));
        let own = registry.session(hers.expose()).await.unwrap();
        let wanted = NewToken {
            account: account("k.mosweu"),
            office: office("chair"),
            name: "nightly".to_owned(),
            scopes: [Permission::ReadSuspicions].into(),
            days: 30,
        };
        let (token, _) = registry.new_token(By::Own(&own), wanted).await.unwrap();
        assert_eq!(registry.actor_of_token(token.expose()).await.unwrap().means, Means::Token);

        registry.leave(by, &account("k.mosweu"), &office("chair"), None).await.unwrap();
        assert_eq!(rules(actor(&registry, &hers).await), [Rule::MembershipEnded]);
        assert_eq!(rules(registry.actor_of_token(token.expose()).await), [Rule::MembershipEnded]);
        assert!(registry.session(hers.expose()).await.is_ok(), "what is her own stays hers");
        assert_eq!(
            rules(registry.leave(by, &account("k.mosweu"), &office("chair"), None).await),
            [Rule::MembershipEnded]
        );
        let members = registry.members(&office("chair")).await.unwrap();
        let left = members.iter().find(|member| member.account == account("k.mosweu")).unwrap();
        assert!(left.ended_at.is_some() && !left.belongs, "she is not deleted");
        registry.close().await;
    })
    .await;
}

#[tokio::test]
async fn the_days_of_a_membership_decide() {
    for_each_store(async |url| {
        let root = tempfile::tempdir().unwrap();
        let registry = with_chair(url, root.path()).await;
        registry.add_account(By::Operator, account("temp"), "A Temp", secret(PASSWORD)).await.unwrap();
        let (from, until) = (date(2026, 11, 27), Some(date(2026, 11, 28)));
        let member = NewMember { account: account("temp"), office: office("chair"), role: Role::Clerk, from, until };
        registry.join(By::Operator, member).await.unwrap();
        let mut may = Vec::new();
        for _ in 25..=30 {
            may.push(registry.actor_at_console("temp", None).await.is_ok());
            later(SignedDuration::from_hours(24));
        }
        assert_eq!(may, [false, false, true, true, false, false]);
        registry.close().await;
    })
    .await;
}

#[tokio::test]
async fn another_role_takes_the_place_of_the_one_before() {
    for_each_store(async |url| {
        let root = tempfile::tempdir().unwrap();
        let registry = with_chair(url, root.path()).await;
        employ(&registry, "clerk", "chair", Role::Officer).await;
        let demote = |from| NewMember {
            account: account("clerk"),
            office: office("chair"),
            role: Role::Reader,
            from,
            until: None,
        };
        registry.join(By::Operator, demote(date(2026, 11, 27))).await.unwrap();
        let role = async || registry.actor_at_console("clerk", None).await.unwrap().role;
        assert_eq!(role().await, Role::Officer, "not before its day");
        later(SignedDuration::from_hours(48));
        assert_eq!(role().await, Role::Reader, "a lower role is no less a role");
        registry.close().await;
    })
    .await;
}

#[tokio::test]
async fn a_head_rules_one_office_and_a_clerk_none() {
    for_each_store(async |url| {
        let root = tempfile::tempdir().unwrap();
        let registry = with_chair(url, root.path()).await;
        employ(&registry, "clerk", "chair", Role::Clerk).await;
        employ(&registry, "stranger", "club", Role::Reader).await;
        let head = registry.actor_at_console("head", None).await.unwrap();
        let clerk = registry.actor_at_console("clerk", None).await.unwrap();
        let elsewhere = |name: &str, at: &str| NewMember {
            account: account(name),
            office: office(at),
            role: Role::Head,
            from: TODAY,
            until: None,
        };
        let (by, low) = (By::Actor(&head), By::Actor(&clerk));
        assert_eq!(rules(registry.join(by, elsewhere("head", "club")).await), [Rule::NotPermitted]);
        assert_eq!(rules(registry.join(low, elsewhere("clerk", "chair")).await), [Rule::NotPermitted]);
        assert_eq!(rules(registry.leave(by, &account("stranger"), &office("club"), None).await), [Rule::NotPermitted]);
        assert_eq!(
            rules(registry.set_password(by, &account("stranger"), secret(PASSWORD)).await),
            [Rule::NotPermitted]
        );
        assert_eq!(rules(registry.disable_account(by, &account("clerk")).await), [Rule::NotPermitted]);
        assert_eq!(rules(registry.add_office(by, organisation("x", OfficeKind::Chair)).await), [Rule::NotPermitted]);
        assert_eq!(rules(registry.audit(low, None).await), [Rule::NotPermitted]);
        let add = registry.add_account(low, account("friend"), "A Friend", secret(PASSWORD)).await;
        assert_eq!(rules(add), [Rule::NotPermitted]);
        registry.set_password(by, &account("clerk"), secret("ein ganz anderes Wort")).await.unwrap();
        registry.close().await;
    })
    .await;
}

#[tokio::test]
async fn what_is_done_is_in_the_audit_once_and_in_order() {
    for_each_store(async |url| {
        let root = tempfile::tempdir().unwrap();
        let registry = with_chair(url, root.path()).await;
        sign_in(&registry, "head").await;
        let lines = registry.audit(By::Operator, None).await.unwrap().lines;
        let acts: Vec<&str> = lines.iter().rev().map(|line| line.act.as_str()).collect();
        assert_eq!(acts, ["add_office", "add_office", "add_account", "join", "sign_in"]);
        let numbers: Vec<i64> = lines.iter().rev().map(|line| line.number).collect();
        assert_eq!(numbers, [1, 2, 3, 4, 5]);
        // What is refused leaves no line.
        let twice = registry.add_office(By::Operator, organisation("chair", OfficeKind::Chair)).await;
        assert_eq!(rules(twice), [Rule::OfficeThere]);
        assert_eq!(registry.audit(By::Operator, None).await.unwrap().lines.len(), 5);
        registry.close().await;
    })
    .await;
}

#[tokio::test]
async fn an_account_that_is_closed_is_closed_everywhere() {
    for_each_store(async |url| {
        let root = tempfile::tempdir().unwrap();
        let registry = with_chair(url, root.path()).await;
        let session = sign_in(&registry, "head").await;
        registry.disable_account(By::Operator, &account("head")).await.unwrap();
        assert_eq!(rules(actor(&registry, &session).await), [Rule::NotSignedIn]);
        assert_eq!(rules(registry.sign_in("head", secret(PASSWORD), HERE).await), [Rule::SignInRefused]);
        assert_eq!(rules(registry.actor_at_console("head", None).await), [Rule::NoSuchAccount]);
        let again = registry.add_account(By::Operator, account("head"), "Somebody Else", secret(PASSWORD)).await;
        assert_eq!(rules(again), [Rule::AccountThere], "a name stays with its person");
        registry.close().await;
    })
    .await;
}
