# Les règles selon lesquelles on refuse des questions sur les événements et leurs abonnements.

rule-B40 = Ce n’est pas une question sur les événements à laquelle on puisse répondre : { $input }.
rule-B40-next = Employez les paramètres d’EPCIS 2.0, chacun avec une valeur de son type.
rule-B41 = Cette question sur les événements en demande trop à la fois : { $input }.
rule-B41-next = Demandez moins : moins de paramètres, ou moins de valeurs pour l’un d’eux.
rule-B42 = Plus d’événements répondent à la question qu’on ne peut en donner : { $input }.
rule-B42-next = Demandez moins d’événements, une période plus courte, ou ôtez la limite.
rule-B43 = Votre bureau n’a pas de question de ce nom : { $input }.
rule-B43-next = Consultez la liste de ses questions, ou donnez d’abord ce nom à une question.
rule-B44 = Votre bureau a déjà une question de ce nom : { $input }.
rule-B44-next = Choisissez un autre nom, ou supprimez la question qui le porte.
rule-B45 = Cette question n’a pas un tel abonnement : { $input }.
rule-B45-next = Consultez la liste de ses abonnements.
rule-B46 = Ce n’est pas un abonnement : { $input }.
rule-B46-next = Donnez une adresse, et soit un horaire, soit un flux, mais pas les deux.
rule-B47 = Rien ne peut être envoyé à cette adresse : { $input }.
rule-B47-next = Donnez une adresse qui commence par https et que chacun peut joindre sur internet.
rule-B48 = La réponse ne peut pas être donnée sous cette forme : { $input }.
rule-B48-next = Demandez par OPTIONS ce qui est donné ici : JSON et XML, EPCIS et CBV 2.0.
rule-B49 = Un texte sous cette forme n’est pas accepté : { $input }.
rule-B49-next = Envoyez du JSON ou du XML, EPCIS 2.0 ou 1.2.
rule-B50 = Ces événements d’une même transformation ne tombent pas encore juste : { $input }.
rule-B50-next = Envoyez ses autres événements sous le même transformationID. Rien n’en est déplacé tant que ce qui est entré n’égale pas ce qui est sorti et ce qui a été perdu. Déclarez erroné un événement qui est faux.
