# Fichiers de confiance en ligne de commande.
trust-published = Le fichier de confiance { $number } est publié et inscrit au journal public : { $record }. Son numéro :
trust-none = Aucun fichier de confiance n’a encore été publié.
trust-column-number = Fichier
trust-column-as-of = Vaut pour
trust-column-record = Inscription
trust-column-hash = SHA-256
trust-column-office = Autorité
trust-column-prefix = Début des numéros
trust-column-issued = Délivrés
trust-column-keys = Clés
trust-head = Fichier de confiance { $number }, état au { $moment }. Ce qui s’est passé depuis n’y figure pas.
trust-signed = Signé par la clé { $key } du registre. Comparez cette clé avec ce que vous savez du registre par ailleurs.
trust-hash = SHA-256 { $hash }, énoncé par l’inscription { $record }.
trust-unproven = Le fichier ne contient pas la preuve que le journal public tient son inscription : le journal n’a pas été publié depuis, ou il est tenu ailleurs. Enregistrez-le de nouveau plus tard.
trust-participants = Participants qui peuvent commercer ce jour-là : { $count }.
trust-suspended = Suspendus ce jour-là : { $who }.
trust-no-office = Aucune autorité ne délivre de certificats dans ce registre.
trust-key-from = { $key } à partir du { $from }
trust-key-until = { $key } du { $from } au { $until }
trust-key-revoked = { $key } à partir du { $from }, révoquée le { $on }
trust-saved = Le fichier de confiance { $number } est écrit dans { $file }.

# Inscriptions sur les clés et les fichiers de confiance.
record-kind-certificate-key = clé de certificats
record-kind-certificate-prepared = certificat en préparation
record-kind-trust-published = fichier de confiance
record-says-certificate-key-new = Le bureau « { $office } » a une clé qui signe ses certificats.
record-says-certificate-key-rotate = Le bureau « { $office } » signe désormais ses certificats avec une autre clé.
record-says-certificate-key-revoke = Une clé qui signe les certificats du bureau « { $office } » ne mérite plus confiance à partir d’ici.
record-says-certificate-prepared = Un certificat a été préparé avant d’avoir un numéro : { $step }.
record-says-trust-published = Le fichier de confiance { $number } a été publié, état au { $as_of }.
