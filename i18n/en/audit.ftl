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
