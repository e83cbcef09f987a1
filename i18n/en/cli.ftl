# The command line: headings, columns and sentences around the answers, and its faults.
## Opening and serving
cli-step-reading = Reading the reference data
cli-step-writing = Writing the register
cli-step-opening = Opening the register
cli-imported = { $rows } rows of reference data are now in { $data }.
cli-serving = The pages are at { $address } until you stop this program (Ctrl-C).
cli-stopped = Stopped.
fault-port-busy = { $address } is taken by another program. Stop it, or choose another port with --listen.
fault-listen = The pages cannot be shown at { $address }: { $why }.
fault-folder = The folder { $folder } cannot be written: { $why }. Choose another with --data.
fault-newer = A newer version of this program wrote the database (migration { $found }; this one knows { $known }). Use that version, or another folder with --data.
fault-unreachable = The database { $address } cannot be opened: { $why }.
fault-file = { $file } cannot be read or written: { $why }.
fault-address = { $address } is no address of a database. Write a folder, or postgres://USER@HOST/NAME.
fault-other = { $why }.

## What was declared
cli-filed = Plain sum of { $rows }: { $carats } ct, US$ { $musd } million.
cli-rows = { $n ->
    [one] 1 row of returns
   *[other] { $n } rows of returns
}
cli-produced = Sources give an output of { $carats } ct.
cli-no-amount = No source gives its output for the period, so only shares are printed.
cli-declared-between = Declared: at least { $least } ct, at most { $most } ct. Some half-years were filed more than once, and nobody here chooses between the rows.
cli-declared-open = Declared: at least { $least } ct; no upper end, for returns that were due were never filed. The shares are of what was declared.
cli-disputed = { $who }, { $half }, filed more than once: { $readings }
cli-reading = { $carats } ct ({ $day })
cli-missing = Never filed: { $missing }
cli-more = { $n ->
    [one] 1 more
   *[other] { $n } more
}

## Tables
cli-column-definition = Definition
cli-column-least = at least
cli-column-most = at most
cli-column-mct = million ct
cli-column-musd = US$ million
cli-column-participant = Participant
cli-column-carats = ct, as filed
cli-column-key = Key
cli-column-standing = Standing
cli-column-gist = What it says
cli-column-readings = Readings
cli-column-finding = Finding
cli-column-country = Country
cli-column-when = When
cli-column-verdict = Verdict
cli-column-by = By
cli-column-relation = Beside yours
cli-column-only-here = only yours
cli-column-only-there = only theirs
cli-column-both = both

## The world and a statement
cli-world-title = The world’s rough diamonds mined in { $period }: how much is conflict diamond
cli-world-unfinished = Not all who produced in the year before have filed both halves of this one: a return is missing, and the sums are of what was filed.
cli-least-most = At least: what a verified finding makes certain. At most: that, and all that is alleged, contested or not looked at. Looks that count: { $looks }.
cli-participants = Participant by participant: per cent, at least–at most
cli-made = Made on { $day } from reference data { $world }.
cli-examine-title = { $subject }: rough mined in { $period }
cli-looked-list = looked at: the Security Council’s list
cli-why-not-looked = nobody whose looks count looked at { $carats } ct for all it asks
cli-near-miss = nearest miss: { $finding }: { $why }
cli-meets = { $finding } meets { $clauses } [{ $act }; case { $grade }, { $sources }; { $rule }]
cli-may-meet = { $finding } may meet { $clauses } [{ $act }; case { $grade }, { $sources }; { $rule }]
cli-act-verified = this act and link verified
cli-act-not-verified = this act or link not verified
cli-sources = { $n ->
    [one] 1 source
   *[other] { $n } sources
}
cli-parts = The four parts, in carats; they add up to the whole
cli-part-verified = verified
cli-part-open = open
cli-part-not-looked = not looked at
cli-part-rest = looked at, nothing meets it
cli-no-findings = No published finding moves this statement, under any definition asked for.
cli-findings-used = Findings used
cli-finding-used = { $finding }: { $title } [case { $grade }: { $basis }; { $sources }]
cli-said-by = { $who }: { $what }
cli-ground = under { $definition } { $verdict } by { $rule } for { $whose } ({ $act })
cli-rules = Rules
cli-not-looked = Not looked at
cli-looks-none = No look on record touches the period.
cli-looks = Looks on record that touch the period: { $all }; of these { $n } count here, and only for the kinds of act they looked for.
cli-expires = It expires on { $day } and is then made anew.
cli-definition-hash = { $key } version { $version }, { $hash }

## Definitions
cli-standing-in-force = in force since { $day }
cli-standing-proposed = proposed { $day }
cli-standing-refused = not agreed, { $day }
cli-fragment-short = a fragment
cli-fragment = A fragment: no full text is public. Only the words quoted here were read. It may not be cited as the position of the body it comes from.
cli-definition-version = version { $version }; vocabulary { $vocabulary }; SHA-256 { $hash }
cli-text = The text
cli-readings = Readings
cli-reading-default = (used when nobody chooses)
cli-clauses = Clauses: it is enough that one fits
cli-looks-needed = For stones to count as looked at, somebody must have looked for: { $kinds }.
cli-note = Chosen here, and not in the text: { $note }
cli-check-holds = The file holds together.
cli-check-beside = Beside the definitions on record, in combinations of the vocabulary
cli-relation-same = covers the same
cli-relation-contained = covers all of yours and more
cli-relation-contains = is covered by yours
cli-relation-neither = each covers something the other does not
cli-contained = { $b } covers everything that { $a } covers. Proved, not assumed: { $b } was taken away from { $a } value by value, and nothing is left.
cli-covers-beyond = { $a } covers, { $b } does not: { $cells } combinations of the vocabulary, in { $boxes } that may overlap
cli-boxes = { $n ->
    [one] 1 box
   *[other] { $n } boxes
}
cli-inside = Inside: { $findings }.
cli-inside-perhaps = Perhaps inside: { $findings }.
cli-both-cover = Both cover { $cells } combinations.

## Findings
cli-findings-count = { $n ->
    [one] 1 finding
   *[other] { $n } findings
}
cli-grade = Grade: { $grade } (proposed: { $proposed }; rests on: { $basis }).
cli-accounts = What was done, and who says so
cli-accounts-of-one = { $n } accounts of the same. Nobody here chooses between them.
cli-account = { $what }. Says: { $who } [{ $source }].
cli-actor-unknown = by whom is not known
cli-not-said = not given
cli-links = How stones are tied to it
cli-tie = { $link }: { $target }; { $span }; { $grade } [{ $source }].
cli-responses = What was answered
cli-remedies = What was repaired
cli-questions = What nobody has answered
cli-sources-of-case = Sources

# The log
cli-log-begun = The public log “{ $origin }” was made in { $folder }. It is not witnessed by anyone yet: see “loupe log witness serve --help”.
