# Les règles selon lesquelles un mouvement de lots est refusé.

rule-B1 = Ce mouvement ne déplace rien : { $input }.
rule-B1-next = Donnez à chaque lot une masse supérieure à zéro, et dites de quoi les lots ont été tirés.
rule-B2 = Ce qui sort et ce qui est perdu ne font pas ce qui entre : { $input }.
rule-B2-next = Pesez de nouveau. Chaque carat qui entre sort ou est déclaré perdu.
rule-B3 = On tire d’un lot plus qu’il n’en reste : { $input }.
rule-B3-next = Corrigez la masse, ou cherchez le mouvement qui a pris le reste.
rule-B4 = Il ne reste rien de ce lot : { $input }.
rule-B4-next = Il est déjà épuisé. Vérifiez le numéro du lot ; si le mouvement précédent est faux, annulez d’abord celui-là.
rule-B5 = Ce lot a déjà été constitué : { $input }.
rule-B5-next = Un lot n’est constitué qu’une fois. Donnez au nouveau lot son propre numéro.
rule-B6 = Il y a plus de taillé que de brut : { $input }.
rule-B6-next = La taille enlève de la masse. Corrigez les masses, ou nommez tous les lots de brut qui sont entrés.
rule-B7 = Ce lot serait tiré de lui-même : { $input }.
rule-B7-next = Vérifiez les numéros des lots qui sont entrés.
rule-B8 = Aucun lot ne porte ce numéro ici : { $input }.
rule-B8-next = Vérifiez le numéro. Un lot dont le passé viendra plus tard s’annonce d’abord.
rule-B9 = Il n’y a pas de tel mouvement ici : { $input }.
rule-B9-next = Vérifiez son numéro.
rule-B10 = Ce mouvement a déjà été annulé : { $input }.
rule-B10-next = Il n’y a plus rien à faire. Inscrivez-le de nouveau tel qu’il a eu lieu.
rule-B11 = Ce mouvement compte trop de lots : { $input }.
rule-B11-next = Au plus 100 000 entrent et 100 000 sortent. Divisez-le en plusieurs mouvements.
