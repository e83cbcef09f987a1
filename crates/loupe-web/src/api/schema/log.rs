//! The public log and its records.

use super::Shape;

#[rustfmt::skip]
pub(super) const SHAPES: &[Shape] = &[
    Shape { name: "RecordName", says: "A record by its name and its place.", keys: &[
        ("id", "string"), ("index", "integer"),
    ] },
    Shape { name: "RecordLine", says: "A record in a list.", keys: &[
        ("id", "string"), ("index", "integer"), ("kind", "string"), ("subject", "string"), ("issued_at", "moment"),
        ("published", "boolean"),
    ] },
    Shape { name: "LogWitness", says: "A witness of the policy; without `cosigned_at` it has not cosigned.", keys: &[
        ("name", "string"), ("key", "string"), ("url?", "string"), ("cosigned_at?", "moment"),
    ] },
    Shape { name: "Log", says: "The public log under its newest checkpoint.", keys: &[
        ("origin", "string"), ("key", "string"), ("size", "integer"), ("begun_at?", "moment"), ("pending", "integer"),
        ("root", "string"), ("checkpoint", "string"), ("witnesses", "[LogWitness]"), ("accepted", "boolean"), ("policy_fault?", "string"),
        ("policy", "string"), ("records", "[RecordLine]"), ("older_below?", "integer"),
    ] },
    Shape { name: "Records", says: "Records, the newest first.", keys: &[
        ("records", "[RecordLine]"), ("older_below", "integer?"),
    ] },
    Shape { name: "Document", says: "A published text, by its hash.", keys: &[
        ("media", "string"), ("sha256", "string"), ("length_bytes", "integer"),
    ] },
    Shape { name: "Record", says: "A record with its proof, which is absent until a checkpoint covers it.", keys: &[
        ("..", "RecordLine"), ("office", "string"), ("sequence", "integer"), ("key", "string"),
        ("signature_holds", "boolean"), ("digest", "string"), ("previous?", "string"), ("corrects?", "string"),
        ("document?", "Document"), ("facts", "{string}"), ("sealed?", "{string}"), ("bytes", "string"),
        ("proof?", "string"), ("about", "[RecordLine]"),
    ] },
];
