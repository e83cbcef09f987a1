# One certificate on the command line.

rule-T33 = This cannot be printed: “{ $input }”.
rule-T33-next = Let the file end in one of these: { $accepted }.

certificate-on = Day
certificate-office = Office
certificate-record = Record
certificate-printed = { $number } is in { $file }.
certificate-stands = { $name }: { $state }
