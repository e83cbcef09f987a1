//! Every address, asked as everybody: nobody, a person of no office, every role in every kind of office, and programs.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on stops")]

mod register;
mod table;

use std::collections::BTreeSet;

use axum::http::{StatusCode, header};
use loupe_scheme::access::{OfficeKind, Role};
use loupe_web::OpenTo;

use register::{Got, Register, Who};
use table::{Lets, TABLE};

/// An address with something in the place of its names; nothing in the register has any of them.
fn filled(path: &str) -> String {
    let path = path.replace("{lang}", "en").replace("{office}/{number}", "nowhere/1");
    let path = path.replace("{number}", "BW00000001").replace("{act}", "nothing").replace("{step}", "nothing");
    let ends: Vec<&str> = path.split('/').map(|part| if part.starts_with('{') { "nothing" } else { part }).collect();
    ends.join("/")
}

/// Whether only programs with a token ask there.
fn is_for_programs(path: &str) -> bool {
    path.starts_with("/api/") || path.starts_with("/epcis")
}

fn lets(row: &Lets, who: &Who) -> bool {
    match (row, who.at) {
        (Lets::SignedIn, _) => true,
        (Lets::Members, at) => at.is_some(),
        (Lets::Those(rows), Some((kind, role))) => rows.iter().any(|(of, from)| *of == kind && role >= *from),
        (Lets::Those(_), None) => false,
    }
}

/// Whether the address itself was refused. A form of one's own account is shown again with what is wrong with it, which
/// may be that one has nothing to give a program.
fn turned_away(got: &Got) -> bool {
    let refused = matches!(got.status, StatusCode::UNAUTHORIZED | StatusCode::FORBIDDEN);
    let shown_again = got.text.contains("id=\"sessions\"");
    (refused && !shown_again) || got.header(header::LOCATION).contains("/sign-in?to=")
}

#[tokio::test]
async fn every_address_lets_through_whom_the_table_says_and_nobody_else() {
    let register = Register::new().await;
    let mut walked = 0;
    for kind in OfficeKind::ALL.into_iter().map(Some).chain([None]) {
        let roles: &[Role] = if kind.is_some() { Role::ALL } else { &[Role::Reader] };
        for role in roles {
            let who = register.employ(kind.map(|kind| (kind, *role))).await;
            let token = register.token_if_may(&who).await.unwrap_or_default();
            for (row, allowed) in TABLE {
                let (method, path) = row.split_once(' ').unwrap();
                // Whoever signs out or ends their sessions is nobody afterwards.
                let who = if path.ends_with("/sign-out") { &register.again(&who).await } else { &who };
                // Programs ask with a token, and no cookie of a browser opens to them.
                let got = if is_for_programs(path) {
                    assert!(turned_away(&register.send(method, &filled(path), Some(who)).await), "{row} with a cookie");
                    register.send_by_program(method, &filled(path), &token).await
                } else {
                    register.send(method, &filled(path), Some(who)).await
                };
                let turned_away = turned_away(&got);
                assert_eq!(!turned_away, lets(allowed, who), "{row} as {:?}: {}", who.at, got.status);
                assert!(!got.status.is_server_error(), "{row} as {:?}: {}", who.at, got.status);
                assert_eq!(got.header(header::CACHE_CONTROL), "no-store", "{row} as {:?}: {}", who.at, got.status);
                walked += 1;
            }
        }
    }
    assert_eq!(walked, TABLE.len() * (OfficeKind::ALL.len() * Role::ALL.len() + 1));
}

#[tokio::test]
async fn nobody_is_let_through_anywhere_and_a_form_without_its_secret_nowhere() {
    let register = Register::new().await;
    let heads = [OfficeKind::ExportingAuthority, OfficeKind::ImportingAuthority, OfficeKind::Register];
    let mut those = Vec::new();
    for kind in heads {
        those.push(register.employ(Some((kind, Role::Head))).await);
    }
    for (row, allowed) in TABLE {
        let (method, path) = row.split_once(' ').unwrap();
        let got = register.send(method, &filled(path), None).await;
        let is_page = method == "GET" && !is_for_programs(path);
        let asked = if is_page { StatusCode::SEE_OTHER } else { StatusCode::UNAUTHORIZED };
        assert_eq!(got.status, asked, "{row}");
        if method == "POST" && !is_for_programs(path) {
            for who in those.iter().filter(|who| lets(allowed, who)) {
                let got = register.send_without_secret(&filled(path), who).await;
                assert_eq!(got.status, StatusCode::FORBIDDEN, "{row} without its secret");
                let got = register.send_from_elsewhere(&filled(path), who).await;
                assert_eq!(got.status, StatusCode::FORBIDDEN, "{row} from a page of another site");
            }
        }
    }
}

#[tokio::test]
async fn a_token_does_no_more_than_its_scopes() {
    let register = Register::new().await;
    let who = register.employ(Some((OfficeKind::ImportingAuthority, Role::Head))).await;
    let token = register.token(&who).await;
    for (path, status) in [
        ("/en/reconciliation", StatusCode::OK),
        ("/api/v1/reconciliation?participant=BWA", StatusCode::OK),
        ("/en/desk", StatusCode::FORBIDDEN),
        ("/en/account/audit", StatusCode::FORBIDDEN),
        // What is a person's own is for browsers alone.
        ("/en/account", StatusCode::SEE_OTHER),
    ] {
        assert_eq!(register.send_as_program(path, &token).await.status, status, "{path}");
    }
    for wrong in ["loupe_0000", "", &token[..token.len() - 1]] {
        let status = register.send_as_program("/en/reconciliation", wrong).await.status;
        assert!(matches!(status, StatusCode::UNAUTHORIZED | StatusCode::SEE_OTHER), "{wrong}: {status}");
    }
}

#[tokio::test]
async fn every_address_is_in_the_table_or_in_the_list_of_those_open_to_everyone() {
    let register = Register::new().await;
    let addresses = register.addresses();
    let (open, closed): (Vec<_>, Vec<_>) = addresses.iter().partition(|one| one.open_to == OpenTo::Everyone);
    // The names of a style sheet and of a script change with them.
    let path = |one: &loupe_web::Address| match one.path.rsplit_once('.') {
        Some((_, "css")) => "a style sheet".to_owned(),
        Some((_, "js")) => "a script".to_owned(),
        _ => one.path.clone(),
    };
    let named = |one: &&loupe_web::Address| format!("{} {}", one.method, path(one));
    let closed: BTreeSet<String> = closed.iter().map(named).collect();
    let table: BTreeSet<String> = TABLE.iter().map(|(row, _)| (*row).to_owned()).collect();
    assert_eq!(closed, table);
    let open: BTreeSet<String> = open.iter().map(named).collect();
    insta::assert_snapshot!(open.iter().map(String::as_str).collect::<Vec<_>>().join("\n"));
    for one in addresses.iter().filter(|one| one.open_to == OpenTo::Everyone) {
        let got = register.send(one.method, &filled(&one.path), None).await;
        // A sign-in without name and password is refused, and nothing else is.
        let is_sign_in = one.method == "POST" && one.path.ends_with("/sign-in");
        assert!(is_sign_in || !turned_away(&got), "{} {}: {}", one.method, one.path, got.status);
    }
}
