//! Findings and their accounts, links, responses and remedies.

use super::Shape;

#[rustfmt::skip]
pub(super) const SHAPES: &[Shape] = &[
    Shape { name: "Judged",
        says: "What one definition says of a finding: the strongest of its acts and links.", keys: &[
        ("definition", "string"), ("verdict", "yes|no|unknown|contested"), ("verified", "boolean"), ("act", "string?"),
        ("link", "string?"), ("clauses", "[ClauseName]"),
    ] },
    Shape { name: "FindingBrief", says: "A finding in a list.", keys: &[
        ("id", "string"), ("title", "string"), ("country", "Named"), ("place", "string"), ("span", "Span"),
        ("grade", "unverified|corroborated|contested|verified"),
        ("proposed", "unverified|corroborated|contested|verified"), ("basis", "string"), ("contested", "boolean"),
        ("acts", "[string]"), ("targets", "[Named]"), ("sources", "integer"), ("verdicts", "[Judged]"),
    ] },
    Shape { name: "Findings", says: "Every finding, by id.", keys: &[("findings", "[FindingBrief]")] },
    Shape { name: "Count", says: "A count, low to high; never a bare number.", keys: &[
        ("low", "integer?"), ("best", "integer?"), ("high", "integer?"), ("unit", "string"),
    ] },
    Shape { name: "Reading", says: "A value taken from the case's own words, and why.", keys: &[
        ("value", "string"), ("reason", "string"),
    ] },
    Shape { name: "Told", says: "One account of an act.", keys: &[
        ("id", "string"), ("kind", "string"), ("actor", "string?"), ("actor_name", "string"), ("state_nexus", "string"),
        ("degree", "string"), ("count", "Count?"), ("span", "Span"), ("said_by", "string"), ("note", "string"),
        ("source", "string"), ("gravity", "Reading?"), ("pattern", "Reading?"), ("finances", "Reading?"),
        ("aim", "Reading?"),
    ] },
    Shape { name: "Account", says: "One thing that was done, in every account of it.", keys: &[
        ("of", "string"), ("acts", "[Told]"),
    ] },
    Shape { name: "Link", says: "How stones are tied to it.", keys: &[
        ("kind", "string"), ("reach", "string?"), ("target", "Named"), ("span", "Span"),
        ("grade", "unverified|corroborated|contested|verified"), ("note", "string"), ("source", "string"),
    ] },
    Shape { name: "Response", says: "What a duty-bearer answered; silence is an answer.", keys: &[
        ("by", "string"), ("by_kind", "string"), ("kind", "string"), ("what", "string"), ("date", "string?"),
        ("source", "string"),
    ] },
    Shape { name: "Remedy", says: "What was promised, paid, refused or broken.", keys: &[
        ("kind", "string"), ("state", "string"), ("by", "string"), ("to", "string"), ("amount", "string"),
        ("currency", "string"), ("date", "string?"), ("detail", "string"), ("source", "string"),
    ] },
    Shape { name: "CaseSource", says: "A source of a case.", keys: &[
        ("id", "string"), ("title", "string"), ("publisher", "string"), ("kind", "string"), ("date", "string?"),
        ("url", "string"), ("language", "string"), ("how_read", "string"),
    ] },
    Shape { name: "Finding", says: "A case file, whole.", keys: &[
        ("..", "FindingBrief"), ("admin1", "string"), ("date_precision", "string"), ("place_precision", "string"),
        ("summary", "string"), ("reason", "string"), ("open_questions", "[string]"), ("accounts", "[Account]"),
        ("links", "[Link]"), ("responses", "[Response]"), ("remedies", "[Remedy]"), ("cited", "[CaseSource]"),
        ("record", "RecordName?"),
    ] },
    Shape { name: "Tied", says: "A finding that ties stones of a participant, site or company.", keys: &[
        ("finding", "string"), ("title", "string"), ("span", "Span"),
        ("grade", "unverified|corroborated|contested|verified"), ("verified", "boolean"), ("links", "[string]"),
    ] },
];
