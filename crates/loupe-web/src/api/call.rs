//! A request read against its route: the parts of the path, the parameters, the text of the body.

use std::future::Future;

use axum::body::Bytes;
use axum::extract::Query;
use axum::http::Uri;
use loupe_registry::answer::{Ask, Selection};
use loupe_registry::custody::From;
use loupe_registry::custody_export::Wish;
use loupe_registry::lab::Lab;
use loupe_registry::registry::{Registry, Trouble};
use loupe_scheme::access::Actor;
use loupe_scheme::look::LooksCounted;
use loupe_scheme::period::Period;
use loupe_scheme::rule::{Place, Refusal, Rule};
use loupe_scheme::vocabulary::Field;
use loupe_scheme::words::Lang;

use tokio::runtime::Handle;

use super::problem::Problem;
use super::routes::Route;
use crate::pages::custody::Followed;

/// A parameter of the query.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Param {
    /// `period=2022`, `2022H1`, `2019..2023`.
    Period,
    /// `definition=kp-2003`, repeatable.
    Definition,
    /// `looks=independent`, `second_party`, `own`.
    Looks,
    /// `participant=RUS`: only its rows of a table.
    Participant,
    /// The pairs of the definition lab: `base`, `clause`, `drop` and the fields.
    Lab,
    /// `before=17`: only records whose index is lower.
    Before,
    /// `subject=finding/alrosa-war`: only records about it.
    Subject,
    /// `name=urn:loupe:lot:house:7`.
    Lot,
    /// `site=catoca`, `country=AGO` or `finding=alrosa-war`: one of them.
    From,
    /// `operator=urn:loupe:office:house`.
    Operator,
    /// `signed=yes`, `no`; where possible when absent.
    Signed,
    /// `lang=fr`.
    Lang,
}

/// The values of `signed`.
pub(crate) const SIGNED: [&str; 2] = ["yes", "no"];
/// The values of `looks`.
pub(crate) const LOOKS: [&str; 3] = ["independent", "second_party", "own"];

impl Param {
    /// The names it has in a query.
    pub(crate) fn names(self) -> Vec<&'static str> {
        match self {
            Param::Period => vec!["period"],
            Param::Definition => vec!["definition"],
            Param::Looks => vec!["looks"],
            Param::Participant => vec!["participant"],
            Param::Lab => ["base", "clause", "drop"].into_iter().chain(Field::ALL.map(Field::key)).collect(),
            Param::Before => vec!["before"],
            Param::Subject => vec!["subject"],
            Param::Lot => vec!["name"],
            Param::From => vec!["site", "country", "finding"],
            Param::Operator => vec!["operator"],
            Param::Signed => vec!["signed"],
            Param::Lang => vec!["lang"],
        }
    }
}

/// What is asked of a route.
pub(crate) struct Call<'e> {
    /// The edition, the day, the language.
    pub(crate) ask: Ask<'e>,
    /// The registry, for what is not in an edition: the log.
    registry: &'e Registry,
    parts: Vec<(String, String)>,
    pairs: Vec<(String, String)>,
    /// The text of the body; empty for a GET.
    pub(crate) text: String,
    /// Who asks, on a route that is not open to everyone.
    actor: Option<Actor>,
}

/// The pairs of an address's query, decoded.
pub(crate) fn pairs(uri: &Uri) -> Vec<(String, String)> {
    Query::<Vec<(String, String)>>::try_from_uri(uri).map(|Query(pairs)| pairs).unwrap_or_default()
}

fn refusal(rule: Rule, input: &str, name: &str) -> Refusal {
    Refusal::new(rule, input).at(Place { name: Some(name.to_owned()), ..Place::default() })
}

impl<'e> Call<'e> {
    /// Reads a request. Refuses with `U4` a parameter the route does not take, `U5` a body that is not text or a
    /// language Loupe does not speak.
    pub(crate) fn read(
        ask: Ask<'e>,
        registry: &'e Registry,
        route: &Route,
        parts: Vec<(String, String)>,
        uri: &Uri,
        body: &Bytes,
    ) -> Result<Call<'e>, Problem> {
        let pairs = pairs(uri);
        let taken: Vec<&str> = route.takes.iter().flat_map(|param| param.names()).collect();
        if let Some((name, _)) = pairs.iter().find(|(name, _)| !taken.contains(&name.as_str())) {
            return Err(refusal(Rule::ParameterUnknown, name, name).accepting(taken).into());
        }
        if let Some((_, tag)) = pairs.iter().find(|(name, tag)| name == "lang" && Lang::from_tag(tag).is_none()) {
            return Err(refusal(Rule::ParameterNotAValue, tag, "lang").accepting(Lang::ALL.map(Lang::tag)).into());
        }
        let text = String::from_utf8(body.to_vec())
            .map_err(|_| Problem::from(refusal(Rule::ParameterNotAValue, "", "body").accepting(["UTF-8"])))?;
        Ok(Call { ask, registry, parts, pairs, text, actor: None })
    }

    /// The same, asked by somebody.
    pub(crate) fn by(self, actor: Option<Actor>) -> Call<'e> {
        Call { actor, ..self }
    }

    /// Who asks, on a route that is not open to everyone. Refuses with `A1` on one that is.
    pub(crate) fn actor(&self) -> Result<&Actor, Refusal> {
        self.actor.as_ref().ok_or_else(|| Refusal::new(Rule::NotSignedIn, ""))
    }

    /// A part of the path; empty when the route has none of that name.
    pub(crate) fn part(&self, name: &str) -> &str {
        self.parts.iter().find(|(known, _)| known == name).map_or("", |(_, value)| value)
    }

    fn first(&self, name: &str) -> Option<&str> {
        self.pairs.iter().find(|(known, value)| known == name && !value.is_empty()).map(|(_, value)| value.as_str())
    }

    /// Whose looks count. Refuses an unknown choice with `U5`.
    pub(crate) fn counted(&self) -> Result<LooksCounted, Refusal> {
        let Some(code) = self.first("looks") else { return Ok(LooksCounted::default()) };
        let unknown = || refusal(Rule::ParameterNotAValue, code, "looks").accepting(LOOKS);
        LooksCounted::from_code(code).ok_or_else(unknown)
    }

    /// Period, definitions and whose looks count. Refuses with `P1` what is not a period, `U5` an unknown choice.
    pub(crate) fn selection(&self) -> Result<Selection, Refusal> {
        let at = |refusal: Refusal| refusal.at(Place { name: Some("period".to_owned()), ..Place::default() });
        let period = self.first("period").map(str::parse::<Period>).transpose().map_err(at)?;
        let definitions = self.pairs.iter().filter(|(name, value)| name == "definition" && !value.is_empty());
        Ok(Selection {
            period,
            definitions: definitions.map(|(_, value)| value.clone()).collect(),
            counted: self.counted()?,
        })
    }

    /// The participant whose rows are asked for.
    pub(crate) fn participant(&self) -> Option<&str> {
        self.first("participant")
    }

    /// Asks the registry for what may have changed since the edition. Answers are made where one may wait.
    pub(crate) fn wait<'c, T, F>(&'c self, asking: impl FnOnce(&'c Registry) -> F) -> Result<T, Problem>
    where
        F: Future<Output = Result<T, Trouble>>,
    {
        Handle::current().block_on(asking(self.registry)).map_err(|trouble| match trouble {
            Trouble::Refused(refusals) => Problem::from(refusals),
            Trouble::Fault(_) => Problem::fault(self.ask.lang),
        })
    }

    /// The index below which records are asked for. Refuses with `U5` what is no number.
    pub(crate) fn before(&self) -> Result<Option<u64>, Refusal> {
        let unread = |text: &str| refusal(Rule::ParameterNotAValue, text, "before").accepting(["0", "17"]);
        self.first("before").map(|text| text.parse().map_err(|_| unread(text))).transpose()
    }

    /// What records are asked to be about.
    pub(crate) fn subject(&self) -> Option<&str> {
        self.first("subject")
    }

    /// The name of the lot that is asked for; empty where none is.
    pub(crate) fn lot(&self) -> &str {
        self.first("name").unwrap_or_default()
    }

    /// The operator that is asked for; empty where none is.
    pub(crate) fn operator(&self) -> &str {
        self.first("operator").unwrap_or_default()
    }

    /// Whether a credential is to be signed. Refuses an unknown choice with `U5`.
    pub(crate) fn wish(&self) -> Result<Wish, Refusal> {
        match self.first("signed") {
            None => Ok(Wish::WherePossible),
            Some("yes") => Ok(Wish::Signed),
            Some("no") => Ok(Wish::Unsigned),
            Some(other) => Err(refusal(Rule::ParameterNotAValue, other, "signed").accepting(SIGNED)),
        }
    }

    /// From where stones are followed. Refuses with `U5` who asks for no place, or for several.
    pub(crate) fn from(&self) -> Result<From, Refusal> {
        let asked = |name: &str| self.first(name).unwrap_or_default().to_owned();
        Followed { site: asked("site"), country: asked("country"), finding: asked("finding") }.from()
    }

    /// The definition lab of the query.
    pub(crate) fn lab(&self) -> Result<Lab, Vec<Refusal>> {
        Lab::read(self.ask.edition, &self.pairs)
    }
}
