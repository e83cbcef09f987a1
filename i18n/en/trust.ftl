# Trust bundles at the command line.
trust-published = Trust bundle { $number } is published and entered in the public log: { $record }. Its number:
trust-none = No trust bundle was published yet.
trust-column-number = Bundle
trust-column-as-of = Speaks for
trust-column-record = Record
trust-column-hash = SHA-256
trust-column-office = Authority
trust-column-prefix = Numbers begin
trust-column-issued = Issued
trust-column-keys = Keys
trust-head = Trust bundle { $number }, as of { $moment }. What happened since is not in it.
trust-signed = Signed by the register’s key { $key }. Compare the key with what you know of the register from elsewhere.
trust-hash = SHA-256 { $hash }, stated by the record { $record }.
trust-unproven = The file does not carry the proof that the public log holds its record: the log has not been published since, or is kept elsewhere. Save it again later.
trust-participants = Participants that may trade on that day: { $count }.
trust-suspended = Suspended on that day: { $who }.
trust-no-office = No authority issues certificates in this register.
trust-key-from = { $key } from { $from }
trust-key-until = { $key } from { $from } to { $until }
trust-key-revoked = { $key } from { $from }, revoked on { $on }
trust-saved = Trust bundle { $number } is written to { $file }.

# Records of keys and trust bundles.
record-kind-certificate-key = certificate key
record-kind-certificate-prepared = certificate being prepared
record-kind-trust-published = trust bundle
record-says-certificate-key-new = The office “{ $office }” has a key that signs its certificates.
record-says-certificate-key-rotate = The office “{ $office }” signs its certificates with another key from here on.
record-says-certificate-key-revoke = A key that signs certificates of the office “{ $office }” is not to be trusted from here on.
record-says-certificate-prepared = A certificate was worked on before it had a number: { $step }.
record-says-trust-published = Trust bundle { $number } was published, as of { $as_of }.
