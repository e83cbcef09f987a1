//! Lots, containers, traces, all that is in stock, balance sheets and what waits.

use super::Shape;

const PROCESS: &str = "|mining|opening|sorting|mixing|splitting|packing|unpacking|sawing|cutting|polishing|setting|\
    shipping|receiving|loss|theft|seizure|destruction";

#[rustfmt::skip]
pub(super) const SHAPES: &[Shape] = &[
    Shape { name: "OriginName", says: "Where and when stones were mined; `unknown` where nobody tells.", keys: &[
        ("place", "Named"), ("period", "period?"),
    ] },
    Shape { name: "Origin",
        says: "How much of a lot is from one origin. `expected` assumes that every draw is like its pool, which sorting \
            breaks. Shares are in per cent: at least, expected, at most.", keys: &[
        ("origin", "OriginName"), ("at_least", "decimal"), ("expected", "decimal"), ("at_most", "decimal"),
        ("shares", "[share]"),
    ] },
    Shape { name: "LotUnder", says: "What one definition says of a lot.", keys: &[
        ("definition", "string"), ("interval", "Interval"), ("parts", "FourParts?"), ("grounds", "[Ground]"),
        ("near_miss", "NearMiss?"),
    ] },
    Shape { name: "Step",
        says: "Something that was done. Whose act it was, what the event is called and what lots came out is told to the \
            office that captured it.", keys: &[
        ("process", PROCESS), ("at", "moment"), ("lots_in", "integer"), ("lots_out", "integer"), ("drawn", "decimal"),
        ("made", "decimal"), ("lost", "decimal"), ("operator", "string?"), ("event", "string?"), ("lots", "[string]"),
    ] },
    Shape { name: "Lot", says: "A lot, stone or jewel, and its story.", keys: &[
        ("lot", "string"), ("report", "string"), ("carats", "decimal"), ("left", "decimal"), ("is_known", "boolean"),
        ("origins", "[Origin]"), ("origins_left_out", "integer"), ("under", "[LotUnder]"),
        ("not_looked", "[NotLooked]"), ("steps", "[Step]"), ("steps_left_out", "integer"), ("passages", "[Step]"),
        ("uses", "[Step]"), ("expires_on", "date"),
    ] },
    Shape { name: "Content",
        says: "A lot in a container. Its name is told to the office that captured how it was made or that it was packed.",
        keys: &[
        ("number", "integer"), ("lot", "string?"), ("process", PROCESS), ("carats", "decimal"), ("left", "decimal"),
    ] },
    Shape { name: "Container",
        says: "What lies in a parcel, a box or a jewel, also in containers in it, and where all of it together is from. Each \
            lot counts with all that is left of it.", keys: &[
        ("container", "string"), ("count", "integer"), ("left", "decimal"), ("of_unknown", "decimal"),
        ("lots", "[Content]"), ("lots_left_out", "integer"), ("used_up", "integer"), ("untold", "integer"),
        ("inner", "integer"), ("origins", "[Origin]"), ("origins_left_out", "integer"), ("under", "[LotUnder]"),
        ("not_looked", "[NotLooked]"), ("passages", "[Step]"), ("expires_on", "date?"),
    ] },
    Shape { name: "ReachedKind", says: "Lots that may hold followed stones, by what made them.", keys: &[
        ("process", PROCESS), ("lots", "integer"), ("certain", "integer"), ("left", "decimal"),
    ] },
    Shape { name: "Reached", says: "A lot that may hold followed stones; its name is told to offices.", keys: &[
        ("lot", "string?"), ("process", PROCESS), ("carats", "decimal"), ("left", "decimal"), ("at_least", "decimal"),
        ("expected", "decimal"), ("at_most", "decimal"),
    ] },
    Shape { name: "Trace", says: "Where stones from a place can be now.", keys: &[
        ("origins", "[OriginName]"), ("commissioned", "decimal"), ("reached", "integer"), ("now", "[ReachedKind]"),
        ("lots", "[Reached]"), ("unknown", "integer"),
    ] },
    Shape { name: "StockUnder",
        says: "What one definition says of all that is left: of how many lots all certainly meets it, some does, some \
            cannot be ruled out, nothing does; and of how many carats, lot by lot. What nobody looked at is not ruled \
            out.", keys: &[
        ("definition", "string"), ("whole", "integer"), ("some", "integer"), ("possible", "integer"),
        ("nothing", "integer"), ("at_least", "decimal"), ("at_most", "decimal"),
    ] },
    Shape { name: "Stock", says: "All lots of which something is left.", keys: &[
        ("lots", "integer"), ("left", "decimal"), ("under", "[StockUnder]"),
    ] },
    Shape { name: "BalanceLine", says: "What an operator did of one kind.", keys: &[
        ("process", PROCESS), ("events", "integer"), ("came_in", "decimal"), ("went_out", "decimal"),
        ("lost", "decimal"), ("worked", "decimal"),
    ] },
    Shape { name: "Balance", says: "An operator's balance sheet.", keys: &[
        ("operator", "string"), ("lines", "[BalanceLine]"), ("came_in", "decimal"), ("went_out", "decimal"),
        ("lost", "decimal"), ("in_stock", "decimal?"), ("short", "decimal"),
    ] },
    Shape { name: "AwaitedLot", says: "A lot of which nobody has told.", keys: &[
        ("lot", "string"), ("drawn", "decimal"),
    ] },
    Shape { name: "WaitingMovement", says: "A movement that waits for its past.", keys: &[
        ("event", "string"), ("at", "moment"), ("process", PROCESS), ("operator", "string"), ("lots", "[AwaitedLot]"),
    ] },
    Shape { name: "HeldEvent", says: "An event that somebody has to look at.", keys: &[
        ("number", "integer"), ("event", "string"), ("at", "moment"), ("process", PROCESS), ("operator", "string"),
        ("drawn", "[HeldLot]"), ("made", "[HeldLot]"), ("rule", "string"), ("told", "string"),
    ] },
    Shape { name: "HeldLot", says: "A lot of an event, and how much of it.", keys: &[
        ("lot", "string"), ("carats", "decimal"),
    ] },
    Shape { name: "Waiting", says: "What waits of an office.", keys: &[
        ("movements", "[WaitingMovement]"), ("left_out", "integer"), ("held", "[HeldEvent]"),
    ] },
];
