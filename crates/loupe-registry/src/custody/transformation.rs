//! Transformations told in several events. All that went in is in all that came out (EPCIS 2.0, 7.4.6), so the events
//! are one movement together, and none before they add up.

use std::collections::BTreeMap;

use loupe_scheme::custody::{MovementId, Process};
use loupe_scheme::mass::Carats;
use loupe_scheme::rule::{Refusal, Rule};

use super::act::{Act, Deed};
use super::journal::Line;
use super::taking::{Entered, Taking, sum};
use super::things::Part;

/// The events of one transformation, as far as they stand.
#[derive(Clone, Debug, Default)]
pub(super) struct Transformation {
    /// By their numbers.
    pub(super) events: BTreeMap<u32, Act>,
    /// The movement that they are together, and the event under whose number it is recorded.
    pub(super) movement: Option<(MovementId, u32)>,
    /// Why they are none.
    pub(super) waits: Option<Refusal>,
    /// Whether the document changed any of this.
    pub(super) is_changed: bool,
}

impl Transformation {
    /// What its events say, in their order.
    pub(super) fn acts(&self) -> impl Iterator<Item = &Act> {
        self.events.values()
    }

    /// What all of them say together, and the last of their numbers.
    fn whole(&self) -> Option<(Act, u32)> {
        let (&number, last) = self.events.last_key_value()?;
        let (mut drawn, mut made, mut loss) = (Vec::new(), Vec::new(), Some(Carats::ZERO));
        for act in self.events.values() {
            let Deed::Change { drawn: went_in, made: came_out, loss: lost } = &act.deed else { continue };
            drawn.extend_from_slice(went_in);
            made.extend_from_slice(came_out);
            loss = loss.and_then(|loss| loss.checked_add(*lost));
        }
        // Mixing and splitting are what an event is called that does not say what it is.
        let usual = if drawn.len() > 1 { Process::Mixing } else { Process::Splitting };
        let mut told = self.events.values().filter_map(|act| act.process);
        let process = told.find(|process| !matches!(process, Process::Mixing | Process::Splitting)).unwrap_or(usual);
        let deed = Deed::Change { drawn, made, loss: loss? };
        Some((Act { process: Some(process), deed, ..last.clone() }, number))
    }
}

impl Taking<'_> {
    /// Takes an event of a transformation: all of its events are recorded as one movement, or wait for the others.
    pub(super) fn take_of(&mut self, name: &str, act: &Act, number: u32) -> Result<Entered, Vec<Refusal>> {
        let masses = self.own_masses(act);
        let mut transformation = self.transformations.get(name).cloned().unwrap_or_default();
        transformation.events.insert(number, act.clone());
        let mark = self.begin();
        let retold = self.unrecord(&mut transformation).and_then(|()| self.record_whole(name, &mut transformation));
        if let Err(refusals) = retold {
            self.go_back(mark);
            return Err(refusals);
        }
        self.custody.ledger.keep();
        let held = transformation.waits.clone();
        self.transformations.insert(name.to_owned(), transformation);
        Ok(Entered {
            state: if held.is_some() { "held" } else { "moved" },
            process: act.process.map_or("", Process::name),
            operator: act.operator.clone(),
            masses,
            held,
            ..Entered::plain(number, "moved")
        })
    }

    /// An event of a transformation never was; what is left of the transformation is told anew.
    pub(super) fn leave(&mut self, name: &str, number: u32) -> Result<(), Vec<Refusal>> {
        let Some(mut transformation) = self.transformations.get(name).cloned() else { return Ok(()) };
        transformation.events.remove(&number);
        self.unrecord(&mut transformation)?;
        if let Err(refusals) = self.record_whole(name, &mut transformation) {
            transformation.waits = refusals.into_iter().next();
        }
        self.transformations.insert(name.to_owned(), transformation);
        Ok(())
    }

    /// Records a transformation that was held, whatever it yields. Refuses one that does not add up.
    pub(super) fn release_of(&mut self, name: &str) -> Result<(), Vec<Refusal>> {
        let Some(mut transformation) = self.transformations.get(name).cloned() else { return Ok(()) };
        self.unrecord(&mut transformation)?;
        self.record_whole(name, &mut transformation)?;
        let waits = transformation.waits.clone();
        self.transformations.insert(name.to_owned(), transformation);
        waits.map_or(Ok(()), |refusal| Err(vec![refusal]))
    }

    /// Whether an event tells of a transformation that is known.
    pub(super) fn tells_of(&self, act: &Act, number: u32) -> Option<String> {
        let name = act.transformation.as_ref()?;
        self.transformations.get(name)?.events.contains_key(&number).then(|| name.clone())
    }

    fn unrecord(&mut self, transformation: &mut Transformation) -> Result<(), Vec<Refusal>> {
        (transformation.is_changed, transformation.waits) = (true, None);
        let Some((movement, _)) = transformation.movement.take() else { return Ok(()) };
        self.custody.ledger.undo(movement).map_err(|breach| vec![breach.refusal(|lot| lot.to_string())])?;
        self.lines.push(Line::undo(movement));
        Ok(())
    }

    /// Records it where it adds up; else says in it why it waits.
    fn record_whole(&mut self, name: &str, transformation: &mut Transformation) -> Result<(), Vec<Refusal>> {
        let Some((whole, number)) = transformation.whole() else { return Ok(()) };
        let mark = self.begin();
        let waits = match self.open(name, &whole) {
            Ok(None) => self.enact(&whole, number).map(|entered| entered.held),
            open => open,
        };
        if let Ok(None) = waits {
            self.custody.ledger.keep();
            transformation.movement = Some((MovementId(self.custody.ledger.movements() as u32 - 1), number));
            return Ok(());
        }
        self.go_back(mark);
        transformation.waits = waits?;
        Ok(())
    }

    /// What is missing, where what went in is not what came out and was lost.
    fn open(&mut self, name: &str, whole: &Act) -> Result<Option<Refusal>, Vec<Refusal>> {
        let Deed::Change { drawn, made, loss } = &whole.deed else { return Ok(None) };
        let went_in = sum(self.draws(drawn)?.iter().map(|draw| draw.mass));
        let came_out = sum(made.iter().filter_map(|part| part.mass));
        let too_large = || vec![Refusal::new(Rule::MassTooLarge, name)];
        let (went_in, came_out) = (went_in.ok_or_else(too_large)?, came_out.ok_or_else(too_large)?);
        let told = format!("{name}: {went_in} ct ≠ {came_out} ct + {loss} ct");
        let adds_up = came_out.checked_add(*loss) == Some(went_in);
        Ok((!adds_up).then(|| Refusal::new(Rule::TransformationOpen, told)))
    }

    /// What an event itself says was drawn, made and lost.
    fn own_masses(&self, act: &Act) -> [Carats; 3] {
        let Deed::Change { drawn, made, loss } = &act.deed else { return [Carats::ZERO; 3] };
        let left = |part: &Part| self.custody.ledger.left(*self.lots.get(&part.name)?);
        let drawn = sum(drawn.iter().filter_map(|part| part.mass.or_else(|| left(part))));
        let made = sum(made.iter().filter_map(|part| part.mass));
        [drawn.unwrap_or_default(), made.unwrap_or_default(), *loss]
    }
}
