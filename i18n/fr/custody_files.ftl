# Tableaux de lots pour les opérateurs sans programme à eux : une ligne par lot de chaque acte.

custody-column-event = Événement
custody-column-date = Date
custody-column-process = Ce qui a été fait
custody-column-side = Sens
custody-column-lot = Lot
custody-column-carats = Carats
custody-column-site = Site
custody-column-country = Pays
custody-column-period = Période
custody-column-certificate = Certificat
custody-column-from = De
custody-column-to = À
custody-column-report = Rapport
custody-column-remark = Remarque

custody-about-event = Le même numéro ou mot sur chaque ligne d’un même acte. Une ligne qui commence par # n’est pas lue.
custody-about-date = Le jour, par exemple 2026-11-30 ; avec l’heure, par exemple 2026-11-30T09:30+02:00. Sans décalage, l’heure est UTC, et un jour seul vaut son midi.
custody-about-process = L’un de : { $accepted }.
custody-about-side = entrée pour ce qui entre, sortie pour ce qui sort, perte pour ce qui a disparu. Même pour un acte d’une seule ligne.
custody-about-lot = Votre propre nom pour le lot, ou un URI. Sur une ligne de perte d’un tri, d’une taille ou d’un acte semblable, il reste vide. Pour l’emballage et le déballage, le colis a sa propre ligne, dans l’autre sens.
custody-about-carats = Carats métriques avec un point, par exemple 12.05. Ce qui entre égale ce qui sort et ce qui est perdu, jusqu’au dernier chiffre.
custody-about-site = Pour l’extraction : l’identifiant du site dans le registre, s’il y en a un.
custody-about-country = Pour l’extraction sans site : le code du participant, en trois lettres.
custody-about-period = Pour l’extraction : le semestre ou l’année, par exemple 2026H1 ou 2026. Vide : le semestre de la date.
custody-about-certificate = Le numéro du certificat sous lequel des lots sont envoyés ou reçus.
custody-about-from = Qui donne : un bureau du registre, ou un URI.
custody-about-to = Qui reçoit : un bureau du registre, ou un URI.
custody-about-report = Le rapport du laboratoire sur une seule pierre. Écrivez-le sur chaque ligne de cette pierre.
custody-about-remark = Toute autre chose, en une ligne.
custody-about-example = Un exemple suit. Ces lignes commencent par # et ne sont pas lues.
custody-about-sheet = Explications
custody-about-column = Colonne
custody-about-meaning = Ce qu’elle contient

custody-process-mining = extraction
custody-process-opening = stock d’ouverture
custody-process-sorting = tri
custody-process-mixing = mélange
custody-process-splitting = division
custody-process-packing = emballage
custody-process-unpacking = déballage
custody-process-sawing = sciage
custody-process-cutting = taille
custody-process-polishing = polissage
custody-process-setting = sertissage
custody-process-shipping = envoi
custody-process-receiving = réception
custody-process-loss = perte
custody-process-theft = vol
custody-process-seizure = saisie
custody-process-destruction = destruction

custody-side-in = entrée
custody-side-out = sortie
custody-side-loss = perte

custody-preview-act = { $event } : { $process }, { $date }.
custody-preview-in = Entrent : { $carats } ct en { $lots }.
custody-preview-out = Sortent : { $carats } ct en { $lots }.
custody-preview-loss = Perdus : { $carats } ct.
custody-preview-moved = De { $carats } ct en { $lots }, seul le lieu ou le détenteur change.
custody-preview-parcel = Colis : { $lot }.
custody-preview-elsewhere = Dit ailleurs, ou en attente de l’être : { $lots }.
custody-preview-certificate = Certificat { $certificate }.
custody-preview-lots = { $n ->
    [one] { $n } lot
   *[other] { $n } lots
}
custody-preview-examples = { $n ->
    [one] { $n } ligne qui commence par # n’a pas été lue.
   *[other] { $n } lignes qui commencent par # n’ont pas été lues.
}

custody-export-place = Origine
custody-export-at-least = Au moins, ct
custody-export-expected = Attendu, ct
custody-export-at-most = Au plus, ct
custody-export-share-at-least = Au moins, part
custody-export-share-expected = Attendu, part
custody-export-share-at-most = Au plus, part
custody-export-unknown = Origine inconnue
custody-export-mined = Diamants naturels extraits à { $place } en { $period }
custody-export-assumption = massFraction est ce qu’on attendrait si chaque lot était semblable à l’ensemble dont il a été tiré, arrondi vers le bas. Le tri l’empêche. Seules les bornes données à côté sont certaines.
custody-export-others = { $n ->
    [one] { $n } autre origine
   *[other] { $n } autres origines ensemble
}
