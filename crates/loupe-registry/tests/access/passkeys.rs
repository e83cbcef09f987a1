//! A passkey is added, signs in, and is removed; and whatever is not quite a passkey signs nobody in.

use jiff::SignedDuration;
use loupe_registry::access::{By, PASSKEYS_MAX, Passkey, PasskeyAnswer, PasskeySite, Proof, Session, SessionSecret};
use loupe_registry::registry::{Registry, Trouble};
use loupe_scheme::access::{AccountName, OfficeKind, Role};
use loupe_scheme::rule::Rule;

use super::authenticator::Device;
use super::register::{HERE, PASSWORD, account, employ, later, open, organisation, rules, secret, sign_in};
use super::support::for_each_store;

const ORIGIN: &str = "https://kp.example";

fn site() -> PasskeySite {
    PasskeySite::at(ORIGIN).unwrap()
}

fn device(seed: u8) -> Device {
    Device::new(seed, ORIGIN, "kp.example")
}

/// A register with two heads of one office.
async fn with_heads(url: &str, root: &std::path::Path) -> Registry {
    let registry = open(url, root).await;
    registry.add_office(By::Operator, organisation("chair", OfficeKind::Chair)).await.unwrap();
    employ(&registry, "head", "chair", Role::Head).await;
    employ(&registry, "other", "chair", Role::Head).await;
    registry
}

async fn session_of(registry: &Registry, name: &str) -> Session {
    let secret = sign_in(registry, name).await;
    registry.session(secret.expose()).await.unwrap()
}

async fn add(registry: &Registry, session: &Session, device: &mut Device) -> Result<Passkey, Trouble> {
    let asked = registry.ask_for_new_passkey(&site(), session, " phone ", secret(PASSWORD)).await?;
    let credential = device.make(&asked.options);
    let answer = PasskeyAnswer { waiting: &asked.waiting, credential: &credential };
    registry.add_passkey(&site(), session, answer).await
}

/// Signs in as a browser does; `name` is what was typed.
async fn enter(registry: &Registry, device: &mut Device, name: &str) -> Result<SessionSecret, Trouble> {
    let asked = registry.ask_to_sign_in(&site(), name, HERE).await?;
    let credential = device.answer(&asked.options);
    let answer = PasskeyAnswer { waiting: &asked.waiting, credential: &credential };
    registry.sign_in_with_passkey(&site(), answer, HERE).await
}

/// The newest line of the audit: what was done, by whom, and particulars.
async fn newest(registry: &Registry) -> (String, Option<String>, String) {
    let line = registry.audit(By::Operator, None).await.unwrap().lines.swap_remove(0);
    (line.act, line.account, line.detail)
}

fn refused(name: Option<&str>, why: &str) -> (String, Option<String>, String) {
    ("refuse_passkey".to_owned(), name.map(str::to_owned), why.to_owned())
}

#[tokio::test]
async fn a_passkey_is_added_signs_in_with_and_without_a_name_and_is_removed() {
    for_each_store(async |url| {
        let root = tempfile::tempdir().unwrap();
        let registry = with_heads(url, root.path()).await;
        let session = session_of(&registry, "head").await;
        let mut phone = device(1);
        let added = add(&registry, &session, &mut phone).await.unwrap();
        assert_eq!((added.name.as_str(), added.used_at), ("phone", None));
        assert_eq!(newest(&registry).await.0, "add_passkey");

        later(SignedDuration::from_mins(1));
        for typed in ["", " Head "] {
            let secret = enter(&registry, &mut phone, typed).await.unwrap();
            let entered = registry.session(secret.expose()).await.unwrap();
            assert_eq!((entered.account.as_str(), entered.way.as_str()), ("head", "passkey"));
            assert_eq!(newest(&registry).await, ("sign_in".to_owned(), Some("head".to_owned()), String::new()));
        }
        let shown = registry.passkeys(&account("head")).await.unwrap();
        assert!(shown[0].used_at.is_some_and(|used_at| used_at > added.made_at));
        assert_eq!(rules(enter(&registry, &mut phone, "other").await), [Rule::PasskeyRefused]);
        assert_eq!(newest(&registry).await, refused(Some("head"), "not_theirs"));

        let wrong = registry.remove_own_passkey(&session, &added.id, Proof::Password(secret("falsch geraten"))).await;
        assert_eq!(rules(wrong), [Rule::SignInRefused]);
        registry.remove_own_passkey(&session, &added.id, Proof::Password(secret(PASSWORD))).await.unwrap();
        assert_eq!(newest(&registry).await.0, "remove_passkey");
        assert_eq!(registry.passkeys(&account("head")).await.unwrap(), []);
        assert_eq!(rules(enter(&registry, &mut phone, "").await), [Rule::PasskeyRefused]);
        assert_eq!(newest(&registry).await, refused(None, "unknown"));
        let again = registry.remove_own_passkey(&session, &added.id, Proof::Password(secret(PASSWORD))).await;
        assert_eq!(rules(again), [Rule::NoSuchPasskey]);
        registry.close().await;
    })
    .await;
}

#[tokio::test]
async fn a_question_is_answered_once_in_time_by_whom_it_was_put_to() {
    for_each_store(async |url| {
        let root = tempfile::tempdir().unwrap();
        let registry = with_heads(url, root.path()).await;
        let (session, other) = (session_of(&registry, "head").await, session_of(&registry, "other").await);
        let mut phone = device(1);
        add(&registry, &session, &mut phone).await.unwrap();

        let asked = registry.ask_to_sign_in(&site(), "", HERE).await.unwrap();
        let credential = phone.answer(&asked.options);
        let answer = PasskeyAnswer { waiting: &asked.waiting, credential: &credential };
        registry.sign_in_with_passkey(&site(), answer, HERE).await.unwrap();
        assert_eq!(rules(registry.sign_in_with_passkey(&site(), answer, HERE).await), [Rule::PasskeyRefused]);
        assert_eq!(newest(&registry).await, refused(None, "not_asked"));

        // A failure uses the question up as well.
        let asked = registry.ask_to_sign_in(&site(), "", HERE).await.unwrap();
        let broken = PasskeyAnswer { waiting: &asked.waiting, credential: "{}" };
        assert_eq!(rules(registry.sign_in_with_passkey(&site(), broken, HERE).await), [Rule::PasskeyRefused]);
        let credential = phone.answer(&asked.options);
        let late = PasskeyAnswer { waiting: &asked.waiting, credential: &credential };
        assert_eq!(rules(registry.sign_in_with_passkey(&site(), late, HERE).await), [Rule::PasskeyRefused]);

        for (minutes, taken) in [(4, true), (5, false), (6, false)] {
            let asked = registry.ask_to_sign_in(&site(), "", HERE).await.unwrap();
            let credential = phone.answer(&asked.options);
            later(SignedDuration::from_mins(minutes));
            let answer = PasskeyAnswer { waiting: &asked.waiting, credential: &credential };
            let entered = registry.sign_in_with_passkey(&site(), answer, HERE).await;
            assert_eq!(entered.is_ok(), taken, "after {minutes} minutes");
        }

        // The answer to one question does not fit another, nor another purpose, nor another person.
        let (one, two) = (ask(&registry).await, ask(&registry).await);
        let credential = phone.answer(&one.options);
        let crossed = PasskeyAnswer { waiting: &two.waiting, credential: &credential };
        assert_eq!(rules(registry.sign_in_with_passkey(&site(), crossed, HERE).await), [Rule::PasskeyRefused]);
        assert_eq!(newest(&registry).await, refused(Some("head"), "not_asked"));
        let proof = registry.ask_for_proof(&site(), &session).await.unwrap();
        let credential = phone.answer(&proof.options);
        let answer = PasskeyAnswer { waiting: &proof.waiting, credential: &credential };
        assert_eq!(rules(registry.sign_in_with_passkey(&site(), answer, HERE).await), [Rule::PasskeyRefused]);
        let wanted = registry.ask_for_new_passkey(&site(), &session, "x", secret(PASSWORD)).await.unwrap();
        let credential = device(2).make(&wanted.options);
        let answer = PasskeyAnswer { waiting: &wanted.waiting, credential: &credential };
        assert_eq!(rules(registry.add_passkey(&site(), &other, answer).await), [Rule::PasskeyRefused]);
        assert_eq!(registry.passkeys(&account("other")).await.unwrap(), []);
        registry.close().await;
    })
    .await;
}

async fn ask(registry: &Registry) -> loupe_registry::access::PasskeyQuestion {
    registry.ask_to_sign_in(&site(), "", HERE).await.unwrap()
}

#[tokio::test]
async fn an_answer_that_is_not_quite_right_signs_nobody_in_and_the_audit_knows_why() {
    for_each_store(async |url| {
        let root = tempfile::tempdir().unwrap();
        let registry = with_heads(url, root.path()).await;
        let session = session_of(&registry, "head").await;
        let mut phone = device(1);
        add(&registry, &session, &mut phone).await.unwrap();
        enter(&registry, &mut phone, "").await.unwrap();

        let lie = |change: &dyn Fn(&mut Device)| {
            let mut liar = phone.clone();
            change(&mut liar);
            liar
        };
        let forger = Device { id: phone.id.clone(), handle: phone.handle.clone(), counter: 9, ..device(7) };
        for (mut liar, why) in [
            (lie(&|liar| liar.origin = "https://kp.example.evil.example".to_owned()), "elsewhere"),
            (lie(&|liar| liar.origin = "http://kp.example".to_owned()), "elsewhere"),
            (lie(&|liar| liar.host = "evil.example".to_owned()), "elsewhere"),
            (lie(&|liar| liar.flags = 0x01), "not_confirmed"),
            (lie(&|liar| liar.flags = 0x04), "not_confirmed"),
            (lie(&|liar| liar.handle = super::authenticator::text64(&[0; 32])), "not_theirs"),
            (forger, "unproven"),
        ] {
            assert_eq!(rules(enter(&registry, &mut liar, "").await), [Rule::PasskeyRefused], "{why}");
            assert_eq!(newest(&registry).await, refused(Some("head"), why));
            // A success in between: what is counted here is not how often it failed.
            phone.counter += 1;
            enter(&registry, &mut phone, "").await.unwrap();
        }
        registry.close().await;
    })
    .await;
}

#[tokio::test]
async fn a_counter_that_goes_back_or_stands_still_is_refused_and_noted() {
    for_each_store(async |url| {
        let root = tempfile::tempdir().unwrap();
        let registry = with_heads(url, root.path()).await;
        let session = session_of(&registry, "head").await;
        let mut phone = device(1);
        add(&registry, &session, &mut phone).await.unwrap();
        let mut copy = phone.clone();
        for _ in 0..3 {
            enter(&registry, &mut phone, "").await.unwrap();
        }
        for counter in [0, 1, phone.counter - 1] {
            copy.counter = counter;
            assert_eq!(rules(enter(&registry, &mut copy, "").await), [Rule::PasskeyRefused], "{counter}");
            assert_eq!(newest(&registry).await, refused(Some("head"), "counter_back"));
        }
        // A stranger with no key raises no suspicion of a copy, however low a counter they write.
        let mut stranger = Device { id: phone.id.clone(), handle: phone.handle.clone(), ..device(7) };
        assert_eq!(rules(enter(&registry, &mut stranger, "").await), [Rule::PasskeyRefused]);
        assert_eq!(newest(&registry).await, refused(Some("head"), "unproven"));
        enter(&registry, &mut phone, "").await.unwrap();

        // A device that does not count, as those do whose passkeys are on several devices at once.
        let mut synced = Device { counter: 0, ..device(2) };
        add(&registry, &session, &mut synced).await.unwrap();
        for _ in 0..2 {
            enter(&registry, &mut synced, "").await.unwrap();
        }
        registry.close().await;
    })
    .await;
}

#[tokio::test]
async fn whoever_fails_too_often_waits_with_a_passkey_as_with_a_password() {
    for_each_store(async |url| {
        let root = tempfile::tempdir().unwrap();
        let registry = with_heads(url, root.path()).await;
        let session = session_of(&registry, "head").await;
        let mut phone = device(1);
        add(&registry, &session, &mut phone).await.unwrap();
        let mut forger = Device { id: phone.id.clone(), handle: phone.handle.clone(), ..device(7) };
        for _ in 0..5 {
            assert_eq!(rules(enter(&registry, &mut forger, "").await), [Rule::PasskeyRefused]);
        }
        assert_eq!(rules(enter(&registry, &mut phone, "").await), [Rule::TooManyTries]);
        assert_eq!(rules(registry.sign_in("head", secret(PASSWORD), HERE).await), [Rule::TooManyTries]);
        later(SignedDuration::from_secs(1));
        enter(&registry, &mut phone, "").await.unwrap();

        // Questions that nobody answers are not kept without end.
        let mut asked = 0;
        while registry.ask_to_sign_in(&site(), "", HERE).await.is_ok() {
            asked += 1;
            assert!(asked <= 100, "they are kept without end");
        }
        assert_eq!(rules(registry.ask_to_sign_in(&site(), "", HERE).await), [Rule::TooManyTries]);
        registry.sign_in("head", secret(PASSWORD), HERE).await.unwrap();
        registry.close().await;
    })
    .await;
}

#[tokio::test]
async fn an_account_that_is_closed_has_no_passkey_and_nobody_else_may_take_one_over() {
    for_each_store(async |url| {
        let root = tempfile::tempdir().unwrap();
        let registry = with_heads(url, root.path()).await;
        let (session, other) = (session_of(&registry, "head").await, session_of(&registry, "other").await);
        let mut phone = device(1);
        let added = add(&registry, &session, &mut phone).await.unwrap();
        // A device that says it has somebody else's passkey gets it neither twice nor for itself.
        assert_eq!(rules(add(&registry, &other, &mut device(1)).await), [Rule::PasskeyRefused]);
        assert_eq!(rules(add(&registry, &session, &mut device(1)).await), [Rule::PasskeyRefused]);
        let taken = registry.remove_own_passkey(&other, &added.id, Proof::Password(secret(PASSWORD))).await;
        assert_eq!(rules(taken), [Rule::NoSuchPasskey]);

        let asked = ask(&registry).await;
        let credential = phone.answer(&asked.options);
        registry.disable_account(By::Operator, &account("head")).await.unwrap();
        let answer = PasskeyAnswer { waiting: &asked.waiting, credential: &credential };
        assert_eq!(rules(registry.sign_in_with_passkey(&site(), answer, HERE).await), [Rule::PasskeyRefused]);
        assert_eq!(registry.passkeys(&account("head")).await.unwrap(), []);
        registry.close().await;
    })
    .await;
}

#[tokio::test]
async fn a_passkey_proves_that_it_is_still_its_owner_and_nobody_elses() {
    for_each_store(async |url| {
        let root = tempfile::tempdir().unwrap();
        let registry = with_heads(url, root.path()).await;
        let (session, other) = (session_of(&registry, "head").await, session_of(&registry, "other").await);
        let (mut phone, mut theirs, mut lost) = (device(1), device(2), device(3));
        add(&registry, &session, &mut phone).await.unwrap();
        add(&registry, &other, &mut theirs).await.unwrap();
        let lost = add(&registry, &session, &mut lost).await.unwrap();

        for (device, taken) in [(&mut theirs, false), (&mut phone, true)] {
            let asked = registry.ask_for_proof(&site(), &session).await.unwrap();
            let credential = device.answer(&asked.options);
            let answer = PasskeyAnswer { waiting: &asked.waiting, credential: &credential };
            let site = site();
            let removed = registry.remove_own_passkey(&session, &lost.id, Proof::Passkey(&site, answer)).await;
            assert_eq!(removed.is_ok(), taken);
        }
        assert_eq!(registry.passkeys(&account("head")).await.unwrap().len(), 1);
        registry.close().await;
    })
    .await;
}

#[tokio::test]
async fn heads_and_the_operator_remove_what_somebody_lost() {
    for_each_store(async |url| {
        let root = tempfile::tempdir().unwrap();
        let registry = with_heads(url, root.path()).await;
        registry.add_office(By::Operator, organisation("club", OfficeKind::Observer)).await.unwrap();
        employ(&registry, "stranger", "club", Role::Head).await;
        employ(&registry, "clerk", "chair", Role::Clerk).await;
        let clerk: AccountName = account("clerk");
        let session = session_of(&registry, "clerk").await;
        let (first, second) = (
            add(&registry, &session, &mut device(1)).await.unwrap(),
            add(&registry, &session, &mut device(2)).await.unwrap(),
        );
        let stranger = registry.actor_at_console("stranger", None).await.unwrap();
        let head = registry.actor_at_console("head", None).await.unwrap();
        let by = |actor| By::Actor(actor);
        assert_eq!(rules(registry.remove_passkey(by(&stranger), &clerk, &first.id).await), [Rule::NotPermitted]);
        assert_eq!(rules(registry.remove_passkey(by(&head), &account("head"), &first.id).await), [Rule::NoSuchPasskey]);
        registry.remove_passkey(by(&head), &clerk, &first.id).await.unwrap();
        registry.remove_passkey(By::Operator, &clerk, &second.id).await.unwrap();
        assert_eq!(newest(&registry).await, ("remove_passkey".to_owned(), None, "clerk".to_owned()));
        assert_eq!(rules(registry.remove_passkey(By::Operator, &clerk, &first.id).await), [Rule::NoSuchPasskey]);
        registry.close().await;
    })
    .await;
}

#[tokio::test]
async fn a_passkey_has_a_name_and_a_person_not_without_end_many() {
    for_each_store(async |url| {
        let root = tempfile::tempdir().unwrap();
        let registry = with_heads(url, root.path()).await;
        let session = session_of(&registry, "head").await;
        for name in ["", "  ", "a\nb", &"x".repeat(61)] {
            let asked = registry.ask_for_new_passkey(&site(), &session, name, secret(PASSWORD)).await;
            assert_eq!(rules(asked), [Rule::PasskeyNameWrong], "{name:?}");
        }
        let wrong = registry.ask_for_new_passkey(&site(), &session, "x", secret("falsch geraten")).await;
        assert_eq!(rules(wrong), [Rule::SignInRefused]);
        for seed in 1..=u8::try_from(PASSKEYS_MAX).unwrap() {
            add(&registry, &session, &mut device(seed)).await.unwrap();
        }
        assert_eq!(rules(add(&registry, &session, &mut device(99)).await), [Rule::PasskeysTooMany]);
        registry.close().await;
    })
    .await;
}
