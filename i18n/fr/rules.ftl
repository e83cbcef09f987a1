# Les règles selon lesquelles une chose est refusée : ce qui n'allait pas, et que faire.
## Masse
rule-M1 = « { $input } » n’est pas un nombre de carats.
rule-M1-next = Écrivez des chiffres avec un point, par exemple 41923910.10 : ni espace, ni mot, ni unité.
rule-M2 = « { $input } » est moins que rien. Aucune pierre ne pèse moins que rien.
rule-M2-next = Une déclaration trop haute ne se corrige pas par un nombre négatif : déposez-la de nouveau avec le bon nombre. Les deux restent inscrites.
rule-M3 = « { $input } » est plus fin qu’un millionième de carat.
rule-M3-next = Donnez au plus six décimales. Le nombre n’est jamais arrondi à votre place.
rule-M4 = « { $input } » dépasse neuf milliards de carats, plus qu’il n’en a jamais été extrait.
rule-M4-next = Vérifiez l’unité et la place du point décimal.

## Valeur
rule-V1 = « { $input } » n’est pas un montant en dollars des États-Unis.
rule-V1-next = Écrivez des chiffres avec un point, par exemple 3553770000.50 : ni espace, ni mot, ni signe monétaire.
rule-V2 = « { $input } » est moins que rien. Une valeur n’est jamais négative.
rule-V2-next = Corrigez le montant. Une déclaration trop haute se dépose de nouveau avec le bon nombre ; les deux restent inscrites.
rule-V3 = « { $input } » est plus fin qu’un cent.
rule-V3-next = Donnez au plus deux décimales. Le nombre n’est jamais arrondi à votre place.
rule-V4 = « { $input } » dépasse ce qui peut être inscrit en dollars des États-Unis.
rule-V4-next = Vérifiez l’unité et la place du point décimal.

## Périodes, dates, sujets
rule-P1 = « { $input } » n’est pas une période. Les déclarations se font par semestre, depuis 2003.
rule-P1-next = Écrivez une année (2022), un semestre (2022H1 ou 2022H2), ou deux d’entre eux séparés par deux points (2019H2..2023). Dans un fichier, l’année et le semestre (1 ou 2) ont chacun leur colonne.
rule-P2 = Personne n’a déposé de déclaration pour { $input }.
rule-P2-next = { $offered ->
    [some] Demandez une période dans { $accepted }.
   *[none] Le registre n’a encore aucune déclaration : importez-en d’abord.
}
rule-P3 = Rien ici ne s’appelle « { $input } ».
rule-P3-next = { $offered ->
    [some] Le plus proche : { $accepted }. Tapez l’un d’eux, ou le nom ou le code d’un participant, un site ou une société.
   *[none] Tapez « monde », le nom d’un participant en français, en anglais ou en portugais, son code (RUS), un site (site:catoca) ou une société (company:alrosa).
}
rule-P4 = « { $input } » n’est pas une date.
rule-P4-next = Écrivez un jour comme 2022-02-24. Où une année ou un mois suffit, 2022 ou 2022-02 convient.
rule-P5 = { $input } est trop long pour une seule réponse.
rule-P5-next = Demandez au plus soixante ans à la fois.

## Définitions
rule-D1 = Ceci n’est pas du TOML : { $input }.
rule-D1-next = Corrigez le texte à l’endroit indiqué. Chaque définition fournie est un exemple ; « loupe definition show » en affiche une.
rule-D2 = Une définition n’a pas de clé « { $input } » à cet endroit.
rule-D2-next = Les clés connues ici : { $accepted }.
rule-D3 = « { $input } » n’est pas une valeur possible ici.
rule-D3-next = Les valeurs possibles ici : { $accepted }.
rule-D4 = « { $input } » manque ou est vide.
rule-D4-next = { $offered ->
    [some] Ajoutez-le. Ce qui est connu ici : { $accepted }.
   *[none] Ajoutez-le, en français, en anglais et en portugais s’il s’agit d’un texte pour les lecteurs.
}
rule-D5 = La définition n’a pas de lecture « { $input } ».
rule-D5-next = { $offered ->
    [some] Ses lectures : { $accepted }.
   *[none] Elle n’a qu’une lecture : ne l’indiquez pas.
}
rule-D6 = La définition inclut « { $input } », qui est inconnue ou ramène à elle-même.
rule-D6-next = N’incluez que des définitions publiées ici, et aucune qui inclut celle-ci.
rule-D7 = Il ne reste aucune clause à la définition : elle ne couvrirait rien.
rule-D7-next = Gardez ou écrivez au moins une clause, ou incluez une autre définition.
rule-D8 = « { $input } » figure deux fois, ou son texte a changé sous la même version.
rule-D8-next = Donnez un nom propre à chaque clause et à chaque lecture, et une nouvelle version à chaque texte modifié. Ce qui a été publié reste tel quel.
rule-D9 = Une valeur de type { $input } se trouve là où il faut autre chose.
rule-D9-next = Écrivez ici : { $accepted }.
rule-D10 = Il n’y a pas de définition « { $input } ».
rule-D10-next = { $offered ->
    [some] Les définitions inscrites : { $accepted }.
   *[none] Aucune définition n’est encore inscrite : importez d’abord les données de référence.
}
rule-D11 = La définition est trop grande ({ $input }).
rule-D11-next = Un fichier de définition peut avoir 256 Kio et 24 clauses, une définition de l’atelier 2000 choix et trois clauses nouvelles. Dites-le en moins.
rule-D12 = La définition parle le vocabulaire « { $input } », inconnu ici.
rule-D12-next = Écrivez-la en { $accepted }.

## Déclarations
rule-R1 = Le fichier ne se lit pas comme un tableau : { $input }.
rule-R1-next = Envoyez le classeur du Processus de Kimberley en XLSX, ou un fichier CSV en UTF-8. Rien n’a été importé.
rule-R2 = La colonne « { $input } » manque, ou figure deux fois.
rule-R2-next = Le fichier doit l’avoir une fois, sous l’un de ces noms : { $accepted }. Rien n’a été importé.
rule-R3 = « { $input } » n’est pas un participant que ce registre connaît.
rule-R3-next = Écrivez le nom comme le fait le Processus de Kimberley, ou le code de trois lettres. Rien n’a été importé.
rule-R4 = « { $input } » n’est pas un type d’exploitation qui convient à cette ligne.
rule-R4-next = S’il y a eu production : Production, ASM (à la main) ou LSM (à la machine). Sinon, laissez la case vide. Rien n’a été importé.
rule-R5 = La ligne dit que rien n’a été produit, et donne pourtant « { $input } ».
rule-R5-next = Écrivez { $accepted } ici, ou dites qu’il y a eu production. Rien n’a été importé.
rule-R6 = La même déclaration figure deux fois dans le fichier : { $input }.
rule-R6-next = Gardez l’une des deux lignes. Rien n’a été importé.
rule-R7 = Le fichier a { $input } lignes ou colonnes, trop pour être lu.
rule-R7-next = Partagez-le : au plus { $accepted } à la fois. Rien n’a été importé.
rule-R8 = « { $input } » ne dit ni que quelque chose a été produit, ni que rien ne l’a été.
rule-R8-next = Écrivez l’un de ceux-ci : { $accepted }. Rien n’a été importé.
rule-R9 = Déposé le « { $input } », avant le début du semestre pour lequel des carats sont déclarés.
rule-R9-next = Vérifiez l’année, le semestre et le jour du dépôt : le semestre finit le { $accepted }. Rien n’a été importé.
rule-R10 = La ligne ne donne pas l’année, ou pas le semestre.
rule-R10-next = Donnez l’année (2003 ou plus tard) et le semestre (1 ou 2) dans leurs colonnes. Rien n’a été importé.
rule-R11 = Des déclarations se trouvent sur plusieurs feuilles : { $input }.
rule-R11-next = Gardez-les sur une seule feuille, ou masquez les autres, et importez le reste dans un autre fichier. Rien n’a été importé.

## Données de référence
rule-W1 = Les données de référence ne se lisent pas : { $input }.
rule-W1-next = Corrigez le fichier à l’endroit indiqué et importez de nouveau. Rien n’a été écrit.
rule-W2 = Les données de référence renvoient à « { $input } », qui n’y figure pas.
rule-W2-next = Ajoutez ce à quoi elles renvoient, ou corrigez le code. Rien n’a été écrit.
rule-W3 = « { $input } » n’est pas une valeur que les données de référence peuvent avoir ici.
rule-W3-next = { $offered ->
    [some] Les valeurs possibles ici : { $accepted }. Rien n’a été écrit.
   *[none] Le README du fichier dit ce qui est possible ici. Rien n’a été écrit.
}
rule-W4 = Une ligne est sans source ({ $input }).
rule-W4-next = Donnez à chaque ligne l’adresse où un lecteur peut la vérifier, ou retirez la ligne. Rien n’a été écrit.

## Constats et affirmations
rule-F1 = Il n’y a pas de constat « { $input } ».
rule-F1-next = { $offered ->
    [some] Le plus proche : { $accepted }.
   *[none] La liste des constats donne leurs noms.
}
rule-C1 = « { $input } » ne peut se dire d’une pierre sans la définition et la période dont on parle.
rule-C1-next = Dites selon quelle définition et pour quelle période, puis ce qui est connu : au moins, au plus, et ce que personne n’a examiné.
rule-C2 = Le texte est trop long : { $input } caractères.
rule-C2-next = Vérifiez au plus { $accepted } caractères à la fois.

## Le journal
rule-L1 = Ces octets ne sont pas une inscription sous sa seule forme : { $input }.
rule-L1-next = Prenez l’inscription dans le journal octet pour octet, sans éditeur ni mise en forme. Une seule espace changée en fait autre chose.
rule-L2 = Il manque à l’inscription ce qu’elle doit énoncer, ou un nom n’y a pas une forme permise : { $input }.
rule-L2-next = Ajoutez ou corrigez ce qui est nommé. Les faits se nomment en petites lettres, chiffres et « _ » ; l’objet d’une inscription n’a pas d’espaces.
rule-L3 = L’inscription est trop longue : { $input }.
rule-L3-next = { $offered ->
    [some] Une inscription peut avoir { $accepted } octets. Gardez un long texte à côté du journal et nommez-le par son empreinte.
   *[none] Gardez un long texte à côté du journal et nommez-le par son empreinte.
}
rule-L4 = La signature de { $input } ne correspond pas.
rule-L4-next = Ne vous fiez pas à cette copie. Reprenez l’inscription dans le journal ou dans un miroir ; si elle ne correspond toujours pas, montrez les deux au bureau qui y est nommé.
rule-L5 = Il n’y a pas d’inscription « { $input } ».
rule-L5-next = { $offered ->
    [some] Le plus proche : { $accepted }.
   *[none] Une inscription se nomme par son bureau et son numéro, par exemple register/17.
}
rule-L6 = L’inscription { $input } est au registre, mais aucun point de contrôle publié ne la couvre encore.
rule-L6-next = Attendez quelques secondes et redemandez, ou lancez « loupe log checkpoint ». Rien n’est perdu.
rule-L7 = La preuve ne se lit pas : { $input }.
rule-L7-next = Téléchargez de nouveau le fichier de preuve et transmettez-le tel quel. Sa première ligne nomme sa forme.
rule-L8 = La preuve ne tient pas. Cette étape a échoué : { $input }.
rule-L8-next = Vérifiez que l’inscription, la preuve et la politique vont ensemble. Si oui, on ne peut se fier au journal ou à cette copie : gardez les fichiers et montrez-les à un témoin.
rule-L9 = La politique ne se lit pas : { $input }.
rule-L9-next = Corrigez la ligne indiquée, ou donnez une politique que vous tenez d’ailleurs (--policy). Les lignes d’une politique commencent par log, witness, group ou quorum, et il y a un seul quorum.
rule-L10 = Le point de contrôle ne se lit pas : { $input }.
rule-L10-next = Reprenez le fichier « checkpoint » octet pour octet. Si le journal lui-même le donne ainsi, prévenez celui qui le tient.
rule-L11 = Il n’y a pas de journal à cet endroit : { $input }.
rule-L11-next = Donnez le dossier ou l’adresse où se trouve le fichier « checkpoint ». « loupe log init » commence un nouveau journal.
rule-L12 = Un journal s’y trouve déjà : { $input }.
rule-L12-next = Continuez ce journal, ou choisissez un autre dossier. Rien n’a été écrit.
rule-L13 = Le journal publié est en avance sur la base de données, qui est une copie plus ancienne : { $input }.
rule-L13-next = Ne signez rien avec cette base, ni maintenant ni plus tard. Remettez en place la copie la plus récente de la base, celle qui a tout ce qui a été publié.
rule-L14 = Le journal contredit ce qu’il était : { $input }.
rule-L14-next = Ne signez rien, et gardez les deux tels quels : ce sont des preuves à montrer à un témoin. Si c’est votre propre journal, vérifiez d’abord que --data nomme la base qui lui appartient.

## Clés
rule-K1 = Une clé nommée « { $input } » existe déjà.
rule-K1-next = Choisissez un autre nom, ou remplacez la clé avec « loupe key rotate ». Rien n’a été écrit.
rule-K2 = Il n’y a pas de clé « { $input } ».
rule-K2-next = { $offered ->
    [some] Les clés qui sont ici : { $accepted }.
   *[none] Aucune clé n’est encore ici : faites-en une avec « loupe key new ».
}
rule-K3 = La clé « { $input } » ne s’ouvre pas : la phrase secrète ou le fichier d’identité n’est pas le bon.
rule-K3-next = Essayez de nouveau avec le bon. Personne ne peut ouvrir la clé sans lui ; s’il est perdu, faites une nouvelle clé et faites révoquer l’ancienne.
rule-K4 = « { $input } » ne peut pas être le nom d’un bureau ou d’une clé.
rule-K4-next = Écrivez au plus 64 petites lettres, chiffres, « - » et « . » : une lettre au début, une lettre ou un chiffre à la fin.
rule-K5 = La clé « { $input } » a été révoquée.
rule-K5-next = Signez avec la clé qui l’a remplacée. S’il n’y en a pas, faites-en une avec « loupe key new ».
rule-K6 = La clé « { $input } » n’est pas du type qu’il faut ici.
rule-K6-next = { $offered ->
    [some] Donnez une clé de ce type : { $accepted }.
   *[none] Donnez la clé faite pour cela : un journal, un témoin et un bureau ont chacun la leur.
}
rule-K7 = D’autres sur cette machine peuvent lire { $input }, le fichier qui protège les clés.
rule-K7-next = Passez-lui « chmod 600 », pour que seul son propriétaire puisse le lire. Si quelqu’un a pu le lire, remplacez les clés.
rule-K8 = Le journal ne permet pas de changer ainsi les clés de « { $input } ».
rule-K8-next = Seuls le bureau lui-même et le registre peuvent les changer, et chaque changement une seule fois : un autre programme l’a peut-être déjà fait. Voyez « loupe key list ». Rien n’a été écrit.

## Demandes
rule-U1 = Ce qui a été envoyé est trop grand ({ $input }).
rule-U1-next = Envoyez au plus { $accepted } à la fois. Rien n’a été écrit.
rule-U2 = Il n’y a pas de page « { $input } ».
rule-U2-next = Allez à la première page : tout se trouve à partir d’elle.
rule-U3 = Cette page ne répond pas à { $input }.
rule-U3-next = Ouvrez-la comme toute page. Seuls les formulaires du site envoient quelque chose.
