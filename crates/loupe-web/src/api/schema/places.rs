//! Participants, sites, companies, looks and coverage.

use super::Shape;

#[rustfmt::skip]
pub(super) const SHAPES: &[Shape] = &[
    Shape { name: "Status", says: "A change of status.", keys: &[("date", "string"), ("status", "string")] },
    Shape { name: "ParticipantBrief", says: "A participant in a list.", keys: &[
        ("participant", "Named"), ("alpha2", "string"), ("kind", "string"), ("takes_part", "boolean"),
        ("status", "Status?"), ("first_filed", "half?"), ("last_filed", "half?"), ("declared", "Amount?"),
        ("findings", "integer"), ("looks", "integer"), ("sites", "integer"),
    ] },
    Shape { name: "Participants", says: "Every participant, and everyone else who ever filed.", keys: &[
        ("year", "integer?"), ("participants", "[ParticipantBrief]"),
    ] },
    Shape { name: "Participation", says: "A period of participation.", keys: &[
        ("participant", "string"), ("listing", "string"), ("span", "Span"), ("from_precision", "string"),
        ("until_precision", "string"), ("note", "string"), ("source", "Cited"),
    ] },
    Shape { name: "StatusChange",
        says: "A dated change of status, of the whole or of a zone, mine or operator.", keys: &[
        ("participant", "string"), ("date", "string?"), ("date_precision", "string"), ("status", "string"),
        ("scope", "string"), ("scope_name", "string"), ("instrument", "string"), ("note", "string"),
        ("source", "Cited"),
    ] },
    Shape { name: "Authority", says: "A body that issues or checks certificates.", keys: &[
        ("participant", "string"), ("name", "string"), ("role", "string"), ("city", "string"), ("span", "Span"),
        ("as_of", "string?"), ("note", "string"), ("source", "Cited"),
    ] },
    Shape { name: "Note", says: "A note on the chances to look.", keys: &[
        ("topic", "string"), ("note", "string"), ("searched_not_found", "boolean"), ("source_url", "string"),
    ] },
    Shape { name: "Look", says: "Who examined what, when, for which kinds of act.", keys: &[
        ("id", "string"), ("looker", "string"), ("looker_kind", "string"), ("paid_by", "string"),
        ("independence", "independent|state_of_the_operator|second_party|own"), ("target", "Named"), ("dates", "Span"),
        ("period", "Span"), ("looked_for", "[string]"), ("counts_for", "[string]"), ("method", "[string]"),
        ("access_limits", "string"), ("result", "string"), ("published", "string"), ("source", "Cited"),
        ("how_read", "string"),
    ] },
    Shape { name: "Looks", says: "Every look, by id.", keys: &[
        ("counted", "independent|second_party|own"), ("looks", "[Look]"),
    ] },
    Shape { name: "Participant", says: "A participant, whole, but for its returns.", keys: &[
        ("..", "ParticipantBrief"), ("names_source", "string"), ("periods", "[Participation]"),
        ("statuses", "[StatusChange]"), ("authorities", "[Authority]"), ("places", "[Named]"), ("companies", "[Named]"),
        ("tied", "[Tied]"), ("seen", "[Look]"), ("notes", "[Note]"),
    ] },
    Shape { name: "Kind", says: "A kind of act looks look for.", keys: &[("id", "string"), ("label", "string")] },
    Shape { name: "YearAmount", says: "Declared production of one year.", keys: &[
        ("year", "integer"), ("..", "Amount"),
    ] },
    Shape { name: "Cell", says: "One year and kind of act that somebody looked at.", keys: &[
        ("year", "integer"), ("kind", "string"), ("seen", "whole|part"), ("looks", "[string]"),
    ] },
    Shape { name: "CoverageRow", says: "Who looked at one participant.", keys: &[
        ("participant", "Named"), ("declared", "[YearAmount]"), ("cells", "[Cell]"), ("kinds_never", "[string]"),
        ("years_unseen", "[integer]"), ("undated", "[string]"), ("controls_only", "[string]"),
        ("last_review", "string"), ("notes", "[Note]"),
    ] },
    Shape { name: "Region", says: "A region that was looked at; it covers no participant as a whole.", keys: &[
        ("region", "string"), ("looks", "[string]"),
    ] },
    Shape { name: "Coverage", says: "Who looked where, and where nobody looked.", keys: &[
        ("counted", "independent|second_party|own"), ("kinds", "[Kind]"), ("years", "[integer]"),
        ("rows", "[CoverageRow]"), ("regions", "[Region]"), ("never", "[Named]"),
    ] },
    Shape { name: "SiteBrief", says: "A mine or field in a list.", keys: &[
        ("id", "string"), ("name", "string"), ("other_names", "string"), ("participant", "Named"), ("admin1", "string"),
        ("latitude", "string"), ("longitude", "string"), ("coordinate_precision", "string"), ("kind", "string"),
        ("mining", "string"), ("operator", "string"), ("status", "string"), ("status_as_of", "string"),
    ] },
    Shape { name: "Sites", says: "Every mine and field, by id.", keys: &[("sites", "[SiteBrief]")] },
    Shape { name: "Output", says: "What a source says was produced or sold.", keys: &[
        ("site", "string"), ("company", "string"), ("operator", "string"), ("year", "integer?"), ("period", "string"),
        ("carats", "decimal?"), ("usd", "decimal?"), ("measure", "string"), ("share_basis", "string"),
        ("rounded", "boolean"), ("bounds", "boolean"), ("note", "string"), ("source_url", "string"),
    ] },
    Shape { name: "Site", says: "A mine or field, whole.", keys: &[
        ("..", "SiteBrief"), ("owners", "string"), ("ownership_as_of", "string"), ("opened", "string"),
        ("closed", "string"), ("notes", "string"), ("companies", "[Named]"), ("output", "[Output]"), ("tied", "[Tied]"),
        ("seen", "[Look]"), ("sources", "[Cited]"),
    ] },
    Shape { name: "CompanyBrief", says: "A company in a list.", keys: &[
        ("id", "string"), ("name", "string"), ("other_names", "string"), ("seat", "Named?"), ("kind", "string"),
        ("sites", "[Named]"),
    ] },
    Shape { name: "Companies", says: "Every company and state body, by id.", keys: &[("companies", "[CompanyBrief]")] },
    Shape { name: "Company", says: "A company, whole.", keys: &[
        ("..", "CompanyBrief"), ("owners", "string"), ("parent", "string"), ("from", "string"), ("until", "string"),
        ("sanctions", "string"), ("note", "string"), ("output", "[Output]"), ("tied", "[Tied]"), ("seen", "[Look]"),
        ("source", "Cited"),
    ] },
];
