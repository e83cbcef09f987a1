//! What sensors saw (EPCIS 2.0, 7.3.9).

use crate::fault::{Faults, Place};
use crate::json::{Number, Object, Value};
use crate::part::{AlertType, Component, Fields, Filled, Hex, MeasurementType, Part, Time, Uri, field, record};

record! {
    /// What one sensor reported, or several together.
    SensorElement, extended {
        /// What holds for all its reports.
        may metadata: SensorMetadata = "sensorMetadata",
        /// The reports.
        must reports: Filled<Vec<SensorReport>> = "sensorReport",
    }
}

record! {
    /// When and by which device it was measured.
    SensorMetadata, extended {
        /// The moment of measuring.
        may time: Time = "time",
        /// The device.
        may device: Uri = "deviceID",
        /// Where the device is described.
        may device_metadata: Uri = "deviceMetadata",
        /// Where the raw readings are.
        may raw_data: Uri = "rawData",
        /// From when, of readings over a while.
        may start: Time = "startTime",
        /// Until when.
        may end: Time = "endTime",
        /// How the readings were worked on.
        may processing_method: Uri = "dataProcessingMethod",
        /// The rules under which they were taken.
        may rules: Uri = "bizRules",
    }
}

record! {
    /// One measurement.
    SensorReport, extended {
        /// What was measured.
        must kind: MeasurementType = "type",
        /// What the sensor warns of.
        may exception: AlertType = "exception",
        /// The device.
        may device: Uri = "deviceID",
        /// Where the device is described.
        may device_metadata: Uri = "deviceMetadata",
        /// Where the raw readings are.
        may raw_data: Uri = "rawData",
        /// How the readings were worked on.
        may processing_method: Uri = "dataProcessingMethod",
        /// The rules under which they were taken.
        may rules: Uri = "bizRules",
        /// The moment of measuring.
        may time: Time = "time",
        /// The organism found.
        may microorganism: Uri = "microorganism",
        /// The substance found.
        may chemical_substance: Uri = "chemicalSubstance",
        /// The system of coordinates that a place is given in.
        may coordinate_system: Uri = "coordinateReferenceSystem",
        /// The value, in the unit.
        may value: Number = "value",
        /// Which component of a vector it is.
        may component: Component = "component",
        /// A value that is a text.
        may text: String = "stringValue",
        /// A value that is yes or no.
        may yes: bool = "booleanValue",
        /// A value in hexadecimal digits.
        may hex: Hex = "hexBinaryValue",
        /// A value that is a URI.
        may uri: Uri = "uriValue",
        /// The least of several values.
        may least: Number = "minValue",
        /// The greatest.
        may greatest: Number = "maxValue",
        /// Their mean.
        may mean: Number = "meanValue",
        /// Their standard deviation.
        may deviation: Number = "sDev",
        /// The rank of the percentile, in percent.
        may percentile_rank: Number = "percRank",
        /// The value at that rank.
        may percentile: Number = "percValue",
        /// The unit. GS1's schema takes any text here.
        may unit: String = "uom",
    }
}
