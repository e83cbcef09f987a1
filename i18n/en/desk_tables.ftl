# Tables at the desk.

tables-title = Tables
tables-lede = Write one row for each parcel and HS code. A table comes in whole or not at all: try it first, and see what would be written.
tables-drafts = Bring drafts in
tables-receipts = Confirm receipts
tables-empty = An empty table to begin with
tables-file = The table, CSV or XLSX, at most 10,000 rows
tables-try = Try it
tables-keep = Bring it in
tables-out = Take out
tables-certificates = Certificates
tables-nothing = Nothing of the table came in.
tables-more-refusals = And { $n } more. Correct these first.
tables-kept = Brought in: { $n }
tables-tried = Only tried, nothing was written: { $n }
