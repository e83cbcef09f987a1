//! EPCIS 1.2 and 2.0 in XML, in and out.
