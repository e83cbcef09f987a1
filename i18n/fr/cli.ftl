# La ligne de commande : titres, colonnes et phrases autour des réponses, et ses pannes.
## Ouvrir et servir
cli-step-reading = Lecture des données de référence
cli-step-writing = Écriture du registre
cli-step-opening = Ouverture du registre
cli-imported = { $rows } lignes de données de référence sont maintenant dans { $data }.
cli-serving = Les pages sont à { $address } jusqu’à ce que vous arrêtiez ce programme (Ctrl-C).
cli-stopped = Arrêté.
fault-port-busy = { $address } est pris par un autre programme. Arrêtez-le, ou choisissez un autre port avec --listen.
fault-listen = Les pages ne peuvent être montrées à { $address } : { $why }.
fault-folder = Impossible d’écrire dans le dossier { $folder } : { $why }. Choisissez-en un autre avec --data.
fault-newer = Une version plus récente de ce programme a écrit la base de données (migration { $found } ; celle-ci connaît { $known }). Utilisez cette version, ou un autre dossier avec --data.
fault-unreachable = La base de données { $address } ne s’ouvre pas : { $why }.
fault-file = { $file } ne peut être lu ou écrit : { $why }.
fault-address = { $address } n’est pas l’adresse d’une base de données. Écrivez un dossier, ou postgres://UTILISATEUR@MACHINE/NOM.
fault-other = { $why }.

## Ce qui a été déclaré
cli-filed = Somme simple de { $rows } : { $carats } ct, { $musd } millions de US$.
cli-rows = { $n ->
    [one] 1 ligne de déclarations
   *[other] { $n } lignes de déclarations
}
cli-produced = Des sources donnent une production de { $carats } ct.
cli-no-amount = Aucune source ne donne sa production pour la période : seules les parts sont indiquées.
cli-declared-between = Déclaré : au moins { $least } ct, au plus { $most } ct. Des semestres ont été déposés plus d’une fois, et personne ici ne choisit entre les lignes.
cli-declared-open = Déclaré : au moins { $least } ct ; sans limite haute, car des déclarations dues n’ont jamais été déposées. Les parts sont celles de ce qui a été déclaré.
cli-disputed = { $who }, { $half }, déposé plus d’une fois : { $readings }
cli-reading = { $carats } ct ({ $day })
cli-missing = Jamais déposé : { $missing }
cli-more = { $n ->
    [one] 1 de plus
   *[other] { $n } de plus
}

## Tableaux
cli-column-definition = Définition
cli-column-least = au moins
cli-column-most = au plus
cli-column-mct = millions de ct
cli-column-musd = millions de US$
cli-column-participant = Participant
cli-column-carats = ct déclarés
cli-column-key = Clé
cli-column-standing = Statut
cli-column-gist = Ce qu’elle dit
cli-column-readings = Lectures
cli-column-finding = Constat
cli-column-country = Pays
cli-column-when = Quand
cli-column-verdict = Conclusion
cli-column-by = Par
cli-column-relation = À côté de la vôtre
cli-column-only-here = la vôtre seule
cli-column-only-there = l’autre seule
cli-column-both = les deux

## Le monde et une réponse
cli-world-title = Les diamants bruts du monde extraits en { $period } : combien sont des diamants de conflit
cli-world-unfinished = Certains de ceux qui produisaient l’année d’avant n’ont pas déposé les deux semestres de celle-ci : une déclaration manque, et les sommes sont celles de ce qui a été déposé.
cli-least-most = Au moins : ce qu’un constat vérifié rend certain. Au plus : cela, et tout ce qui est allégué, contesté ou non examiné. Examens qui comptent : { $looks }.
cli-participants = Participant par participant : pour cent, au moins–au plus
cli-made = Fait le { $day } à partir des données de référence { $world }.
cli-examine-title = { $subject } : diamants bruts extraits en { $period }
cli-looked-list = examiné : la liste du Conseil de sécurité
cli-why-not-looked = { $carats } ct que personne dont l’examen compte n’a examinés pour tout ce qu’elle demande
cli-near-miss = le plus proche : { $finding } : { $why }
cli-meets = { $finding } y répond ({ $clauses }) [{ $act } ; cas { $grade }, { $sources } ; { $rule }]
cli-may-meet = { $finding } y répond peut-être ({ $clauses }) [{ $act } ; cas { $grade }, { $sources } ; { $rule }]
cli-act-verified = cet acte et ce lien vérifiés
cli-act-not-verified = cet acte ou ce lien n’est pas vérifié
cli-sources = { $n ->
    [one] 1 source
   *[other] { $n } sources
}
cli-parts = Les quatre parties, en carats ; leur somme fait le tout
cli-part-verified = vérifié
cli-part-open = en suspens
cli-part-not-looked = non examiné
cli-part-rest = examiné, rien n’y répond
cli-no-findings = Aucun constat publié ne change cette réponse, selon aucune des définitions demandées.
cli-findings-used = Constats utilisés
cli-finding-used = { $finding } : { $title } [cas { $grade } : { $basis } ; { $sources }]
cli-said-by = { $who } : { $what }
cli-ground = selon { $definition } : { $verdict }, par { $rule }, pour { $whose } ({ $act })
cli-rules = Règles
cli-not-looked = Non examiné
cli-looks-none = Aucun examen au registre ne touche la période.
cli-looks = Examens au registre qui touchent la période : { $all } ; { $n } comptent ici, et seulement pour les types d’acte qu’ils ont cherchés.
cli-expires = Il expire le { $day } et se refait alors.
cli-definition-hash = { $key } version { $version }, { $hash }

## Définitions
cli-standing-in-force = en vigueur depuis { $day }
cli-standing-proposed = proposée, { $day }
cli-standing-refused = sans accord, { $day }
cli-fragment-short = un fragment
cli-fragment = Un fragment : aucun texte complet n’est public. Seuls les mots cités ici ont été lus. Il ne peut être cité comme la position de l’organisme dont il vient.
cli-definition-version = version { $version } ; vocabulaire { $vocabulary } ; SHA-256 { $hash }
cli-text = Le texte
cli-readings = Lectures
cli-reading-default = (utilisée quand personne ne choisit)
cli-clauses = Clauses : il suffit que l’une convienne
cli-looks-needed = Pour que des pierres comptent comme examinées, quelqu’un doit avoir cherché : { $kinds }.
cli-note = Choisi ici, et absent du texte : { $note }
cli-check-holds = Le fichier est cohérent.
cli-check-beside = À côté des définitions inscrites, en combinaisons du vocabulaire
cli-relation-same = couvre la même chose
cli-relation-contained = couvre toute la vôtre et davantage
cli-relation-contains = est couverte par la vôtre
cli-relation-neither = chacune couvre quelque chose que l’autre ne couvre pas
cli-contained = { $b } couvre tout ce que { $a } couvre. Prouvé, non supposé : { $b } a été retranchée de { $a } valeur par valeur, et il ne reste rien.
cli-covers-beyond = { $a } couvre, { $b } ne couvre pas : { $cells } combinaisons du vocabulaire, en { $boxes } qui peuvent se recouvrir
cli-boxes = { $n ->
    [one] 1 boîte
   *[other] { $n } boîtes
}
cli-inside = Dedans : { $findings }.
cli-inside-perhaps = Peut-être dedans : { $findings }.
cli-both-cover = Les deux couvrent { $cells } combinaisons.

## Constats
cli-findings-count = { $n ->
    [one] 1 constat
   *[other] { $n } constats
}
cli-grade = Degré : { $grade } (proposé : { $proposed } ; repose sur : { $basis }).
cli-accounts = Ce qui a été fait, et qui le dit
cli-accounts-of-one = { $n } récits de la même chose. Personne ici ne choisit entre eux.
cli-account = { $what }. Selon : { $who } [{ $source }].
cli-actor-unknown = par qui, on ne le sait pas
cli-not-said = pas indiqué
cli-links = Comment des pierres y sont liées
cli-tie = { $link } : { $target } ; { $span } ; { $grade } [{ $source }].
cli-responses = Ce qui a été répondu
cli-remedies = Ce qui a été réparé
cli-questions = Ce à quoi personne n’a répondu
cli-sources-of-case = Sources

# Le journal public
cli-log-begun = Le journal public « { $origin } » a été créé dans { $folder }. Personne n’en est encore témoin : voir « loupe log witness serve --help ».
