//! Sensor data, which XML writes as attributes.

use super::event::{spelt, text_of};
use super::out::Out;
use crate::identifier::Vocabulary;
use crate::json::Value;
use crate::xml::UnwritableFault;

/// One sensor element: metadata, reports, and fields of somebody's own.
pub(super) fn element(out: &mut Out, value: &Value) -> Result<(), UnwritableFault> {
    let object = value.as_object().ok_or_else(|| out.no_form())?;
    out.start("sensorElement", &[])?;
    if let Some(metadata) = object.get("sensorMetadata") {
        let attributes = out.at("sensorMetadata", |out| attributes(out, metadata))?;
        out.leaf("sensorMetadata", &attributes, "")?;
    }
    if let Some(reports) = object.get("sensorReport") {
        out.at("sensorReport", |out| {
            let reports = reports.as_list().ok_or_else(|| out.no_form())?;
            for (place, report) in reports.iter().enumerate() {
                let attributes = out.at(place, |out| attributes(out, report))?;
                out.leaf("sensorReport", &attributes, "")?;
            }
            Ok(())
        })?;
    }
    out.own_fields(object, &["sensorMetadata", "sensorReport"])?;
    out.end("sensorElement");
    Ok(())
}

/// Every field as an attribute. A list or an object has no form here.
fn attributes(out: &mut Out, value: &Value) -> Result<Vec<(String, String)>, UnwritableFault> {
    let object = value.as_object().ok_or_else(|| out.no_form())?;
    let mut attributes = Vec::with_capacity(object.len());
    for (key, value) in object.iter().filter(|(_, value)| **value != Value::Null) {
        attributes.push(out.at(key, |out| attribute(out, key, value))?);
    }
    Ok(attributes)
}

fn attribute(out: &mut Out, key: &str, value: &Value) -> Result<(String, String), UnwritableFault> {
    let text = match key {
        "type" => spelt(out, text_of(out, value)?, Vocabulary::Measurement),
        "exception" => spelt(out, text_of(out, value)?, Vocabulary::SensorAlert),
        "component" => spelt(out, text_of(out, value)?, Vocabulary::Component),
        "deviceID"
        | "deviceMetadata"
        | "rawData"
        | "dataProcessingMethod"
        | "bizRules"
        | "microorganism"
        | "chemicalSubstance"
        | "coordinateReferenceSystem"
        | "uriValue" => out.context.expand(text_of(out, value)?).into_owned(),
        "value" | "minValue" | "maxValue" | "meanValue" | "sDev" | "percRank" | "percValue" => match value {
            Value::Number(number) => number.written().to_owned(),
            _ => return Err(out.no_form()),
        },
        "time" | "startTime" | "endTime" | "stringValue" | "hexBinaryValue" | "uom" => text_of(out, value)?.to_owned(),
        "booleanValue" => out.scalar(value)?,
        own => return Ok((out.qualified(own)?, out.scalar(value)?)),
    };
    Ok((key.to_owned(), text))
}
