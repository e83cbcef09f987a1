# Libellés du vocabulaire et des codes du registre.
## The nine fields of a definition: the question each asks, and its noun.
field-goods = Quelles pierres ?
field-goods-noun = pierres
field-actor = Qui agit ?
field-actor-noun = auteur
field-act = Que fait-on ?
field-act-noun = acte
field-gravity = Est-ce grave ?
field-gravity-noun = gravité
field-pattern = Une fois, ou de façon répétée ?
field-pattern-noun = ampleur
field-finances = Que paient les pierres ?
field-finances-noun = ce que paient les pierres
field-aim = Contre qui ?
field-aim-noun = le but
field-un-status = Que dit le Conseil de sécurité ?
field-un-status-noun = Conseil de sécurité
field-link = Quel est le lien avec les pierres ?
field-link-noun = lien

## Stones
value-goods-rough = brutes
value-goods-polished = taillées

## Actors
value-actor-rebel-group = un mouvement rebelle
value-actor-rebel-ally = un allié de rebelles
value-actor-terrorist-group = un groupe terroriste
value-actor-criminal-group = un groupe criminel
value-actor-political-militia = la milice d’un parti
value-actor-communal-militia = la milice d’une communauté
value-actor-paramilitary-pro-state = un paramilitaire du côté de l’État
value-actor-mercenary-pmc = un mercenaire
value-actor-state-military = l’armée d’un État
value-actor-state-police = la police d’un État
value-actor-state-intelligence = un service secret d’un État
value-actor-other-public-security = une autre force publique
value-actor-foreign-military = une armée étrangère
value-actor-peace-operation = une mission de paix
value-actor-private-security = une société de sécurité privée
value-actor-mine-inhouse-security = un garde de la mine
value-actor-mining-company = une société minière
value-actor-state-mining-company = une société minière d’État
value-actor-contractor = un sous-traitant
value-actor-trader = un négociant
value-actor-cooperative = une coopérative
value-actor-artisanal-miners = un mineur artisanal
value-actor-central-authority = une autorité nationale
value-actor-local-authority = une autorité locale
value-actor-judiciary = un tribunal
value-actor-traditional-authority = une autorité coutumière
value-actor-crowd = une foule
value-actor-individual = une personne seule

## Acts
value-act-killing = homicide
value-act-disappearance = disparition forcée
value-act-abduction = enlèvement
value-act-torture-cidt = torture ou traitement cruel
value-act-sexual-violence = violence sexuelle
value-act-ihl-or-atrocity = crime de guerre ou contre l’humanité
value-act-injury-assault = coups ou blessures
value-act-excessive-force-protest = force excessive contre une manifestation
value-act-arbitrary-detention = détention arbitraire
value-act-threat-reprisal = menaces ou représailles
value-act-pillage = pillage
value-act-property-destruction = destruction de biens
value-act-security-force-abuse-support = soutien à des forces de sécurité qui commettent des abus
value-act-war-financing-state = financement de la guerre d’un État
value-act-armed-group-support = soutien à un groupe armé
value-act-illegal-tax-extortion = taxes illégales ou extorsion
value-act-forced-labour = travail forcé
value-act-child-labour-worst = pires formes de travail des enfants
value-act-child-recruitment = recrutement d’enfants
value-act-physical-displacement = déplacement d’habitants
value-act-economic-displacement = perte des moyens de subsistance
value-act-forced-eviction = expulsion forcée
value-act-land-without-consent = prise de terres sans consentement
value-act-access-loss = perte d’accès à la terre ou à l’eau
value-act-heritage-damage = atteinte à des lieux sacrés ou anciens
value-act-compensation-unpaid = indemnité non payée
value-act-compensation-inadequate = indemnité insuffisante
value-act-compensation-delayed = indemnité tardive
value-act-denial-of-remedy = refus de réparation
value-act-tailings-failure = rupture d’une digue à résidus
value-act-tailings-seepage = fuite de résidus miniers
value-act-river-pollution = pollution d’une rivière
value-act-river-diversion = détournement d’une rivière
value-act-fish-wildlife-kill = mort de poissons ou d’animaux sauvages
value-act-drinking-water-loss = perte d’eau potable
value-act-dust-blast = poussières ou tirs de mine
value-act-deforestation = déboisement
value-act-open-pit-hazard = fosses laissées ouvertes
value-act-work-death-injury = mort ou blessure au travail
value-act-wage-theft = salaires retenus
value-act-union-suppression = répression syndicale
value-act-bribery-origin-fraud = corruption ou fraude sur l’origine
value-act-money-laundering = blanchiment d’argent
value-act-tax-royalty-nonpayment = impôts ou redevances non payés
value-act-smuggling = contrebande

## Gravity
value-gravity-not-a-violation = un fait qui n’est pas une violation des droits humains
value-gravity-violation = une violation des droits humains
value-gravity-serious = une violation grave des droits humains

## Pattern
value-pattern-isolated = isolé
value-pattern-repeated = répété
value-pattern-widespread = généralisé
value-pattern-systematic = systématique
value-pattern-widespread-and-systematic = généralisé et systématique

## What the stones pay for
value-finances-armed-conflict = un conflit armé
value-finances-violence-around-mining = la violence autour des mines
value-finances-other-armed-operations = d’autres opérations armées
value-finances-nothing = rien de tel

## Aim
value-aim-against-government = contre un gouvernement
value-aim-against-communities = contre des communautés
value-aim-war-between-states = dans une guerre entre États
value-aim-other = dans un autre but

## Security Council
value-un-status-described-in-effect = décrit dans une résolution en vigueur
value-un-status-described-lapsed = décrit dans une résolution qui n’est plus en vigueur
value-un-status-actor-listed = commis par un auteur inscrit sur la liste du Conseil
value-un-status-not-described = absent de toute résolution

## Links
value-link-occurred-at-site = commis sur le site
value-link-caused-by-operation = causé par l’exploitation
value-link-contributed-to-by-operation = l’exploitation y a contribué
value-link-directly-linked-to-operation = directement lié à l’exploitation
value-link-downstream-of-site = arrivé en aval du site
value-link-perpetrator-controls-site = l’auteur contrôle le site
value-link-perpetrator-controls-route = l’auteur contrôle la route
value-link-perpetrator-controls-trade-point = l’auteur contrôle un lieu de négoce
value-link-perpetrator-taxes-site = l’auteur taxe le site
value-link-perpetrator-taxes-route = l’auteur taxe la route
value-link-perpetrator-taxes-trader = l’auteur taxe les négociants
value-link-perpetrator-secures-site = l’auteur garde le site
value-link-perpetrator-owns-interest = l’auteur détient une part
value-link-revenue-finances-perpetrator = les revenus paient l’auteur
value-link-revenue-finances-war = les revenus paient une guerre
value-link-extracted-by-forced-or-child-labour = extrait par travail forcé ou d’enfants
value-link-extracted-on-taken-land = extrait sur une terre prise
value-link-certified-despite = certifié malgré cela
value-link-harm-reached = le tort a atteint ce lieu
value-link-remedy-owed-by = réparation due par
value-link-reprisal-for-reporting = représailles pour avoir signalé

## Groups of actors and of acts
group-actor-armed = Groupes armés
group-actor-state = Forces et autorités d’un État
group-actor-private = Sociétés et leurs gardes
group-actor-other = Personnes et communautés
any-actor-armed = un groupe armé quelconque
any-actor-state = une force ou autorité quelconque d’un État
any-actor-private = une société quelconque ou ses gardes
any-actor-other = une personne ou communauté quelconque
group-act-violence = violence
group-act-armed-finance = soutien à des groupes armés
group-act-labour = travail forcé et travail des enfants
group-act-land = perte du logement ou de la terre
group-act-remedy = indemnisation refusée
group-act-environment = atteinte à l’eau, à la terre ou à la faune
group-act-work = tort fait aux travailleurs
group-act-integrity = fraude, contrebande, impôts non payés

## Verdicts and grades
verdict-yes = oui
verdict-no = non
verdict-unknown = inconnu
verdict-contested = contesté
grade-unverified = non vérifié
grade-corroborated = corroboré
grade-contested = contesté
grade-verified = vérifié
basis-one-source = une seule source
basis-two-independent-sources = deux sources indépendantes
basis-court-judgment = un jugement
basis-un-commission = un organe des Nations unies
basis-state-admission = l’aveu de l’État
basis-company-admission = l’aveu de la société
basis-state-record = un document de l’État

## What an act says of who did it
degree-carried-out = l’a commis
degree-ordered = l’a ordonné
degree-failed-to-prevent = ne l’a pas empêché
degree-failed-to-act-on-knowledge = le savait et n’a rien fait
degree-suspected = soupçonné
degree-unknown = non connu
nexus-state = l’État lui-même
nexus-state-controlled = sous le contrôle de l’État
nexus-state-tolerated = toléré par l’État
nexus-none = aucun lien avec un État
nexus-unknown = non connu
date-precision-exact-day = au jour près
date-precision-within-week = à une semaine près
date-precision-within-month = à un mois près
date-precision-within-year = à un an près
date-precision-range = entre deux dates
place-precision-exact = le lieu même
place-precision-near-known-place = près d’un lieu connu
place-precision-district = le district
place-precision-province = la province
place-precision-country = le pays
place-precision-line-feature = le long d’une rivière ou d’une route
place-precision-international = dans plusieurs pays

## Answers and remedies
response-accepts = reconnaît
response-accepts-in-part = reconnaît en partie
response-denies = nie
response-no-jurisdiction = se dit incompétent
response-no-response = n’a pas répondu
remedy-restitution = restitution
remedy-compensation = indemnisation
remedy-rehabilitation = soins et remise en état
remedy-satisfaction = reconnaissance
remedy-guarantee-of-non-repetition = mesures pour que cela ne se reproduise pas
remedy-state-promised = promis
remedy-state-agreed = convenu
remedy-state-partly-delivered = fourni en partie
remedy-state-delivered-claimed = dit fourni
remedy-state-refused = refusé
remedy-state-broken = non tenu

## Sources
source-court = tribunal
source-un = Nations unies
source-state = État
source-ngo = société civile
source-company = société
source-press = presse
source-academic = recherche
how-read-part = lu en partie
how-read-findings = ses conclusions ont été lues
how-read-cover = seule la couverture a été lue
how-read-contents = seule la table des matières a été lue
how-read-cited = repris d’un autre texte, non lu

## Looks
look-armed-group-control = mainmise de groupes armés
look-state-violence = violence des forces d’un État
look-private-security-violence = violence de gardes privés
look-forced-or-child-labour = travail forcé ou des enfants
look-displacement-land = logement et terres pris
look-environment-tailings = eau, résidus, sécurité au travail
look-compensation = indemnisation
look-governance-origin-fraud = fraude sur l’origine
look-kp-controls-only = contrôles du certificat seulement
looker-un-panel = groupe d’experts de l’ONU
looker-un-commission = commission de l’ONU
looker-court = tribunal
looker-parliament = parlement
looker-ngo-field-study = étude de terrain de la société civile
looker-academic = recherche
looker-press-investigation = enquête de presse
looker-state-inspection = inspection d’État
looker-audit-standard = audit selon une norme
looker-company-self-assessment = rapport de la société sur elle-même
looker-kp-review-visit = visite d’examen du PK
looker-kp-review-mission = mission d’examen du PK
independence-independent = indépendant
independence-state-of-the-operator = un organe de l’État d’où viennent les pierres
independence-second-party = un pair, ou un auditeur choisi par l’audité
independence-self = la société elle-même
counted-independent = examens indépendants seulement
counted-second-party = aussi les pairs, les auditeurs choisis et l’État
counted-own = aussi les rapports des sociétés sur elles-mêmes, mais jamais pour la violence
method-visit = visite
method-interviews = entretiens
method-documents = documents
method-survey = enquête
method-remote = à distance
method-audit = audit

## Participants
participant-kind-state = État
participant-kind-regional-organisation = organisation régionale
participant-kind-trading-entity = entité commerciale
listing-confirmed = inscrit
listing-provisional-2003 = inscrit à titre provisoire en 2003
role-both = importation et exportation
role-export = exportation
role-import = importation
role-not-stated = rôle non indiqué
status-admitted = admis
status-readmitted = réadmis
status-met-minimum-requirements = a rempli les exigences minimales
status-not-confirmed = non confirmé
status-ended-absorbed-by-eu = relève désormais de l’Union européenne
status-removed = retiré de la liste
status-reinstated = rétabli
status-suspended = suspendu
status-self-suspended = s’est suspendu
status-vigilance = vigilance demandée à tous
status-zone-bound = exportation de certaines zones seulement
status-zone-opened = zone ouverte à l’exportation
status-zone-bound-relaxed = limites par zone assouplies
status-embargoed = embargo
status-embargo-lifted = embargo levé
status-delisted-by-us = retiré de la liste des États-Unis
status-under-review = en cours d’examen
status-cleared = examen clos
status-under-threat-of-removal = retrait annoncé
status-trade-barred = commerce interdit
status-mine-bound = exportations de certaines mines interdites ou limitées
status-supervised-exports = exportations sous surveillance
status-contested-authorisation = autorisé, et contesté
status-operator-released = exportation permise à un exploitant
status-special-monitoring-ended = fin de la surveillance spéciale
status-scope-whole = le participant entier
status-scope-zone = une zone
status-scope-mine = une mine
status-scope-operator = un exploitant
status-precision-exact = au jour près
status-precision-exact-provisional = au jour près, provisoire
status-precision-month = au mois près
status-precision-year = à l’année près
status-precision-plenary = lors d’une plénière
status-precision-not-later-than = au plus tard
status-precision-unknown = non connu

## Sites, companies, output
site-kind-kimberlite = kimberlite
site-kind-alluvial = alluvial
site-kind-lamproite = lamproïte
site-kind-tailings-retreatment = reprise d’anciens résidus
site-kind-marine = marin
site-status-operating = en activité
site-status-closed = fermé
site-status-care-and-maintenance = arrêté et entretenu
mining-asm = artisanale et à petite échelle
mining-lsm = à grande échelle
mining-undifferentiated = non ventilée
mining-nothing = aucune production
coordinate-precision-site = le site même
coordinate-precision-site-rounded = le site, arrondi
coordinate-precision-field = le gisement
coordinate-precision-nearest-town = la ville la plus proche
company-kind-state = propriété d’un État
company-kind-state-controlled = contrôlée par un État
company-kind-listed = cotée en bourse
company-kind-private = privée
company-kind-security-company = société de sécurité
measure-produced = produit
measure-sold = vendu
measure-forecast = prévu
output-period-calendar-year = année civile
output-period-fy-june = exercice clos en juin
output-period-fy-march = exercice clos en mars
output-period-q1 = premier trimestre
output-period-q2 = deuxième trimestre
output-period-q4 = quatrième trimestre
output-period-q1-fy-june = juillet à septembre
output-period-q4-fy-june = avril à juin
output-period-h1 = premier semestre
output-period-nine-months = neuf mois
output-period-part-year = une partie de l’année
output-period-first-production = première production
output-period-estimate-per-year = estimation pour un an
output-period-cumulative = toutes les années ensemble

## Resolutions of the Security Council
resolution-import-ban = importation interdite à tous les États
resolution-export-ban-with-certificate = seulement avec le certificat du gouvernement
resolution-listing-of-those-trading = sanctions contre ceux qui en font commerce
resolution-lifted = mesures levées
