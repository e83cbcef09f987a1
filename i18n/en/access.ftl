# People and offices: signing in, one's account, one's office, and the rules about them.
## Rules
rule-A1 = Nobody is signed in here, or the session has ended.
rule-A1-next = Sign in. A session ends after half an hour without use, and after twelve hours in any case. A program sends a token (“Authorization: Bearer …”); a command names a person with “--as”, or a file with a token.
rule-A2 = Your office and your role do not allow this: { $input }.
rule-A2-next = Ask the head of your office. Who may do what is in one table, the same for everybody.
rule-A3 = This name and this password do not belong together.
rule-A3-next = Check both. After five failures every further try has to wait for longer. The head of your office can give you a new password.
rule-A4 = Too many tries have failed. The next one is heard in { $input } seconds.
rule-A4-next = Wait for as long as that. Nothing is locked for ever.
rule-A5 = This password is too easy to guess, too short or too long.
rule-A5-next = Take at least { $accepted } characters and at most 1024: several words are good. Not your name, and none that everybody tries first.
rule-A6 = There is no account “{ $input }”, or it was closed.
rule-A6-next = Check how the name is written. “loupe user list” shows every account.
rule-A7 = The name “{ $input }” is taken.
rule-A7-next = Take another. A name once given stays with its person for ever, for it stands in the audit.
rule-A8 = There is no office “{ $input }”.
rule-A8-next = Check how the name is written. “loupe office list” and the page of offices show all of them.
rule-A9 = The office is there already, or another one has its prefix: { $input }.
rule-A9-next = Take another name or another prefix. An office that has ended keeps both.
rule-A10 = This form is out of date, or another site sent it. Nothing was changed.
rule-A10-next = Open the page again and send the form from there.
rule-A11 = This token is not known here, has ended, or was revoked.
rule-A11-next = Make another on the page of your account, or with “loupe token new”.
rule-A12 = A token cannot be used or made for this: “{ $input }”.
rule-A12-next = { $offered ->
    [some] What may stand here: { $accepted }.
   *[none] Take a token that has this scope, or sign in yourself. A token needs a name, a scope and a number of days.
}
rule-A13 = The passkey was not accepted.
rule-A13-next = Try again, or sign in with your password. A passkey works only at the address at which it was made.
rule-A14 = “{ $input }” is no name of an account or of a person.
rule-A14-next = The name of an account has 2 to 64 small letters, digits, “-”, “.” or “_”, and begins with a letter: k.mosweu. The name of a person has at most 120 characters.
rule-A15 = “{ $input }” is no role, or its last day comes before its first.
rule-A15-next = { $offered ->
    [some] Give one of these and days in order: { $accepted }.
   *[none] Give a last day that is not before the first.
}
rule-A16 = “{ $input }” cannot stand in the description of an office.
rule-A16-next = { $offered ->
    [some] What may stand here: { $accepted }.
   *[none] An office has a name and a city of at most 120 characters, a language such as “pt”, at least one kind, and an authority has its participant.
}
rule-A17 = { $input } does not belong to that office now.
rule-A17-next = The head of the office says who belongs to it, and from which day to which.
rule-A18 = Passkeys cannot be used at the address “{ $input }”.
rule-A18-next = Browsers make them for a name over https, such as https://kp.example, and for http://localhost on one’s own machine. Whoever operates the register says the address with “loupe serve --address”.
rule-A19 = There is no passkey “{ $input }” here, or it was removed.
rule-A19-next = The page of your account and “loupe user passkeys” show those that are there.
rule-A20 = “{ $input }” cannot be the name of a passkey.
rule-A20-next = A name has 1 to 60 characters: “phone”, “key on my chain”.
rule-A21 = There are { $input } passkeys already.
rule-A21-next = Remove one that is not used any more. A person has at most that many.

## Pages
access-sign-in = Sign in
access-sign-in-lede = For those who work in an office that takes part. Everything public is read without it.
access-sign-in-how = The head of your office makes your account. Failed tries are counted for each name and each address, so that nobody can guess for long. One cookie keeps you signed in until you sign out, and at most for twelve hours.
access-sign-out = Sign out
access-name = Name of the account
access-name-hint = Small letters, digits, “-”, “.” and “_”, for instance k.mosweu.
access-full-name = Name of the person
access-password = Password
access-password-old = The password until now
access-password-new = The new password
access-password-hint = At least 12 characters. Several words are good.
access-password-change = Change the password
access-password-set = Give somebody a new password
access-password-set-do = Set the password
access-account = My account
access-office = My office
access-audit = Audit
access-people = People and offices
access-desk = Desk
access-ways = About you and your office
access-no-office = no office
access-no-office-how = You belong to no office now. The head of an office can let you in.
access-offices-mine = Offices you act for
access-acting = you act for it now
access-act-for = Act for this office
access-sessions = Where you are signed in
access-sessions-how = End what you do not know, and change your password.
access-column-began = Since
access-column-seen = Last seen
access-column-way = How
access-column-end = End
access-by-password = password
access-by-passkey = passkey
access-this-one = this one
access-end = End it
access-end-others = End all others
access-end-now = End now
access-passkeys = Passkeys
access-passkeys-how = A passkey signs you in with the finger, the face or the PIN of a device. Nobody can guess it, and it works at this address alone. Your password stays valid beside it.
access-passkeys-none = You have no passkey yet.
access-passkey-new = A new passkey
access-passkey-name = What do you call it?
access-passkey-name-hint = For instance “phone” or “key on my chain”.
access-passkey-make = Add the passkey
access-passkey-remove = Remove it
access-passkey-remove-how = With your password, or with any passkey of yours.
access-passkey-remove-with = Confirm with a passkey
access-passkey-or = Or without a password
access-passkey-sign-in = Sign in with a passkey
access-passkey-sign-in-how = No name needs to be typed. If one is typed above, only a passkey of that account is taken.
access-passkey-absent = This browser cannot use passkeys as it is: they need a current browser that may run the script of this page. Your password works everywhere.
access-passkey-not-here = Passkeys cannot be used at this address. They need a name over https; whoever operates the register says it with “loupe serve --address”.
access-passkey-wait = Your device asks you to confirm.
access-passkey-broken-off = It was broken off, or took too long. Nothing was changed. Try again, or use your password.
access-passkey-has-one = This device has a passkey of yours already.
access-passkey-no-answer = The server did not answer. Nothing was changed. Try again.
access-column-passkey = Passkey
access-column-added = Added
access-tokens = Tokens for programs
access-tokens-how = A program with a token acts in your name, for one office, within what you allow it, until it ends or you revoke it.
access-token-new = A new token for { $office }
access-token-name = What is it for?
access-token-scopes = What it may do
access-token-days = How long it lasts
access-token-make = Make the token
access-token-made = The token “{ $name }” is made.
access-token-once = Copy it now: it is shown this once and is kept nowhere. Whoever has it acts in your name.
access-days = { $n ->
    [one] { $n } day
   *[other] { $n } days
}
access-column-scopes = May
access-column-until = Until
access-column-used = Last used
access-never = never
access-over = has ended
access-revoke = Revoke
access-revoked-at = revoked { $at }
access-members = Who belongs to it
access-column-person = Person
access-column-role = Role
access-column-from = From
access-no-end = no end
access-manage = Say who belongs to it
access-manage-how = A person who leaves gets an end; nothing is deleted. Somebody who is a member already gets the new role, and the role before ends.
access-person-new = A new person
access-person-make = Make the account, and let them in
access-join = Somebody who has an account
access-join-do = Let them in
access-until-if-any = Last day, if there is one
access-operator = operator of the register
access-nobody = nobody signed in
access-audit-lede = What was done, by whom, the newest first. Lines are added and never changed.
access-audit-none = Nothing was done yet.
access-older = Older lines
access-column-number = No.
access-column-at = When
access-column-act = What
access-column-subject = To what
access-people-lede = Everybody who has an account. Offices and accounts are made where the keys are, with the commands “loupe office” and “loupe user”.
access-closed = closed
access-offices = Offices
access-offices-lede = Those who issue, receive and watch over certificates here. Each signs what it records with a key of its own.
access-offices-none = No office takes part yet.
access-column-office = Office
access-column-offices = Offices
access-column-kinds = What it is
access-column-participant = Participant
access-column-prefix = Numbers begin with
access-column-city = Seat
access-column-records = Name in records
access-column-key = Key in use
access-key-none = none yet
access-key-history = What happened to its keys

## What was done
access-done-password = The password is changed, and other sessions have ended.
access-done-acting = From now on you act for this office.
access-done-sessions = The session has ended.
access-done-revoked = The token is revoked.
access-done-passkey = The passkey is added. From now on it signs you in.
access-done-passkey-removed = The passkey is removed. It signs nobody in any more; delete it from your device too.
access-done-joined = The person belongs to the office.
access-done-left = The person does not belong to the office any more.
access-done-person = The account is made. Give the person its name and password by a way that nobody else reads.

## Roles, kinds of offices, permissions
access-role-reader = reader
access-role-clerk = clerk
access-role-officer = officer
access-role-head = head
access-kind-exporting-authority = exporting authority
access-kind-importing-authority = importing authority
access-kind-operator = operator
access-kind-coordinator = coordinator
access-kind-working-group = working group
access-kind-chair = chair
access-kind-observer = observer
access-kind-register = register
access-may-see-own-certificates = see the office’s certificates
access-may-draft-certificate = draft certificates
access-may-validate-certificate = validate drafts of others
access-may-issue-certificate = issue certificates
access-may-move-certificate = say that a shipment left, came back, or is void
access-may-receive-certificate = confirm receipts
access-may-warn-of-certificate = warn of false certificates
access-may-read-suspicions = read suspicions
access-may-reconcile-certificates = see what reconciles
access-may-publish-trust = publish trust bundles
access-may-manage-members = say who belongs to the office
access-may-manage-offices = make offices and accounts
access-may-read-audit = read the audit

## On the command line
access-column-id = Id
access-cli-made = The account { $account } is made. It may do nothing before it joins an office.
access-cli-joined = { $account } belongs to the office.
access-cli-left = { $account } does not belong to the office any more.
access-cli-closed = The account { $account } is closed.
access-cli-password = The password of { $account } is changed; its sessions have ended.
access-cli-office-made = The office { $office } is made: { $name }.
access-cli-office-ended = The office { $office } has its last day.
access-cli-token-revoked = The token { $id } is revoked.
access-cli-passkey-removed = The passkey { $id } of { $account } is removed.
access-cli-passkeys-none = { $account } has no passkey.
access-cli-ask = New password for { $account }:{" "}
access-cli-ask-again = The same again for { $account }:{" "}
access-cli-no-terminal = nobody can be asked for a password here; name a file with --password-file
