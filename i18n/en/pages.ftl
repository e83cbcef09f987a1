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
foot-quiet = No script, no cookies, no request to anyone else. A number here without a source is a fault.

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
