# Pages of custody: a lot and its story, where stones can be now, the desk.

custody-page-title = Where a lot or a stone is from
custody-page-lede = Type the name of a lot, or the address behind the code on a stone’s paper. You read from which mines its stones may be, in what shares, and what each definition says of it.
custody-page-name = Name of the lot or stone
custody-page-name-hint = In full and as it was captured, such as https://id.gs1.org/01/09520123456788/10/A7 or urn:loupe:lot:house:A7.
custody-page-find = Find it
custody-page-find-one = Look a lot up
custody-page-forward = The other way: where stones from a place can be now
custody-page-forward-text = Every mine, every country and every finding has a page that follows its stones forward, through every mix, to all that may hold some of them today.
custody-page-sites = Mines and fields
custody-page-countries = Countries
custody-page-stock = All that is in stock
custody-page-stock-text = Every lot of which something is left, held to every definition. No lot is named.
custody-page-limits = What this cannot know
custody-page-limit-told = It knows what operators told. A stone of which nobody told, or told falsely, is not where this record says.
custody-page-limit-mixed = Once stones are mixed, nobody can tell one mine’s from another’s. So every share is a least and a most, and only these two are certain.
custody-page-limit-names = Who handled a lot, and what other lots are called, is shown only to the office that captured it.
custody-page-lot = A lot of { $carats } ct
custody-page-stone = A stone of { $carats } ct
custody-page-all-left = All of it is still there.
custody-page-none-left = Nothing is left of it: all of it went into other lots, or is gone.
custody-page-left = { $left } ct are left of it.
custody-page-report = Laboratory report: { $report }.
custody-page-origins = { $n ->
    [one] It may hold stones of { $n } known origin.
   *[other] It may hold stones of { $n } known origins.
}
custody-page-statement = What each definition says of it
custody-page-least-nothing = no verified finding meets it for an origin of these stones.
custody-page-least-mixed = the mix may hold none of the stones of
custody-page-most-mixed = Left open by mixing.
custody-page-most-not-looked = Part of it is of unknown origin, or nobody has looked at its origin for some kind of act that this text asks about.
custody-page-most-nothing = nothing more than that: every origin was looked at, and no other published finding meets it.
custody-page-further = The other definitions, in shares of this lot
custody-page-why = Why, definition by definition
custody-page-from = Where it is from
custody-page-flow = From the origins above, through every mix, to this lot. The wider a band, the more of the lot is expected to have come that way.
custody-page-flow-part = { $name }: expected { $share }
custody-page-flow-lot = this lot, { $carats } ct
custody-page-flow-stone = this stone, { $carats } ct
custody-page-others = { $n ->
    [one] { $n } other origin
   *[other] { $n } other origins
}
custody-page-together = Put together
custody-page-mixing = { $process }, { $day }: { $carats } ct flowed together.
custody-page-mixing-undated = { $process }: { $carats } ct flowed together.
custody-page-through = Expected share of the lot that came through it: { $share }.
custody-page-left-out = { $n ->
    [one] { $n } smaller or earlier mix is left out of the picture, not of the numbers.
   *[other] { $n } smaller or earlier mixes are left out of the picture, not of the numbers.
}
custody-page-assumed = “Expected” is an assumption: that every part taken out of a mix is like the whole of it. Sorting breaks that, for whoever sorts takes the large and the fine stones out together. Certain is only what stands under “at least” and “at most”.
custody-page-assumed-short = Certain are only the two ends. In between lies what mixing left open.
custody-page-table = Carats of this lot by origin, the most expected first. The bar is the whole lot: solid at least, hatched up to at most
custody-page-col-least = At least, ct
custody-page-col-expected = Expected, ct
custody-page-col-most = At most, ct
custody-page-col-share = % of the lot
custody-page-earlier = { $n ->
    [one] { $n } earlier step
   *[other] { $n } earlier steps
}
custody-page-seen = seen
custody-page-mass = { $carats } ct
custody-page-step-in = { $carats } ct from { $lots }
custody-page-step-out = { $carats } ct in { $lots }
custody-page-step-lost = { $carats } ct lost
custody-page-passages = Sent, received, packed
custody-page-no-uses = Nothing that this record knows of.
custody-page-whose = Whose acts these were is shown to the office that captured them.

custody-trace-title = { $name }: where its stones can be now
custody-trace-title-finding = Where the stones of this finding can be now
custody-trace-these = Where stones from these places can be now
custody-trace-lede = { $carats } ct were told of there. Today they may be in { $lots }.
custody-trace-certain = { $n ->
    [0] None of these certainly holds any.
    [one] { $n } of these certainly holds some.
   *[other] { $n } of these certainly hold some.
}
custody-trace-further = { $n ->
    [one] { $n } more lot
   *[other] { $n } more lots
}
custody-trace-none = No operator has told this record of stones from there. Where they are is not known.
custody-trace-unknown = { $n ->
    [one] { $n } lot is of unknown origin, in whole or in part. Stones from there may be in it as well; it is not counted here.
   *[other] { $n } lots are of unknown origin, in whole or in part. Stones from there may be in these as well; they are not counted here.
}
custody-trace-origins = Followed
custody-trace-now = Where they can be now
custody-trace-now-caption = Lots that may hold stones from there and of which something is left, by what was done last. So much is left of these lots in all; not all of it is from there
custody-trace-nothing-left = Nothing is left of any lot that may have held some.
custody-trace-col-last = Last act
custody-trace-col-lots = Lots
custody-trace-col-certain = Certainly hold some
custody-trace-col-left = Left in them, ct
custody-trace-col-mass = Mass, ct
custody-trace-col-from = From there, ct
custody-trace-surest = The surest lots
custody-trace-surest-caption = Those that certainly hold most first; how much of each is from there, at least and at most
custody-trace-names = The names of lots are for offices that read custody.
custody-trace-known = From what operators told this record, as it stands now.

custody-stock-title = What each definition says of all that is in stock
custody-stock-lede = { $carats } ct are left, in { $lots }, of all that operators told this record of.
custody-stock-how = Each lot is in one of four columns: all of it certainly meets the definition, some of it certainly does, some of it may, or nothing was found. The carats beside them are added up lot by lot.
custody-stock-none = Nothing is in stock. No operator has told this record of a lot of which something is left.
custody-stock-caption = Lots of which something is left, and carats of what is left. The bar is all that is left: solid at least; hatched up to at most, whether it is open or was not looked at
custody-stock-col-whole = All of it
custody-stock-col-some = Some of it
custody-stock-col-possible = Possibly some
custody-stock-col-nothing = Nothing found
custody-stock-col-carats = Carats, at least – at most
custody-stock-carats = Carats
custody-stock-limit-told = Only lots that operators captured here are counted. Stones of which nobody told are in no row.
custody-stock-limit-possible = “Possibly some” accuses nobody. An origin that nobody knows or nobody looked at counts as possible, and so does whatever mixing left open.
custody-stock-limit-nothing = “Nothing found” vouches for nothing. Every origin of such a lot was looked at for what the definition asks about, and no published finding meets it. That is all.
custody-stock-limit-sums = Of several lots out of one mix, more can be certain together than one by one. The sums here do not use that, and so the true share lies between the two ends.

custody-desk-title = Custody
custody-desk-lede = What your office told of lots and stones: what somebody has to look at, what waits, and what became of every delivery.
custody-desk-begin = Nothing was captured for your office yet. Begin with the stock you have, as opening stock; then tell each act on the day it happens.
custody-desk-bring = Bring events in
custody-desk-bring-lede = A table of lots, one row for each lot line of an act, or an EPCIS 2.0 document. It is checked first: you see what each act would do before anything is kept.
custody-desk-file = The file: CSV, XLSX, JSON or XML, at most 16 MB
custody-desk-behaviour = If some events are refused
custody-desk-rollback = take none of the file
custody-desk-proceed = take the others
custody-desk-check = Check it
custody-desk-keep-unseen = Capture it without a look
custody-desk-nothing = Nothing of the file was taken.
custody-desk-looked-at = Checked, nothing was written:
custody-desk-would = Of { $events } events { $taken } would be taken and { $refused } refused.
custody-desk-would-hold = { $n ->
    [one] { $n } of them would wait for somebody to look.
   *[other] { $n } of them would wait for somebody to look.
}
custody-desk-would-be-there = { $n ->
    [one] { $n } is here already.
   *[other] { $n } are here already.
}
custody-desk-acts = What each act would do
custody-desk-again = The file is too large to come back with this page. Choose it again below, and capture it.
custody-desk-take-all = Capture all of it
custody-desk-take-good = Capture what is not refused
custody-desk-held = { $n ->
    [one] { $n } event to look at
   *[other] { $n } events to look at
}
custody-desk-none-held = No event is held for a decision.
custody-desk-reason = Your reason; it is kept
custody-desk-release = Release it: it is right
custody-desk-reject = Reject it: it is wrong
custody-desk-released = The event was released: its stones have moved.
custody-desk-rejected = The event was rejected: nothing has moved. Its reason is kept.
custody-desk-waiting = { $n ->
    [one] { $n } movement that waits for its past
   *[other] { $n } movements that wait for their past
}
custody-desk-waiting-text = A movement waits when it draws on a lot of which nobody has told yet. Until then what it drew counts as of unknown origin. When the past arrives, everything is recomputed.
custody-desk-nobody-told = nobody has told of
custody-desk-jobs = Deliveries, the newest first
custody-desk-older = Older deliveries
custody-desk-job-title = Delivery of { $day }
custody-desk-cut-off = It was cut off, and nothing of it was taken. Send it again.
custody-desk-all-taken = Every event is in custody.
custody-desk-all-some-held = Every event is kept; some wait for somebody to look.
custody-desk-none-taken = Nothing of it was taken.
custody-desk-some-taken = A part of it was taken, the rest refused.
custody-desk-why = What was refused, and why
custody-desk-event = event { $n } of the document
custody-desk-col-when = When, by whom
custody-desk-col-outcome = Outcome
custody-desk-col-events = Events
custody-desk-col-taken = Taken
custody-desk-col-there = Here before
custody-desk-col-held = Held
custody-desk-col-refused = Refused

custody-balance-title = Balance sheet
custody-balance-lede = What came into an operator’s hands, what left them, what is lost, and so what must be in stock. It is added up anew from the events each time.
custody-balance-none = No event of any operator was captured for your office yet.
custody-balance-operator = Operator
custody-balance-show = Show it
custody-balance-caption = By what was done, in carats
custody-balance-col-events = Events
custody-balance-sum = Sum
custody-balance-how = Only the events that your office captured are counted. Made in house: lots made out of the operator’s own lots; it changes the stock by what was lost alone.
