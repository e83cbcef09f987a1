# The public log on the command line.
cli-log-made = The public log “{ $origin }” is made, in { $folder }. Its key, for the policies of those who trust it:
cli-log-made-next = Next: publish it (“loupe serve”, or “loupe log checkpoint”). Then ask witnesses to watch this key, and write their names, keys and addresses into { $policy }. Until then nobody but you vouches for it.
cli-log-published = { $n ->
    [one] 1 record was published.
   *[other] { $n } records were published.
}
cli-log-elsewhere = Another program is publishing this log. { $pending } records still wait.
cli-log-witness = Witnessed by { $name }, { $when }.
cli-log-alarm = ALARM. The witness { $name } has seen another log than this one: { $why }. Publish nothing more. Keep the log’s folder and the database as they are, and ask the witness for the checkpoint that it cosigned.
cli-log-no-cosignature = Not witnessed by { $name }: { $why }
cli-log-not-asked = the policy gives no address at which to ask it.
cli-log-not-yet = it has not cosigned this checkpoint.
cli-log-no-witness = The policy names no witness: nobody but the log’s operator vouches for this checkpoint.
cli-log-too-few = By the policy, too few witnesses have cosigned: those who ask for them will not accept this checkpoint.

## Records
cli-log-proven = { $record } is entry { $index } of the log. Its proof is in { $proof }, its bytes are in { $file }.
cli-log-proven-next = Anyone can check both without this register: loupe log verify { $proof } --record { $file } --policy FILE. The policy should come from somebody they trust; the log’s own word is { $policy }.
fault-file-differs = { $file } is there already and holds something else. Nothing was written. Move it aside, or name another file with --out.
cli-record-head = { $id }: { $kind }
cli-record-about = About { $subject }
cli-record-made = Made by the office { $office }, { $when }; signed with its key { $key }
cli-record-signed = The signature holds: it is that of the office’s key at this place in the log.
cli-record-forged = THE SIGNATURE DOES NOT HOLD: the office’s key did not sign these bytes. Do not rely on them.
cli-record-published = Entry { $index } of the log, published
cli-record-pending = Entry { $index } of the log, not published yet
cli-record-digest = Digest { $digest }
cli-record-previous = The office’s record before it has the digest { $digest }
cli-record-corrects = It takes the place of { $record }, which stays.
cli-record-document = It publishes a text of { $bytes } bytes ({ $media }), SHA-256 { $sha256 }
cli-record-states = What it states
cli-record-sealed = What it states under seal, as salted hashes
cli-record-bytes = Its bytes
cli-record-others = Every record about it
cli-record-column-index = Entry
cli-record-column-id = Record
cli-record-column-kind = What
cli-record-column-about = About
cli-record-column-when = Made
cli-record-waits = waits
cli-records-size = { $size } entries are published, { $pending } wait.
cli-records-older = Older ones: --before { $index }

## Kinds of records
record-kind-certificate-issued = certificate issued
record-kind-certificate-status = status of a certificate
record-kind-certificate-received = parcel received
record-kind-custody-batch = batch of movements
record-kind-finding-published = finding published
record-kind-finding-revised = finding revised
record-kind-finding-answered = finding answered
record-kind-finding-remedied = remedy for a finding
record-kind-definition-published = definition published
record-kind-return-filed = return filed
record-kind-edition-published = reference data published
record-kind-agenda-refused = kept off the agenda
record-kind-position-taken = position taken
record-kind-decision-made = decision made
record-kind-key-event = key of an office
record-kind-correction = correction

## A proof
cli-proof-holds = The proof holds.
cli-proof-record = What: record { $id } ({ $kind }), about { $subject }, made { $when } by its office’s own clock.
cli-proof-place = Where: entry { $index } of the log { $origin }, counted from 0.
cli-proof-size = Under what: a checkpoint of { $size } entries, signed by the log’s key.
cli-proof-no-witness = Witnessed by nobody; the policy asks for none.
cli-proof-key-alone = No witness was asked for, because only the log’s key was given. The log has signed this; whether it shows others the same is not known.
cli-proof-office = The office signed the record: checked with the key that you gave.
cli-proof-office-unchecked = The office’s own signature was not checked, for want of its key (--office-key). The record says that the key { $key } signed it.
cli-proof-opened = Under seal, and opened: { $name } is “{ $value }”, as the record has held since it was made.
cli-disclose-next = What follows opens the seals. Give it, with the record, only to those entitled to it; they check it with: loupe log verify PROOF --record FILE --policy FILE --disclosed FILE
cli-disclose-none = This record holds nothing under seal that is known here.

## An audit
cli-step-auditing = Auditing
cli-audit-own-word = The policy is the one that stands beside the log: its key and its witnesses are the log’s own word. Give one that you have from elsewhere with --policy.
cli-audit-key-alone = Only the log’s key was given: no witness was asked for.
cli-audit-silent = What { $name } has cosigned is not known: { $why }
cli-audit-cosigned-none = { $name } has cosigned no checkpoint of this log.
cli-audit-log = The log { $origin }: { $size } entries signed, { $read } read, root { $root }
cli-audit-compared = Compared with
cli-audit-checkpoint = { $from }, { $size } entries: { $standing }
cli-audit-compared-consistent = this log begins with them.
cli-audit-compared-forked = CONTRADICTED BY THIS LOG.
cli-audit-compared-ahead = MORE THAN THIS LOG SHOWS.
cli-audit-compared-not-signed = not signed by this log’s key; it says nothing of this log.
cli-audit-compared-other-log = of another log.
cli-audit-compared-unknown = this log is too damaged to tell.
cli-audit-offices = Offices, and the number of each one’s newest record
cli-audit-tree-only = Only the tree was checked, not what its entries say.
cli-audit-wrong = What is wrong
cli-audit-entry = entry { $index }
cli-audit-fault = { $place }: { $what }
cli-audit-passed = The audit passed: nothing is wrong.
cli-audit-faults = { $n ->
    [one] The audit failed: 1 fault.
   *[other] The audit failed: { $n } faults.
}

## Faults
fault-log-damaged = The log in { $folder } is damaged: { $why }. Move that folder away, all but the file “policy”, and keep it: the log is made again from the database, byte for byte.
fault-log = The log in { $folder } cannot be read or written: { $why }
fault-checkpoint = A checkpoint of the log cannot be read or signed: { $why }
fault-random = The system gives no random numbers: { $why }
