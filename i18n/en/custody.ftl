# Custody: lots, traces, balance sheets, what waits.

custody-origin-unknown = Unknown origin

custody-cli-captured = { $file }: events: { $events }; taken: { $taken } (to be looked at by somebody: { $held }); here before: { $there }; refused: { $refused }.
custody-cli-checked = { $file }: events: { $events }; would be taken: { $taken } (to be looked at by somebody: { $held }); here before: { $there }; would be refused: { $refused }. Nothing was written.
custody-cli-released = Event { $event } is released.
custody-cli-rejected = Event { $event } is rejected.
custody-lot-head = { $lot }: { $carats } ct, of which { $left } ct are left.
custody-lot-report = Laboratory report: { $report }.
custody-lot-unknown = Nobody has told how this lot came about. All of it counts as of unknown origin.
custody-where-from = Where it is from
custody-expected-note = Between “at least” and “at most” lies what mixing left open. “Expected” assumes that every draw is like its pool, which sorting breaks.
custody-under = Under the definitions
custody-steps = How it came about
custody-steps-left-out = { $n ->
    [one] { $n } earlier step is left out.
   *[other] { $n } earlier steps are left out.
}
custody-origins-left-out = { $n ->
    [one] { $n } more origin is left out.
   *[other] { $n } more origins are left out.
}
custody-uses = What became of it
custody-trace-head = { $carats } ct were commissioned there and may be in { $lots } lots. They may also be in { $unknown } lots of unknown origin, which are not counted here.
custody-in-stock = In stock, by what was told: { $carats } ct.
custody-short = { $carats } ct more went out or are gone than came in: events of the past are missing.
custody-nothing-waits = Nothing waits.
custody-waits = { $process } of { $when } waits until somebody tells of { $lots }. Event: { $event }
custody-held = { $number }: held by { $rule } ({ $told }), { $when }. Event: { $event }
custody-waits-left-out = { $n ->
    [one] { $n } more is not listed.
   *[other] { $n } more are not listed.
}
custody-col-when = When
custody-col-who = Who
custody-col-events = Events
custody-col-taken = Taken
custody-col-there = Here before
custody-col-held = Held
custody-col-refused = Refused
custody-col-origin = Origin
custody-col-period = Period
custody-col-at-least = At least
custody-col-expected = Expected
custody-col-at-most = At most
custody-col-definition = Definition
custody-col-findings = Findings
custody-col-process = What was done
custody-col-in = In, ct
custody-col-out = Out, ct
custody-col-lost = Lost, ct
custody-col-operator = By
custody-col-lots = Lots
custody-col-certain = Certainly
custody-col-left = Left, ct
custody-col-lot = Lot
custody-col-came-in = Came in, ct
custody-col-went-out = Went out, ct
custody-col-worked = Made in house, ct
custody-stock-head = Of all lots that were told of, { $carats } ct are left. How many lots certainly meet a definition, whole or in part, in how many it cannot be ruled out, and how many carats that is, lot by lot:
custody-col-whole = Whole lot
custody-col-some = Some of it
custody-col-possible = Possible
custody-col-nothing = None found
custody-col-at-least-ct = At least, ct
custody-col-at-most-ct = At most, ct
