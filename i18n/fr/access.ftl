# Personnes et bureaux : se connecter, son compte, son bureau, et les règles à leur sujet.
## Règles
rule-A1 = Personne n’est connecté ici, ou la session a pris fin.
rule-A1-next = Connectez-vous. Une session prend fin après une demi-heure sans usage, et en tout cas après douze heures. Un programme envoie un jeton (« Authorization: Bearer … ») ; une commande nomme une personne avec « --as », ou un fichier qui contient un jeton.
rule-A2 = Votre bureau et votre rôle ne le permettent pas : { $input }.
rule-A2-next = Adressez-vous au chef de votre bureau. Qui peut faire quoi figure dans un seul tableau, le même pour tous.
rule-A3 = Ce nom et ce mot de passe ne vont pas ensemble.
rule-A3-next = Vérifiez les deux. Après cinq échecs, chaque nouvel essai doit attendre plus longtemps. Le chef de votre bureau peut vous donner un nouveau mot de passe.
rule-A4 = Trop d’essais ont échoué. Le prochain sera entendu dans { $input } secondes.
rule-A4-next = Attendez ce temps-là. Rien n’est fermé pour toujours.
rule-A5 = Ce mot de passe est trop facile à deviner, trop court ou trop long.
rule-A5-next = Prenez au moins { $accepted } caractères et au plus 1024 : plusieurs mots conviennent. Ni votre nom, ni un de ceux que tout le monde essaie d’abord.
rule-A6 = Il n’y a pas de compte « { $input } », ou il a été fermé.
rule-A6-next = Vérifiez l’orthographe du nom. « loupe user list » montre tous les comptes.
rule-A7 = Le nom « { $input } » est pris.
rule-A7-next = Prenez-en un autre. Un nom une fois donné reste à sa personne pour toujours, car il figure dans le journal d’audit.
rule-A8 = Il n’y a pas de bureau « { $input } ».
rule-A8-next = Vérifiez l’orthographe du nom. « loupe office list » et la page des bureaux les montrent tous.
rule-A9 = Ce bureau existe déjà, ou un autre a son préfixe : { $input }.
rule-A9-next = Prenez un autre nom ou un autre préfixe. Un bureau qui a cessé garde les siens.
rule-A10 = Ce formulaire est périmé, ou un autre site l’a envoyé. Rien n’a été changé.
rule-A10-next = Ouvrez de nouveau la page et envoyez le formulaire de là.
rule-A11 = Ce jeton est inconnu ici, a pris fin ou a été révoqué.
rule-A11-next = Faites-en un autre sur la page de votre compte, ou avec « loupe token new ».
rule-A12 = Un jeton ne peut pas servir à cela, ou être fait ainsi : « { $input } ».
rule-A12-next = { $offered ->
    [some] Ce qui peut figurer ici : { $accepted }.
   *[none] Prenez un jeton qui a cette portée, ou connectez-vous vous-même. Un jeton a besoin d’un nom, d’une portée et d’un nombre de jours.
}
rule-A13 = La clé d’accès n’a pas été acceptée.
rule-A13-next = Essayez encore, ou connectez-vous avec votre mot de passe. Une clé d’accès ne sert qu’à l’adresse où elle a été faite.
rule-A14 = « { $input } » n’est pas un nom de compte ni de personne.
rule-A14-next = Le nom d’un compte a de 2 à 64 lettres minuscules, chiffres, « - », « . » ou « _ », et commence par une lettre : k.mosweu. Le nom d’une personne a au plus 120 caractères.
rule-A15 = « { $input } » n’est pas un rôle, ou son dernier jour vient avant le premier.
rule-A15-next = { $offered ->
    [some] Donnez l’un de ceux-ci et des jours dans l’ordre : { $accepted }.
   *[none] Donnez un dernier jour qui ne vient pas avant le premier.
}
rule-A16 = « { $input } » ne peut pas figurer dans la description d’un bureau.
rule-A16-next = { $offered ->
    [some] Ce qui peut figurer ici : { $accepted }.
   *[none] Un bureau a un nom et une ville d’au plus 120 caractères, une langue telle que « pt », au moins une nature, et une autorité a son participant.
}
rule-A17 = { $input } n’appartient pas à ce bureau maintenant.
rule-A17-next = Le chef du bureau dit qui en fait partie, et de quel jour à quel jour.
rule-A18 = Les clés d’accès ne peuvent pas servir à l’adresse « { $input } ».
rule-A18-next = Les navigateurs en font pour un nom en https, comme https://kp.example, et pour http://localhost sur sa propre machine. Qui exploite le registre donne l’adresse avec « loupe serve --address ».
rule-A19 = Il n’y a pas ici de clé d’accès « { $input } », ou elle a été retirée.
rule-A19-next = La page de votre compte et « loupe user passkeys » montrent celles qui existent.
rule-A20 = « { $input } » ne peut pas être le nom d’une clé d’accès.
rule-A20-next = Un nom a de 1 à 60 caractères : « téléphone », « clé du trousseau ».
rule-A21 = Il y a déjà { $input } clés d’accès.
rule-A21-next = Retirez-en une qui ne sert plus. Une personne en a au plus autant.

## Pages
access-sign-in = Se connecter
access-sign-in-lede = Pour ceux qui travaillent dans un bureau participant. Tout ce qui est public se lit sans cela.
access-sign-in-how = Le chef de votre bureau fait votre compte. Les essais manqués sont comptés par nom et par adresse, pour que personne ne puisse deviner longtemps. Un seul cookie vous garde connecté jusqu’à ce que vous vous déconnectiez, et douze heures au plus.
access-sign-out = Se déconnecter
access-name = Nom du compte
access-name-hint = Lettres minuscules, chiffres, « - », « . » et « _ », par exemple k.mosweu.
access-full-name = Nom de la personne
access-password = Mot de passe
access-password-old = Le mot de passe actuel
access-password-new = Le nouveau mot de passe
access-password-hint = Au moins 12 caractères. Plusieurs mots conviennent.
access-password-change = Changer le mot de passe
access-password-set = Donner à quelqu’un un nouveau mot de passe
access-password-set-do = Fixer le mot de passe
access-account = Mon compte
access-office = Mon bureau
access-audit = Audit
access-people = Personnes et bureaux
access-desk = Guichet
access-ways = Vous et votre bureau
access-no-office = aucun bureau
access-no-office-how = Vous n’appartenez à aucun bureau maintenant. Le chef d’un bureau peut vous y admettre.
access-offices-mine = Bureaux pour lesquels vous agissez
access-acting = vous agissez pour lui maintenant
access-act-for = Agir pour ce bureau
access-sessions = Où vous êtes connecté
access-sessions-how = Mettez fin à ce que vous ne connaissez pas, et changez votre mot de passe.
access-column-began = Depuis
access-column-seen = Vu pour la dernière fois
access-column-way = Comment
access-column-end = Fin
access-by-password = mot de passe
access-by-passkey = clé d’accès
access-this-one = celle-ci
access-end = Y mettre fin
access-end-others = Mettre fin à toutes les autres
access-end-now = Mettre fin maintenant
access-passkeys = Clés d’accès
access-passkeys-how = Une clé d’accès vous connecte par le doigt, le visage ou le code d’un appareil. Personne ne peut la deviner, et elle ne sert qu’à cette adresse. Votre mot de passe reste valable à côté d’elle.
access-passkeys-none = Vous n’avez pas encore de clé d’accès.
access-passkey-new = Une nouvelle clé d’accès
access-passkey-name = Comment l’appelez-vous ?
access-passkey-name-hint = Par exemple « téléphone » ou « clé du trousseau ».
access-passkey-make = Ajouter la clé d’accès
access-passkey-remove = La retirer
access-passkey-remove-how = Avec votre mot de passe, ou avec l’une de vos clés d’accès.
access-passkey-remove-with = Confirmer par une clé d’accès
access-passkey-or = Ou sans mot de passe
access-passkey-sign-in = Se connecter par une clé d’accès
access-passkey-sign-in-how = Aucun nom n’est à taper. S’il y en a un ci-dessus, seule une clé d’accès de ce compte est prise.
access-passkey-absent = Ce navigateur ne peut pas utiliser de clés d’accès tel qu’il est : il faut un navigateur récent, qui puisse exécuter le script de cette page. Votre mot de passe sert partout.
access-passkey-not-here = Les clés d’accès ne peuvent pas servir à cette adresse. Il leur faut un nom en https ; qui exploite le registre le donne avec « loupe serve --address ».
access-passkey-wait = Votre appareil vous demande de confirmer.
access-passkey-broken-off = Cela a été interrompu, ou a duré trop longtemps. Rien n’a été changé. Essayez encore, ou prenez votre mot de passe.
access-passkey-has-one = Cet appareil a déjà une de vos clés d’accès.
access-passkey-no-answer = Le serveur n’a pas répondu. Rien n’a été changé. Essayez encore.
access-column-passkey = Clé d’accès
access-column-added = Ajoutée
access-tokens = Jetons pour des programmes
access-tokens-how = Un programme qui a un jeton agit en votre nom, pour un seul bureau, dans ce que vous lui permettez, jusqu’à sa fin ou jusqu’à ce que vous le révoquiez.
access-token-new = Un nouveau jeton pour { $office }
access-token-name = À quoi sert-il ?
access-token-scopes = Ce qu’il peut faire
access-token-days = Combien de temps il dure
access-token-make = Faire le jeton
access-token-made = Le jeton « { $name } » est fait.
access-token-once = Copiez-le maintenant : il n’est montré que cette fois et n’est gardé nulle part. Qui l’a agit en votre nom.
access-days = { $n ->
    [one] { $n } jour
   *[other] { $n } jours
}
access-column-scopes = Peut
access-column-until = Jusqu’au
access-column-used = Dernier usage
access-never = jamais
access-over = a pris fin
access-revoke = Révoquer
access-revoked-at = révoqué le { $at }
access-members = Qui en fait partie
access-column-person = Personne
access-column-role = Rôle
access-column-from = Du
access-no-end = sans fin
access-manage = Dire qui en fait partie
access-manage-how = Une personne qui part reçoit une fin ; rien n’est effacé. Qui est déjà membre reçoit le nouveau rôle, et le rôle précédent prend fin.
access-person-new = Une nouvelle personne
access-person-make = Faire le compte et l’admettre
access-join = Quelqu’un qui a un compte
access-join-do = L’admettre
access-until-if-any = Dernier jour, s’il y en a un
access-operator = exploitant du registre
access-nobody = personne de connecté
access-audit-lede = Ce qui a été fait, et par qui, le plus récent d’abord. Des lignes s’ajoutent et ne changent jamais.
access-audit-none = Rien n’a encore été fait.
access-older = Lignes plus anciennes
access-column-number = N°
access-column-at = Quand
access-column-act = Quoi
access-column-subject = À quoi
access-people-lede = Tous ceux qui ont un compte. Les bureaux et les comptes se font là où sont les clés, avec les commandes « loupe office » et « loupe user ».
access-closed = fermé
access-offices = Bureaux
access-offices-lede = Ceux qui émettent, reçoivent et surveillent des certificats ici. Chacun signe ce qu’il inscrit avec sa propre clé.
access-offices-none = Aucun bureau ne participe encore.
access-column-office = Bureau
access-column-offices = Bureaux
access-column-kinds = Ce qu’il est
access-column-participant = Participant
access-column-prefix = Les numéros commencent par
access-column-city = Siège
access-column-records = Nom dans les inscriptions
access-column-key = Clé en usage
access-key-none = aucune encore
access-key-history = Ce qu’il est advenu de ses clés

## Ce qui a été fait
access-done-password = Le mot de passe est changé, et les autres sessions ont pris fin.
access-done-acting = Vous agissez désormais pour ce bureau.
access-done-sessions = La session a pris fin.
access-done-revoked = Le jeton est révoqué.
access-done-passkey = La clé d’accès est ajoutée. Désormais elle vous connecte.
access-done-passkey-removed = La clé d’accès est retirée. Elle ne connecte plus personne ; effacez-la aussi de votre appareil.
access-done-joined = La personne fait partie du bureau.
access-done-left = La personne ne fait plus partie du bureau.
access-done-person = Le compte est fait. Donnez à la personne son nom et son mot de passe par une voie que nul autre ne lit.

## Rôles, natures de bureaux, permissions
access-role-reader = lecteur
access-role-clerk = commis
access-role-officer = agent
access-role-head = chef
access-kind-exporting-authority = autorité d’exportation
access-kind-importing-authority = autorité d’importation
access-kind-operator = opérateur
access-kind-coordinator = coordination
access-kind-working-group = groupe de travail
access-kind-chair = présidence
access-kind-observer = observateur
access-kind-register = registre
access-may-see-own-certificates = voir les certificats du bureau
access-may-draft-certificate = préparer des certificats
access-may-validate-certificate = valider les projets d’autrui
access-may-issue-certificate = émettre des certificats
access-may-move-certificate = dire qu’un envoi est parti, revenu ou annulé
access-may-receive-certificate = confirmer des réceptions
access-may-warn-of-certificate = signaler de faux certificats
access-may-read-suspicions = lire les soupçons
access-may-reconcile-certificates = voir ce qui concorde
access-may-publish-trust = publier des trousses de confiance
access-may-manage-members = dire qui fait partie du bureau
access-may-manage-offices = faire des bureaux et des comptes
access-may-read-audit = lire l’audit

## En ligne de commande
access-column-id = Identifiant
access-cli-made = Le compte { $account } est fait. Il ne peut rien avant d’entrer dans un bureau.
access-cli-joined = { $account } fait partie du bureau.
access-cli-left = { $account } ne fait plus partie du bureau.
access-cli-closed = Le compte { $account } est fermé.
access-cli-password = Le mot de passe de { $account } est changé ; ses sessions ont pris fin.
access-cli-office-made = Le bureau { $office } est fait : { $name }.
access-cli-office-ended = Le bureau { $office } a son dernier jour.
access-cli-token-revoked = Le jeton { $id } est révoqué.
access-cli-passkey-removed = La clé d’accès { $id } de { $account } est retirée.
access-cli-passkeys-none = { $account } n’a pas de clé d’accès.
access-cli-ask = Nouveau mot de passe pour { $account } :{" "}
access-cli-ask-again = Le même encore une fois pour { $account } :{" "}
access-cli-no-terminal = personne ne peut être interrogé ici sur un mot de passe ; nommez un fichier avec --password-file
