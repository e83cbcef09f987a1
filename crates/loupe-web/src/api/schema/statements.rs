//! Amounts, intervals, what was declared, statements, the world.

use super::Shape;

#[rustfmt::skip]
pub(super) const SHAPES: &[Shape] = &[
    Shape { name: "DefinitionName", says: "A definition by name, version, reading and hash.", keys: &[
        ("key", "string"), ("id", "string"), ("version", "integer"), ("reading", "string"), ("hash", "string"),
        ("name", "string"), ("gist", "string"),
    ] },
    Shape { name: "Named", says: "Something that has a kind, an id and a name.", keys: &[
        ("kind", "world|participant|site|company|route|region|whole|unnamed|unknown"), ("id", "string"), ("name", "string"),
    ] },
    Shape { name: "Cited", says: "A place where a reader can check a fact.", keys: &[
        ("title", "string"), ("url", "string"),
    ] },
    Shape { name: "Span", says: "Two ends in time; null where unknown or still open.", keys: &[
        ("from", "string?"), ("to", "string?"),
    ] },
    Shape { name: "Amount", says: "Carats, and US$ where the value is known.", keys: &[
        ("carats", "decimal"), ("usd", "decimal?"),
    ] },
    Shape { name: "Exact", says: "A share as two integers, in micro-carats.", keys: &[
        ("part", "integer"), ("whole", "integer"),
    ] },
    Shape { name: "Bound",
        says: "One end of an interval: share by mass, rounded down for at_least and up for at_most.", keys: &[
        ("carats", "decimal?"), ("usd", "decimal?"), ("share", "share"), ("exact", "Exact"),
    ] },
    Shape { name: "Interval", says: "What is certain and what cannot be ruled out.", keys: &[
        ("at_least", "Bound"), ("at_most", "Bound"),
    ] },
    Shape { name: "FourParts", says: "The four parts of a whole; they add up to it exactly.", keys: &[
        ("verified", "Amount"), ("open", "Amount"), ("not_looked", "Amount"), ("rest", "Amount"), ("whole", "Amount"),
    ] },
    Shape { name: "Row", says: "A row of a return, as filed.", keys: &[
        ("carats", "decimal"), ("usd", "decimal"), ("filed_at", "string"), ("modified_at", "string"),
        ("source", "string"), ("source_row", "integer"),
    ] },
    Shape { name: "Disputed",
        says: "A half-year and kind of mining filed more than once; each row is one reading.", keys: &[
        ("participant", "string"), ("half", "half"), ("mining", "undifferentiated|artisanal|large|nothing"),
        ("readings", "[Row]"),
    ] },
    Shape { name: "Missing", says: "A return that was due and was never filed.", keys: &[
        ("participant", "string"), ("half", "half"),
    ] },
    Shape { name: "Declared",
        says: "What was declared: the plain sum of all rows, and the least and most it can be.", keys: &[
        ("filed", "Amount"), ("at_least", "Amount"), ("at_most", "Amount?"), ("rows", "integer"),
        ("disputed", "[Disputed]"), ("missing", "[Missing]"),
    ] },
    Shape { name: "WorldUnder", says: "What one definition says, in amounts.", keys: &[
        ("definition", "string"), ("..", "Interval"), ("parts", "FourParts"),
    ] },
    Shape { name: "WorldRow", says: "One participant in the table of the world.", keys: &[
        ("participant", "Named"), ("declared", "Declared"), ("under", "[WorldUnder]"),
    ] },
    Shape { name: "World", says: "The world's rough in a period.", keys: &[
        ("period", "period"), ("counted", "independent|second_party|own"), ("complete", "boolean"),
        ("declared", "Declared"), ("under", "[WorldUnder]"), ("rows", "[WorldRow]"),
    ] },
    Shape { name: "Year", says: "The world in one year.", keys: &[
        ("year", "integer"), ("complete", "boolean"), ("declared", "Declared"), ("under", "[WorldUnder]"),
    ] },
    Shape { name: "Years", says: "The world year by year, the oldest first.", keys: &[
        ("counted", "independent|second_party|own"), ("years", "[Year]"),
    ] },
    Shape { name: "ClauseName", says: "A clause by the definition it stands in.", keys: &[
        ("definition", "string"), ("clause", "string"),
    ] },
    Shape { name: "Missed", says: "A field in the way, in values of the vocabulary.", keys: &[
        ("field", "string"), ("has", "[string]"), ("asks", "[string]"),
    ] },
    Shape { name: "NearMiss", says: "The finding that came nearest to a definition it does not meet.", keys: &[
        ("finding", "string"), ("title", "string"), ("act", "string"), ("clause", "ClauseName"), ("fields", "[Missed]"),
    ] },
    Shape { name: "Ground", says: "A finding as it bears on a statement: its act and link that count most.", keys: &[
        ("finding", "string"), ("title", "string"), ("participant", "string"), ("scope", "Named"), ("act", "string"),
        ("act_kind", "string"), ("actor", "string?"), ("actor_name", "string"), ("said_by", "string"),
        ("link", "string"), ("verdict", "yes|no|unknown|contested"), ("verified", "boolean"),
        ("grade", "unverified|corroborated|contested|verified"), ("basis", "string"), ("overlap", "apart|part|whole"),
        ("rule", "S1|S2|S3|S4|S5|S6|S7"), ("rule_text", "string"), ("clauses", "[ClauseName]"),
        ("deciding", "[string]"), ("sources", "[Cited]"), ("sources_in_all", "integer"),
    ] },
    Shape { name: "NotLooked", says: "Something that was not looked at.", keys: &[
        ("what", "no_return|filed_twice|no_look|no_output|route|stock_before|after_the_mine"), ("text", "string"),
        ("about", "Named?"), ("participants", "[Named]"), ("definitions", "[string]"), ("finding", "string?"),
        ("halves", "[half]"), ("kinds", "[string]"),
    ] },
    Shape { name: "LookAt", says: "A look at the subject, or at a place in it, that touches the period.", keys: &[
        ("look", "string"), ("looker", "string"), ("target", "Named"), ("overlap", "apart|part|whole"),
        ("counts_for", "[string]"), ("source_url", "string"),
    ] },
    Shape { name: "Under", says: "What one definition says of a subject.", keys: &[
        ("definition", "string"), ("..", "Interval"), ("parts", "FourParts?"), ("parts_least", "FourParts?"),
        ("all_in", "string?"), ("grounds", "[Ground]"), ("near_miss", "NearMiss?"), ("looks_needed", "[string]"),
    ] },
    Shape { name: "Statement",
        says: "A statement about a subject in a period, under every definition asked for.", keys: &[
        ("subject", "Named"), ("typed", "string"), ("period", "period"), ("counted", "independent|second_party|own"),
        ("amount_known", "boolean"), ("declared", "Declared?"), ("under", "[Under]"), ("looks", "[LookAt]"),
        ("not_looked", "[NotLooked]"), ("expires_on", "date"),
    ] },
    Shape { name: "FiledRow", says: "A row of a return, with price and delay.", keys: &[
        ("mining", "undifferentiated|artisanal|large|nothing"), ("..", "Row"), ("usd_per_carat", "decimal?"),
        ("days_late", "integer?"), ("record", "RecordName?"),
    ] },
    Shape { name: "Half", says: "What was filed for one half-year.", keys: &[
        ("half", "half"), ("due", "date"), ("missing", "boolean"), ("disputed", "boolean"), ("declared", "Declared"),
        ("rows", "[FiledRow]"),
    ] },
    Shape { name: "Printed", says: "A figure as first printed.", keys: &[
        ("carats", "string"), ("usd", "string"), ("note", "string"), ("source_url", "string"),
    ] },
    Shape { name: "ReturnsYear", says: "What was filed for one year, beside what was first printed.", keys: &[
        ("year", "integer"), ("declared", "Declared"), ("printed", "[Printed]"),
    ] },
    Shape { name: "OddRow", says: "A row an oddity rests on.", keys: &[
        ("half", "half"), ("mining", "undifferentiated|artisanal|large|nothing"), ("..", "Row"),
    ] },
    Shape { name: "Oddity", says: "One thing that does not add up: a question, not an accusation.", keys: &[
        ("rule", "A1|A2|A3|A4|A5|A6|A7|A8|A9"), ("text", "string"), ("participant", "string"), ("halves", "[half]"),
        ("numbers", "{string}"), ("rows", "[OddRow]"), ("sources", "[Cited]"),
    ] },
    Shape { name: "Oddities", says: "What does not add up in anybody's returns.", keys: &[("oddities", "[Oddity]")] },
    Shape { name: "Returns", says: "The returns of one participant.", keys: &[
        ("participant", "Named"), ("halves", "[Half]"), ("years", "[ReturnsYear]"), ("oddities", "[Oddity]"),
    ] },
];
