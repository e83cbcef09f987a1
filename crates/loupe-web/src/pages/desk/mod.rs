//! The desk: the pages at which officers draft, validate, issue and receive certificates.

mod acts;
mod amounts;
mod call;
mod countries;
mod draft_form;
mod fields;
mod form;
mod found;
mod frame;
mod read;
mod sheet;
mod upload;
mod written;
