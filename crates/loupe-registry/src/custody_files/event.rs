//! Acts as EPCIS 2.0 events with Loupe's extension.

use jiff::Timestamp;
use loupe_epcis::json::{Number, Object, Value};
use loupe_scheme::custody::Process;
use loupe_scheme::mass::Carats;

use super::act::{Act, Line, Moment, Shape, Side};
use crate::custody::NAMESPACE;

/// The prefix of Loupe's fields in the documents made here.
const PREFIX: &str = "loupe";
/// The context of EPCIS 2.0.
const CONTEXT: &str = "https://ref.gs1.org/standards/epcis/epcis-context.jsonld";
/// The metric carat (UN/ECE Rec 20).
const CARAT: &str = "CTM";

/// A capture document of acts, in their order.
pub(super) fn document(acts: &[Act], now: Timestamp) -> Value {
    let context = Value::List(vec![text(CONTEXT), object([(PREFIX, text(NAMESPACE))])]);
    let events = Value::List(acts.iter().map(event).collect());
    object([
        ("@context", context),
        ("type", text("EPCISDocument")),
        ("schemaVersion", text("2.0")),
        ("creationDate", text(&now.to_string())),
        ("epcisBody", object([("eventList", events)])),
    ])
}

fn event(act: &Act) -> Value {
    let mut event = Object::new();
    let (name, action) = kind(act.shape());
    event.set("type", text(name));
    event.set("eventTime", text(&act.moment.at.to_string()));
    event.set("eventTimeZoneOffset", text(&offset(act.moment)));
    if let Some(action) = action {
        event.set("action", text(action));
    }
    things(act, &mut event);
    if let Some(step) = step(act.process) {
        event.set("bizStep", text(step));
    }
    papers(act, &mut event);
    if act.mined.is_told() {
        event.set("ilmd", ilmd(act));
    }
    event.set(&own("process"), text(act.process.name()));
    if act.shape() == Shape::Transformed
        && let Some(loss) = act.loss().filter(|loss| *loss > Carats::ZERO)
    {
        event.set(&own("loss"), text(&loss.to_string()));
    }
    let stones: Vec<Value> = act.lines.iter().filter(|line| is_stone(line)).map(stone).collect();
    if !stones.is_empty() {
        event.set(&own("stones"), Value::List(stones));
    }
    if !act.remark.is_empty() {
        event.set(&own("remark"), text(&act.remark));
    }
    Value::Object(event)
}

/// The event's type, and its action where the type has one.
const fn kind(shape: Shape) -> (&'static str, Option<&'static str>) {
    match shape {
        Shape::Commissioned => ("ObjectEvent", Some("ADD")),
        Shape::Transformed => ("TransformationEvent", None),
        Shape::Packed => ("AggregationEvent", Some("ADD")),
        Shape::Unpacked => ("AggregationEvent", Some("DELETE")),
        Shape::Seen => ("ObjectEvent", Some("OBSERVE")),
        Shape::Ended => ("ObjectEvent", Some("DELETE")),
    }
}

/// The standard's own word for a process, where it has one (CBV 2.0, 7.1).
const fn step(process: Process) -> Option<&'static str> {
    match process {
        Process::Mining | Process::Opening => Some("commissioning"),
        Process::Packing => Some("packing"),
        Process::Unpacking => Some("unpacking"),
        Process::Shipping => Some("shipping"),
        Process::Receiving => Some("receiving"),
        Process::Destruction => Some("destroying"),
        _ => None,
    }
}

fn things(act: &Act, event: &mut Object) {
    match act.shape() {
        Shape::Transformed => {
            list(act.on(Side::In), "inputEPCList", "inputQuantityList", event);
            list(act.on(Side::Out), "outputEPCList", "outputQuantityList", event);
        }
        Shape::Packed | Shape::Unpacked => {
            if let Some(parcel) = act.parcel() {
                event.set("parentID", text(&parcel.uri));
            }
            list(act.lots(), "childEPCs", "childQuantityList", event);
        }
        Shape::Commissioned | Shape::Seen | Shape::Ended => list(act.lots(), "epcList", "quantityList", event),
    }
}

/// Single stones by name, all else by lot and mass.
fn list<'l>(lines: impl Iterator<Item = &'l Line>, epcs: &str, quantities: &str, event: &mut Object) {
    let (stones, lots): (Vec<&Line>, Vec<&Line>) = lines.partition(|line| is_stone(line));
    if !stones.is_empty() {
        event.set(epcs, Value::List(stones.into_iter().map(|line| text(&line.uri)).collect()));
    }
    if !lots.is_empty() {
        event.set(quantities, Value::List(lots.into_iter().map(quantity).collect()));
    }
}

fn is_stone(line: &Line) -> bool {
    !line.report.is_empty()
}

fn quantity(line: &Line) -> Value {
    let mass = line.mass();
    // A printed mass is digits with a point.
    let number = Number::new(&mass.to_string()).map_or(Value::Null, Value::Number);
    object([("epcClass", text(&line.uri)), ("quantity", number), ("uom", text(CARAT))])
}

fn stone(line: &Line) -> Value {
    object([("epc", text(&line.uri)), ("carats", text(&line.mass().to_string())), ("report", text(&line.report))])
}

/// Certificates and parties.
fn papers(act: &Act, event: &mut Object) {
    if !act.certificate.is_empty() {
        let kind = format!("{NAMESPACE}certificate");
        let paper = object([("type", text(&kind)), ("bizTransaction", text(&act.certificate))]);
        event.set("bizTransactionList", Value::List(vec![paper]));
    }
    for (party, list, role) in [(&act.from, "sourceList", "source"), (&act.to, "destinationList", "destination")] {
        if !party.is_empty() {
            let entry = object([("type", text("possessing_party")), (role, text(party))]);
            event.set(list, Value::List(vec![entry]));
        }
    }
}

fn ilmd(act: &Act) -> Value {
    let told = [("site", &act.mined.site), ("country", &act.mined.country), ("period", &act.mined.period)];
    let mut ilmd = Object::new();
    for (name, value) in told.into_iter().filter(|(_, value)| !value.is_empty()) {
        ilmd.set(&own(name), text(value));
    }
    Value::Object(ilmd)
}

fn own(name: &str) -> String {
    format!("{PREFIX}:{name}")
}

fn text(text: &str) -> Value {
    Value::from(text)
}

fn object<const N: usize>(fields: [(&str, Value); N]) -> Value {
    let mut object = Object::new();
    for (name, value) in fields {
        object.set(name, value);
    }
    Value::Object(object)
}

/// `+02:00`.
fn offset(moment: Moment) -> String {
    let minutes = moment.offset.seconds() / 60;
    let sign = if minutes < 0 { '-' } else { '+' };
    format!("{sign}{:02}:{:02}", minutes.abs() / 60, minutes.abs() % 60)
}
