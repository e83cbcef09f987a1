//! The OpenAPI 3.1 document, made from the table of routes and the table of schemas.

use serde_json::{Map, Value, json};

use super::call::{LOOKS, Param, SIGNED};
use super::reply::{LEFT_OUT, WHY_UNSIGNED};
use super::routes::{Gives, Route, Verb};
use super::schema::{self, Shape};
use super::{BASE, ROUTES};
use loupe_registry::export::Sheet;
use loupe_scheme::words::Lang;

use crate::routes::OpenTo;

const DESCRIPTION: &str = "Every answer names the program's version, the hash of the reference data, the day it was \
    made, and the definitions it rests on with version and hash. Masses and money are decimal text. `at least` is \
    rounded down, `at most` up. A refusal is a problem document (RFC 9457) with the number of its rule.";

/// The document.
pub fn document() -> Value {
    let mut paths: Map<String, Value> = Map::new();
    for route in ROUTES.iter() {
        let item = paths.entry(format!("{BASE}{}", route.path)).or_insert_with(|| json!({}));
        item[route.verb.name().to_lowercase()] = operation(route);
    }
    let mut schemas: Map<String, Value> =
        schema::shapes().map(|shape| (shape.name.to_owned(), schema::object(shape))).collect();
    for shape in schema::shapes().filter(|shape| is_answered(shape)) {
        schemas.insert(bound_name(shape.name), bound(shape.name));
    }
    json!({
        "openapi": "3.1.0",
        "info": {
            "title": "Loupe",
            "version": env!("CARGO_PKG_VERSION"),
            "summary": "What is known, alleged and not looked at of the world's rough diamonds.",
            "description": DESCRIPTION,
            "license": { "name": "Apache-2.0 OR MIT" }
        },
        "servers": [{ "url": "/" }],
        "paths": paths,
        "components": {
            "schemas": schemas,
            "responses": { "Problem": problem() },
            "securitySchemes": { TOKEN: { "type": "http", "scheme": "bearer" } }
        }
    })
}

/// What opens the routes that are not for everyone: a token of a person in an office.
const TOKEN: &str = "token";

fn is_answered(shape: &Shape) -> bool {
    ROUTES.iter().any(|route| route.gives == Gives::Answer(shape.name))
}

fn bound_name(name: &str) -> String {
    format!("{name}Answer")
}

/// The schema of an answer and what it is bound to.
fn bound(name: &str) -> Value {
    json!({
        "type": "object",
        "description": format!("{name}, and what it is bound to."),
        "additionalProperties": false,
        "required": ["loupe", "world", "made_on", "definitions", "answer"],
        "properties": {
            "loupe": { "type": "string", "description": "The version of the program." },
            "world": { "type": ["string", "null"], "description": "SHA-256 over the reference data, where known." },
            "made_on": schema::typed("date"),
            "definitions": schema::typed("[DefinitionName]"),
            "answer": schema::typed(name)
        }
    })
}

fn operation(route: &Route) -> Value {
    let parts = route.path.split('/').filter_map(|part| part.strip_prefix('{')?.strip_suffix('}'));
    let mut parameters: Vec<Value> = parts
        .map(|name| json!({ "name": name, "in": "path", "required": true, "schema": part_schema(name) }))
        .collect();
    parameters.extend(route.takes.iter().flat_map(|param| described(*param)));
    let mut operation = json!({
        "operationId": route.id,
        "summary": route.says,
        "parameters": parameters,
        "responses": {
            "200": success(route),
            "304": { "description": "The reader has this answer already (`If-None-Match`)." },
            "default": { "$ref": "#/components/responses/Problem" }
        }
    });
    if route.open_to != OpenTo::Everyone {
        operation["security"] = json!([{ TOKEN: [] }]);
    }
    if route.verb == Verb::Post {
        operation["requestBody"] = json!({
            "required": true,
            "description": "UTF-8 text, at most 256 KiB.",
            "content": { "text/plain": { "schema": { "type": "string" } } }
        });
    }
    operation
}

fn part_schema(name: &str) -> Value {
    match name {
        "table" => json!({ "type": "string", "enum": Sheet::ALL.map(Sheet::name) }),
        _ => json!({ "type": "string" }),
    }
}

fn described(param: Param) -> Vec<Value> {
    let one = |name: &str, says: &str, schema: Value| {
        let mut parameter = json!({ "name": name, "in": "query", "required": false, "schema": schema });
        parameter["description"] = says.into();
        parameter
    };
    let many = json!({ "type": "array", "items": { "type": "string" } });
    match param {
        Param::Period => vec![one(
            "period",
            "`2022`, `2022H1`, `2019..2023` or `2019H2..2023H1`; the latest complete year when absent.",
            json!({ "type": "string" }),
        )],
        Param::Definition => vec![one(
            "definition",
            "A definition's key, such as `kp-2003` or `csc-2022:joint`; repeatable; every definition when absent.",
            many,
        )],
        Param::Looks => {
            vec![one("looks", "Whose looks count.", json!({ "type": "string", "enum": LOOKS, "default": LOOKS[0] }))]
        }
        Param::Participant => vec![one(
            "participant",
            "Only this participant's rows, in tables that have such a column.",
            json!({ "type": "string" }),
        )],
        Param::Before => vec![one(
            "before",
            "Only records whose index in the log is lower: `older_below` of the page before.",
            json!({ "type": "integer" }),
        )],
        Param::Subject => vec![one(
            "subject",
            "Only records about this, such as `finding/alrosa-war`; or the one of this name or index.",
            json!({ "type": "string" }),
        )],
        Param::Lot => {
            vec![one(
                "name",
                "The name of a lot, stone or container, in full and as it was captured.",
                json!({ "type": "string" }),
            )]
        }
        Param::From => {
            param.names().into_iter().map(|name| one(name, from_where(name), json!({ "type": "string" }))).collect()
        }
        Param::Operator => {
            vec![one("operator", "The operator, as it stands in the events.", json!({ "type": "string" }))]
        }
        Param::Signed => vec![one(
            "signed",
            "`yes`: refused where the office cannot sign. `no`: never signed. Without it: signed where possible.",
            json!({ "type": "string", "enum": SIGNED }),
        )],
        Param::Lang => vec![one(
            "lang",
            "The language of names and sentences; that of `Accept-Language` when absent.",
            json!({ "type": "string", "enum": Lang::ALL.map(Lang::tag) }),
        )],
        Param::Lab => param.names().into_iter().map(|name| one(name, of_the_lab(name), many.clone())).collect(),
    }
}

fn from_where(name: &str) -> &'static str {
    match name {
        "site" => "Stones of this mine or field; one of the three is asked for.",
        "country" => "Stones mined in this participant, by its code of three letters.",
        _ => "Stones of the places that this finding names.",
    }
}

fn of_the_lab(name: &str) -> &'static str {
    match name {
        "base" => "The definition to begin with.",
        "clause" => "Opens a clause; the fields after it are the whole of its new box.",
        "drop" => "Leaves a clause out.",
        _ => "A value the clause opened last allows; without one it allows any.",
    }
}

fn success(route: &Route) -> Value {
    let (kind, schema) = match route.gives {
        Gives::Answer(name) => {
            ("application/json", json!({ "$ref": format!("#/components/schemas/{}", bound_name(name)) }))
        }
        Gives::Table => ("application/json", schema::typed("Table")),
        Gives::Csv(sheet) => {
            ("text/csv", json!({ "type": "string", "description": format!("Columns: {}.", sheet.header().join(", ")) }))
        }
        Gives::Proof => ("text/plain", json!({ "type": "string", "description": "A C2SP `tlog-proof`." })),
        Gives::Document => ("application/json", json!({ "type": "object" })),
        Gives::Credential => return credential(),
    };
    json!({
        "description": "The answer.",
        "headers": { "ETag": { "schema": { "type": "string" } } },
        "content": { kind: { "schema": schema } }
    })
}

fn credential() -> Value {
    let said = |says: &str| json!({ "schema": { "type": "string" }, "description": says });
    let signed = "A JSON Web Token (VC-JOSE-COSE); its key is in the DID document of the office that `kid` names.";
    json!({
        "description": "The credential: signed by the office where it can be, else as JSON.",
        "headers": {
            "ETag": { "schema": { "type": "string" } },
            WHY_UNSIGNED: said("Only where it is not signed: `asked`, `reading`, `no-address`, `no-key` or `locked`."),
            LEFT_OUT: said("Events that are left out: `of-others=1, older=0`."),
        },
        "content": {
            "application/vc+jwt": { "schema": { "type": "string", "description": signed } },
            "application/vc": { "schema": { "type": "object" } }
        }
    })
}

fn problem() -> Value {
    json!({
        "description": "A refusal: the rule, what was wrong, where, and what to do next.",
        "content": { "application/problem+json": { "schema": schema::typed("Problem") } }
    })
}
