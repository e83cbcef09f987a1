//! The life of a certificate: its states, its steps, and which step leads where.

use serde::Serialize;

use super::receipt::Receipt;
use crate::access::Permission;
use crate::rule::{Refusal, Rule};

/// Where a certificate stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum State {
    /// Written, not judged.
    Draft,
    /// A second person found it right (KPCS Annex I A 15).
    Validated,
    /// Given up before it had a number.
    Withdrawn,
    /// It has its number.
    Issued,
    /// The shipment left.
    InTransit,
    /// Received as stated (KPCS III(b)2).
    Received,
    /// Received, and something is not as stated.
    ReceivedDiffering,
    /// Went back to its issuer unused.
    Returned,
    /// Its last day passed before it was received.
    Expired,
    /// Its issuer took it back.
    Voided,
    /// Someone entitled says that it is forged.
    ReportedForged,
}

impl State {
    /// Every state.
    pub const ALL: [State; 11] = [
        State::Draft,
        State::Validated,
        State::Withdrawn,
        State::Issued,
        State::InTransit,
        State::Received,
        State::ReceivedDiffering,
        State::Returned,
        State::Expired,
        State::Voided,
        State::ReportedForged,
    ];

    /// As it stands in rows, records and answers.
    pub const fn code(self) -> &'static str {
        match self {
            State::Draft => "draft",
            State::Validated => "validated",
            State::Withdrawn => "withdrawn",
            State::Issued => "issued",
            State::InTransit => "in_transit",
            State::Received => "received",
            State::ReceivedDiffering => "received_differing",
            State::Returned => "returned",
            State::Expired => "expired",
            State::Voided => "voided",
            State::ReportedForged => "reported_forged",
        }
    }

    /// From its code.
    pub fn from_code(code: &str) -> Option<State> {
        State::ALL.into_iter().find(|state| state.code() == code)
    }

    /// Whether goods may still travel with it.
    pub const fn is_open(self) -> bool {
        matches!(self, State::Issued | State::InTransit)
    }

    /// Whether it has a number.
    pub const fn is_numbered(self) -> bool {
        !matches!(self, State::Draft | State::Validated | State::Withdrawn)
    }

    /// Whether it was received.
    pub const fn is_received(self) -> bool {
        matches!(self, State::Received | State::ReceivedDiffering)
    }
}

/// Something that happens to a certificate. A reason is for people: one line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step {
    /// Its text was changed.
    Amend,
    /// A second person found it right.
    Validate,
    /// A second person found it wrong.
    SendBack(String),
    /// Given up before it had a number.
    Withdraw(String),
    /// It got its number.
    Issue,
    /// The shipment left.
    Depart,
    /// The importing authority confirms it.
    Receive(Box<Receipt>),
    /// It went back to its issuer.
    Return(String),
    /// Its last day passed.
    Expire,
    /// Its issuer takes it back.
    Void(String),
    /// Someone entitled says that it is forged.
    ReportForged(String),
}

impl Step {
    /// As it stands in rows, records and answers.
    pub const fn code(&self) -> &'static str {
        match self {
            Step::Amend => "amend",
            Step::Validate => "validate",
            Step::SendBack(_) => "send_back",
            Step::Withdraw(_) => "withdraw",
            Step::Issue => "issue",
            Step::Depart => "depart",
            Step::Receive(_) => "receive",
            Step::Return(_) => "return",
            Step::Expire => "expire",
            Step::Void(_) => "void",
            Step::ReportForged(_) => "report_forged",
        }
    }

    /// Its reason, where it has one.
    pub fn reason(&self) -> Option<&str> {
        match self {
            Step::SendBack(reason)
            | Step::Withdraw(reason)
            | Step::Return(reason)
            | Step::Void(reason)
            | Step::ReportForged(reason) => Some(reason),
            _ => None,
        }
    }

    /// What one must be allowed to do to take it; `None` for what the calendar does.
    pub const fn permission(&self) -> Option<Permission> {
        match self {
            Step::Amend | Step::Withdraw(_) => Some(Permission::DraftCertificate),
            Step::Validate | Step::SendBack(_) => Some(Permission::ValidateCertificate),
            Step::Issue => Some(Permission::IssueCertificate),
            Step::Depart | Step::Return(_) | Step::Void(_) => Some(Permission::MoveCertificate),
            Step::Receive(_) => Some(Permission::ReceiveCertificate),
            Step::ReportForged(_) => Some(Permission::WarnOfCertificate),
            Step::Expire => None,
        }
    }
}

/// Where `step` leads from `state`. Refuses with `T6` what was received already, `T5` what is void, `T4` what expired, and
/// `T14` every other step that does not follow.
pub fn after(state: State, step: &Step) -> Result<State, Refusal> {
    use State as S;
    let next = match (state, step) {
        (S::Draft | S::Validated, Step::Amend | Step::SendBack(_)) => Some(S::Draft),
        (S::Draft, Step::Validate) => Some(S::Validated),
        (S::Draft | S::Validated, Step::Withdraw(_)) => Some(S::Withdrawn),
        (S::Validated, Step::Issue) => Some(S::Issued),
        (S::Issued, Step::Depart) => Some(S::InTransit),
        // Submitted in time and confirmed later: the day of submission decides, and is judged by whoever confirms.
        (S::Issued | S::InTransit | S::Expired, Step::Receive(receipt)) if receipt.is_as_stated() => Some(S::Received),
        (S::Issued | S::InTransit | S::Expired, Step::Receive(_)) => Some(S::ReceivedDiffering),
        (S::Issued | S::InTransit | S::Expired, Step::Return(_)) => Some(S::Returned),
        (S::Issued | S::InTransit, Step::Expire) => Some(S::Expired),
        (S::Issued | S::InTransit, Step::Void(_)) => Some(S::Voided),
        (S::Issued | S::InTransit | S::Received | S::ReceivedDiffering | S::Expired, Step::ReportForged(_)) => {
            Some(S::ReportedForged)
        }
        _ => None,
    };
    next.ok_or_else(|| {
        let rule = match state {
            S::Received | S::ReceivedDiffering => Rule::CertificateUsed,
            S::Voided | S::Returned | S::ReportedForged => Rule::CertificateVoid,
            S::Expired => Rule::CertificateExpired,
            _ => Rule::StepOutOfOrder,
        };
        Refusal::new(rule, format!("{} → {}", state.code(), step.code()))
    })
}
