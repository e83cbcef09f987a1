//! Every address of the program in one list, with whom it is open to beside it.
//!
//! A page is added with [`Routes::pages`] (in all three languages) or [`Routes::get`], a form with [`Routes::forms`] or
//! [`Routes::post`]. There is no other way in: a test looks for `.route(` elsewhere. What is not open to everyone is
//! checked before the handler is called ([`crate::session::admit`]), and is never kept by any cache.
//!
//! Whoever adds an address adds its row to `crates/loupe-web/tests/permissions/table.rs`: the test asks every address as
//! everybody, and fails on one that its table does not have.

use axum::Router;
use axum::handler::Handler;
use axum::middleware::from_fn_with_state;
use axum::routing::{MethodRouter, get, post};
use loupe_scheme::access::Permission;
use loupe_scheme::words::Lang;

use crate::session::admit;
use crate::state::App;

/// Whom an address is open to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OpenTo {
    /// Everyone.
    Everyone,
    /// A browser that is signed in, whether or not its person belongs to an office: what is their own.
    Person,
    /// Whoever acts for an office, as whatever.
    Member,
    /// Whoever may at least one of these.
    May(&'static [Permission]),
}

/// One address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Address {
    /// `GET` or `POST`.
    pub method: &'static str,
    /// Its path; `{lang}` stands for each language.
    pub path: String,
    /// Whom it is open to.
    pub open_to: OpenTo,
}

/// Addresses, and what answers there.
pub(crate) struct Routes {
    app: App,
    router: Router<App>,
    addresses: Vec<Address>,
}

impl Routes {
    /// No addresses yet.
    pub(crate) fn new(app: &App) -> Routes {
        Routes { app: app.clone(), router: Router::new(), addresses: Vec::new() }
    }

    /// A page at one address.
    pub(crate) fn get<H: Handler<T, App>, T: 'static>(self, path: &str, open_to: OpenTo, handler: H) -> Routes {
        self.listed("GET", path, open_to).at(path, open_to, get(handler))
    }

    /// A page in every language, below `/{lang}`.
    pub(crate) fn pages<H: Handler<T, App>, T: 'static>(self, path: &str, open_to: OpenTo, handler: H) -> Routes {
        let routes = self.listed("GET", &format!("/{{lang}}{path}"), open_to);
        let in_language =
            |routes: Routes, lang: Lang| routes.at(&format!("/{}{path}", lang.tag()), open_to, get(handler.clone()));
        Lang::ALL.into_iter().fold(routes, in_language)
    }

    /// A form sent in every language, below `/{lang}`.
    pub(crate) fn forms<H: Handler<T, App>, T: 'static>(self, path: &str, open_to: OpenTo, handler: H) -> Routes {
        let routes = self.listed("POST", &format!("/{{lang}}{path}"), open_to);
        let in_language =
            |routes: Routes, lang: Lang| routes.at(&format!("/{}{path}", lang.tag()), open_to, post(handler.clone()));
        Lang::ALL.into_iter().fold(routes, in_language)
    }

    /// Others beside these.
    pub(crate) fn merge(mut self, other: Routes) -> Routes {
        self.addresses.extend(other.addresses);
        Routes { router: self.router.merge(other.router), ..self }
    }

    /// A router that looks after its own admission, with the addresses in it.
    pub(crate) fn with(mut self, router: Router<App>, addresses: impl IntoIterator<Item = Address>) -> Routes {
        self.addresses.extend(addresses);
        Routes { router: self.router.merge(router), ..self }
    }

    /// The same with something around every answer.
    pub(crate) fn within(self, layer: impl FnOnce(Router<App>) -> Router<App>) -> Routes {
        Routes { router: layer(self.router), ..self }
    }

    /// The router, and the list.
    pub(crate) fn finish(self) -> (Router<App>, Vec<Address>) {
        (self.router, self.addresses)
    }

    fn listed(mut self, method: &'static str, path: &str, open_to: OpenTo) -> Routes {
        self.addresses.push(Address { method, path: path.to_owned(), open_to });
        self
    }

    fn at(self, path: &str, open_to: OpenTo, method: MethodRouter<App>) -> Routes {
        let method = match open_to {
            OpenTo::Everyone => method,
            _ => method.route_layer(from_fn_with_state((self.app.clone(), open_to), admit)),
        };
        Routes { router: self.router.route(path, method), ..self }
    }
}
