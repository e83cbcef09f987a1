//! Definitions, comparisons, the lab, the vocabulary, rules and refusals.

use super::Shape;

#[rustfmt::skip]
pub(super) const SHAPES: &[Shape] = &[
    Shape { name: "ValueLists",
        says: "The values a box allows, by field; a field that is absent may have any.", keys: &[
        ("goods?", "[string]"), ("actor?", "[string]"), ("act?", "[string]"), ("gravity?", "[string]"),
        ("pattern?", "[string]"), ("finances?", "[string]"), ("aim?", "[string]"), ("un_status?", "[string]"),
        ("link?", "[string]"),
    ] },
    Shape { name: "ReadingName", says: "A reading of a text that leaves something open.", keys: &[
        ("key", "string"), ("id", "string"), ("default", "boolean"), ("name", "string"), ("why", "string"),
    ] },
    Shape { name: "DefinitionBrief", says: "A definition in a list.", keys: &[
        ("id", "string"), ("version", "integer"), ("name", "string"), ("gist", "string"), ("by", "string"),
        ("status", "in_force|proposed|refused"), ("dated", "string"), ("in_force_from", "string"),
        ("in_force_until", "string"), ("fragment", "boolean"), ("hash", "string"), ("vocabulary", "string"),
        ("include", "[string]"), ("readings", "[ReadingName]"), ("clauses", "integer"),
    ] },
    Shape { name: "Definitions", says: "Every definition, in the order in which they are shown.", keys: &[
        ("definitions", "[DefinitionBrief]"),
    ] },
    Shape { name: "Quote", says: "Words of the text a definition is read from.", keys: &[
        ("lang", "string"), ("text", "string"), ("place", "string"), ("source_title", "string"),
        ("source_url", "string"), ("read", "string"),
    ] },
    Shape { name: "ClauseBox", says: "A clause in words and as a box.", keys: &[
        ("definition", "string"), ("clause", "string"), ("words", "string"), ("readings", "[string]"),
        ("allows", "ValueLists"),
    ] },
    Shape { name: "Definition", says: "A definition, whole, under one reading.", keys: &[
        ("..", "DefinitionBrief"), ("key", "string"), ("note", "string"), ("quotes", "[Quote]"),
        ("boxes", "[ClauseBox]"), ("looks_needed", "[string]"),
        ("record", "RecordName?"),
    ] },
    Shape { name: "Beside", says: "A checked definition beside another.", keys: &[
        ("definition", "string"), ("is_contained", "boolean"), ("contains", "boolean"), ("only_here", "cells"),
        ("only_there", "cells"), ("both", "cells"),
    ] },
    Shape { name: "Checked", says: "A definition file that holds together, beside every definition on record.", keys: &[
        ("definition", "Definition"), ("beside", "[Beside]"),
    ] },
    Shape { name: "Inside", says: "A finding that lies in a box, or may.", keys: &[
        ("finding", "string"), ("title", "string"), ("verdict", "yes|no|unknown|contested"), ("verified", "boolean"),
        ("act", "string"), ("link", "string"),
    ] },
    Shape { name: "BoxOf", says: "One maximal box of a difference.", keys: &[
        ("allows", "ValueLists"), ("cells", "cells"), ("findings", "[Inside]"),
    ] },
    Shape { name: "Difference", says: "What one covers beyond the other; `empty` is proved, not assumed.", keys: &[
        ("empty", "boolean"), ("cells", "cells"), ("boxes", "[BoxOf]"), ("complete", "boolean"),
        ("findings", "[Inside]"),
    ] },
    Shape { name: "Comparison", says: "Two definitions side by side.", keys: &[
        ("left", "string"), ("right", "string"), ("left_only", "Difference"), ("right_only", "Difference"),
        ("both_cells", "cells"),
    ] },
    Shape { name: "LabClause", says: "A clause before and after.", keys: &[
        ("name", "string"), ("state", "kept|changed|dropped|new"), ("before", "ValueLists?"), ("after", "ValueLists?"),
    ] },
    Shape { name: "Moved", says: "Under the base, and under the changed definition.", keys: &[
        ("before", "WorldUnder"), ("after", "WorldUnder"),
    ] },
    Shape { name: "YearMoved", says: "One year before and after.", keys: &[("period", "period"), ("..", "Moved")] },
    Shape { name: "ParticipantMoved", says: "One participant before and after.", keys: &[
        ("participant", "Named"), ("..", "Moved"),
    ] },
    Shape { name: "Bearing", says: "How a finding bears on a participant's stones.", keys: &[
        ("verdict", "yes|no|unknown|contested"), ("rule", "S1|S2|S3|S4|S5|S6|S7"), ("verified", "boolean"),
    ] },
    Shape { name: "FindingMoved", says: "A finding whose bearing changes.", keys: &[
        ("finding", "string"), ("title", "string"), ("participant", "Named"), ("before", "Bearing"),
        ("after", "Bearing"),
    ] },
    Shape { name: "Lab", says: "A changed definition beside the one it began with.", keys: &[
        ("base", "string"), ("key", "string"), ("query", "string"), ("changed", "boolean"), ("period", "period"),
        ("counted", "independent|second_party|own"), ("clauses", "[LabClause]"), ("comparison", "Comparison"),
        ("world", "Moved"), ("years", "[YearMoved]"), ("participants", "[ParticipantMoved]"),
        ("findings", "[FindingMoved]"),
    ] },
    Shape { name: "At", says: "A place in a text: bytes and characters from 0, line and column from 1.", keys: &[
        ("from_byte", "integer"), ("to_byte", "integer"), ("from_char", "integer"), ("to_char", "integer"),
        ("line", "integer"), ("column", "integer"),
    ] },
    Shape { name: "Why", says: "Why a word cannot be said, and who says so.", keys: &[
        ("id", "string"), ("why", "string"), ("source_title", "string"), ("source_url", "string"), ("quote", "string"),
    ] },
    Shape { name: "WordRefused", says: "The refusal of a word, by rule C1.", keys: &[
        ("rule", "string"), ("input", "string"), ("place", "Place"), ("accepted", "[string]"),
    ] },
    Shape { name: "Word", says: "A word that cannot be said unbound.", keys: &[
        ("word", "string"), ("text", "string"), ("at", "At"), ("reasons", "[string]"), ("refusal", "WordRefused"),
    ] },
    Shape { name: "Known", says: "What is known under one definition.", keys: &[
        ("definition", "string"), ("..", "Interval"),
    ] },
    Shape { name: "Sentence", says: "A sentence that uses such a word, and what the register says to it.", keys: &[
        ("text", "string"), ("at", "At"), ("lang", "en|fr|pt"), ("words", "[Word]"), ("definition", "string?"),
        ("period", "period?"), ("subject", "Named?"),
        ("outcome", "unbound|no_subject|no_return|not_borne_out|nothing_found"), ("known", "[Known]"),
        ("instead", "string"),
    ] },
    Shape { name: "Claim",
        says: "A text, checked: the sentences that use a word that cannot be said of a stone.", keys: &[
        ("may_be_said", "boolean"), ("sentences", "[Sentence]"), ("reasons", "[Why]"),
    ] },
    Shape { name: "Labelled", says: "A value and its label.", keys: &[("value", "string"), ("label", "string")] },
    Shape { name: "Field", says: "A field with its values.", keys: &[("field", "string"), ("values", "[Labelled]")] },
    Shape { name: "Vocabulary", says: "The vocabulary in which definitions and findings speak.", keys: &[
        ("id", "string"), ("fields", "[Field]"), ("looks", "[Labelled]"),
    ] },
    Shape { name: "Rule", says: "A rule by which Loupe refuses; its number is never reused.", keys: &[
        ("rule", "string"), ("source", "string"), ("text", "string"), ("next", "string"),
    ] },
    Shape { name: "Rules", says: "Every rule.", keys: &[("rules", "[Rule]")] },
    Shape { name: "TableRows", says: "The rows of a table, each by column name.", keys: &[
        ("table", "string"), ("rows", "[{string}]"),
    ] },
    Shape { name: "Table", says: "A table, and what it is bound to.", keys: &[
        ("loupe", "string"), ("world", "string?"), ("made_on", "date"), ("definitions", "[DefinitionName]"),
        ("answer", "TableRows"),
    ] },
    Shape { name: "Place", says: "Where in an input something was wrong; counted from 1.", keys: &[
        ("file?", "string"), ("line?", "integer"), ("column?", "integer"), ("name?", "string"),
    ] },
    Shape { name: "Refusal", says: "One refusal.", keys: &[
        ("rule", "string"), ("detail", "string"), ("input", "string"), ("place", "Place"), ("accepted", "[string]"),
        ("next", "string"),
    ] },
    Shape { name: "Problem",
        says: "A problem document (RFC 9457); `refusals` holds every refusal, the first too.", keys: &[
        ("type", "string"), ("title", "string"), ("status", "integer"), ("detail", "string"), ("rule", "string?"),
        ("input", "string"), ("place", "Place"), ("accepted", "[string]"), ("next", "string"),
        ("refusals", "[Refusal]"),
    ] },
];
