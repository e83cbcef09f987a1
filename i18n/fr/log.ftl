# Le journal public en ligne de commande.
cli-log-made = Le journal public « { $origin } » est créé, dans { $folder }. Sa clé, pour la politique de ceux qui lui font confiance :
cli-log-made-next = Ensuite : publiez-le (« loupe serve », ou « loupe log checkpoint »). Puis demandez à des témoins de surveiller cette clé, et inscrivez leurs noms, clés et adresses dans { $policy }. D’ici là, vous seul en répondez.
cli-log-published = { $n ->
    [one] 1 inscription a été publiée.
   *[other] { $n } inscriptions ont été publiées.
}
cli-log-elsewhere = Un autre programme publie ce journal. { $pending } inscriptions attendent encore.
cli-log-witness = Vu par le témoin { $name }, le { $when }.
cli-log-alarm = ALERTE. Le témoin { $name } a vu un autre journal que celui-ci : { $why }. Ne publiez plus rien. Gardez tels quels le dossier du journal et la base de données, et demandez au témoin le point de contrôle qu’il a signé.
cli-log-no-cosignature = Pas de signature du témoin { $name } : { $why }
cli-log-not-asked = la politique ne donne pas d’adresse où le demander.
cli-log-not-yet = il n’a pas cosigné ce point de contrôle.
cli-log-no-witness = La politique ne nomme aucun témoin : seul celui qui tient le journal répond de ce point de contrôle.
cli-log-too-few = Selon la politique, trop peu de témoins ont cosigné : qui les exige n’acceptera pas ce point de contrôle.

## Inscriptions
cli-log-proven = { $record } est l’entrée { $index } du journal. Sa preuve est dans { $proof }, ses octets sont dans { $file }.
cli-log-proven-next = Chacun peut vérifier les deux sans ce registre : loupe log verify { $proof } --record { $file } --policy FICHIER. La politique doit venir de quelqu’un en qui il a confiance ; la parole du journal lui-même est { $policy }.
fault-file-differs = { $file } existe déjà et contient autre chose. Rien n’a été écrit. Mettez-le de côté, ou nommez un autre fichier avec --out.
cli-record-head = { $id } : { $kind }
cli-record-about = À propos de { $subject }
cli-record-made = Faite par le bureau { $office }, le { $when } ; signée avec sa clé { $key }
cli-record-signed = La signature tient : c’est celle de la clé du bureau à cette place du journal.
cli-record-forged = LA SIGNATURE NE TIENT PAS : la clé du bureau n’a pas signé ces octets. Ne vous y fiez pas.
cli-record-published = Entrée { $index } du journal, publiée
cli-record-pending = Entrée { $index } du journal, pas encore publiée
cli-record-digest = Empreinte { $digest }
cli-record-previous = L’inscription précédente du bureau a l’empreinte { $digest }
cli-record-corrects = Elle prend la place de { $record }, qui demeure.
cli-record-document = Elle publie un texte de { $bytes } octets ({ $media }), SHA-256 { $sha256 }
cli-record-states = Ce qu’elle énonce
cli-record-sealed = Ce qu’elle énonce sous scellé, en empreintes salées
cli-record-bytes = Ses octets
cli-record-others = Toutes les inscriptions à ce propos
cli-record-column-index = Entrée
cli-record-column-id = Inscription
cli-record-column-kind = Quoi
cli-record-column-about = À propos de
cli-record-column-when = Faite
cli-record-waits = attend
cli-records-size = { $size } entrées sont publiées, { $pending } attendent.
cli-records-older = Plus anciennes : --before { $index }

## Genres d’inscriptions
record-kind-certificate-issued = certificat délivré
record-kind-certificate-status = état d’un certificat
record-kind-certificate-received = lot reçu
record-kind-custody-batch = lot de mouvements
record-kind-finding-published = constat publié
record-kind-finding-revised = constat révisé
record-kind-finding-answered = réponse à un constat
record-kind-finding-remedied = réparation d’un constat
record-kind-definition-published = définition publiée
record-kind-return-filed = déclaration déposée
record-kind-edition-published = données de référence publiées
record-kind-agenda-refused = écarté de l’ordre du jour
record-kind-position-taken = position prise
record-kind-decision-made = décision prise
record-kind-key-event = clé d’un bureau
record-kind-correction = correction

## Une preuve
cli-proof-holds = La preuve tient.
cli-proof-record = Quoi : inscription { $id } ({ $kind }), à propos de { $subject }, faite le { $when } selon l’horloge de son bureau.
cli-proof-place = Où : entrée { $index } du journal { $origin }, comptée à partir de 0.
cli-proof-size = Sous quoi : un point de contrôle de { $size } entrées, signé par la clé du journal.
cli-proof-no-witness = Vu par aucun témoin ; la politique n’en exige pas.
cli-proof-key-alone = Aucun témoin n’a été exigé, car seule la clé du journal a été donnée. Le journal a signé ceci ; s’il montre la même chose à d’autres, on ne le sait pas.
cli-proof-office = Le bureau a signé l’inscription : vérifié avec la clé que vous avez donnée.
cli-proof-office-unchecked = La signature du bureau lui-même n’a pas été vérifiée, faute de sa clé (--office-key). L’inscription dit que la clé { $key } l’a signée.
cli-proof-opened = Sous scellé, et ouvert : { $name } est « { $value } », comme l’inscription le tient depuis qu’elle existe.
cli-disclose-next = Ce qui suit ouvre les scellés. Ne le donnez, avec l’inscription, qu’à ceux qui y ont droit ; ils le vérifient par : loupe log verify PREUVE --record FICHIER --policy FICHIER --disclosed FICHIER
cli-disclose-none = Cette inscription ne contient rien sous scellé qui soit connu ici.

## Un contrôle
cli-step-auditing = Contrôle
cli-audit-own-word = La politique est celle qui se trouve à côté du journal : sa clé et ses témoins sont la parole du journal lui-même. Donnez-en une qui vienne d’ailleurs avec --policy.
cli-audit-key-alone = Seule la clé du journal a été donnée : aucun témoin n’a été exigé.
cli-audit-silent = On ne sait pas ce que { $name } a cosigné : { $why }
cli-audit-cosigned-none = { $name } n’a cosigné aucun point de contrôle de ce journal.
cli-audit-log = Le journal { $origin } : { $size } entrées signées, { $read } lues, racine { $root }
cli-audit-compared = Comparé avec
cli-audit-checkpoint = { $from }, { $size } entrées : { $standing }
cli-audit-compared-consistent = ce journal commence par elles.
cli-audit-compared-forked = CONTREDITES PAR CE JOURNAL.
cli-audit-compared-ahead = PLUS QUE CE JOURNAL N’EN MONTRE.
cli-audit-compared-not-signed = pas signées par la clé de ce journal ; cela n’en dit rien.
cli-audit-compared-other-log = d’un autre journal.
cli-audit-compared-unknown = ce journal est trop endommagé pour le dire.
cli-audit-offices = Bureaux, et numéro de la dernière inscription de chacun
cli-audit-tree-only = Seul l’arbre a été contrôlé, non ce que disent ses entrées.
cli-audit-wrong = Ce qui ne va pas
cli-audit-entry = entrée { $index }
cli-audit-fault = { $place } : { $what }
cli-audit-passed = Le contrôle est réussi : rien à redire.
cli-audit-faults = { $n ->
    [one] Le contrôle a échoué : 1 défaut.
   *[other] Le contrôle a échoué : { $n } défauts.
}

## Pannes
fault-log-damaged = Le journal dans { $folder } est abîmé : { $why }. Mettez ce dossier de côté, sauf le fichier « policy », et gardez-le : le journal est refait à partir de la base de données, octet pour octet.
fault-log = Le journal dans { $folder } ne peut être lu ou écrit : { $why }
fault-checkpoint = Un point de contrôle du journal ne peut être lu ou signé : { $why }
fault-random = Le système ne donne pas de nombres aléatoires : { $why }
