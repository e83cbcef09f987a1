# Pages of custody: a lot and its story, where stones can be now, the desk.

custody-page-title = D’où vient un lot ou une pierre
custody-page-lede = Tapez le nom d’un lot, ou l’adresse que donne le code sur le papier d’une pierre. Vous lirez de quelles mines ses pierres peuvent venir, pour quelles parts, et ce qu’en dit chaque définition.
custody-page-name = Nom du lot ou de la pierre
custody-page-name-hint = En entier et tel qu’il a été déposé, par exemple https://id.gs1.org/01/09520123456788/10/A7 ou urn:loupe:lot:maison:A7.
custody-page-find = Chercher
custody-page-find-one = Chercher un lot
custody-page-forward = Dans l’autre sens : où les pierres d’un lieu peuvent se trouver
custody-page-forward-text = Chaque mine, chaque pays et chaque constat a une page qui suit ses pierres, à travers tous les mélanges, jusqu’à tout ce qui peut en contenir aujourd’hui.
custody-page-sites = Mines et gisements
custody-page-countries = Pays
custody-page-stock = Tout ce qui est en stock
custody-page-stock-text = Chaque lot dont il reste quelque chose, confronté à chaque définition. Aucun lot n’est nommé.
custody-page-limits = Ce qu’on ne peut pas savoir ici
custody-page-limit-told = Le registre sait ce que les opérateurs ont dit. Une pierre dont personne n’a parlé, ou dont on a parlé faussement, n’est pas là où il le dit.
custody-page-limit-mixed = Une fois les pierres mélangées, personne ne peut distinguer celles d’une mine de celles d’une autre. Chaque part est donc un minimum et un maximum, et eux seuls sont certains.
custody-page-limit-names = Qui a manié un lot, et le nom des autres lots, n’est montré qu’au bureau qui l’a déposé.
custody-page-lot = Un lot de { $carats } ct
custody-page-stone = Une pierre de { $carats } ct
custody-page-all-left = Il est encore entier.
custody-page-none-left = Il n’en reste rien : tout est passé dans d’autres lots, ou a disparu.
custody-page-left = Il en reste { $left } ct.
custody-page-report = Rapport de laboratoire : { $report }.
custody-page-origins = { $n ->
    [one] Il peut contenir des pierres de { $n } origine connue.
   *[other] Il peut contenir des pierres de { $n } origines connues.
}
custody-page-statement = Ce qu’en dit chaque définition
custody-page-least-nothing = aucun constat vérifié n’y répond pour une origine de ces pierres.
custody-page-least-mixed = le mélange peut ne contenir aucune des pierres de
custody-page-most-mixed = Laissé ouvert par le mélange.
custody-page-most-not-looked = Une partie est d’origine inconnue, ou personne n’a regardé son origine pour une sorte d’acte que ce texte vise.
custody-page-most-nothing = rien de plus : chaque origine a été regardée, et aucun autre constat publié n’y répond.
custody-page-further = Les autres définitions, en parts de ce lot
custody-page-why = Pourquoi, définition par définition
custody-page-from = D’où il vient
custody-page-flow = Des origines, en haut, à travers chaque mélange, jusqu’à ce lot. Plus une bande est large, plus la part du lot qu’on s’attend à voir venue par là est grande.
custody-page-flow-part = { $name } : attendu { $share }
custody-page-flow-lot = ce lot, { $carats } ct
custody-page-flow-stone = cette pierre, { $carats } ct
custody-page-others = { $n ->
    [one] { $n } autre origine
   *[other] { $n } autres origines
}
custody-page-together = Mise en commun
custody-page-mixing = { $process }, { $day } : { $carats } ct réunis.
custody-page-mixing-undated = { $process } : { $carats } ct réunis.
custody-page-through = Part attendue du lot qui est passée par là : { $share }.
custody-page-left-out = { $n ->
    [one] { $n } mélange plus petit ou plus ancien manque dans l’image, pas dans les chiffres.
   *[other] { $n } mélanges plus petits ou plus anciens manquent dans l’image, pas dans les chiffres.
}
custody-page-assumed = « Attendu » est une supposition : que chaque partie tirée d’un mélange ressemble au tout. Le tri la rompt, car qui trie retire ensemble les grandes et les belles pierres. N’est certain que ce qui est sous « au moins » et « au plus ».
custody-page-assumed-short = Seuls les deux bouts sont certains. Entre eux est ce que le mélange a laissé ouvert.
custody-page-table = Carats de ce lot par origine, la plus attendue d’abord. La barre est le lot entier : pleine jusqu’au minimum, hachurée jusqu’au maximum
custody-page-col-least = Au moins, ct
custody-page-col-expected = Attendu, ct
custody-page-col-most = Au plus, ct
custody-page-col-share = % du lot
custody-page-earlier = { $n ->
    [one] { $n } étape antérieure
   *[other] { $n } étapes antérieures
}
custody-page-seen = vu
custody-page-mass = { $carats } ct
custody-page-step-in = { $carats } ct de { $lots }
custody-page-step-out = { $carats } ct en { $lots }
custody-page-step-lost = { $carats } ct perdus
custody-page-passages = Envoyé, reçu, emballé
custody-page-no-uses = Rien dont ce registre ait connaissance.
custody-page-whose = De qui sont ces actes n’est montré qu’au bureau qui les a déposés.

custody-trace-title = { $name } : où ses pierres peuvent se trouver
custody-trace-title-finding = Où les pierres de ce constat peuvent se trouver
custody-trace-these = Où les pierres de ces lieux peuvent se trouver
custody-trace-lede = On y a déclaré { $carats } ct. Ils peuvent se trouver aujourd’hui dans { $lots }.
custody-trace-certain = { $n ->
    [0] Aucun n’en contient avec certitude.
    [one] { $n } en contient avec certitude.
   *[other] { $n } en contiennent avec certitude.
}
custody-trace-further = { $n ->
    [one] { $n } autre lot
   *[other] { $n } autres lots
}
custody-trace-none = Aucun opérateur n’a parlé à ce registre de pierres de là. On ne sait pas où elles sont.
custody-trace-unknown = { $n ->
    [one] { $n } lot est d’origine inconnue, en tout ou en partie. Des pierres de là peuvent aussi s’y trouver ; il n’est pas compté ici.
   *[other] { $n } lots sont d’origine inconnue, en tout ou en partie. Des pierres de là peuvent aussi s’y trouver ; ils ne sont pas comptés ici.
}
custody-trace-origins = Suivies
custody-trace-now = Où elles peuvent être
custody-trace-now-caption = Lots qui peuvent contenir des pierres de là et dont il reste quelque chose, selon le dernier acte. C’est ce qui reste de ces lots en tout ; tout ne vient pas de là
custody-trace-nothing-left = Il ne reste rien d’aucun lot qui ait pu en contenir.
custody-trace-col-last = Dernier acte
custody-trace-col-lots = Lots
custody-trace-col-certain = En contiennent avec certitude
custody-trace-col-left = Reste en tout, ct
custody-trace-col-mass = Masse, ct
custody-trace-col-from = De là, ct
custody-trace-surest = Les lots les plus sûrs
custody-trace-surest-caption = D’abord ceux qui en contiennent le plus avec certitude ; combien de chacun vient de là, au moins et au plus
custody-trace-names = Les noms des lots sont pour les bureaux qui lisent les mouvements.
custody-trace-known = D’après ce que les opérateurs ont dit à ce registre, dans son état actuel.

custody-stock-title = Ce que chaque définition dit de tout ce qui est en stock
custody-stock-lede = De tout ce que les opérateurs ont dit à ce registre, il reste { $carats } ct, dans { $lots }.
custody-stock-how = Chaque lot est dans une des quatre colonnes : tout répond avec certitude à la définition, une partie y répond avec certitude, une partie peut y répondre, ou rien n’a été trouvé. Les carats à côté sont additionnés lot par lot.
custody-stock-none = Rien n’est en stock. Aucun opérateur n’a parlé à ce registre d’un lot dont il reste quelque chose.
custody-stock-caption = Lots dont il reste quelque chose, et carats de ce qui reste. La barre est tout ce qui reste : pleine au moins ; hachurée jusqu’à au plus, que ce soit ouvert ou non examiné
custody-stock-col-whole = Tout le lot
custody-stock-col-some = Une partie
custody-stock-col-possible = Peut-être une partie
custody-stock-col-nothing = Rien trouvé
custody-stock-col-carats = Carats, au moins – au plus
custody-stock-carats = Carats
custody-stock-limit-told = Seuls comptent les lots que des opérateurs ont déposés ici. Les pierres dont personne n’a parlé ne sont dans aucune ligne.
custody-stock-limit-possible = « Peut-être une partie » n’accuse personne. Une origine que personne ne connaît ou que personne n’a examinée compte comme possible, de même que tout ce que le mélange a laissé ouvert.
custody-stock-limit-nothing = « Rien trouvé » n’atteste rien. Chaque origine d’un tel lot a été examinée pour ce que la définition demande, et aucun constat publié n’y répond. C’est tout.
custody-stock-limit-sums = De plusieurs lots sortis d’un même mélange, on peut être certain de plus ensemble que lot par lot. Les sommes n’en tiennent pas compte ; la vraie part est donc entre les deux bouts.

custody-desk-title = Mouvements des lots
custody-desk-lede = Ce que votre bureau a dit des lots et des pierres : ce que quelqu’un doit regarder, ce qui attend, et le sort de chaque dépôt.
custody-desk-begin = Rien n’a encore été déposé pour votre bureau. Commencez par le stock que vous avez, comme stock d’ouverture ; puis dites chaque acte le jour où il a lieu.
custody-desk-bring = Déposer des événements
custody-desk-bring-lede = Un tableau de lots, une ligne pour chaque lot d’un acte, ou un document EPCIS 2.0. Il est d’abord vérifié : vous voyez ce que ferait chaque acte avant que rien ne soit gardé.
custody-desk-file = Le fichier : CSV, XLSX, JSON ou XML, 16 Mo au plus
custody-desk-behaviour = Si des événements sont refusés
custody-desk-rollback = ne rien prendre du fichier
custody-desk-proceed = prendre les autres
custody-desk-check = Vérifier
custody-desk-keep-unseen = Déposer sans regarder
custody-desk-nothing = Rien du fichier n’a été pris.
custody-desk-looked-at = Vérifié, rien n’a été écrit :
custody-desk-would = Événements : { $events }. Seraient pris : { $taken }. Seraient refusés : { $refused }.
custody-desk-would-hold = { $n ->
    [one] { $n } parmi eux attendrait que quelqu’un le regarde.
   *[other] { $n } parmi eux attendraient que quelqu’un les regarde.
}
custody-desk-would-be-there = { $n ->
    [one] { $n } est déjà là.
   *[other] { $n } sont déjà là.
}
custody-desk-acts = Ce que ferait chaque acte
custody-desk-again = Le fichier est trop grand pour revenir avec cette page. Choisissez-le de nouveau ci-dessous, et déposez-le.
custody-desk-take-all = Tout déposer
custody-desk-take-good = Déposer ce qui n’est pas refusé
custody-desk-held = { $n ->
    [one] { $n } événement à regarder
   *[other] { $n } événements à regarder
}
custody-desk-none-held = Aucun événement n’attend de décision.
custody-desk-reason = Votre raison ; elle est gardée
custody-desk-release = Libérer : c’est juste
custody-desk-reject = Rejeter : c’est faux
custody-desk-released = L’événement a été libéré : ses pierres ont bougé.
custody-desk-rejected = L’événement a été rejeté : rien n’a bougé. Le motif est gardé.
custody-desk-waiting = { $n ->
    [one] { $n } mouvement qui attend son passé
   *[other] { $n } mouvements qui attendent leur passé
}
custody-desk-waiting-text = Un mouvement attend quand il puise dans un lot dont personne n’a encore parlé. Jusque-là, ce qu’il a pris compte comme d’origine inconnue. Quand le passé arrive, tout est recalculé.
custody-desk-nobody-told = personne n’a parlé de
custody-desk-jobs = Dépôts, les plus récents d’abord
custody-desk-older = Dépôts plus anciens
custody-desk-job-title = Dépôt du { $day }
custody-desk-cut-off = Il a été interrompu, et rien n’en a été pris. Renvoyez-le.
custody-desk-all-taken = Chaque événement est pris.
custody-desk-all-some-held = Chaque événement est gardé ; certains attendent qu’on les regarde.
custody-desk-none-taken = Rien n’en a été pris.
custody-desk-some-taken = Une partie a été prise, le reste refusé.
custody-desk-why = Ce qui a été refusé, et pourquoi
custody-desk-event = événement { $n } du document
custody-desk-col-when = Date, par qui
custody-desk-col-outcome = Résultat
custody-desk-col-events = Événements
custody-desk-col-taken = Pris
custody-desk-col-there = Déjà là
custody-desk-col-held = Retenus
custody-desk-col-refused = Refusés

custody-balance-title = Bilan des carats
custody-balance-lede = Ce qui est entré dans les mains d’un opérateur, ce qui en est sorti, ce qui est perdu, et donc ce qui doit être en stock. Tout est recompté chaque fois à partir des événements.
custody-balance-none = Aucun événement d’un opérateur n’a encore été déposé pour votre bureau.
custody-balance-operator = Opérateur
custody-balance-show = Montrer
custody-balance-caption = Selon ce qui a été fait, en carats
custody-balance-col-events = Événements
custody-balance-sum = Somme
custody-balance-how = Ne sont comptés que les événements déposés par votre bureau. Fait sur place : les lots tirés de ses propres lots ; le stock n’en change que de ce qui est perdu.
