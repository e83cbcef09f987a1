//! Who acts in a simulation: synthetic authorities of real participants, each with two officers and its keys.

use jiff::civil::Date;
use loupe_registry::access::{By, NewMember, NewOffice};
use loupe_registry::keys::SecretString;
use loupe_registry::registry::{Registry, Trouble};
use loupe_scheme::access::{AccountName, Actor, OfficeKind, Role};
use loupe_scheme::certificate::{Known, NumberPrefix, standing};
use loupe_scheme::mass::Carats;
use loupe_scheme::participant::{Participant, ParticipantId};
use loupe_scheme::record::OfficeId;
use loupe_scheme::register::Register;
use loupe_scheme::rule::{Refusal, Rule};
use loupe_scheme::words::Lang;

use super::chance::Chance;
use super::clock;

/// How many authorities of participants that mine, and of others.
const EACH: usize = 6;
/// What every name of the simulation begins with.
pub(super) const MARK: &str = "SYNTHETIC";

/// An authority and those who act for it.
pub(super) struct Side {
    pub(super) participant: ParticipantId,
    /// Whether anything is mined there.
    pub(super) mines: bool,
    /// Writes drafts.
    pub(super) clerk: Actor,
    /// Validates, issues and receives.
    pub(super) officer: Actor,
}

/// Everybody.
pub(super) struct Cast {
    pub(super) sides: Vec<Side>,
    /// Reconciles.
    pub(super) statistician: Actor,
    /// A country that takes no part.
    pub(super) outsider: Option<ParticipantId>,
}

impl Cast {
    /// Makes the offices, people and keys. Refuses as the verbs do that make them.
    pub(super) async fn made(registry: &Registry, chance: &mut Chance, last: Date) -> Result<Cast, Trouble> {
        let edition = registry.edition();
        let register = &edition.register;
        let mut sides = Vec::new();
        for (participant, mines) in chosen(register, chance, last) {
            sides.push(side(registry, participant, mines).await?);
        }
        let statistician = statistician(registry).await?;
        let known = Known { participations: &register.participations, statuses: &register.statuses };
        let outside = |one: &&Participant| {
            [clock::FIRST_DAY, last].into_iter().all(|day| {
                let stands = standing(&known, one.id, day);
                !stands.takes_part && stands.barred.is_none()
            })
        };
        let outsider = register.participants.iter().find(outside).map(|one| one.id);
        Ok(Cast { sides, statistician, outsider })
    }

    /// Places of authorities of participants that mine.
    pub(super) fn miners(&self) -> Vec<usize> {
        (0..self.sides.len()).filter(|place| self.sides[*place].mines).collect()
    }
}

/// Participants that may trade without bounds on the first and last day, those that mine first.
fn chosen<'r>(register: &'r Register, chance: &mut Chance, last: Date) -> Vec<(&'r Participant, bool)> {
    let known = Known { participations: &register.participations, statuses: &register.statuses };
    let trades = |one: &&Participant| {
        [clock::FIRST_DAY, last].into_iter().all(|day| {
            let stands = standing(&known, one.id, day);
            let is_bound = stands.bound_to_zones || !stands.mines.is_empty() || !stands.operators.is_empty();
            stands.may_receive() && !is_bound
        })
    };
    let is_coded = |one: &&Participant| one.alpha2.len() == 2;
    let mines = |one: &Participant| register.filings_of(one.id).iter().any(|filing| filing.mass > Carats::ZERO);
    let all = register.participants.iter().filter(is_coded).filter(trades);
    let (mut miners, mut others): (Vec<_>, Vec<_>) = all.map(|one| (one, mines(one))).partition(|(_, mines)| *mines);
    chance.shuffle(&mut miners);
    chance.shuffle(&mut others);
    miners.into_iter().take(EACH).chain(others.into_iter().take(EACH)).collect()
}

async fn side(registry: &Registry, participant: &Participant, mines: bool) -> Result<Side, Trouble> {
    let code = participant.id.as_str().to_lowercase();
    let id = office_id(&code)?;
    let prefix: NumberPrefix = format!("{}SYN", participant.alpha2).parse()?;
    let new = NewOffice {
        id: id.clone(),
        name: format!("{MARK} authority ({})", participant.name.get(Lang::En)),
        kinds: [OfficeKind::ExportingAuthority, OfficeKind::ImportingAuthority].into(),
        participant: Some(participant.id),
        city: format!("{MARK} city"),
        prefix: Some(prefix),
        language: "en".to_owned(),
        from: clock::FIRST_DAY,
    };
    registry.add_office(By::Operator, new).await?;
    let clerk = person(registry, &format!("synthetic.{code}.clerk"), &id, Role::Clerk).await?;
    let officer = person(registry, &format!("synthetic.{code}.officer"), &id, Role::Officer).await?;
    Ok(Side { participant: participant.id, mines, clerk, officer })
}

async fn statistician(registry: &Registry) -> Result<Actor, Trouble> {
    let id = office_id("statistics")?;
    let new = NewOffice {
        id: id.clone(),
        name: format!("{MARK} working group on statistics"),
        kinds: [OfficeKind::WorkingGroup].into(),
        participant: None,
        city: format!("{MARK} city"),
        prefix: None,
        language: "en".to_owned(),
        from: clock::FIRST_DAY,
    };
    registry.add_office(By::Operator, new).await?;
    person(registry, "synthetic.statistics", &id, Role::Reader).await
}

fn office_id(name: &str) -> Result<OfficeId, Refusal> {
    let id = format!("synthetic-{name}");
    id.parse().map_err(|_| Refusal::new(Rule::OfficeNameWrong, id))
}

/// Makes an account that nobody can sign in with: its password is forgotten at once.
async fn person(registry: &Registry, name: &str, office: &OfficeId, role: Role) -> Result<Actor, Trouble> {
    let account: AccountName = name.parse()?;
    let mut secret = [0_u8; 24];
    getrandom::fill(&mut secret).map_err(loupe_registry::registry::Fault::Random)?;
    let password: String = secret.iter().map(|byte| format!("{byte:02x}")).collect();
    let full_name = format!("{MARK} person {name}");
    registry.add_account(By::Operator, account.clone(), &full_name, SecretString::from(password)).await?;
    let from = clock::FIRST_DAY;
    let new = NewMember { account, office: office.clone(), role, from, until: None };
    registry.join(By::Operator, new).await?;
    registry.actor_at_console(name, Some(office)).await
}
