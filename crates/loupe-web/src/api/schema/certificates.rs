//! Certificates as everybody reads them, warnings, receipts that are owed.

use super::Shape;

#[rustfmt::skip]
pub(super) const SHAPES: &[Shape] = &[
    Shape { name: "Claims", says: "The public claims; their canonical text is hashed.", keys: &[
        ("commercial", "string"), ("expires_on", "date"), ("exporting", "string"), ("format", "string"),
        ("hs", "[string]"), ("importing", "string"), ("issued_on", "date"), ("issuer", "{string}"),
        ("language", "string"), ("number", "string"), ("origins", "[string]"), ("parcels", "integer"),
        ("record", "string"), ("reexport", "boolean"), ("statement", "string"), ("title", "string"),
    ] },
    Shape { name: "HistoryStep", says: "One step of a certificate's life.", keys: &[
        ("at", "moment"), ("step", "issue|depart|receive|return|expire|void|report_forged"), ("state", STATES),
        ("office", "string"), ("reason", "string?"), ("record", "string?"),
    ] },
    Shape { name: "WarningAnswer", says: "What an authority says to a warning.", keys: &[
        ("office", "string"), ("told", "string"), ("answered_at", "moment"), ("record", "string?"),
    ] },
    Shape { name: "Warning", says: "A warning of a false certificate; it stays when it is taken back.", keys: &[
        ("number", "integer"), ("certificate", "string"), ("ground", "string"), ("told", "string"),
        ("office", "string"), ("office_name", "string"), ("published_at", "moment"), ("record", "string?"),
        ("answers", "[WarningAnswer]"), ("withdrawn", "string?"), ("withdrawn_at", "moment?"),
    ] },
    Shape { name: "Warnings", says: "Warnings, the newest first, a hundred at most.", keys: &[
        ("warnings", "[Warning]"),
    ] },
    Shape { name: "CertificateUnder",
        says: "Whether none, some or all of a shipment meets a definition. What is exact is for the entitled.", keys: &[
        ("definition", "string"), ("at_least", "none|some|all"), ("at_most", "none|some|all"), ("is_open", "boolean"),
        ("is_not_looked", "boolean"), ("interval", "null"), ("parts", "null"), ("grounds", "[Ground]"),
        ("near_miss", "null"), ("looks_needed", "[string]"),
    ] },
    Shape { name: "CertificateStatement",
        says: "What each definition says of the stones on a certificate, for the period its issuer stated.", keys: &[
        ("is_exact", "boolean"), ("mined", "null"), ("is_period_known", "boolean"), ("is_origin_known", "boolean"),
        ("under", "[CertificateUnder]"), ("not_looked", "[NotLooked]"), ("made_on", "date"), ("expires_on", "date"),
    ] },
    Shape { name: "Certificate", says: "A certificate without its commercial part.", keys: &[
        ("number", "string"), ("state", STATES), ("claims", "Claims"), ("claims_sha256", "string"),
        ("exporting", "Named"), ("importing", "Named"), ("origins", "[Named]"), ("due_on", "date?"),
        ("is_overdue", "boolean"), ("received_on", "date?"), ("outcome", "string?"), ("history", "[HistoryStep]"),
        ("warnings", "[Warning]"), ("statement", "CertificateStatement"), ("commercial", "null"),
    ] },
    Shape { name: "ReceiptsOf", says: "Certificates to one participant, counted.", keys: &[
        ("participant", "string"), ("open", "integer"), ("overdue", "integer"), ("received", "integer"),
        ("differing", "integer"),
    ] },
    Shape { name: "Amounts", says: "Parcels, carats and US dollars; carats and dollars as decimal numbers.", keys: &[
        ("parcels", "integer"), ("carats", "string"), ("usd", "string"),
    ] },
    Shape { name: "Pair", says: "A pair of participants in a quarter; the difference is found minus stated.", keys: &[
        ("quarter", "string"), ("exporting", "string"), ("importing", "string"), ("issued", "integer"),
        ("received", "integer"), ("differing", "integer"), ("open", "integer"), ("overdue", "integer"),
        ("ended", "integer"), ("without_certificate", "integer"), ("certified", "Amounts"), ("stated", "Amounts"),
        ("found", "Amounts"), ("difference", "Amounts"), ("without", "Amounts"),
    ] },
    Shape { name: "Reconciliation", says: "Certificates against receipts, by pair of participants and quarter.", keys: &[
        ("pairs", "[Pair]"),
    ] },
    Shape { name: "ReceiptsOwed", says: "Receipts by the participant that owes them.", keys: &[
        ("participants", "[ReceiptsOf]"),
    ] },
];

const STATES: &str = "issued|in_transit|received|received_differing|returned|expired|voided|reported_forged";
