# The rules by which something is refused: what was wrong, and what to do next.
## Mass
rule-M1 = “{ $input }” is not a number of carats.
rule-M1-next = Write digits with a point, for instance 41923910.10: no spaces, no words, no unit.
rule-M2 = “{ $input }” is less than nothing. No stone weighs less than nothing.
rule-M2-next = A return that was too high is not mended by a negative one: file it again with the right number. Both stay on record.
rule-M3 = “{ $input }” is finer than a millionth of a carat.
rule-M3-next = Give at most six decimals. The number is never rounded for you.
rule-M4 = “{ $input }” is more than nine billion carats, which is more than was ever mined.
rule-M4-next = Check the unit and where the decimal point stands.

## Value
rule-V1 = “{ $input }” is not an amount of US dollars.
rule-V1-next = Write digits with a point, for instance 3553770000.50: no spaces, no words, no currency sign.
rule-V2 = “{ $input }” is less than nothing. A value is never negative.
rule-V2-next = Correct the amount. A return that was too high is filed again with the right number; both stay on record.
rule-V3 = “{ $input }” is finer than a cent.
rule-V3-next = Give at most two decimals. The number is never rounded for you.
rule-V4 = “{ $input }” is more US dollars than can be recorded.
rule-V4-next = Check the unit and where the decimal point stands.

## Periods, dates, subjects
rule-P1 = “{ $input }” is no period. Returns are filed for half-years, from 2003 on.
rule-P1-next = Write a year (2022), a half-year (2022H1 or 2022H2), or two of them with two points between (2019H2..2023). In a file the year and the half (1 or 2) have a column each.
rule-P2 = Nobody has filed a return for { $input }.
rule-P2-next = { $offered ->
    [some] Ask for a period within { $accepted }.
   *[none] No return is in the register yet: import some first.
}
rule-P3 = Nothing here is called “{ $input }”.
rule-P3-next = { $offered ->
    [some] Nearest to it: { $accepted }. Type one of these, or a participant’s name or code, a site or a company.
   *[none] Type “world”, a participant’s name in English, French or Portuguese, its code (RUS), a site (site:catoca) or a company (company:alrosa).
}
rule-P4 = “{ $input }” is no date.
rule-P4-next = Write a day as 2022-02-24. Where a year or a month is enough, 2022 or 2022-02 will do.
rule-P5 = { $input } is too long for one statement.
rule-P5-next = Ask for at most sixty years at a time.

## Definitions
rule-D1 = This is not TOML: { $input }.
rule-D1-next = Mend the text at the place named. Every shipped definition is an example; “loupe definition show” prints one.
rule-D2 = A definition has no key “{ $input }” at this place.
rule-D2-next = The keys known here: { $accepted }.
rule-D3 = “{ $input }” is no value that may stand here.
rule-D3-next = What may stand here: { $accepted }.
rule-D4 = “{ $input }” is missing or empty.
rule-D4-next = { $offered ->
    [some] Add it. What is known here: { $accepted }.
   *[none] Add it, in English, French and Portuguese where it is a text for readers.
}
rule-D5 = The definition has no reading “{ $input }”.
rule-D5-next = { $offered ->
    [some] Its readings: { $accepted }.
   *[none] It has one reading only: leave the reading out.
}
rule-D6 = The definition includes “{ $input }”, which is unknown or leads back to itself.
rule-D6-next = Include only definitions that are published here, and none that includes this one.
rule-D7 = The definition has no clause left, so it would cover nothing.
rule-D7-next = Keep or write at least one clause, or include another definition.
rule-D8 = “{ $input }” is there twice, or its text changed under the same version.
rule-D8-next = Give every clause and reading its own name, and every changed text a new version. What was published once stays as it was.
rule-D9 = A value of the type { $input } stands where something else belongs.
rule-D9-next = Write here: { $accepted }.
rule-D10 = There is no definition “{ $input }”.
rule-D10-next = { $offered ->
    [some] The definitions on record: { $accepted }.
   *[none] No definition is on record yet: import the reference data first.
}
rule-D11 = The definition is too large ({ $input }).
rule-D11-next = A definition file may have 256 KiB and 24 clauses, a definition in the lab 2000 choices and three new clauses. Say it in fewer.
rule-D12 = The definition speaks the vocabulary “{ $input }”, which is not known here.
rule-D12-next = Write it in { $accepted }.

## Returns
rule-R1 = The file cannot be read as a table: { $input }.
rule-R1-next = Send the Kimberley Process workbook as XLSX, or a CSV file in UTF-8. Nothing was imported.
rule-R2 = The column “{ $input }” is missing, or there twice.
rule-R2-next = The file needs it once, under one of these names: { $accepted }. Nothing was imported.
rule-R3 = “{ $input }” is no participant that this register knows.
rule-R3-next = Write the name as the Kimberley Process does, or the three-letter code. Nothing was imported.
rule-R4 = “{ $input }” is no kind of mining that fits this row.
rule-R4-next = Where something was produced: Production, ASM (by hand) or LSM (by machine). Where nothing was, leave the cell empty. Nothing was imported.
rule-R5 = The row says that nothing was produced, and yet gives “{ $input }”.
rule-R5-next = Either write { $accepted } here, or say that there was production. Nothing was imported.
rule-R6 = The same return stands in the file twice: { $input }.
rule-R6-next = Keep one of the two rows. Nothing was imported.
rule-R7 = The file has { $input } rows or columns, too many to read.
rule-R7-next = Split it: at most { $accepted } at a time. Nothing was imported.
rule-R8 = “{ $input }” says neither that something was produced nor that nothing was.
rule-R8-next = Write one of: { $accepted }. Nothing was imported.
rule-R9 = Filed on “{ $input }”, before the half-year began for which it declares carats.
rule-R9-next = Check the year, the half-year and the day of filing: the half-year ends on { $accepted }. Nothing was imported.
rule-R10 = The row says no year, or no half of the year.
rule-R10-next = Give the year (2003 or later) and the half (1 or 2) in their columns. Nothing was imported.
rule-R11 = Returns stand on more than one sheet: { $input }.
rule-R11-next = Keep them on one sheet, or hide the others, and import the rest as another file. Nothing was imported.

## Reference data
rule-W1 = The reference data cannot be read: { $input }.
rule-W1-next = Mend the file at the place named and import again. Nothing was written.
rule-W2 = The reference data point at “{ $input }”, which is not in them.
rule-W2-next = Add what is pointed at, or correct the code. Nothing was written.
rule-W3 = “{ $input }” is no value that the reference data may have here.
rule-W3-next = { $offered ->
    [some] What may stand here: { $accepted }. Nothing was written.
   *[none] The file’s README lists what may stand here. Nothing was written.
}
rule-W4 = A row stands without its source ({ $input }).
rule-W4-next = Give every row the address where a reader can check it, or leave the row out. Nothing was written.

## Findings and claims
rule-F1 = There is no finding “{ $input }”.
rule-F1-next = { $offered ->
    [some] Nearest to it: { $accepted }.
   *[none] See the list of findings for their names.
}
rule-C1 = “{ $input }” cannot be said of a stone without the definition and the period that are meant.
rule-C1-next = Say under which definition and for which period, and then what is known: at least, at most, and what nobody looked at.
rule-C2 = The text is too long: { $input } characters.
rule-C2-next = Check at most { $accepted } characters at a time.

## The log
rule-L1 = These bytes are not a record in its one form: { $input }.
rule-L1-next = Take the record from the log byte for byte, through no editor and no reformatting. One changed space makes it something else.
rule-L2 = The record lacks what it must state, or names something in a form that is not allowed: { $input }.
rule-L2-next = Add or correct what is named. Facts are named with small letters, digits and “_”; what a record is about has no spaces.
rule-L3 = The record is too long: { $input }.
rule-L3-next = { $offered ->
    [some] A record may have { $accepted } bytes. Keep a long text beside the log and name it by its hash.
   *[none] Keep a long text beside the log and name it by its hash.
}
rule-L4 = The signature of { $input } does not match.
rule-L4-next = Do not rely on this copy. Fetch the record again from the log or from a mirror; if it still does not match, show both to the office named in it.
rule-L5 = There is no record “{ $input }”.
rule-L5-next = { $offered ->
    [some] Nearest to it: { $accepted }.
   *[none] A record is named by its office and its number there, for instance register/17.
}
rule-L6 = The record { $input } is in the register, but no published checkpoint covers it yet.
rule-L6-next = Wait some seconds and ask again, or run “loupe log checkpoint”. Nothing is lost.
rule-L7 = The proof cannot be read: { $input }.
rule-L7-next = Download the proof file again and pass it on unchanged. Its first line names its form.
rule-L8 = The proof does not hold. This step failed: { $input }.
rule-L8-next = Check that record, proof and policy belong together. If they do, the log or this copy is not to be trusted: keep the files and show them to a witness.
rule-L9 = The policy cannot be read: { $input }.
rule-L9-next = Mend the line that is named, or give a policy that you have from elsewhere (--policy). A policy has lines that begin with log, witness, group or quorum, and exactly one quorum.
rule-L10 = The checkpoint cannot be read: { $input }.
rule-L10-next = Fetch the file “checkpoint” again, byte for byte. If the log itself serves it so, tell its operator.
rule-L11 = There is no log at { $input }.
rule-L11-next = Give the folder or the address that holds the file “checkpoint”. “loupe log init” begins a new log.
rule-L12 = A log is there already: { $input }.
rule-L12-next = Go on with that log, or choose another folder. Nothing was written.
rule-L13 = The published log is ahead of the database, which is an older copy: { $input }.
rule-L13-next = Sign nothing with this database, now or later. Restore the newest copy of the database, the one that has everything that was published.
rule-L14 = The log contradicts what it was before: { $input }.
rule-L14-next = Sign nothing, and keep both as they are: they are evidence to show to a witness. If it is your own log, first check that --data names the database that belongs to it.

## Keys
rule-K1 = A key named “{ $input }” is there already.
rule-K1-next = Choose another name, or replace the key with “loupe key rotate”. Nothing was written.
rule-K2 = There is no key “{ $input }”.
rule-K2-next = { $offered ->
    [some] The keys that are here: { $accepted }.
   *[none] No key is here yet: make one with “loupe key new”.
}
rule-K3 = The key “{ $input }” cannot be opened: the passphrase or the identity file is not the right one.
rule-K3-next = Try again with the right one. Nobody can open the key without it; if it is lost, make a new key and have the old one revoked.
rule-K4 = “{ $input }” may not be the name of an office or of a key.
rule-K4-next = Write at most 64 small letters, digits, “-” and “.”: a letter first, a letter or a digit last.
rule-K5 = The key “{ $input }” was revoked.
rule-K5-next = Sign with the key that took its place. If there is none, make one with “loupe key new”.
rule-K6 = The key “{ $input }” is of another kind than is needed here.
rule-K6-next = { $offered ->
    [some] Give a key of this kind: { $accepted }.
   *[none] Give the key that was made for this: a log, a witness and an office each have their own.
}
rule-K7 = Others on this machine can read { $input }, the file that protects the keys.
rule-K7-next = Run “chmod 600” on it, so that only its owner can read it. If somebody may have read it, replace the keys.
rule-K8 = The log does not let the keys of “{ $input }” be changed like that.
rule-K8-next = Only the office itself and the register may change them, and each change once: another program may have made it already. Look at “loupe key list”. Nothing was written.

## Requests
rule-U1 = What was sent is too large ({ $input }).
rule-U1-next = Send at most { $accepted } at a time. Nothing was written.
rule-U2 = There is no page “{ $input }”.
rule-U2-next = Go to the first page: everything can be reached from there.
rule-U3 = This page does not answer to { $input }.
rule-U3-next = Open it like any page. Only the forms of the site send anything.
