//! Findings: the list, and one case file whole with its accounts side by side.

use loupe_scheme::definition::{Resolved, Verdict};
use loupe_scheme::finding as scheme;
use loupe_scheme::finding::{Act, CaseSource, Count, Grade, Reading, Remedy, Response};
use loupe_scheme::period::Span;
use loupe_scheme::rule::{Refusal, Rule};
use loupe_scheme::statement::{Tie, ties};
use loupe_scheme::vocabulary::Reach;
use serde::Serialize;

use super::ground::{ClauseName, clauses};
use super::target::Named;
use super::{Answer, Ask, Selection};
use crate::records::RecordName;

/// A finding in a list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Brief {
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Where it took place.
    pub country: Named,
    /// The place in words.
    pub place: String,
    /// When.
    pub span: Span,
    /// How far Loupe takes it as borne out.
    pub grade: Grade,
    /// The grade one reader proposes.
    pub proposed: Grade,
    /// What the grade rests on.
    pub basis: String,
    /// Whether some of it is contested.
    pub contested: bool,
    /// The kinds of act, each once.
    pub acts: Vec<String>,
    /// What its links point at, each once.
    pub targets: Vec<Named>,
    /// How many sources it has.
    pub sources: usize,
    /// What each definition says of it, the strongest of its acts and links.
    pub verdicts: Vec<Judged>,
}

/// What one definition says of a finding.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Judged {
    /// The definition's key.
    pub definition: String,
    /// The verdict on the act and link that count most.
    pub verdict: Verdict,
    /// Whether that act and link are verified.
    pub verified: bool,
    /// That act; `null` when the finding ties no stones.
    pub act: Option<String>,
    /// The kind of that link.
    pub link: Option<String>,
    /// The clauses that cover it, or may.
    pub clauses: Vec<ClauseName>,
}

/// Every finding.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct List {
    /// By id.
    pub findings: Vec<Brief>,
}

/// A case file, whole.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Whole {
    /// The finding.
    #[serde(flatten)]
    pub brief: Brief,
    /// In which province.
    pub admin1: String,
    /// How exact the dates are.
    pub date_precision: String,
    /// How exact the place is.
    pub place_precision: String,
    /// What is known, in our words, in English.
    pub summary: String,
    /// The reader's reason for the grade.
    pub reason: String,
    /// What nobody has answered yet.
    pub open_questions: Vec<String>,
    /// The acts by what they are accounts of; accounts of one thing stand side by side, and Loupe does not choose.
    pub accounts: Vec<Account>,
    /// How the stones are tied to it.
    pub links: Vec<Link>,
    /// What was answered; silence is an answer.
    pub responses: Vec<Response>,
    /// What was promised, paid, refused or broken.
    pub remedies: Vec<Remedy>,
    /// Where it is from.
    pub cited: Vec<CaseSource>,
    /// Its newest record in the log; `null` where there is none.
    pub record: Option<RecordName>,
}

/// One thing that was done, in every account of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Account {
    /// What it is an account of; empty when nobody tells it otherwise.
    pub of: String,
    /// The accounts, each with who says so.
    pub acts: Vec<Told>,
}

/// One account of an act.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Told {
    /// Its id.
    pub id: String,
    /// A value of `act`.
    pub kind: String,
    /// A value of `actor`; `null` when not known.
    pub actor: Option<String>,
    /// The actor's name.
    pub actor_name: String,
    /// How the state stands to it.
    pub state_nexus: String,
    /// `carried_out`, `ordered`, `suspected`, ...
    pub degree: String,
    /// To how many.
    pub count: Option<Count>,
    /// When.
    pub span: Span,
    /// Who says so.
    pub said_by: String,
    /// What is known beside it.
    pub note: String,
    /// The id of its source among `cited`.
    pub source: String,
    /// Gravity, pattern, finances and aim, where the case's own words bear them out.
    pub gravity: Option<Reading>,
    /// See `gravity`.
    pub pattern: Option<Reading>,
    /// See `gravity`.
    pub finances: Option<Reading>,
    /// See `gravity`.
    pub aim: Option<Reading>,
}

/// How stones are tied to it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Link {
    /// A value of `link`.
    pub kind: String,
    /// How far such a link reaches.
    pub reach: Option<Reach>,
    /// Whose stones.
    pub target: Named,
    /// From when to when.
    pub span: Span,
    /// The grade of the link.
    pub grade: Grade,
    /// What is known beside it.
    pub note: String,
    /// The id of its source among `cited`.
    pub source: String,
}

/// A finding that ties stones of a participant, site or company.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Tied {
    /// The finding's id.
    pub finding: String,
    /// Its title.
    pub title: String,
    /// When it took place.
    pub span: Span,
    /// How far it is borne out.
    pub grade: Grade,
    /// Whether that is enough to raise `at least`, if its link is verified too.
    pub verified: bool,
    /// The kinds of link that tie the stones.
    pub links: Vec<String>,
}

/// Lists every finding. Refuses with `D10` or `D5` an unknown definition.
pub fn findings(ask: &Ask<'_>, selection: &Selection) -> Result<Answer<List>, Refusal> {
    let definitions = selection.resolved(ask.edition)?;
    let register = &ask.edition.register;
    let ties = ties(register);
    let of = |finding: &scheme::Finding| {
        let own: Vec<&Tie<'_>> = ties.iter().filter(|tie| tie.finding.id == finding.id).collect();
        brief(ask, finding, &own, &definitions)
    };
    Ok(ask.answer(&definitions, List { findings: register.findings.iter().map(of).collect() }))
}

/// Shows one finding. Refuses with `F1` an unknown one, `D10` or `D5` an unknown definition.
pub fn finding(ask: &Ask<'_>, id: &str, selection: &Selection) -> Result<Answer<Whole>, Refusal> {
    let definitions = selection.resolved(ask.edition)?;
    let register = &ask.edition.register;
    let finding = register.finding(id).ok_or_else(|| {
        let near = register.findings.iter().filter(|known| known.id.starts_with(id.split('-').next().unwrap_or(id)));
        Refusal::new(Rule::NoSuchFinding, id).accepting(near.map(|known| known.id.as_str()).take(6))
    })?;
    let ties = ties(register);
    let own: Vec<&Tie<'_>> = ties.iter().filter(|tie| tie.finding.id == id).collect();
    let whole = Whole {
        brief: brief(ask, finding, &own, &definitions),
        admin1: finding.admin1.clone(),
        date_precision: finding.date_precision.clone(),
        place_precision: finding.place_precision.clone(),
        summary: finding.summary.clone(),
        reason: finding.grading.reason.clone(),
        open_questions: finding.open_questions.clone(),
        accounts: accounts(&finding.acts),
        links: finding.links.iter().map(|link| of_link(ask, link)).collect(),
        responses: finding.responses.clone(),
        remedies: finding.remedies.clone(),
        cited: finding.sources.clone(),
        record: ask.edition.records.of_finding(id).cloned(),
    };
    Ok(ask.answer(&definitions, whole))
}

fn of_link(ask: &Ask<'_>, link: &scheme::Link) -> Link {
    Link {
        kind: link.kind.clone(),
        reach: ask.edition.register.vocabulary.reach(&link.kind),
        target: ask.target(&link.target),
        span: link.span,
        grade: link.grade,
        note: link.note.clone(),
        source: link.source.clone(),
    }
}

fn accounts(acts: &[Act]) -> Vec<Account> {
    let mut accounts: Vec<Account> = Vec::new();
    for act in acts {
        let told = Told {
            id: act.id.clone(),
            kind: act.kind.clone(),
            actor: act.actor.clone(),
            actor_name: act.actor_name.clone(),
            state_nexus: act.state_nexus.clone(),
            degree: act.degree.clone(),
            count: act.count.clone(),
            span: act.span,
            said_by: act.said_by.clone(),
            note: act.note.clone(),
            source: act.source.clone(),
            gravity: act.gravity.clone(),
            pattern: act.pattern.clone(),
            finances: act.finances.clone(),
            aim: act.aim.clone(),
        };
        let same = accounts.iter_mut().find(|known| !act.account_of.is_empty() && known.of == act.account_of);
        match same {
            Some(account) => account.acts.push(told),
            None => accounts.push(Account { of: act.account_of.clone(), acts: vec![told] }),
        }
    }
    accounts
}

fn brief(ask: &Ask<'_>, finding: &scheme::Finding, ties: &[&Tie<'_>], definitions: &[Resolved]) -> Brief {
    let mut acts: Vec<String> = Vec::new();
    for act in &finding.acts {
        if !acts.contains(&act.kind) {
            acts.push(act.kind.clone());
        }
    }
    let mut targets: Vec<Named> = Vec::new();
    for target in finding.links.iter().map(|link| ask.target(&link.target)) {
        if !targets.contains(&target) {
            targets.push(target);
        }
    }
    Brief {
        id: finding.id.clone(),
        title: finding.title.get(ask.lang).to_owned(),
        country: ask.participant(&finding.country),
        place: finding.place.clone(),
        span: finding.span,
        grade: finding.treated_as(),
        proposed: finding.grading.proposed,
        basis: finding.grading.basis.clone(),
        contested: finding.contested,
        acts,
        targets,
        sources: finding.sources.len(),
        verdicts: definitions.iter().map(|definition| judge(ask, ties, definition)).collect(),
    }
}

/// The strongest answer over all acts and links that tie stones, whenever they did.
fn judge(ask: &Ask<'_>, ties: &[&Tie<'_>], definition: &Resolved) -> Judged {
    let vocabulary = &ask.edition.register.vocabulary;
    let key = definition.reference.key();
    let mut best: Option<Judged> = None;
    for tie in ties {
        for facts in &tie.facts {
            let answer = tie.judge(vocabulary, definition, facts);
            let one = (answer.verdict, tie.verified);
            if best.as_ref().is_none_or(|known| one > (known.verdict, known.verified)) {
                best = Some(Judged {
                    definition: key.clone(),
                    verdict: answer.verdict,
                    verified: tie.verified,
                    act: Some(tie.act.id.clone()),
                    link: Some(tie.link.kind.clone()),
                    clauses: clauses(definition, &answer.clauses),
                });
            }
        }
    }
    best.unwrap_or(Judged {
        definition: key,
        verdict: Verdict::No,
        verified: false,
        act: None,
        link: None,
        clauses: Vec::new(),
    })
}
