## Shell
skip = Aller au texte
motto = Le registre public des diamants bruts et des torts qui les accompagnent
nav-label = Principal
nav-languages = Langues
nav-examine = Examiner
nav-findings = Constats
nav-definitions = Définitions
nav-returns = Déclarations
nav-coverage = Couverture
nav-method = Méthode
language-en = English
language-fr = Français
language-pt = Português
foot-sources = Chaque chiffre vient d’une source nommée.
foot-sources-link = Les sources et leurs défauts
foot-open = Chaque page existe aussi pour les machines, en JSON et en CSV, sous /api/v1.
foot-quiet = Aucune page n’a besoin de script ni n’interroge un tiers, et il n’y a de cookie que si vous vous connectez. Ici, un chiffre sans source est un défaut.
foot-desk = Les autorités et les autres bureaux participants ont ici un guichet.
foot-desk-link = Au guichet

## Refusals
refused-kick = Ce qui a été demandé, et pourquoi il n’y a pas de réponse
refused-title = Ceci a été refusé
refused-title-missing = Il n’y a rien ici
refused-rule = Règle { $rule }
refused-home = Vers la première page

## Dates and periods
month-1 = janv.
month-2 = févr.
month-3 = mars
month-4 = avr.
month-5 = mai
month-6 = juin
month-7 = juil.
month-8 = août
month-9 = sept.
month-10 = oct.
month-11 = nov.
month-12 = déc.
span-from = début : { $day }
span-until = fin : { $day }
span-none = date non indiquée

## The interval
at-least = au moins
at-most = au plus
interval-sentence = { $definition } : au moins { $least }, au plus { $most }
interval-carats = au moins { $least }, au plus { $most } { $unit }
unit-mct = millions de carats
unit-kct = milliers de carats
unit-ct = carats

## States and textures
key-label = Comment lire les barres
key-solid = un constat vérifié répond à la définition
key-dense = allégué, contesté ou laissé en suspens
key-sparse = non examiné
key-stroke = il ferme tout ce qu’on ne peut exclure. La ligne nue qui suit : examiné, et aucun constat publié ne répond à la définition
state-verified = vérifié
state-partly-verified = vérifié en partie
state-open = allégué, contesté ou laissé en suspens
state-not-looked = non examiné
state-looked = examiné : aucun constat publié n’y répond
state-nothing = rien n’a été déclaré
unfinished = inachevée
return-missing = une déclaration manque
world = Monde
words-verified = Un constat vérifié porte sur { $carats } carats.
words-open = Pour { $carats } carats, il y a une allégation, un récit contesté ou une date en suspens.
words-not-looked = Personne n’a examiné { $carats } carats.
words-nothing = Examiné : aucun constat publié ne répond à cette définition.
examine-this = Examiner ceci selon d’autres définitions, périodes et examens

## Columns
column-definition = Définition
column-share = % des carats
column-state = Ce que l’on sait
column-year = Année
column-mct = millions de carats
column-participant = Participant
column-carats = Carats
column-musd = millions de US$
column-usd-per-carat = US$ par carat

## Home
home-title = Quelle part des diamants bruts du monde est faite de diamants de conflit
home-kick = Monde · { $year }, dernière année complète · selon les déclarations de { $count } participants producteurs
home-amount = Les diamants bruts du monde en { $year } : { $most } millions de carats
home-amount-between = Les diamants bruts du monde en { $year } : entre { $least } et { $most } millions de carats
home-lede = La part de diamants de conflit dépend de la définition que l’on prend, et de ce qui a été examiné.
home-between = « Au moins », c’est ce qui est vérifié. « Au plus » ajoute ce qui est allégué et ce que personne n’a examiné. La vérité est entre les deux. D’aucune pierre on ne dit ici qu’elle est sans lien avec un conflit, car personne ne peut le savoir.
home-others = Les mêmes carats de { $year } selon chacune des autres définitions
home-source = Simple somme des { $rows } lignes de déclarations de production, telles que déposées auprès du Processus de Kimberley : { $carats } carats. Constats et examens : chacun avec ses sources.
home-disputed = Déposé plus d’une fois, et personne ici ne choisit entre les lignes :
home-how = Comment c’est calculé
door-examine = Examiner
door-examine-text = Un pays, une mine, une société, une année : ce qui est vérifié, ce qui est allégué, ce que personne n’a examiné.
door-coverage = Ce que personne n’a examiné
door-coverage-text = Qui a examiné quel lieu, pour quel type de tort, en quelles années, et aux frais de qui. Les cases vides comptent le plus.
door-lab = Changez vous-même la définition
door-lab-text = Cochez qui, quoi et quelle gravité. Voyez aussitôt quels constats, quels pays et combien de carats bougent.
home-years = Année par année, de { $first } à { $last }
home-years-text = Chaque barre est une année de production déclarée. Sous le trait épais, tout ce qu’on ne peut exclure ; au-dessus, en contour, ce qui a été examiné sans qu’aucun constat publié ne réponde à la définition.
home-years-unit = brut extrait chaque année, millions de carats
home-years-label = { $definition }, année par année. Les chiffres sont dans le tableau ci-dessous.
home-years-table = Le tableau derrière les graphiques : { $count } années
home-years-source = Source : statistiques publiques du Processus de Kimberley, production semestrielle, chaque ligne telle que déposée. La dernière année est inachevée tant que tous n’ont pas déposé ; dans une année antérieure, une déclaration manque quand un producteur de l’année précédente n’a pas déposé ses deux semestres.
home-map = Où a été extrait le brut de { $year }
home-map-text = Chaque participant ayant déclaré une production. La trame dit ce que l’on sait de plus fort de ses pierres : plein, tout vérifié ; hachures serrées, allégué, contesté ou vérifié en partie ; hachures larges, non examiné ; contour, examiné. La terre unie n’a déclaré aucune production.
home-map-label = Carte du monde selon { $definition }. Les chiffres sont dans le tableau ci-dessous.
home-map-source = Chiffres sur la carte : millions de carats. Projection Equal Earth, centrée sur 11° E. Frontières : Natural Earth, 1:110 million, telles qu’elles sont de fait ; elles ne se prononcent sur aucune revendication.
home-table = Participants ayant déclaré 100 000 carats ou plus, { $year }
home-table-source = Carats et US$ sont les sommes simples de toutes les lignes déposées. Quand une déclaration a été déposée deux fois, la part tient compte des deux lectures : la page du participant les donne.
home-others-row = { $n ->
    [one] 1 autre, sous 100 000 carats
   *[other] { $n } autres, chacun sous 100 000 carats
}
short-looked = examiné : aucun
short-open = allégué ou en suspens
near-miss = Le plus proche :
home-met = Vérifié, et répond à la définition :
home-open = { $n ->
    [one] Un constat laisse des pierres en suspens : non vérifié, contesté, à production inconnue ou pour une partie de semestre
   *[other] { $n } constats laissent des pierres en suspens : non vérifiés, contestés, à production inconnue ou pour une partie de semestre
}

## Statements on other pages
stands-title = Selon chaque définition, { $period }
stands-caption-declared = Parts des { $carats } carats déclarés pour { $period }
stands-caption-produced = Parts des { $carats } carats que les sources donnent pour produits en { $period }
stands-caption-unknown = Aucune source ne donne les carats de { $period } : parts d’une quantité inconnue
choose-year = Choisir une année
stands-no-findings = Aucun constat de ce registre ne porte sur la période.
stands-findings = Constats qui s’y rapportent, les plus forts d’abord. Entre parenthèses : la règle par laquelle chacun agit sur la part
stands-rules = Ce que disent les règles
stands-not-looked = Non examiné
stands-made = Établi le { $day } d’après le registre tel qu’il était ; valable jusqu’au { $until }, ou jusqu’à ce que change ce sur quoi il repose.

## Lists
column-finding = Constat
column-scope = Quelles pierres
column-when = Quand
column-link = Comment les pierres y sont liées
column-grade = Degré
column-looker = Qui a examiné
column-examined = Temps examiné
column-looked-for = Cherché
column-independence = Examen de qui
column-period = Période
column-usd = US$
column-measure = Ce qui est compté
column-source = Source
not-given = non indiqué
rounded = arrondi
findings-title = Constats liés à ses pierres
findings-none = Aucun constat de ce registre ne vise ses pierres. Cela ne prouve pas qu’il ne s’est rien passé.
looks-title = Qui a examiné
looks-none = Personne n’a examiné ceci, à la connaissance de ce registre.
look-counts-for-none = (ne compte pour aucun par défaut)
output-none = Aucune source lue ne donne sa production.
output-bounds = Seul ce qui a été produit, en entier, sur une année civile ou une moitié, borne une part.
sources-label = Sources :

## Participants
participants-title = Qui déclare, et quoi
participants-kick = Déclarations · participants
participants-lede = { $filing } participants sur { $all } ont déposé des déclarations de production. Chaque page montre chaque ligne telle que déposée : les tardives, celles déposées deux fois et celles jamais déposées.
participants-others = Participants sans déclaration de production
participants-others-text = Ils commercent, taillent ou participent sans produire ; les statistiques publiques n’ont d’eux aucune ligne de production.
column-declared = Carats, { $year }
column-filed-span = Périodes déposées
column-findings = Constats
column-looks = Examens
column-sites = Sites
declared-nothing = rien de déclaré
participant-kick = participant
participant-never-filed = Les statistiques publiques n’ont aucune déclaration de production de ce participant.
participant-lede = Pour { $year }, il a déclaré { $most }, d’une valeur de { $usd } millions de US$.
participant-lede-nothing = Pour { $year }, aucune production n’est déclarée.
participant-lede-between = Pour { $year }, il a déclaré au moins { $least } et au plus { $most }. Une déclaration a été déposée plus d’une fois, avec des poids différents, et personne n’a dit laquelle vaut.
participant-between-source = Plein : carats acquis quelle que soit la lecture. Hachuré : carats qui ne comptent que si chaque ligne compte.
fact-code = Code
fact-kind = Type
fact-status = Dernier statut
fact-returns = Déclarations
fact-rank = Rang par carats, { $year }
fact-price = US$ par carat, { $year }
rows = { $n ->
    [one] 1 ligne
   *[other] { $n } lignes
}
twice-title = { $n ->
    [one] Un semestre, déposé plus d’une fois
   *[other] { $n } semestres et types d’exploitation, déposés plus d’une fois
}
twice-text = Une ligne postérieure peut en corriger une autre, relever d’un autre semestre ou s’y ajouter. Le registre ne choisit pas : tout total qui l’emploie est un intervalle tant que le participant ne dit pas quelle ligne vaut.
twice-older = { $n ->
    [one] Un plus ancien
   *[other] { $n } plus anciens
}
column-reading = Lecture
column-filed = Déposée le
column-row = Ligne source
column-year-in-all = { $year } en tout, carats
reading-alone = La ligne { $n } vaut seule
reading-all = Toutes les lignes comptent
gaps-title = Dues, et jamais déposées
gaps-text = Pour ces semestres, les statistiques publiques n’ont aucune ligne. Ce qui y a été extrait n’a pas de borne haute.
gaps-halves = { $n ->
    [one] 1 déclaration
   *[other] { $n } déclarations
}
gaps-due = la dernière due le { $day }
production-title = Production par semestre et type d’exploitation
production-span = telle que déclarée, de { $first } à { $last }
production-label = Production par semestre, de { $first } à { $last }. Les chiffres sont dans le tableau des déclarations.
production-not-split = non ventilé : type d’exploitation non enregistré
production-disputed = ne compte que si toutes les lignes comptent
production-missing = due, et jamais déposée
delays-title = Déposées à temps, déposées en retard
delays-text = Les déclarations sont dues deux mois après chaque semestre. Semestres depuis { $first } dont le jour de dépôt est donné : { $count } ; déposés à temps : { $in_time }. Compté depuis l’échéance, celui du milieu est venu après { $median } jours, le dernier après { $longest }.
delays-unit = jours après l’échéance, par semestre. L’anneau est le premier dépôt si un autre a suivi, le point le dernier
delays-label = Jours entre l’échéance et le dépôt. Les chiffres sont dans le tableau des déclarations.
delays-source = Échéances : annexe III du système de certification, deux mois après la période. Jours de dépôt tels que les publient les statistiques ; vides avant 2011.
returns-title = Déclarations, telles que déposées
returns-older = { $n ->
    [one] La ligne antérieure
   *[other] Les { $n } lignes antérieures
}
returns-source = Source : statistiques publiques du Processus de Kimberley, production ; numéros de ligne de la source. Lignes teintées : même semestre et même type d’exploitation déposés plus d’une fois.
column-half = Semestre et type
column-due = Échéance
column-late = Jours de retard
odd-title = Ce qui ne concorde pas
odd-text = Chaque ligne est une règle appliquée aux déclarations. Une règle trouve une question, pas un coupable.
odd-source = Les règles sont à la page « Méthode ». Les numéros de ligne sont ceux des statistiques publiques.
column-rule = Règle
column-says = Ce que disent les déclarations
column-rows = Lignes
standing-title = Statut dans le système
standing-takes-part = participe
authorities = { $n ->
    [one] Une autorité nommée dans les listes lues
   *[other] { $n } autorités nommées dans les listes lues
}
as-of = état : { $day }
places-title = Mines et gisements
companies-title = Sociétés
notes-title = Les possibilités d’examiner
searched-not-found = Cherché et non trouvé.

## Findings
findings-page-title = Ce qui a été fait, et qui le dit
findings-kick = Constats · { $count } cas
findings-lede = Chaque cas met ses récits côte à côte. On n’en fait pas la moyenne, on n’en choisit aucun. Seul un cas vérifié, avec un lien vérifié, peut relever « au moins ».
findings-all = Tous
findings-source = Les degrés sont proposés par un seul lecteur, avec la raison sur chaque page ; « vérifié » ne repose que sur un tribunal, un organe de l’ONU, un aveu ou deux sources indépendantes. Conclusions : la plus forte de tous les actes et liens, toutes années confondues.
column-where = Où
finding-in-english = Résumés, notes et récits cités sont en anglais, tels qu’écrits par les auteurs du dossier.
finding-facts = Degré et faits
finding-closes = Seuls ceux qui ont subi le tort peuvent clore un cas.
grade-title = Ce qui est tenu pour établi, et pourquoi
grade-on = Repose sur :
grade-proposed = Le lecteur avait proposé
grade-lowered = La base n’y suffit pas : « vérifié » exige un tribunal, un organe de l’ONU, un aveu ou deux sources d’éditeurs différents.
grade-one-reader = Proposé par un seul lecteur.
grade-contested-part = Une partie en est contestée.
fact-dates = Dates connues
fact-place = Lieu connu
fact-sources = Sources
open-questions = Ce à quoi personne n’a répondu
accounts-title = Les récits, côte à côte
accounts-text = Le plein est le minimum que chacun dit, la hachure va jusqu’au maximum ; une hachure large signifie qu’aucun maximum n’est donné.
acts-title = Ce qui a été fait
acts-also = Dit par un seul
actor-unknown = Auteur inconnu
count-between = de { $least } à { $most }
count-least = au moins { $least }
verdicts-title = Selon chaque définition
verdicts-text = La réponse la plus forte parmi tous les actes et liens de ce cas, quelle que soit l’époque. Pour une période, examinez le participant ou le site.
verdicts-no-stones = Ce cas n’a de lien avec aucune pierre : aucune définition n’est consultée.
column-verdict = Conclusion
column-why = Pourquoi
not-verified = non vérifié
responses-title = Réponses des responsables
responses-none = Aucune réponse n’est connue. Personne, dans les sources lues, ne dit qu’une réponse a été demandée.
remedies-title = Réparation
remedies-none = Aucune n’est connue.
remedies-close = Ce qu’un responsable dit avoir fourni est écrit « dit fourni ».
column-remedy = Réparation
column-remedy-state = État
column-by-to = Par qui, à qui
column-amount = Montant
links-title = Comment des pierres y sont liées
links-text = Un lien a son propre degré. Il lie toutes les pierres de sa cible, celles d’un site, ou aucune.
column-reach = Portée
reach-whole = toutes ses pierres
reach-site = les pierres d’un site ou d’une exploitation
reach-none = aucune pierre
case-sources = Sources

## Coverage
coverage-title = Ce que personne n’a examiné
coverage-kick = Couverture · { $count } examens au registre · de { $first } à { $last }
coverage-lede = Sans examen, on ne sait rien des pierres, quoi qu’en dise leur propriétaire. Un examen ne compte que pour son lieu, sa période et les types de tort qu’il cherchait.
coverage-whose = Quels examens comptent
coverage-whose-text = Le rapport d’une société sur elle-même ne compte jamais pour la violence, et une visite des contrôles du certificat ne compte pour aucun de ces torts.
coverage-caption = Années avec production déclarée, de { $first } à { $last }, par participant et type de tort ; les plus gros producteurs d’abord. Le nombre : années où personne n’a examiné, sur les années avec production
coverage-key-not = hachuré : personne n’a examiné cette année-là
coverage-key-part = demi-hachuré : une partie de l’année ou un site a été examiné
coverage-key-whole = trait : tout le participant a été examiné toute l’année
coverage-key-none = vide : aucune production déclarée
coverage-unseen = { $unseen } sur { $all }
column-who-looked = Examens, toutes années
whose-independent = indépendants : { $count }
whose-state-of-the-operator = État : { $count }
whose-second-party = pairs ou auditeurs choisis : { $count }
whose-self = sociétés sur elles-mêmes : { $count }
nobody = personne
coverage-never = Jamais examinés
coverage-never-text = Participants ayant déclaré une production et que personne, parmi ceux dont l’examen compte, n’a jamais examinés, pour aucun type de tort.
coverage-never-none = Aucun, selon ce choix.
coverage-apart = Régions et sites, à part
coverage-apart-text = Un examen d’une région, d’une mine ou d’une société ne couvre pas tout un participant. Ceux-ci ont été examinés par quelqu’un, indépendant ou non.
coverage-apart-region = { $n ->
    [one] 1 région
   *[other] { $n } régions
}
coverage-apart-site = { $n ->
    [one] 1 mine ou gisement
   *[other] { $n } mines et gisements
}
coverage-apart-company = { $n ->
    [one] 1 société
   *[other] { $n } sociétés
}
coverage-apart-route = { $n ->
    [one] 1 route
   *[other] { $n } routes
}
looks = { $n ->
    [one] 1 examen
   *[other] { $n } examens
}
coverage-not-found = Cherché, et non trouvé
coverage-not-found-text = La recherche s’est faite surtout en anglais. N’avoir rien trouvé ne prouve pas que personne n’a examiné.
column-searched = Ce qui a été cherché
column-last-review = Dernier examen du PK trouvé
column-nearest-page = Page lue la plus proche
coverage-source = Chaque examen a sa source sur la page du lieu examiné.

## Sites and companies
sites-title = Mines et gisements
sites-kick = Mines et gisements
sites-lede = { $count } sont enregistrés ; pour { $placed }, une source donne des coordonnées. Aucune coordonnée n’est inventée : les autres sont listés, non dessinés.
sites-source = Les sources du lieu, de la propriété, de l’état et de l’histoire sont sur la page de chaque site.
column-site = Mine ou gisement
column-site-kind = Type
column-operator = Exploitant
column-site-status = État
owners-title = À qui est-ce
output-title = Ce qu’on dit qu’il a produit
fact-other-names = Autres noms
fact-mining = Exploitation
fact-opened = Ouverture
fact-closed = Fermeture
fact-coordinates = Coordonnées
company-kick = société
places-none = Aucune mine ni gisement enregistré.
fact-seat = Siège
fact-parent = Détenue par
fact-from = Connue depuis
fact-until = Connue jusqu’à
fact-sanctions = Sanctions

## What accounts count
tally-deaths = morts
tally-people = personnes
tally-families = familles
tally-injured = blessés
tally-sick-people = malades
tally-homes = logements
tally-claimants = demandeurs
tally-missing = disparus
tally-people-affected = personnes touchées
tally-households = ménages
tally-family = famille
tally-buildings = bâtiments
tally-children = enfants
tally-communities = communautés
tally-civilian-deaths = morts civils
tally-arrests = arrestations
tally-applicants = requérants
tally-carats = carats
tally-carats-per-year = carats par an
tally-dams = barrages
tally-cubic-metres = mètres cubes
tally-families-moved = familles déplacées
stands-nothing = Rien n’a été déclaré pour cette période : il n’y a pas de part à donner.
words-council = La liste du Conseil de sécurité est elle-même un examen du monde entier : cette définition n’en demande pas d’autre.
