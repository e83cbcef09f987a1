//! Whoever guesses passwords waits for longer and longer, whatever they do.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use jiff::SignedDuration;
use loupe_registry::access::By;
use loupe_registry::registry::{Registry, Trouble};
use loupe_scheme::access::{OfficeKind, Role};
use loupe_scheme::rule::Rule;

use super::register::{HERE, PASSWORD, employ, later, open, organisation, reopen, rules, secret, sign_in};
use super::support::for_each_store;

const WRONG: &str = "vier Worte die jeder kennt";

async fn guess(registry: &Registry, name: &str, from: IpAddr) -> Rule {
    rules(registry.sign_in(name, secret(WRONG), from).await)[0]
}

fn address(n: u8) -> IpAddr {
    IpAddr::V4(Ipv4Addr::new(198, 51, 100, n))
}

async fn with_head(url: &str, root: &std::path::Path) -> Registry {
    let registry = open(url, root).await;
    registry.add_office(By::Operator, organisation("chair", OfficeKind::Chair)).await.unwrap();
    employ(&registry, "head", "chair", Role::Head).await;
    registry
}

#[tokio::test]
async fn five_are_free_then_it_takes_longer_and_a_restart_forgets_nothing() {
    for_each_store(async |url| {
        let root = tempfile::tempdir().unwrap();
        let registry = with_head(url, root.path()).await;
        for n in 0..5 {
            assert_eq!(guess(&registry, "head", address(n)).await, Rule::SignInRefused);
        }
        assert_eq!(guess(&registry, "head", address(9)).await, Rule::TooManyTries);
        // The right password is not heard either: else a guesser would learn which one it is.
        assert_eq!(rules(registry.sign_in("head", secret(PASSWORD), address(8)).await), [Rule::TooManyTries]);
        registry.close().await;

        let registry = reopen(url, root.path()).await;
        let refused = registry.sign_in("head", secret(PASSWORD), HERE).await;
        let Err(Trouble::Refused(refusals)) = refused else { panic!("a restart forgot it") };
        assert_eq!((refusals[0].rule, refusals[0].input.as_str()), (Rule::TooManyTries, "1"));
        later(SignedDuration::from_secs(1));
        sign_in(&registry, "head").await;
        // A success starts the count anew.
        for n in 0..5 {
            assert_eq!(guess(&registry, "head", address(n)).await, Rule::SignInRefused);
        }
        registry.close().await;
    })
    .await;
}

#[tokio::test]
async fn an_address_that_tries_many_names_waits_too_and_others_do_not() {
    for_each_store(async |url| {
        let root = tempfile::tempdir().unwrap();
        let registry = with_head(url, root.path()).await;
        let mut refused = Vec::new();
        for n in 0..21 {
            refused.push(guess(&registry, &format!("nobody{n}"), address(1)).await);
        }
        assert_eq!(refused.iter().filter(|rule| **rule == Rule::SignInRefused).count(), 20);
        assert_eq!(refused[20], Rule::TooManyTries);
        sign_in(&registry, "head").await;
        registry.close().await;
    })
    .await;
}

#[tokio::test]
async fn a_whole_network_of_one_subscriber_counts_as_one_address() {
    for_each_store(async |url| {
        let root = tempfile::tempdir().unwrap();
        let registry = with_head(url, root.path()).await;
        let mut last = Rule::SignInRefused;
        for n in 0..21 {
            let from = IpAddr::V6(Ipv6Addr::new(0x2001, 0xdb8, 0, 1, n, n, n, n));
            last = guess(&registry, &format!("nobody{n}"), from).await;
        }
        assert_eq!(last, Rule::TooManyTries);
        registry.close().await;
    })
    .await;
}

#[tokio::test]
async fn many_tries_at_once_count_as_many() {
    for_each_store(async |url| {
        let root = tempfile::tempdir().unwrap();
        let registry = &with_head(url, root.path()).await;
        let tries = (0..12).map(|n| async move { guess(registry, "head", address(n)).await });
        let mut tasks: Vec<std::pin::Pin<Box<dyn Future<Output = Rule>>>> =
            tries.map(|task| Box::pin(task) as std::pin::Pin<Box<dyn Future<Output = Rule>>>).collect();
        let refused = std::future::poll_fn(|context| {
            // All are begun before the first is finished.
            let mut done = Vec::new();
            tasks.retain_mut(|task| match task.as_mut().poll(context) {
                std::task::Poll::Ready(rule) => {
                    done.push(rule);
                    false
                }
                std::task::Poll::Pending => true,
            });
            FINISHED.with_borrow_mut(|finished| {
                finished.extend(done);
                if tasks.is_empty() {
                    std::task::Poll::Ready(std::mem::take(finished))
                } else {
                    std::task::Poll::Pending
                }
            })
        })
        .await;
        assert_eq!(refused.iter().filter(|rule| **rule == Rule::SignInRefused).count(), 5, "{refused:?}");
        registry.close().await;
    })
    .await;
}

thread_local! {
    static FINISHED: std::cell::RefCell<Vec<Rule>> = const { std::cell::RefCell::new(Vec::new()) };
}

#[tokio::test]
async fn a_name_that_is_nobodys_is_refused_as_a_wrong_password_is() {
    for_each_store(async |url| {
        let root = tempfile::tempdir().unwrap();
        let registry = with_head(url, root.path()).await;
        let told = async |name: &str| match registry.sign_in(name, secret(WRONG), HERE).await {
            Err(Trouble::Refused(refusals)) => format!("{refusals:?}"),
            other => panic!("{other:?}"),
        };
        let known = told("head").await;
        for name in ["nobody", "No Name At All", "", "🜂", &"x".repeat(100_000)] {
            assert_eq!(told(name).await, known, "{name}");
        }
        registry.close().await;
    })
    .await;
}
