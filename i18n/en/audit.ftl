# What an audit of the log finds wrong with a record, or between records.
audit-not-a-record = The entry is not a record. { $why }
audit-key-unknown = It is signed with the key { $key }, which this log does not know as a key of the office.
audit-key-revoked = It is signed with the key { $key }, which was replaced or revoked before.
audit-signature-wrong = The signature does not match: the office did not sign these bytes. They were changed, or forged.
audit-gap = Something is missing before it: number { $expected } of the office should have come next.
audit-late = It comes after later records of the office. Its number was missing there.
audit-repeated = The same record was entered before.
audit-forked = The office signed two different records under one number. The first has the digest { $first }.
audit-previous-wrong = It does not name the office’s record that stands before it in this log, but another.
audit-clock-backwards = By the office’s own clock it was made before the record that precedes it.
audit-orphan = It speaks of the record { $record }, which is not before it in this log.
audit-certificate-unknown = It is about a certificate that nobody issued in this log.
audit-key-event-wrong = It changes a key in a way that has no proper form, or that its signer may not.
audit-receipt-missing = Nobody has confirmed the arrival of this certificate’s parcel. It was issued { $days } days ago.

## The tree, its head and its witnesses
audit-no-checkpoint = There is no checkpoint.
audit-checkpoint-unreadable = The checkpoint cannot be read: { $why }.
audit-checkpoint-unsigned = The log’s key did not sign this checkpoint: { $why }.
audit-tile-missing = The file is missing.
audit-tile-length = The file does not have the length of its hashes: it was cut off, or something was added.
audit-bundle-broken = The entries in this file cannot be told apart, or are too few or too many: { $why }.
audit-hash-wrong = A hash in this file is not that of what lies below it: the file was changed.
audit-entry-changed = The entry is not the one that is in the tree: it was changed or exchanged.
audit-entries-changed = From here on, entries and the hashes above them are not those that are in the tree: they were changed or exchanged.
audit-contradiction = The file and the entries below it contradict each other, and nothing tells which is right.
audit-root-wrong = The entries do not have the root that was signed. Signed: { $one }; found: { $other }.
audit-fork = The log’s key signed two logs that cannot both be true, of { $one } and of { $other } entries. Both checkpoints follow. Keep them: they are the evidence.
audit-behind = The log shows { $one } entries, and its key has signed { $other }: this is an old copy, or entries were taken back. Both checkpoints follow. Keep them.
audit-stopped = After { $why } faults the audit read no further.
audit-more = { $why } more faults of records are not listed.
audit-unwitnessed = Too few of the policy’s witnesses have cosigned this checkpoint: { $why }.
audit-unaccepted = By the policy this checkpoint is not to be believed: { $why }.
