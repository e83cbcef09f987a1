//! What an event says was done to carats: the part of EPCIS that custody understands.

use loupe_epcis::document::Context;
use loupe_epcis::event::{Event, Grouping, Observation, Transformation, What};
use loupe_epcis::identifier::Vocabulary;
use loupe_epcis::json::{Object, Value};
use loupe_scheme::custody::{Origin, Process};
use loupe_scheme::mass::Carats;
use loupe_scheme::rule::{Refusal, Rule};

use super::extension::{Extension, carats, field};
use super::things::{Part, Things, reports};

/// What was done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Deed {
    /// Lots came into custody, from an origin or from a past that is told no further.
    Begin {
        /// Where and when they were mined.
        origin: Option<Origin>,
        /// The lots.
        made: Vec<Part>,
    },
    /// Lots became others.
    Change {
        /// What went in.
        drawn: Vec<Part>,
        /// What came out.
        made: Vec<Part>,
        /// What was lost in it.
        loss: Carats,
    },
    /// Lots left custody for good.
    End {
        /// The lots.
        drawn: Vec<Part>,
    },
    /// Lots were seen as they are: sent, received, sold.
    Pass {
        /// The lots.
        seen: Vec<Part>,
    },
    /// Lots were put into a container, or taken out. They stay the lots that they are.
    Pack {
        /// The container.
        container: String,
        /// The lots; none of them named means all, when taken out.
        lots: Vec<Part>,
        /// Whether they were put in.
        inside: bool,
    },
}

/// An event as custody reads it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Act {
    /// What was done, as the field calls it; nothing for lots that were merely seen.
    pub(super) process: Option<Process>,
    /// The same, with lots and masses.
    pub(super) deed: Deed,
    /// Whether the event itself says that it is about carats. If not, it is only where it names lots that are known.
    pub(super) firm: bool,
    /// Whose act it is; `None` when only the office that captured it is known.
    pub(super) operator: Option<String>,
    /// What ties it to other events of the same transformation.
    pub(super) transformation: Option<String>,
    /// The certificate it was sent or received under.
    pub(super) certificate: Option<String>,
    /// What that certificate says, in carats, where the event tells.
    pub(super) says: Option<Carats>,
    /// Things in other units than carats.
    pub(super) other_units: Vec<String>,
    /// Laboratory reports of stones.
    pub(super) reports: Vec<(String, String)>,
}

/// Everything in an event that custody asks for, read or refused.
///
/// Refuses with `B12` a list of carats and other units, `B13` a stone without a mass, `B15` a process nobody knows,
/// `M1` to `M4` masses, `P1` a period, `B1` a loss where nothing changes.
pub(super) fn read(event: &Event, context: &Context) -> Result<Option<Act>, Vec<Refusal>> {
    let extension = Extension::of(context, event.head.context.as_ref());
    let mut refusals = Vec::new();
    let things = Things::of(&event.others, &extension, &mut refusals);
    let named = process_named(event, &extension, &mut refusals);
    let mut mass_of = |name: &str| {
        field(&event.others, &extension, name).map(carats).transpose().unwrap_or_else(|refusal| {
            refusals.push(refusal);
            None
        })
    };
    let (loss, says) = (mass_of("loss").unwrap_or_default(), mass_of("certificateCarats"));
    let mut reading = Reading { event, extension: &extension, things, named, loss, other_units: Vec::new(), refusals };
    let deed = match &event.what {
        What::Object(what) => Some(reading.observation(what)),
        What::Aggregation(what) | What::Association(what) => reading.grouping(what),
        What::Transaction(what) => {
            let seen = reading.parts("quantityList", what.epcs.as_deref(), what.quantities.as_deref(), false);
            Some(Deed::Pass { seen })
        }
        What::Transformation(what) => Some(reading.transformation(what)),
        _ => None,
    };
    let Some(deed) = deed else { return Ok(None) };
    if !reading.refusals.is_empty() {
        return Err(reading.refusals);
    }
    let process = named.or_else(|| usual(event, &deed));
    let firm = named.is_some() || reading.things.in_carats || reading.things.told();
    let certificate = certificate(event, &extension);
    let operator = operator(event, &extension, process);
    let reports = reports(&reading.things);
    let transformation = match &event.what {
        What::Transformation(what) => what.transformation.as_ref().map(|name| extension.spelt(name.as_str())),
        _ => None,
    };
    let other_units = reading.other_units;
    Ok(Some(Act { process, deed, firm, operator, transformation, certificate, says, other_units, reports }))
}

struct Reading<'e> {
    event: &'e Event,
    extension: &'e Extension,
    things: Things,
    named: Option<Process>,
    loss: Carats,
    other_units: Vec<String>,
    refusals: Vec<Refusal>,
}

impl Reading<'_> {
    fn parts(
        &mut self,
        list: &'static str,
        epcs: Option<&[loupe_epcis::part::Uri]>,
        quantities: Option<&[loupe_epcis::event::QuantityElement]>,
        must_weigh: bool,
    ) -> Vec<Part> {
        let firm = self.named.is_some();
        let read = self.things.parts(
            list,
            (epcs.unwrap_or_default(), quantities.unwrap_or_default()),
            self.extension,
            must_weigh && firm,
        );
        self.other_units.extend(read.other_units);
        self.refusals.extend(read.refusals);
        read.parts
    }

    fn observation(&mut self, what: &Observation) -> Deed {
        let action = what.action.as_str();
        let must_weigh = action == "ADD";
        let epcs = what.epcs.as_deref();
        let parts = self.parts("quantityList", epcs, what.quantities.as_deref(), must_weigh);
        let ends = self.named.is_some_and(|process| {
            matches!(process, Process::Loss | Process::Theft | Process::Seizure | Process::Destruction)
        });
        match action {
            "ADD" => {
                let nothing = Object::new();
                let ilmd = what.ilmd.as_ref().map_or(&nothing, |ilmd| ilmd.fields());
                let origin = self.extension.origin(ilmd, self.event).unwrap_or_else(|refusal| {
                    self.refusals.push(refusal);
                    None
                });
                Deed::Begin { origin, made: parts }
            }
            "DELETE" => Deed::End { drawn: parts },
            _ if ends => Deed::End { drawn: parts },
            _ => Deed::Pass { seen: parts },
        }
    }

    fn grouping(&mut self, what: &Grouping) -> Option<Deed> {
        let mut lots =
            self.parts("childQuantityList", what.children.as_deref(), what.child_quantities.as_deref(), false);
        let inside = match what.action.as_str() {
            "ADD" => true,
            "DELETE" => false,
            _ => return Some(Deed::Pass { seen: lots }),
        };
        let container = self.extension.spelt(what.parent.as_ref()?.as_str());
        let stones = what.children.as_ref().map_or(0, Vec::len);
        // A stone is not packed in part, however it was weighed then.
        lots.iter_mut().take(stones).for_each(|stone| stone.mass = None);
        Some(Deed::Pack { container, lots, inside })
    }

    fn transformation(&mut self, what: &Transformation) -> Deed {
        let drawn = self.parts("inputQuantityList", what.inputs.as_deref(), what.input_quantities.as_deref(), false);
        let made = self.parts("outputQuantityList", what.outputs.as_deref(), what.output_quantities.as_deref(), true);
        Deed::Change { drawn, made, loss: self.loss }
    }
}

fn process_named(event: &Event, extension: &Extension, refusals: &mut Vec<Refusal>) -> Option<Process> {
    let value = field(&event.others, extension, "process")?;
    let name = value.as_text().unwrap_or_default();
    let process = Process::named(name);
    if process.is_none() {
        let known = Process::ALL.iter().map(|process| process.name());
        refusals.push(Refusal::new(Rule::ProcessUnknown, value.to_string()).accepting(known));
    }
    process
}

/// What an event of this kind usually is, where it does not say.
fn usual(event: &Event, deed: &Deed) -> Option<Process> {
    let step = event.circumstances.step.as_ref().map(|step| Vocabulary::BizStep.bare(step.as_str()));
    let disposition = event.circumstances.disposition.as_ref().map(|word| Vocabulary::Disposition.bare(word.as_str()));
    match deed {
        Deed::Begin { origin: Some(_), .. } => Some(Process::Mining),
        Deed::Begin { origin: None, .. } => Some(Process::Opening),
        Deed::Change { drawn, .. } if drawn.len() > 1 => Some(Process::Mixing),
        Deed::Change { .. } => Some(Process::Splitting),
        Deed::End { .. } if disposition == Some("stolen") => Some(Process::Theft),
        Deed::End { .. } => Some(Process::Destruction),
        Deed::Pack { inside: true, .. } => Some(Process::Packing),
        Deed::Pack { inside: false, .. } => Some(Process::Unpacking),
        Deed::Pass { .. } if step == Some("shipping") => Some(Process::Shipping),
        Deed::Pass { .. } if step == Some("receiving") => Some(Process::Receiving),
        Deed::Pass { .. } => None,
    }
}

/// The number of the certificate among the papers of an event.
fn certificate(event: &Event, extension: &Extension) -> Option<String> {
    let papers = event.circumstances.transactions.as_deref().unwrap_or_default();
    let names = papers.iter().map(|paper| extension.spelt(paper.id.as_str()));
    let mut numbers = names.filter_map(|name| name.strip_prefix("urn:loupe:certificate:").map(str::to_owned));
    numbers.find(|number| !number.is_empty())
}

/// Whose act it is: who is named, who sends, who receives, or where it happened.
fn operator(event: &Event, extension: &Extension, process: Option<Process>) -> Option<String> {
    let circumstances = &event.circumstances;
    let possessing = |kind: &str| Vocabulary::SourceDestType.bare(kind) == "possessing_party";
    let named = field(&event.others, extension, "operator").and_then(Value::as_text).map(|name| extension.spelt(name));
    let party = || match process {
        Some(Process::Shipping) => {
            let sources = circumstances.sources.as_deref().unwrap_or_default();
            let held = sources.iter().find(|source| possessing(source.kind.as_str())).or(sources.first());
            held.map(|source| extension.spelt(source.id.as_str()))
        }
        Some(Process::Receiving) => {
            let destinations = circumstances.destinations.as_deref().unwrap_or_default();
            let held = destinations.iter().find(|to| possessing(to.kind.as_str())).or(destinations.first());
            held.map(|destination| extension.spelt(destination.id.as_str()))
        }
        _ => None,
    };
    let place = || circumstances.location.as_ref().map(|place| extension.spelt(place.id.as_str()));
    named.or_else(party).or_else(place)
}
