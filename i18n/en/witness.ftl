# Witnesses and copies of logs.
## The page of a witness
witness-title = The witness { $name }
witness-lede = It watches the logs below, and signs the head of each only if the log has grown from the head that it signed before: nothing taken out, nothing changed. It says nothing of what the entries mean.
witness-key = Its key
witness-key-what = Put this into the policies of those who trust it.
witness-logs = What it watches
witness-nothing = It has not signed a head of this log yet.
witness-head = Signed last: { $n } entries, on { $when }, root { $root }
witness-checkpoint = The signed checkpoint

## The command
witness-serving = The witness { $name } is at { $address } until you stop this program (Ctrl-C).
witness-vkey = Its key, for the policies of those who trust it: { $key }
witness-watches = It watches { $log }

## Copies of logs
mirror-step = Copying
mirror-grown = { $folder } holds { $size } entries of { $origin }, { $new } of them new. All were checked.
mirror-same = { $folder } holds all { $size } entries of { $origin }.
mirror-behind = { $origin } shows { $shown } entries and has signed { $signed }: this is an old copy of it, or entries were taken back. Nothing was copied.
mirror-witnesses = Witnesses: { $names }.
mirror-fork = One log has signed two heads that cannot both be true. Both are kept, what it shows now in { $shown } and what it signed before in { $signed }:
mirror-busy = Another program is copying into { $folder }.
mirror-damaged = The copy in { $folder } is damaged: { $what }. Move it aside and copy again.
mirror-unread = The log at { $place } cannot be read: { $why }.
mirror-unwritten = The copy in { $folder } cannot be written: { $why }.
