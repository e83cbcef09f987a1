# Travail en masse avec les certificats, et simulation.

rule-T31 = Ce registre est utilisé ({ $input }).
rule-T31-next = Une simulation demande un registre neuf : indiquez un dossier vide avec --data.

rule-T32 = Des lignes du même envoi, lot ou certificat se contredisent ou se répètent : « { $input } ».
rule-T32-next = Dites-le une fois, ou dans les mêmes mots à chaque ligne { $accepted }.

bulk-shipment = Envoi
bulk-draft = Projet
bulk-parcels = Lots
bulk-carats = Carats
bulk-usd = US$
bulk-certificate = Certificat
bulk-outcome = Réception
bulk-as-stated = Conforme
bulk-differs = Diffère : { $about }
bulk-about-parcels = nombre de lots
bulk-about-carats = carats
bulk-about-usd = valeur
bulk-about-exporter = exportateur
bulk-about-importer = importateur
bulk-about-seal = scellé
bulk-about-seal-broken = scellé rompu ou absent
bulk-about-other = remarque
bulk-dry-run = Essai seulement : rien n’a été écrit.
bulk-columns-left = Ces colonnes n’ont pas été lues : { $columns }.
bulk-exported = { $n } dans { $file }.

simulate-head = { $n } certificats synthétiques, graine { $seed }. Rien ici n’est réel.
simulate-state = Où ils en sont
simulate-count = Nombre
simulate-times = Durée en millisecondes, écriture sur disque comprise
simulate-p50 = Médiane
simulate-p99 = 99 sur 100
simulate-max = La plus longue
simulate-drafting = Rédaction
simulate-validation = Validation
simulate-issue = Délivrance
simulate-receipt = Réception
simulate-verification = Contrôle d’un code imprimé, sans réseau
simulate-reconciliation = Le rapprochement de l’ensemble a pris { $ms } ms.
simulate-planted = Ce qui doit apparaître
simulate-planted-count = Attendu
simulate-found-count = Trouvé
simulate-planted-differences = Différences nommées dans les confirmations
simulate-planted-forgeries = Codes faux ou modifiés décelés
simulate-planted-pairs = Paires de participants rapprochées exactement
simulate-planted-verdicts = Codes jugés comme prévu
simulate-refusals = Tentatives refusées par { $rule }
simulate-as-planned = Tout ce qui a été placé a été trouvé, et rien d’autre.
simulate-not-as-planned = Quelque chose ne s’est pas passé comme prévu :
