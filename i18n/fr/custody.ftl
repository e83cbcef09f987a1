# Custody: lots, traces, balance sheets, what waits.

custody-origin-unknown = Origine inconnue

custody-cli-captured = { $file } : événements : { $events } ; pris : { $taken } (à examiner : { $held }) ; déjà là : { $there } ; refusés : { $refused }.
custody-cli-checked = { $file } : événements : { $events } ; seraient pris : { $taken } (à examiner : { $held }) ; déjà là : { $there } ; seraient refusés : { $refused }. Rien n’a été écrit.
custody-cli-released = L’événement { $event } est libéré.
custody-cli-rejected = L’événement { $event } est rejeté.
custody-lot-head = { $lot } : { $carats } ct, dont il reste { $left } ct.
custody-lot-report = Rapport de laboratoire : { $report }.
custody-lot-unknown = Personne n’a dit d’où vient ce lot. Il compte en entier comme d’origine inconnue.
custody-where-from = D’où il vient
custody-expected-note = Entre « au moins » et « au plus » se trouve ce que le mélange laisse ouvert. « Attendu » suppose que tout prélèvement ressemble à sa réserve, ce que le tri dément.
custody-under = Selon les définitions
custody-steps = Comment il s’est formé
custody-steps-left-out = { $n ->
    [one] { $n } étape antérieure est omise.
   *[other] { $n } étapes antérieures sont omises.
}
custody-origins-left-out = { $n ->
    [one] { $n } autre origine est omise.
   *[other] { $n } autres origines sont omises.
}
custody-uses = Ce qu’il est devenu
custody-trace-head = { $carats } ct y ont été mis en circulation et peuvent se trouver dans { $lots } lots. Ils peuvent aussi se trouver dans { $unknown } lots d’origine inconnue, qui ne sont pas comptés ici.
custody-in-stock = En stock, d’après ce qui a été dit : { $carats } ct.
custody-short = { $carats } ct de plus sont sortis ou perdus qu’il n’en est entré : des événements du passé manquent.
custody-nothing-waits = Rien n’attend.
custody-waits = { $process } du { $when } attend que quelqu’un parle de { $lots }. Événement : { $event }
custody-held = { $number } : retenu selon { $rule } ({ $told }), { $when }. Événement : { $event }
custody-waits-left-out = { $n ->
    [one] { $n } autre n’est pas listé.
   *[other] { $n } autres ne sont pas listés.
}
custody-col-when = Date
custody-col-who = Qui
custody-col-events = Événements
custody-col-taken = Pris
custody-col-there = Déjà là
custody-col-held = Retenus
custody-col-refused = Refusés
custody-col-origin = Origine
custody-col-period = Période
custody-col-at-least = Au moins
custody-col-expected = Attendu
custody-col-at-most = Au plus
custody-col-definition = Définition
custody-col-findings = Constats
custody-col-process = Ce qui a été fait
custody-col-in = Entré, ct
custody-col-out = Sorti, ct
custody-col-lost = Perdu, ct
custody-col-operator = Par
custody-col-lots = Lots
custody-col-certain = Avec certitude
custody-col-left = Reste, ct
custody-col-lot = Lot
custody-col-came-in = Reçu, ct
custody-col-went-out = Expédié, ct
custody-col-worked = Fait sur place, ct
custody-stock-head = De tous les lots déclarés, il reste { $carats } ct. Combien de lots répondent avec certitude à une définition, en tout ou en partie, pour combien on ne peut l’exclure, et combien de carats cela fait, lot par lot :
custody-col-whole = Lot entier
custody-col-some = En partie
custody-col-possible = Possible
custody-col-nothing = Rien trouvé
custody-col-at-least-ct = Au moins, ct
custody-col-at-most-ct = Au plus, ct
