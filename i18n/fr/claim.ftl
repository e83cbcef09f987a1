# Si une phrase sur des diamants peut se dire.
claim-may-be-said = Aucun des mots qui ne peuvent se dire d’une pierre ne se trouve dans ce texte.
claim-sentence = Ligne { $line }, colonne { $column } : « { $text } »
claim-word = « { $word } » ne peut se dire sans attache : { $reasons }
claim-bound = Attaché à { $definition }, { $period }.
claim-unbound-both = Elle ne nomme ni définition ni période.
claim-unbound-definition = Elle ne nomme aucune définition.
claim-unbound-period = Elle ne nomme aucune période.
claim-outcome-unbound = Personne ne peut donc la vérifier.
claim-outcome-no-subject = Elle ne nomme ni pays, ni mine, ni société : les pierres peuvent venir de n’importe où dans le monde, et pour le monde elle n’est pas établie.
claim-outcome-no-return = Personne n’a déposé de déclaration pour cette période : rien ne peut se dire.
claim-outcome-not-borne-out = Le registre ne l’établit pas pour { $subject }.
claim-outcome-nothing-found = Pour { $subject }, aucun constat publié ne répond à cette définition, et ceux dont l’examen compte ont examiné. Cela peut se dire ; le mot, non.
claim-instead-intro = Elle devrait dire :
claim-instead = { $subject }, brut extrait en { $period }, selon ce que l’on sait le { $day } : { $under }. Pas examiné : { $gaps }.
claim-instead-under = selon { $definition } ({ $gist }), au moins { $least } % et au plus { $most } % de diamants de conflit
claim-reasons = Pourquoi pas
