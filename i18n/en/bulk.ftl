# Bulk work with certificates, and the simulation.

rule-T31 = This register is in use ({ $input }).
rule-T31-next = A simulation needs a new one: name an empty folder with --data.

rule-T32 = Rows of one shipment, parcel or certificate disagree, or stand twice: “{ $input }”.
rule-T32-next = Say it once, or in the same words on each row { $accepted }.

bulk-shipment = Shipment
bulk-draft = Draft
bulk-parcels = Parcels
bulk-carats = Carats
bulk-usd = US$
bulk-certificate = Certificate
bulk-outcome = Receipt
bulk-as-stated = As stated
bulk-differs = Differs: { $about }
bulk-about-parcels = number of parcels
bulk-about-carats = carats
bulk-about-usd = value
bulk-about-exporter = exporter
bulk-about-importer = importer
bulk-about-seal = seal
bulk-about-seal-broken = seal broken or missing
bulk-about-other = remark
bulk-dry-run = Only tried: nothing was written.
bulk-columns-left = These columns were not read: { $columns }.
bulk-exported = { $n } in { $file }.

simulate-head = { $n } synthetic certificates, seed { $seed }. Nothing here is real.
simulate-state = Where they stand
simulate-count = Count
simulate-times = Time in milliseconds, written to disk
simulate-p50 = Median
simulate-p99 = 99 of 100
simulate-max = Longest
simulate-drafting = Drafting
simulate-validation = Validation
simulate-issue = Issue
simulate-receipt = Receipt
simulate-verification = Check of a printed code, no network
simulate-reconciliation = All of it was reconciled in { $ms } ms.
simulate-planted = What must come out
simulate-planted-count = Expected
simulate-found-count = Found
simulate-planted-differences = Differences named in receipts
simulate-planted-forgeries = Forged and altered codes detected
simulate-planted-pairs = Pairs of participants reconciled exactly
simulate-planted-verdicts = Codes judged as expected
simulate-refusals = Attempts refused by { $rule }
simulate-as-planned = Everything that was planted was found, and nothing else.
simulate-not-as-planned = Something did not come out as planned:
