//! Documents as an operator's program writes them.

use loupe_registry::custody::Incomes;
use serde_json::{Value, json};

/// A capture document of these events.
pub(crate) fn document(events: &[Value]) -> Incomes {
    let document = json!({
        "@context": ["https://ref.gs1.org/standards/epcis/2.0.0/epcis-context.jsonld", {"loupe": "urn:loupe:custody:v1:"}],
        "type": "EPCISDocument",
        "schemaVersion": "2.0",
        "creationDate": "2026-11-25T07:00:00Z",
        "epcisBody": {"eventList": events},
    });
    Incomes::Text(document.to_string().into_bytes())
}

/// The name of a lot.
pub(crate) fn lot(name: &str) -> String {
    format!("urn:loupe:lot:test:{name}")
}

fn quantities(lots: &[(&str, &str)]) -> Value {
    let one = |(name, carats): &(&str, &str)| {
        let number: Value = serde_json::from_str(carats).unwrap();
        json!({"epcClass": lot(name), "quantity": number, "uom": "CTM"})
    };
    lots.iter().map(one).collect()
}

fn event(kind: &str, day: &str) -> Value {
    json!({"type": kind, "eventTime": format!("2026-{day}T10:00:00Z"), "eventTimeZoneOffset": "+00:00"})
}

fn with(mut event: Value, fields: Value) -> Value {
    for (name, value) in fields.as_object().unwrap() {
        event[name] = value.clone();
    }
    event
}

/// Mined at a site.
pub(crate) fn mined(day: &str, site: &str, lots: &[(&str, &str)]) -> Value {
    let fields = json!({
        "action": "ADD", "bizStep": "commissioning", "quantityList": quantities(lots),
        "ilmd": {"loupe:site": site, "loupe:period": "2022H1"},
    });
    with(event("ObjectEvent", day), fields)
}

/// In custody from a past that is told no further.
pub(crate) fn opened(day: &str, lots: &[(&str, &str)]) -> Value {
    let fields = json!({"action": "ADD", "bizStep": "commissioning", "quantityList": quantities(lots)});
    with(event("ObjectEvent", day), fields)
}

/// Lots into lots.
pub(crate) fn changed(day: &str, process: &str, from: &[(&str, &str)], to: &[(&str, &str)], loss: &str) -> Value {
    let fields = json!({
        "inputQuantityList": quantities(from), "outputQuantityList": quantities(to),
        "loupe:process": process, "loupe:loss": loss,
    });
    with(event("TransformationEvent", day), fields)
}

/// Sent or received.
pub(crate) fn passed(day: &str, step: &str, lots: &[(&str, &str)], certificate: Option<&str>) -> Value {
    let mut fields = json!({
        "action": "OBSERVE", "bizStep": step, "quantityList": quantities(lots),
        "sourceList": [{"type": "possessing_party", "source": "urn:test:party:mine"}],
        "destinationList": [{"type": "possessing_party", "destination": "urn:test:party:trader"}],
    });
    if let Some(number) = certificate {
        let id = format!("urn:loupe:certificate:{number}");
        fields["bizTransactionList"] = json!([{"type": "urn:loupe:custody:v1:certificate", "bizTransaction": id}]);
    }
    with(event("ObjectEvent", day), fields)
}

/// Gone.
pub(crate) fn ended(day: &str, process: &str, lots: &[(&str, &str)]) -> Value {
    let fields = json!({"action": "DELETE", "quantityList": quantities(lots), "loupe:process": process});
    with(event("ObjectEvent", day), fields)
}

/// Put into a parcel or taken out of it.
pub(crate) fn packed(day: &str, action: &str, parcel: &str, lots: &[(&str, &str)]) -> Value {
    let fields = json!({
        "action": action, "parentID": format!("urn:epc:id:sscc:0614141.{parcel}"), "childQuantityList": quantities(lots),
    });
    with(event("AggregationEvent", day), fields)
}

/// The same event, declared an error.
pub(crate) fn wrong(event: &Value) -> Value {
    let declaration = json!({"declarationTime": "2026-11-25T08:00:00Z", "reason": "incorrect_data"});
    with(event.clone(), json!({"errorDeclaration": declaration}))
}

/// The same event with an id of its own.
pub(crate) fn called(event: &Value, id: &str) -> Value {
    with(event.clone(), json!({"eventID": id}))
}
