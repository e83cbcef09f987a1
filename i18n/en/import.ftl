import-rows = { $n ->
    [one] One row was read.
   *[other] { $n } rows were read.
}
import-new = { $n ->
    [0] No row is new.
    [one] One row is new.
   *[other] { $n } rows are new.
}
import-identical = { $n ->
    [0] No row was filed already with the same numbers.
    [one] One row was filed already with the same numbers and is left out.
   *[other] { $n } rows were filed already with the same numbers and are left out.
}
import-saved = The new rows are in the register.
import-refused = Nothing of { $file } was imported. Reasons given above: { $n }.
import-dry-run = Dry run: nothing was written.
import-nothing-new = Nothing was written: the register has all of it.
import-warnings = { $n ->
    [one] One doubt, which does not keep the row out:
   *[other] { $n } doubts, which do not keep the rows out:
}
import-warning = Row { $line }, { $participant }, { $half }: { $doubt }
import-earlier = { $mass } ct, US$ { $value }
import-doubt-filed-already = other numbers are filed for it already ({ $earlier }). All of them stay, and the total becomes an interval.
import-doubt-late = filed on { $day }; it was due by { $due }.
import-doubt-early = filed on { $day }, before the half-year was over ({ $last }).
import-doubt-price = US$ { $price } a carat; it was US$ { $before } in { $half }.
import-doubt-stamp = “{ $stamp }” is no time stamp; it is left empty.
