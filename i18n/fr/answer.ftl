# Phrases des réponses : sujets, règles d'une déclaration, ce qui n'a pas été examiné, ce qui ne concorde pas.
answer-world = Le monde
answer-scope-whole = Toutes ses pierres
answer-scope-unnamed = Un site ou une exploitation qui n’est pas nommé

answer-rule-S1 = Vérifié, et lié à toutes les pierres en question pendant tout le semestre : elles comptent comme vérifiées.
answer-rule-S2 = Vérifié, et lié à un site ou à un exploitant dont une source donne la production : cette production compte comme vérifiée.
answer-rule-S3 = Non vérifié, ou la conclusion est inconnue ou contestée : les pierres restent en suspens.
answer-rule-S4 = On ne dit pas de quel site ou de quelle exploitation il s’agit, ou sa production n’est pas connue : les pierres du participant, ou au plus ce que l’on sait que la société a produit, peuvent en venir ; elles restent donc en suspens.
answer-rule-S5 = Les faits n’ont duré qu’une partie du semestre : personne ne sait de quel côté de la date un carat a été extrait, toutes les pierres restent donc en suspens.
answer-rule-S6 = La conclusion est non : rien ne change.
answer-rule-S7 = Les faits ne touchent pas la période.

answer-not-looked-no-return = { $who } n’a pas déposé de déclaration pour { $half }.
answer-not-looked-filed-twice = { $who }, { $half } : { $rows } lignes ont été déposées pour un seul genre d’extraction, et personne n’a dit laquelle vaut.
answer-not-looked-no-look = { $who }, { $halves } : aucun examen qui compte n’a cherché ceci ({ $kinds }). Il le faudrait pour { $definition }.
answer-not-looked-no-output = { $name } : aucune source ne donne sa production pour la période, et le constat { $finding } y mène.
answer-not-looked-route = La route { $name }, à laquelle mène le constat { $finding } : personne ne sait ce qui y est passé.
answer-not-looked-stock-before = Les pierres extraites avant la période et encore en stock : les déclarations ne les donnent pas.
answer-not-looked-after-the-mine = Tout ce qui suit la mine : mélange, exportation, taille.

# Ce qui ne concorde pas dans les déclarations. Chaque point est une question au participant, pas une accusation.
answer-odd-A1 = { $halves } : déposé { $rows } fois pour le même type d’exploitation. Rien ne dit quelle ligne vaut.
answer-odd-A2 = { $halves } : le même poids, { $carats } ct, au centième de carat.
answer-odd-A3 = { $halves } : deux types d’exploitation au même prix, { $usd_per_carat } US$ le carat, au cent près.
answer-odd-A4 = { $halves } : tout a été déposé en une seule fois, le { $day }.
answer-odd-A5 = { $halves } : le prix est passé de { $usd_per_carat_before } US$ à { $usd_per_carat } US$ le carat, multiplié ou divisé par plus de trois.
answer-odd-A6 = { $halves } : une ligne déclare que rien n’a été produit, une autre déclare une production.
answer-odd-A7 = { $halves } : { $printed_carats } ct ont d’abord été publiés, { $filed_carats } ct sont déposés aujourd’hui.
answer-odd-A7-value = { $halves } : { $printed_usd } US$ ont d’abord été publiés, { $filed_usd } US$ sont déposés aujourd’hui.
answer-odd-A8 = { $halves } : déposé le { $day }, avant la fin du semestre.
answer-odd-A9 = { $halves } : déclaration due, et jamais déposée.

answer-lab-name = { $name }, modifiée
answer-problem-title = Refusé par la règle { $rule }
answer-fault-title = Loupe a échoué

rule-U4 = L’adresse a un paramètre `{ $input }` que cette réponse ne prend pas.
rule-U4-next = Retirez-le, ou prenez l’un de ceux-ci : { $accepted }.
rule-U5 = `{ $input }` n’est pas une valeur que ce paramètre peut avoir.
rule-U5-next = Prenez l’une de celles-ci : { $accepted }.
