//! The ledger as it is kept: what every commit added, in an order in which it can be read back.

use loupe_scheme::custody::{Draw, LotId, Movement, MovementId, Origin, OriginId, Output, Place, Process, Source};
use loupe_scheme::mass::Carats;
use serde::{Deserialize, Serialize};

/// One thing that a commit added. The order of the variants is kept for ever: it is how they are written.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) enum Line {
    /// An origin that the ledger had not heard of: whether it is a site, which, and the period.
    Origin(bool, String, String),
    /// A lot that is named before it is told of.
    Announce,
    /// A movement.
    Move(Moved),
    /// A movement that never was, by its number.
    Undo(u32),
    /// Lots that lie in a container whole.
    Pack(String, Vec<u32>),
    /// Lots taken out of one.
    Unpack(String, Vec<u32>),
    /// What a certificate says and what was sent under it, in micro-carats.
    Carried(String, u64, u64),
    /// What was not sent under a certificate after all.
    TakenBack(String, u64),
    /// How much of a lot lies in a container now, in micro-carats.
    Part(String, u32, u64),
}

/// A movement in numbers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Moved {
    /// The event it came of.
    pub(super) event: u32,
    process: u8,
    origin: Option<u32>,
    draws: Vec<(u32, u64)>,
    outputs: Vec<(Option<u32>, u64)>,
    loss: u64,
}

/// All that a commit added.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Batch {
    /// Marks of the lots that are new, in the order of their numbers.
    pub(super) lots: Vec<u32>,
    /// Marks of the events, in the order of their numbers.
    pub(super) events: Vec<u32>,
    /// What happened.
    pub(super) lines: Vec<Line>,
}

impl Moved {
    pub(super) fn of(event: u32, movement: &Movement) -> Moved {
        let origin = match &movement.source {
            Source::Origin(origin) => Some(origin.0),
            Source::Lots(_) => None,
        };
        let draws = movement.draws().iter().map(|draw| (draw.lot.0, draw.mass.micro())).collect();
        let outputs = movement.outputs.iter().map(|output| (output.lot.map(|lot| lot.0), output.mass.micro()));
        let process = Process::ALL.iter().position(|process| *process == movement.process).unwrap_or_default() as u8;
        Moved { event, process, origin, draws, outputs: outputs.collect(), loss: movement.loss.micro() }
    }

    /// `None` when it is not what it should be.
    pub(super) fn movement(&self) -> Option<Movement> {
        let draw = |(lot, mass): &(u32, u64)| Some(Draw { lot: LotId(*lot), mass: Carats::from_micro(*mass)? });
        let output =
            |(lot, mass): &(Option<u32>, u64)| Some(Output { lot: lot.map(LotId), mass: Carats::from_micro(*mass)? });
        let source = match self.origin {
            Some(origin) => Source::Origin(OriginId(origin)),
            None => Source::Lots(self.draws.iter().map(draw).collect::<Option<_>>()?),
        };
        Some(Movement {
            process: *Process::ALL.get(usize::from(self.process))?,
            source,
            outputs: self.outputs.iter().map(output).collect::<Option<_>>()?,
            loss: Carats::from_micro(self.loss)?,
        })
    }
}

impl Line {
    pub(super) fn origin(origin: &Origin) -> Line {
        match &origin.place {
            Place::Site(site) => Line::Origin(true, site.clone(), origin.period.to_string()),
            Place::Country(country) => Line::Origin(false, country.clone(), origin.period.to_string()),
        }
    }

    pub(super) fn undo(movement: MovementId) -> Line {
        Line::Undo(movement.0)
    }
}

/// The origin of a line; `None` when its period is none.
pub(super) fn origin(is_site: bool, place: &str, period: &str) -> Option<Origin> {
    let place = if is_site { Place::Site(place.to_owned()) } else { Place::Country(place.to_owned()) };
    Some(Origin { place, period: period.parse().ok()? })
}

impl Batch {
    /// As bytes.
    pub(super) fn bytes(&self) -> Result<Vec<u8>, postcard::Error> {
        postcard::to_allocvec(self)
    }

    /// From bytes.
    pub(super) fn read(bytes: &[u8]) -> Result<Batch, postcard::Error> {
        postcard::from_bytes(bytes)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_numbers_of_processes_never_change() {
        let names: Vec<&str> = Process::ALL.iter().map(|process| process.name()).collect();
        assert_eq!(
            names.join(" "),
            "mining opening sorting mixing splitting packing unpacking sawing cutting polishing setting shipping \
             receiving loss theft seizure destruction"
        );
    }

    #[test]
    fn a_batch_reads_back_and_its_bytes_never_change() {
        let mass = Carats::from_micro(1_500_000).expect("a mass");
        let outputs = vec![Output { lot: None, mass }, Output { lot: Some(LotId(7)), mass }];
        let source = Source::Lots(vec![Draw { lot: LotId(300), mass }]);
        let movement = Movement { process: Process::Polishing, source, outputs, loss: mass };
        let lines = vec![
            Line::Origin(true, "a".to_owned(), "2022H1".to_owned()),
            Line::Announce,
            Line::Move(Moved::of(9, &movement)),
            Line::Undo(1),
            Line::Carried("B1".to_owned(), 2, 1),
            Line::Part("P".to_owned(), 3, 4),
        ];
        let batch = Batch { lots: vec![1], events: vec![u32::MAX], lines };
        let bytes = batch.bytes().expect("it is written");
        assert_eq!(Batch::read(&bytes).expect("it is read"), batch);
        let hex: String = bytes.iter().map(|byte| format!("{byte:02x}")).collect();
        assert_eq!(
            hex,
            "010101ffffffff0f060001016106323032324831010209090001ac02e0c65b0200e0c65b0107e0c65be0c65b0301 \
             0602423102010801500304"
                .replace(' ', "")
        );
        let Line::Move(moved) = &batch.lines[2] else { panic!("a movement") };
        assert_eq!(moved.movement(), Some(movement));
    }
}
