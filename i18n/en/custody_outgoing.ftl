# What goes out about a lot, or about what lies in a container: the passport and the events, signed or not.

custody-unsigned-asked = Not signed, as was asked for. Sign it before you pass it on.
custody-unsigned-reading = Not signed: only who captures events signs for your office, and a token needs the scope capture_custody for it.
custody-unsigned-no-address = Not signed: this register has no log with an address, so nobody could look up a key. Sign it before you pass it on.
custody-unsigned-no-key = Not signed: your office has no key for it here. Whoever keeps the register can make one with “loupe key new certificate” and the name of your office.
custody-unsigned-locked = Not signed: the key of your office does not open here. Whoever keeps the register can open it.
custody-signed = Signed with the key of “{ $office }”. Others find it at { $place }.
custody-out-of-others = { $n ->
    [one] { $n } event was captured by another office and is left out.
   *[other] { $n } events were captured by other offices and are left out.
}
custody-out-older = { $n ->
    [one] { $n } older event is left out.
   *[other] { $n } older events are left out.
}
custody-take-title = To pass on
custody-take-passport = Passport
custody-take-passport-says = where it is from, in the words of UNTP
custody-take-events = Events
custody-take-events-says = what your office captured of it; those of other offices are left out

# Why a subscriber was not told.
undelivered-refused = Nothing is sent to this address: rule { $rule }.
undelivered-status = The subscriber answered with the status { $status }.
undelivered-unreached = There was no answer. The cause, as it was told: “{ $cause }”.
