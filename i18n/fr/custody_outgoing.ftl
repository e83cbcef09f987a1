# Ce qui sort au sujet d’un lot, ou de ce qu’il y a dans un contenant : le passeport et les événements, signés ou non.

custody-unsigned-asked = Non signé, comme demandé. Signez-le avant de le transmettre.
custody-unsigned-reading = Non signé : seul qui saisit des événements signe pour votre bureau, et un jeton a besoin pour cela de la portée capture_custody.
custody-unsigned-no-address = Non signé : ce registre n’a pas de journal avec une adresse, et personne ne pourrait y chercher de clé. Signez-le avant de le transmettre.
custody-unsigned-no-key = Non signé : votre bureau n’a pas ici de clé pour cela. Qui tient le registre peut en faire une avec « loupe key new certificate » et le nom de votre bureau.
custody-unsigned-locked = Non signé : la clé de votre bureau ne s’ouvre pas ici. Qui tient le registre peut l’ouvrir.
custody-signed = Signé avec la clé de « { $office } ». Les autres la trouvent à { $place }.
custody-out-of-others = { $n ->
    [one] { $n } événement a été saisi par un autre bureau et n’y est pas.
   *[other] { $n } événements ont été saisis par d’autres bureaux et n’y sont pas.
}
custody-out-older = { $n ->
    [one] { $n } événement plus ancien n’y est pas.
   *[other] { $n } événements plus anciens n’y sont pas.
}
custody-take-title = À transmettre
custody-take-passport = Passeport
custody-take-passport-says = d’où cela vient, dans les mots de l’UNTP
custody-take-events = Événements
custody-take-events-says = ce que votre bureau en a saisi ; ceux d’autres bureaux n’y sont pas

# Pourquoi un abonné n’a rien reçu.
undelivered-refused = Rien n’est envoyé à cette adresse : règle { $rule }.
undelivered-status = L’abonné a répondu par le statut { $status }.
undelivered-unreached = Il n’y a pas eu de réponse. La cause, telle qu’elle a été dite : « { $cause } ».
