# Tables of lots for operators without a program of their own: one row for each lot line of an act.

custody-column-event = Event
custody-column-date = Date
custody-column-process = What was done
custody-column-side = Side
custody-column-lot = Lot
custody-column-carats = Carats
custody-column-site = Site
custody-column-country = Country
custody-column-period = Period
custody-column-certificate = Certificate
custody-column-from = From
custody-column-to = To
custody-column-report = Report
custody-column-remark = Remark

custody-about-event = The same number or word on every row of one act. A row that begins with # is not read.
custody-about-date = The day, such as 2026-11-30; with a time of day, such as 2026-11-30T09:30+02:00. Without an offset the time is UTC, and a day alone is told as its noon.
custody-about-process = One of: { $accepted }.
custody-about-side = in for what goes in, out for what comes out, loss for what is gone. In the act of one row too.
custody-about-lot = Your own name for the lot, or a URI. On a row of loss in sorting, cutting and the like it stays empty. For packing and unpacking, the parcel has a row of its own on the other side.
custody-about-carats = Metric carats with a point, such as 12.05. What goes in equals what comes out and what is lost, to the last digit.
custody-about-site = For mining: the site's id in the register, if there is one.
custody-about-country = For mining without a site: the participant's code of three letters.
custody-about-period = For mining: the half-year or year, such as 2026H1 or 2026. Empty: the half-year of the date.
custody-about-certificate = The number of the certificate under which lots are sent or received.
custody-about-from = Who gives: an office of the register, or a URI.
custody-about-to = Who gets: an office of the register, or a URI.
custody-about-report = The laboratory's report on a single stone. Write it on every row of that stone.
custody-about-remark = Anything else, in one line.
custody-about-example = An example follows. These rows begin with # and are not read.
custody-about-sheet = Explanations
custody-about-column = Column
custody-about-meaning = What it holds

custody-process-mining = mining
custody-process-opening = opening stock
custody-process-sorting = sorting
custody-process-mixing = mixing
custody-process-splitting = splitting
custody-process-packing = packing
custody-process-unpacking = unpacking
custody-process-sawing = sawing
custody-process-cutting = cutting
custody-process-polishing = polishing
custody-process-setting = setting
custody-process-shipping = shipping
custody-process-receiving = receiving
custody-process-loss = loss
custody-process-theft = theft
custody-process-seizure = seizure
custody-process-destruction = destruction

custody-side-in = in
custody-side-out = out
custody-side-loss = loss

custody-preview-act = { $event }: { $process }, { $date }.
custody-preview-in = In: { $carats } ct in { $lots }.
custody-preview-out = Out: { $carats } ct in { $lots }.
custody-preview-loss = Lost: { $carats } ct.
custody-preview-moved = Of { $carats } ct in { $lots } only the place or the keeper changes.
custody-preview-parcel = Parcel: { $lot }.
custody-preview-elsewhere = Told of elsewhere, or waits for it: { $lots }.
custody-preview-certificate = Certificate { $certificate }.
custody-preview-lots = { $n ->
    [one] { $n } lot
   *[other] { $n } lots
}
custody-preview-examples = { $n ->
    [one] { $n } row that begins with # was not read.
   *[other] { $n } rows that begin with # were not read.
}

custody-export-place = Origin
custody-export-at-least = At least, ct
custody-export-expected = Expected, ct
custody-export-at-most = At most, ct
custody-export-share-at-least = At least, share
custody-export-share-expected = Expected, share
custody-export-share-at-most = At most, share
custody-export-unknown = Origin unknown
custody-export-mined = Natural diamonds mined at { $place } in { $period }
custody-export-assumption = massFraction is what one would expect if every lot were like the pool it was drawn from, rounded down. Sorting breaks that. Certain are only the bounds beside it.
custody-export-others = { $n ->
    [one] { $n } further origin
   *[other] { $n } further origins together
}
