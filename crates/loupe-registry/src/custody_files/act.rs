//! Acts as a table tells them.

use jiff::Timestamp;
use jiff::tz::Offset;
use loupe_scheme::custody::Process;
use loupe_scheme::mass::Carats;

/// Where a row stands in its act.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Side {
    /// It goes in.
    In,
    /// It comes out.
    Out,
    /// It is gone.
    Loss,
}

impl Side {
    /// Every side.
    pub(super) const ALL: &[Side] = &[Side::In, Side::Out, Side::Loss];

    /// Its name in files.
    pub(super) const fn name(self) -> &'static str {
        match self {
            Side::In => "in",
            Side::Out => "out",
            Side::Loss => "loss",
        }
    }
}

/// When an act was, in UTC, and the offset of its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Moment {
    pub(super) at: Timestamp,
    pub(super) offset: Offset,
}

/// One row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Line {
    /// Where it stands, from 1.
    pub(super) row: u32,
    pub(super) side: Side,
    /// The lot as the table names it; empty when the row names none.
    pub(super) lot: String,
    /// The lot as a URI.
    pub(super) uri: String,
    /// `None` where the cell is empty: only a parcel may do without.
    pub(super) carats: Option<Carats>,
    /// The laboratory's report; the lot is a single stone then.
    pub(super) report: String,
}

impl Line {
    pub(super) fn mass(&self) -> Carats {
        self.carats.unwrap_or_default()
    }
}

/// What is told of the origin of what was mined; empty texts where nothing is told.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Mined {
    pub(super) site: String,
    pub(super) country: String,
    pub(super) period: String,
}

impl Mined {
    pub(super) fn is_told(&self) -> bool {
        !(self.site.is_empty() && self.country.is_empty() && self.period.is_empty())
    }
}

/// Everything told under one event.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Act {
    /// The event's number or word.
    pub(super) name: String,
    /// Its first row, from 1.
    pub(super) row: u32,
    pub(super) moment: Moment,
    pub(super) process: Process,
    pub(super) lines: Vec<Line>,
    pub(super) mined: Mined,
    /// URIs, empty where nothing is told.
    pub(super) certificate: String,
    pub(super) from: String,
    pub(super) to: String,
    pub(super) remark: String,
}

/// What kind of event an act becomes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shape {
    /// Lots come into custody.
    Commissioned,
    /// Lots go in, others come out.
    Transformed,
    /// Lots go into a parcel.
    Packed,
    /// Lots come out of a parcel.
    Unpacked,
    /// Lots change place or keeper.
    Seen,
    /// Lots are gone.
    Ended,
}

impl Shape {
    /// The kind of event of a process.
    pub(super) const fn of(process: Process) -> Shape {
        match process {
            Process::Mining | Process::Opening => Shape::Commissioned,
            Process::Packing => Shape::Packed,
            Process::Unpacking => Shape::Unpacked,
            Process::Shipping | Process::Receiving => Shape::Seen,
            Process::Loss | Process::Theft | Process::Seizure | Process::Destruction => Shape::Ended,
            Process::Sorting
            | Process::Mixing
            | Process::Splitting
            | Process::Sawing
            | Process::Cutting
            | Process::Polishing
            | Process::Setting => Shape::Transformed,
        }
    }

    /// The sides on which an act of this kind has rows.
    pub(super) const fn sides(self) -> &'static [Side] {
        match self {
            Shape::Commissioned => &[Side::Out],
            Shape::Transformed => Side::ALL,
            Shape::Packed | Shape::Unpacked | Shape::Seen => &[Side::In, Side::Out],
            Shape::Ended => &[Side::In, Side::Loss],
        }
    }

    /// The side on which the parcel of a packing stands.
    pub(super) const fn parcel(self) -> Option<Side> {
        match self {
            Shape::Packed => Some(Side::Out),
            Shape::Unpacked => Some(Side::In),
            _ => None,
        }
    }
}

impl Act {
    pub(super) fn shape(&self) -> Shape {
        Shape::of(self.process)
    }

    /// The rows that name a lot which is moved, not the parcel.
    pub(super) fn lots(&self) -> impl Iterator<Item = &Line> {
        let parcel = self.shape().parcel();
        self.lines.iter().filter(move |line| !line.lot.is_empty() && Some(line.side) != parcel)
    }

    pub(super) fn on(&self, side: Side) -> impl Iterator<Item = &Line> {
        self.lines.iter().filter(move |line| line.side == side)
    }

    /// What the act takes out of lots.
    pub(super) fn drawn(&self) -> Vec<&Line> {
        match self.shape() {
            Shape::Transformed => self.on(Side::In).collect(),
            Shape::Ended => self.lots().collect(),
            _ => Vec::new(),
        }
    }

    /// The lots the act makes.
    pub(super) fn made(&self) -> Vec<&Line> {
        match self.shape() {
            Shape::Transformed | Shape::Commissioned => self.on(Side::Out).collect(),
            _ => Vec::new(),
        }
    }

    /// What is lost in it; `None` beyond the most.
    pub(super) fn loss(&self) -> Option<Carats> {
        match self.shape() {
            Shape::Ended => sum(self.lots()),
            _ => sum(self.on(Side::Loss)),
        }
    }

    /// The parcel's row.
    pub(super) fn parcel(&self) -> Option<&Line> {
        self.on(self.shape().parcel()?).next()
    }
}

/// The mass of rows together; `None` beyond the most.
pub(super) fn sum<'l>(lines: impl IntoIterator<Item = &'l Line>) -> Option<Carats> {
    lines.into_iter().try_fold(Carats::ZERO, |sum, line| sum.checked_add(line.mass()))
}
