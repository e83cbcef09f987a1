# Sentences inside answers: subjects, rules of a statement, what was not looked at, what does not add up.
answer-world = The world
answer-scope-whole = All its stones
answer-scope-unnamed = Some site or operation that is not named

answer-rule-S1 = Verified, and it ties all stones of the subject for the whole half-year: they count as verified.
answer-rule-S2 = Verified, and it ties a site or operator whose output a source gives: that output counts as verified.
answer-rule-S3 = Not verified, or the verdict is unknown or contested: the stones are open.
answer-rule-S4 = It is not said which site or operation it was, or its output is not known: the participant’s stones, or at most what the company is known to have produced, may be from there, so they are open.
answer-rule-S5 = It lasted only part of the half-year: nobody knows on which side of the date a carat was mined, so all are open.
answer-rule-S6 = The verdict is no: it moves nothing.
answer-rule-S7 = It does not touch the period.

answer-not-looked-no-return = { $who } filed no return for { $half }.
answer-not-looked-filed-twice = { $who }, { $half }: { $rows } rows were filed for one kind of mining, and nobody has said which of them stands.
answer-not-looked-no-look = { $who }, { $halves }: nobody whose looks count looked for { $kinds }. Needed by { $definition }.
answer-not-looked-no-output = { $name }: no source gives its output for the period, and the finding { $finding } points there.
answer-not-looked-route = The route { $name }, to which the finding { $finding } points: nobody knows what went along it.
answer-not-looked-stock-before = Stones mined before the period and still in stock: the returns do not give them.
answer-not-looked-after-the-mine = Everything after the mine: mixing, export, cutting.

# What does not add up in returns. Each is a question to the participant, not an accusation.
answer-odd-A1 = { $halves }: filed { $rows } times for the same kind of mining. Which row stands is not said.
answer-odd-A2 = { $halves }: the same weight, { $carats } ct, to the hundredth of a carat.
answer-odd-A3 = { $halves }: two kinds of mining at the same price, US$ { $usd_per_carat } a carat, to the cent.
answer-odd-A4 = { $halves }: all filed in one sitting, on { $day }.
answer-odd-A5 = { $halves }: the price went from US$ { $usd_per_carat_before } to US$ { $usd_per_carat } a carat, more than threefold up or down.
answer-odd-A6 = { $halves }: one row declares that nothing was produced, another declares production.
answer-odd-A7 = { $halves }: { $printed_carats } ct were printed at first, { $filed_carats } ct stand filed now.
answer-odd-A7-value = { $halves }: US$ { $printed_usd } were printed at first, US$ { $filed_usd } stand filed now.
answer-odd-A8 = { $halves }: filed on { $day }, before the half-year was over.
answer-odd-A9 = { $halves }: due, and never filed.

answer-lab-name = { $name }, changed
answer-problem-title = Refused by rule { $rule }
answer-fault-title = Loupe failed

rule-U4 = The address has a parameter `{ $input }` that this answer does not take.
rule-U4-next = Leave it out, or use one of: { $accepted }.
rule-U5 = `{ $input }` is not a value this parameter can have.
rule-U5-next = Use one of: { $accepted }.
