# Les contenants : un colis, une boîte ou un bijou, et ce qui s’y trouve.

rule-B38 = C’est le nom d’un contenant, non d’un lot : { $input }.
rule-B38-next = Demandez le contenant : à /api/v1/custody/container, ou avec loupe custody trace.
rule-B39 = Personne n’a parlé d’un contenant de ce nom : { $input }.
rule-B39-next = Vérifiez le nom du colis, de la boîte ou du bijou, en entier et tel qu’il a été déposé.
rule-B51 = On demande de ce lot plus qu’il ne s’en trouve hors des contenants : { $input }.
rule-B51-next = Ce qui se trouve dans un contenant n’existe pas une seconde fois. Retirez-l’en d’abord par un événement de déballage, ou demandez moins. S’il n’y a jamais été, déclarez cet emballage erroné.

custody-container-title = Un contenant avec { $carats } ct dans { $lots }
custody-container-empty = Un contenant, vide à présent
custody-container-nothing = Un contenant dont on ne sait pas s’il y reste quelque chose
custody-container-empty-text = Il ne s’y trouve plus rien dont on sache qu’il en reste. Ce qui s’y trouvait en a été retiré, ou est passé dans d’autres lots.
custody-container-lede = Un colis, une boîte ou un bijou : ce qui suit est dit de tout ce qui s’y trouve, pris ensemble.
custody-container-unknown = Au plus { $carats } ct peuvent être d’origine inconnue.
custody-container-untold = { $n ->
    [one] Il s’y trouve encore { $n } chose dont personne n’a dit d’où elle vient. Sa masse n’est pas connue, et elle n’est pas comptée ici.
   *[other] Il s’y trouve encore { $n } choses dont personne n’a dit d’où elles viennent. Leur masse n’est pas connue, et elles ne sont pas comptées ici.
}
custody-container-used-up = { $n ->
    [one] Il s’y trouve encore { $n } lot dont il ne reste rien.
   *[other] Il s’y trouve encore { $n } lots dont il ne reste rien.
}
custody-container-inner = { $n ->
    [one] Il s’y trouve { $n } autre contenant. Ce qui est dans celui-là est compté ici.
   *[other] Il s’y trouve { $n } autres contenants. Ce qui est dans ceux-là est compté ici.
}
custody-container-from = D’où vient le tout, pris ensemble
custody-container-together = De plusieurs lots issus d’un même mélange, plus peut être certain ensemble qu’un à un. On s’en sert ici.
custody-container-flow = Des origines en haut, par chaque mélange, jusqu’à ce qui se trouve dans ce contenant. Plus une bande est large, plus on s’attend à ce que cela soit venu par là.
custody-container-flow-foot = dans ce contenant, { $carats } ct
custody-container-further = Les autres définitions, en parts de tout ce qui s’y trouve
custody-container-through = Part attendue de tout ce qui s’y trouve venue par là : { $share }.
custody-container-table = Carats dans ce contenant par origine, la plus attendue d’abord. La barre est tout ce qui s’y trouve : pleine jusqu’au minimum, hachurée jusqu’au maximum
custody-container-col-share = % du tout
custody-container-contents = Ce qui s’y trouve
custody-container-contents-caption = Les lots qui s’y trouvent, les plus lourds d’abord
custody-container-contents-left-out = { $n ->
    [one] { $n } lot plus léger n’est pas cité, mais compté.
   *[other] { $n } lots plus légers ne sont pas cités, mais comptés.
}
custody-container-here = Ici, ct
custody-container-number = Lot { $number } de ce registre
custody-container-names = Le nom d’un lot n’est montré qu’au bureau qui l’a fait ou emballé.
custody-container-whole = Un lot compte pour tout ce qu’il en reste, ou pour la partie dont il est dit qu’elle se trouve ici. Ce qui a été mis ou retiré sans que rien n’en soit dit n’est pas connu.
custody-container-passages = Emballé, envoyé, reçu, déballé
custody-container-same = { $n ->
    [one] Un contenant porte le même nom. { $n } lot ou pierre s’y trouve.
   *[other] Un contenant porte le même nom. { $n } lots ou pierres s’y trouvent.
}
custody-container-see = Voir ce qui s’y trouve
custody-container-head = { $container } : { $carats } ct dans { $lots }.
