//! Fields of somebody's own: `{namespace}name=value`, sorted, and in one another.

use super::field::push_id;
use super::{Context, EXTENSION_DEPTH_MAX, HashFault};
use crate::json::{Object, Value};

/// Adds every field of `object` that `standard` does not name, sorted.
pub(super) fn push_extensions(
    out: &mut String,
    object: &Object,
    standard: impl Fn(&str) -> bool,
    context: &Context,
) -> Result<(), HashFault> {
    push_fields(out, object, &standard, context, EXTENSION_DEPTH_MAX)
}

fn push_fields(
    out: &mut String,
    object: &Object,
    standard: &dyn Fn(&str) -> bool,
    context: &Context,
    depth: usize,
) -> Result<(), HashFault> {
    let depth = depth.checked_sub(1).ok_or(HashFault::TooDeep)?;
    let mut fields = Vec::new();
    for (name, value) in object.iter().filter(|(name, _)| !standard(name)) {
        let name = context.name(name)?;
        if !context.leaves_out(&name) {
            push_field(&mut fields, &name, value, context, depth)?;
        }
    }
    fields.sort_unstable();
    out.extend(fields);
    Ok(())
}

/// One text for one value; a list gives one for each of its items.
fn push_field(
    fields: &mut Vec<String>,
    name: &str,
    value: &Value,
    context: &Context,
    depth: usize,
) -> Result<(), HashFault> {
    let depth = depth.checked_sub(1).ok_or(HashFault::TooDeep)?;
    let mut field = name.to_owned();
    match value {
        Value::Null => return Ok(()),
        Value::List(items) => {
            for item in items {
                push_field(fields, name, item, context, depth)?;
            }
            return Ok(());
        }
        Value::Object(object) => {
            // An XML element with attributes has its own text under this name.
            if let Some(text) = object.get(crate::xml::TEXT).and_then(Value::as_text) {
                push_text(&mut field, text);
            }
            push_fields(&mut field, object, &|name| name == crate::xml::TEXT, context, depth)?;
        }
        Value::Text(text) => push_text(&mut field, text),
        Value::Bool(yes) => field.push_str(if *yes { "=true" } else { "=false" }),
        Value::Number(number) => {
            field.push('=');
            match number.plain() {
                Some(plain) => field.push_str(&plain),
                None => field.push_str(number.written()),
            }
        }
    }
    fields.push(field);
    Ok(())
}

fn push_text(field: &mut String, text: &str) {
    let text = text.trim();
    if !text.is_empty() {
        field.push('=');
        push_id(field, text);
    }
}
