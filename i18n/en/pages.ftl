## Shell
skip = Skip to the text
motto = The public record of rough diamonds, and of the harm that travels with them
nav-label = Main
nav-languages = Languages
nav-examine = Examine
nav-findings = Findings
nav-definitions = Definitions
nav-returns = Returns
nav-coverage = Coverage
nav-method = Method
language-en = English
language-fr = Français
language-pt = Português
foot-sources = Every number comes from a named source.
foot-sources-link = The sources, and what is wrong with them
foot-open = Every page is also there for machines, as JSON and CSV, under /api/v1.
foot-quiet = No page needs script or asks anyone else for anything, and there is no cookie unless you sign in. A number here without a source is a fault.
foot-desk = Authorities and other offices that take part have a desk here.
foot-desk-link = To the desk

## Refusals
refused-kick = What was asked, and why it was not answered
refused-title = This was refused
refused-title-missing = There is nothing here
refused-rule = Rule { $rule }
refused-home = To the first page

## Dates and periods
month-1 = Jan
month-2 = Feb
month-3 = Mar
month-4 = Apr
month-5 = May
month-6 = Jun
month-7 = Jul
month-8 = Aug
month-9 = Sep
month-10 = Oct
month-11 = Nov
month-12 = Dec
span-from = from { $day }
span-until = until { $day }
span-none = date not given

## The interval
at-least = at least
at-most = at most
interval-sentence = { $definition }: at least { $least }, at most { $most }
interval-carats = at least { $least }, at most { $most } { $unit }
unit-mct = million carats
unit-kct = thousand carats
unit-ct = carats

## States and textures
key-label = How to read the bars
key-solid = a verified finding meets the definition
key-dense = alleged, contested, or left open
key-sparse = not looked at
key-stroke = it closes all that cannot be ruled out. The bare line after it: looked at, and no published finding meets the definition
state-verified = verified
state-partly-verified = in part verified
state-open = alleged, contested or left open
state-not-looked = not looked at
state-looked = looked at: no published finding meets it
state-nothing = nothing was declared
unfinished = unfinished
return-missing = a return is missing
world = World
words-verified = { $carats } carats carry a verified finding.
words-open = For { $carats } carats there is an allegation, a contested account or an open date.
words-not-looked = Nobody has looked at { $carats } carats.
words-nothing = Looked at: no published finding meets this definition.
examine-this = Examine this under other words, periods and looks

## Columns
column-definition = Definition
column-share = % of carats
column-state = What is known
column-year = Year
column-mct = million carats
column-participant = Participant
column-carats = Carats
column-musd = US$ million
column-usd-per-carat = US$ per carat

## Home
home-title = How much of the world’s rough is conflict diamond
home-kick = World · { $year }, the latest complete year · as declared by { $count } producing participants
home-amount = The world’s rough diamonds of { $year }: { $most } million carats
home-amount-between = The world’s rough diamonds of { $year }: between { $least } and { $most } million carats
home-lede = How much of it is conflict diamond depends on whose words you use, and on how far anyone has looked.
home-between = “At least” is what is verified. “At most” adds what is alleged and what nobody has looked at. The truth lies between the two. No stone is ever called free of conflict here, because nobody can know that.
home-others = The same carats of { $year } under every other definition on the table
home-source = Plain sum of all { $rows } rows of production returns, as filed with the Kimberley Process: { $carats } carats. Findings and looks: each with its own sources.
home-disputed = Filed more than once, and nobody here chooses between the rows:
home-how = How it is computed
door-examine = Examine
door-examine-text = A country, a mine, a company, in any year: what is verified, what is alleged, what nobody looked at.
door-coverage = Where nobody has looked
door-coverage-text = Who looked where, for which kind of harm, in which years, and who paid. The empty cells matter most.
door-lab = Change the definition yourself
door-lab-text = Tick who, what and how grave. See at once which findings, which countries and how many carats move.
home-years = Year by year, { $first } to { $last }
home-years-text = Each bar is one year of declared production. Below the heavy stroke lies all that cannot be ruled out; above it, in outline, what was looked at and meets no published finding.
home-years-unit = rough mined each year, million carats
home-years-label = { $definition }, year by year. The numbers stand in the table below.
home-years-table = The table behind the charts: { $count } years
home-years-source = Source: Kimberley Process public statistics, production by half-year, every row as filed. The last year is unfinished while not all have filed; in an earlier year a return is missing when someone who produced in the year before did not file both halves.
home-map = Where the rough of { $year } was mined
home-map-text = Every participant that declared production. The fill says the strongest thing known of any of its stones: solid, all verified; dense hatch, alleged, contested, or verified in part; sparse hatch, not looked at; outline, looked at. Flat land declared no production.
home-map-label = World map under { $definition }. The numbers stand in the table below.
home-map-source = Numbers on the map: million carats. Equal Earth projection, centred on 11° E. Boundaries: Natural Earth, 1:110 million, as they are in fact; they are no statement on any claim.
home-table = Participants that declared 100 000 carats or more, { $year }
home-table-source = Carats and US$ are the plain sums of all rows as filed. Where a return was filed twice, the share counts both readings: the participant’s page lists them.
home-others-row = { $n ->
    [one] 1 other, below 100 000 carats
   *[other] { $n } others, each below 100 000 carats
}
short-looked = looked at: none
short-open = alleged or open
near-miss = Nearest miss:
home-met = Verified, and it meets the definition:
home-open = { $n ->
    [one] One finding leaves stones open: not verified, contested, of unknown output, or for only part of a half-year
   *[other] { $n } findings leave stones open: not verified, contested, of unknown output, or for only part of a half-year
}

## Statements on other pages
stands-title = Under every definition, { $period }
stands-caption-declared = Shares of { $carats } carats declared for { $period }
stands-caption-produced = Shares of { $carats } carats that sources give as produced in { $period }
stands-caption-unknown = No source gives the carats of { $period }: shares of whatever it was
choose-year = Choose a year
stands-no-findings = No finding in this record bears on the period.
stands-findings = Findings that bear on it, strongest first. In brackets: the rule by which each moves the share
stands-rules = What the rules say
stands-not-looked = Not looked at
stands-made = Made on { $day } from the register as it stood; good until { $until }, or until anything it rests on changes.

## Lists
column-finding = Finding
column-scope = Whose stones
column-when = When
column-link = How the stones are tied
column-grade = Grade
column-looker = Who looked
column-examined = Time examined
column-looked-for = Looked for
column-independence = Whose look
column-period = Period
column-usd = US$
column-measure = What was counted
column-source = Source
not-given = not given
rounded = rounded
findings-title = Findings that tie its stones
findings-none = No finding in this record ties its stones. That is no proof that nothing happened.
looks-title = Who has looked
looks-none = Nobody has looked, as far as this record knows.
look-counts-for-none = (counts for none by default)
output-none = No source read gives its output.
output-bounds = Only what was produced, in whole, in a calendar year or half of one, bounds a share.
sources-label = Sources:

## Participants
participants-title = Who files, and what
participants-kick = Returns · participants
participants-lede = { $filing } of { $all } participants have filed production returns. Each page shows every row as filed, the late ones, the ones filed twice and the ones never filed.
participants-others = Participants without production returns
participants-others-text = They trade, cut or polish, or take part without producing; the public statistics hold no production row of theirs.
column-declared = Carats, { $year }
column-filed-span = Filed for
column-findings = Findings
column-looks = Looks
column-sites = Sites
declared-nothing = nothing declared
participant-kick = participant
participant-never-filed = The public statistics hold no production return of this participant.
participant-lede = For { $year } it declared { $most }, worth US$ { $usd } million.
participant-lede-nothing = For { $year } it declared no production.
participant-lede-between = For { $year } it declared at least { $least } and at most { $most }. A return was filed more than once, with different weights, and nobody has said which one stands.
participant-between-source = Solid: carats that stand on every reading. Hatched: carats that count only if every row does.
fact-code = Code
fact-kind = Kind
fact-status = Last status
fact-returns = Returns
fact-rank = Rank by carats, { $year }
fact-price = US$ per carat, { $year }
rows = { $n ->
    [one] 1 row
   *[other] { $n } rows
}
twice-title = { $n ->
    [one] One half-year, filed more than once
   *[other] { $n } half-years and kinds of mining, filed more than once
}
twice-text = A later row may correct an earlier one, belong to another half-year, or come on top. The record does not choose: every total that uses it is an interval until the participant says which row stands.
twice-older = { $n ->
    [one] One earlier
   *[other] { $n } earlier
}
column-reading = Reading
column-filed = Filed
column-row = Source row
column-year-in-all = { $year } in all, carats
reading-alone = Row { $n } alone stands
reading-all = All rows count
gaps-title = Due, and never filed
gaps-text = For these half-years the public statistics hold no row. What was mined in them has no upper end.
gaps-halves = { $n ->
    [one] 1 return
   *[other] { $n } returns
}
gaps-due = the last due on { $day }
production-title = Production by half-year and kind of mining
production-span = as filed, { $first } to { $last }
production-label = Production by half-year, { $first } to { $last }. The numbers stand in the table of returns.
production-not-split = not split: kind of mining not recorded
production-disputed = counts only if every row filed does
production-missing = due, and never filed
delays-title = Filed on time, filed late
delays-text = Returns are due two months after each half-year. Of { $count } half-years since { $first } whose day of filing is given, { $in_time } came in time. Counted from the due day, the one in the middle came after { $median } days, the last after { $longest }.
delays-unit = days after the due day, by half-year. A ring is the first filing where a later one followed, the dot the last
delays-label = Days between due day and filing. The numbers stand in the table of returns.
delays-source = Due days: KPCS Annex III, two months after the period. Days of filing as the public statistics print them; before 2011 they are blank.
returns-title = Returns, as filed
returns-older = { $n ->
    [one] The earlier row
   *[other] The { $n } earlier rows
}
returns-source = Source: Kimberley Process public statistics, production; row numbers are those of the source. Tinted rows: the same half-year and kind of mining filed more than once.
column-half = Half-year and kind
column-due = Due
column-late = Days late
odd-title = What does not add up
odd-text = Each line is a rule that was run on the returns. A rule finds a question, not a culprit.
odd-source = The rules stand on the page “Method”. Row numbers are those of the public statistics.
column-rule = Rule
column-says = What the returns say
column-rows = Rows
standing-title = Standing in the scheme
standing-takes-part = takes part
authorities = { $n ->
    [one] One authority named in the lists read
   *[other] { $n } authorities named in the lists read
}
as-of = as of { $day }
places-title = Mines and fields
companies-title = Companies
notes-title = The chances to look
searched-not-found = Searched for and not found.

## Findings
findings-page-title = What was done, and who says so
findings-kick = Findings · { $count } cases
findings-lede = Each case sets its accounts side by side. None is averaged, none is picked. Only a verified case with a verified link can raise “at least”.
findings-all = All
findings-source = Grades are proposed by one reader, with the reason on each page; “verified” stands only on a court, a UN body, an admission, or two independent sources. Verdicts: the strongest over all acts and links, in any year.
column-where = Where
finding-in-english = Summaries, notes and quoted accounts are in English, as written by those who made the file.
finding-facts = Grade and facts
finding-closes = Only those harmed can close a case.
grade-title = What is taken as borne out, and why
grade-on = It rests on:
grade-proposed = The reader proposed
grade-lowered = The basis does not carry that: “verified” asks for a court, a UN body, an admission, or two sources of different publishers.
grade-one-reader = Proposed by one reader.
grade-contested-part = Some of it is contested.
fact-dates = Dates known
fact-place = Place known
fact-sources = Sources
open-questions = What nobody has answered
accounts-title = The accounts, side by side
accounts-text = Solid is the least each one says, the hatch runs to the most; a sparse hatch means that no upper end is given.
acts-title = What was done
acts-also = Told by one
actor-unknown = Actor not known
count-between = { $least } to { $most }
count-least = at least { $least }
verdicts-title = Under each definition
verdicts-text = The strongest answer over all acts and links of this case, whenever they were. For a period, examine the participant or site.
verdicts-no-stones = This case ties no stones: no definition is asked.
column-verdict = Answer
column-why = Why
not-verified = not verified
responses-title = Answers of those responsible
responses-none = No answer is known. Nobody in the sources read says that one was asked for.
remedies-title = Remedy
remedies-none = None is known.
remedies-close = What a duty-bearer says was delivered is written as “said to be delivered”.
column-remedy = Remedy
column-remedy-state = State
column-by-to = By whom, to whom
column-amount = Amount
links-title = How stones are tied to it
links-text = A link has its own grade. It ties all stones of its target, those of one site, or none at all.
column-reach = Reach
reach-whole = all its stones
reach-site = the stones of a site or operation
reach-none = no stones
case-sources = Sources

## Coverage
coverage-title = Where nobody has looked
coverage-kick = Coverage · { $count } looks on record · { $first } to { $last }
coverage-lede = Without a look, nothing is known of the stones, whatever their owner says. A look counts only for its own place, its own time and the kinds of harm it looked for.
coverage-whose = Whose looks count
coverage-whose-text = A company’s own report never counts as having looked for violence, and a visit to the certificate controls is a look at none of these.
coverage-caption = Years with declared production, { $first } to { $last }, by participant and kind of harm; largest producers first. The number: years in which nobody looked, of years with production
coverage-key-not = hatched: nobody looked that year
coverage-key-part = half hatched: part of the year, or some site, was looked at
coverage-key-whole = line: the whole participant was looked at all year
coverage-key-none = empty: no production declared
coverage-unseen = { $unseen } of { $all }
column-who-looked = Looks ever made
whose-independent = { $count } independent
whose-state-of-the-operator = { $count } by its state
whose-second-party = { $count } by peers or chosen auditors
whose-self = { $count } by companies of themselves
nobody = nobody
coverage-never = Never looked at
coverage-never-text = Participants that declared production and at which nobody whose looks count ever looked, for any kind of harm.
coverage-never-none = None, under this choice.
coverage-apart = Regions and sites, apart
coverage-apart-text = A look at a region, a mine or a company covers no participant as a whole. These were looked at by someone, independent or not.
coverage-apart-region = { $n ->
    [one] 1 region
   *[other] { $n } regions
}
coverage-apart-site = { $n ->
    [one] 1 mine or field
   *[other] { $n } mines and fields
}
coverage-apart-company = { $n ->
    [one] 1 company
   *[other] { $n } companies
}
coverage-apart-route = { $n ->
    [one] 1 route
   *[other] { $n } routes
}
looks = { $n ->
    [one] 1 look
   *[other] { $n } looks
}
coverage-not-found = Searched for, and not found
coverage-not-found-text = Searching was mostly in English. That nothing was found is no proof that nobody looked.
column-searched = What was searched for
column-last-review = Last KP review found
column-nearest-page = Nearest page read
coverage-source = Each look has its source on the page of the place it examined.

## Sites and companies
sites-title = Mines and fields
sites-kick = Mines and fields
sites-lede = { $count } are on record; for { $placed } a source gives coordinates. No coordinate is made up: the others are listed, not drawn.
sites-source = Sources of place, ownership, status and history stand on the page of each site.
column-site = Mine or field
column-site-kind = Kind
column-operator = Operator
column-site-status = State
owners-title = Whose it is
output-title = What it is said to have produced
fact-other-names = Other names
fact-mining = Mining
fact-opened = Opened
fact-closed = Closed
fact-coordinates = Coordinates
company-kick = company
places-none = No mine or field on record.
fact-seat = Seat
fact-parent = Owned by
fact-from = First known
fact-until = Last known
fact-sanctions = Sanctions

## What accounts count
tally-deaths = deaths
tally-people = people
tally-families = families
tally-injured = injured
tally-sick-people = sick people
tally-homes = homes
tally-claimants = claimants
tally-missing = missing
tally-people-affected = people affected
tally-households = households
tally-family = family
tally-buildings = buildings
tally-children = children
tally-communities = communities
tally-civilian-deaths = civilian deaths
tally-arrests = arrests
tally-applicants = applicants
tally-carats = carats
tally-carats-per-year = carats a year
tally-dams = dams
tally-cubic-metres = cubic metres
tally-families-moved = families moved
stands-nothing = Nothing was declared for this period, so there is no share to speak of.
words-council = The Security Council’s list is itself a look at the whole world, so this definition asks for no other.
