# Les règles selon lesquelles une étape d’un certificat est refusée.
rule-T1 = { $input } ne participe pas au système ce jour-là.
rule-T1-next = Les diamants bruts ne s’échangent qu’entre participants. Vérifiez le participant et le jour.
rule-T2 = { $input } ne peut pas commercer ce jour-là : le participant est suspendu ou s’est retiré du commerce.
rule-T2-next = Attendez que la mesure soit levée. La page du participant montre chaque changement de statut avec sa source.
rule-T3 = Le commerce depuis « { $input } » est interdit ce jour-là.
rule-T3-next = { $offered ->
    [some] Indiquez la zone d’extraction. Ouvertes ce jour-là : { $accepted }.
   *[none] Indiquez la zone d’extraction. Aucune n’est connue comme ouverte ce jour-là.
}
rule-T4 = Le certificat a expiré ({ $input }).
rule-T4-next = Il retourne à l’autorité qui l’a délivré ; elle peut en délivrer un autre.
rule-T5 = Le certificat n’est plus valable ({ $input }).
rule-T5-next = Demandez à l’autorité de délivrance. La page du certificat dit ce qui s’est passé et quand.
rule-T6 = Le certificat a déjà servi ({ $input }).
rule-T6-next = Un certificat accompagne un seul envoi, une seule fois. S’il s’agit d’autres pierres, signalez le certificat.
rule-T7 = Des pierres extraites ailleurs ({ $input }) partent sans preuve de leur importation licite.
rule-T7-next = Indiquez le certificat avec lequel elles sont entrées, qui l’avait délivré et le jour d’importation.
rule-T8 = « { $input } » ne s’accorde pas avec les colis.
rule-T8-next = { $offered ->
    [some] Les colis font ensemble { $accepted }. Corrigez l’un ou l’autre.
   *[none] Chaque colis et chacun de ses codes SH figure une seule fois. Corrigez celui qui figure deux fois.
}
rule-T9 = « { $input } » n’est pas un code SH de diamants bruts.
rule-T9-next = Le système couvre { $accepted }.
rule-T10 = « { $input } » manque.
rule-T10-next = Remplissez-le. Sans cela il n’y a pas de certificat.
rule-T11 = « { $input } » est trop long.
rule-T11-next = Au plus { $accepted } caractères ici.
rule-T12 = Le texte contient { $input }, un signe invisible ou qui change le sens de lecture.
rule-T12-next = Saisissez le texte de nouveau. Les lettres de toutes les écritures sont les bienvenues.
rule-T13 = Le jour { $input } est impossible.
rule-T13-next = Vérifiez l’ordre des jours : extraction, délivrance, départ, réception. Si l’horloge de cette machine est fausse, réglez-la.
rule-T14 = Cette étape ne suit pas ({ $input }).
rule-T14-next = Regardez où en est le certificat et prenez l’étape qui suit.
rule-T15 = Aucun certificat portant le numéro « { $input } » n’a été délivré ici.
rule-T15-next = Vérifiez le numéro. S’il figure ainsi sur le papier, signalez-le.
rule-T16 = « { $input } » n’est pas un numéro de certificat.
rule-T16-next = Deux à six lettres capitales et huit chiffres, par exemple BW00000017.
rule-T17 = Personne ne valide ni ne délivre seul ce qu’il a écrit ({ $input }).
rule-T17-next = Demandez à une seconde personne de votre bureau de le valider.
rule-T18 = { $input }, c’est trop pour un envoi.
rule-T18-next = Au plus { $accepted }. Faites-en deux envois.
rule-T19 = Le colis « { $input } » ne dit pas où ses pierres ont été extraites.
rule-T19-next = Nommez chaque pays d’extraction, aussi pour un colis mixte, ou dites « unknown ».
rule-T20 = « { $input } » ne peut pas être ce qui a été constaté.
rule-T20-next = Donnez le nombre de colis et les carats constatés, et l’exportateur et l’importateur selon les papiers.
rule-T21 = Il n’y a pas de brouillon « { $input } » dans votre bureau.
rule-T21-next = Regardez les brouillons de votre bureau ; il a pu être délivré ou retiré.
rule-T22 = Quelqu’un l’a modifié entre-temps ({ $input }).
rule-T22-next = Regardez le texte le plus récent et décidez de nouveau.
rule-T23 = « { $input } » ne se lit pas comme un tableau de certificats.
rule-T23-next = Utilisez le modèle, enregistré en CSV ou XLSX.
rule-T24 = Le tableau n’a pas de colonne « { $input } ».
rule-T24-next = Les colonnes nécessaires : { $accepted }.
rule-T25 = { $input } lignes, c’est trop.
rule-T25-next = Au plus { $accepted } lignes par fichier. Envoyez plusieurs fichiers.
rule-T26 = Le certificat n’est pas pour votre bureau ({ $input }).
rule-T26-next = Seule l’autorité qu’il nomme peut prendre cette étape.
rule-T27 = À un soupçon il manque { $input }.
rule-T27-next = Dites quel numéro figure sur le certificat et ce qui vous fait douter.
rule-T28 = « { $input } » ne peut pas commencer les numéros de certificats.
rule-T28-next = Deux à six lettres capitales ; les deux premières sont le code du participant.
rule-T29 = « { $input } » a été délivré dans ce registre.
rule-T29-next = Confirmez-le par son numéro, non comme un certificat sur papier.
rule-T30 = Aucune loi sur { $input } n’est connue ici.
rule-T30-next = Donnez vous-même les jours, ou ajoutez la loi avec sa source aux données de référence.
