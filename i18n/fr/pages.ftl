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
foot-quiet = Aucun script, aucun cookie, aucune requête vers un tiers. Ici, un chiffre sans source est un défaut.

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
span-from = à partir de { $day }
span-until = jusqu’à { $day }
span-none = date non indiquée

## The interval
at-least = au moins
at-most = au plus
interval-sentence = { $definition } : au moins { $least }, au plus { $most }
interval-carats = au moins { $least }, au plus { $most } { $unit }
unit-mct = millions de carats
unit-kct = milliers de carats
unit-ct = carats
