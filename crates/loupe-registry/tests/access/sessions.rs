//! Sessions: how long they last, and what ends them.

use jiff::SignedDuration;
use loupe_registry::access::{By, form_token, is_form_token};
use loupe_scheme::access::{OfficeKind, Role};
use loupe_scheme::rule::Rule;

use super::register::{HERE, PASSWORD, account, employ, later, office, open, organisation, rules, secret, sign_in};
use super::support::for_each_store;

#[tokio::test]
async fn a_session_ends_after_half_an_hour_without_use_and_after_twelve_hours_with_it() {
    for_each_store(async |url| {
        let root = tempfile::tempdir().unwrap();
        let registry = open(url, root.path()).await;
        registry.add_office(By::Operator, organisation("chair", OfficeKind::Chair)).await.unwrap();
        employ(&registry, "head", "chair", Role::Head).await;

        let idle = sign_in(&registry, "head").await;
        later(SignedDuration::from_mins(29));
        assert!(registry.session(idle.expose()).await.is_ok());
        later(SignedDuration::from_mins(31));
        assert_eq!(rules(registry.session(idle.expose()).await), [Rule::NotSignedIn]);

        let busy = sign_in(&registry, "head").await;
        let mut lasted = 0;
        while registry.session(busy.expose()).await.is_ok() {
            later(SignedDuration::from_mins(20));
            lasted += 20;
            assert!(lasted < 24 * 60, "it never ends");
        }
        assert_eq!(lasted, 12 * 60);
        registry.close().await;
    })
    .await;
}

#[tokio::test]
async fn a_clock_that_was_set_back_lengthens_no_session() {
    for_each_store(async |url| {
        let root = tempfile::tempdir().unwrap();
        let registry = open(url, root.path()).await;
        registry.add_office(By::Operator, organisation("chair", OfficeKind::Chair)).await.unwrap();
        employ(&registry, "head", "chair", Role::Head).await;
        let before = sign_in(&registry, "head").await;
        later(SignedDuration::from_mins(-10));
        assert!(registry.session(before.expose()).await.is_ok(), "clocks of two programs differ a little");
        later(SignedDuration::from_hours(-24 * 365));
        assert_eq!(rules(registry.session(before.expose()).await), [Rule::NotSignedIn]);
        let meanwhile = sign_in(&registry, "head").await;
        assert!(registry.session(meanwhile.expose()).await.is_ok());
        later(SignedDuration::from_hours(24 * 365));
        assert_eq!(rules(registry.session(meanwhile.expose()).await), [Rule::NotSignedIn]);
        registry.close().await;
    })
    .await;
}

#[tokio::test]
async fn a_new_password_ends_the_other_sessions_and_signing_out_ends_this_one() {
    for_each_store(async |url| {
        let root = tempfile::tempdir().unwrap();
        let registry = open(url, root.path()).await;
        registry.add_office(By::Operator, organisation("chair", OfficeKind::Chair)).await.unwrap();
        employ(&registry, "head", "chair", Role::Head).await;
        let (here, elsewhere) = (sign_in(&registry, "head").await, sign_in(&registry, "head").await);
        let session = registry.session(here.expose()).await.unwrap();
        assert_eq!(registry.sessions(&account("head")).await.unwrap().len(), 2);

        let wrong =
            registry.change_password(&session, secret("nicht das Passwort"), secret("fünf neue gute Worte")).await;
        assert_eq!(rules(wrong), [Rule::SignInRefused]);
        let weak = registry.change_password(&session, secret(PASSWORD), secret("zu kurz")).await;
        assert_eq!(rules(weak), [Rule::PasswordWeak]);
        registry.change_password(&session, secret(PASSWORD), secret("fünf neue gute Worte")).await.unwrap();
        assert!(registry.session(here.expose()).await.is_ok());
        assert_eq!(rules(registry.session(elsewhere.expose()).await), [Rule::NotSignedIn]);
        assert_eq!(rules(registry.sign_in("head", secret(PASSWORD), HERE).await), [Rule::SignInRefused]);

        registry.sign_out(here.expose()).await.unwrap();
        registry.sign_out(here.expose()).await.unwrap();
        assert_eq!(rules(registry.session(here.expose()).await), [Rule::NotSignedIn]);
        registry.sign_in("head", secret("fünf neue gute Worte"), HERE).await.unwrap();
        registry.close().await;
    })
    .await;
}

#[tokio::test]
async fn who_belongs_to_two_offices_acts_for_the_one_they_chose() {
    for_each_store(async |url| {
        let root = tempfile::tempdir().unwrap();
        let registry = open(url, root.path()).await;
        for id in ["chair", "club"] {
            registry.add_office(By::Operator, organisation(id, OfficeKind::Observer)).await.unwrap();
        }
        employ(&registry, "head", "chair", Role::Head).await;
        let member = loupe_registry::access::NewMember {
            account: account("head"),
            office: office("club"),
            role: Role::Reader,
            from: super::register::TODAY,
            until: None,
        };
        registry.join(By::Operator, member).await.unwrap();
        let secret = sign_in(&registry, "head").await;
        let acting = async || registry.actor_of_session(secret.expose(), None).await.unwrap().office.id.to_string();
        assert_eq!(acting().await, "chair");
        let session = registry.session(secret.expose()).await.unwrap();
        registry.act_for(&session, &office("club")).await.unwrap();
        assert_eq!(acting().await, "club");
        assert_eq!(rules(registry.act_for(&session, &office("nowhere")).await), [Rule::MembershipEnded]);
        registry.close().await;
    })
    .await;
}

#[test]
fn a_form_fits_its_session_and_no_other() {
    let token = form_token("a");
    assert!(is_form_token("a", &token) && !is_form_token("b", &token));
    for wrong in ["", "a", &token[1..], &token.to_uppercase()] {
        assert!(!is_form_token("a", wrong), "{wrong}");
    }
}
