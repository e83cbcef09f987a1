import-rows = { $n ->
    [one] Une ligne a été lue.
   *[other] { $n } lignes ont été lues.
}
import-new = { $n ->
    [0] Aucune ligne n’est nouvelle.
    [one] Une ligne est nouvelle.
   *[other] { $n } lignes sont nouvelles.
}
import-identical = { $n ->
    [0] Aucune ligne n’était déjà déposée avec les mêmes chiffres.
    [one] Une ligne était déjà déposée avec les mêmes chiffres ; elle est laissée de côté.
   *[other] { $n } lignes étaient déjà déposées avec les mêmes chiffres ; elles sont laissées de côté.
}
import-saved = Les nouvelles lignes sont dans le registre.
import-refused = Rien de { $file } n’a été importé. Raisons données ci-dessus : { $n }.
import-dry-run = Essai à blanc : rien n’a été écrit.
import-nothing-new = Rien n’a été écrit : le registre contient déjà tout.
import-warnings = { $n ->
    [one] Un doute, qui n’écarte pas la ligne :
   *[other] { $n } doutes, qui n’écartent pas les lignes :
}
import-warning = Ligne { $line }, { $participant }, { $half } : { $doubt }
import-earlier = { $mass } ct, { $value } US$
import-doubt-filed-already = d’autres chiffres sont déjà déposés ({ $earlier }). Tous restent, et le total devient un intervalle.
import-doubt-late = déposé le { $day } ; l’échéance était le { $due }.
import-doubt-early = déposé le { $day }, avant la fin du semestre ({ $last }).
import-doubt-price = { $price } US$ le carat ; c’était { $before } US$ en { $half }.
import-doubt-stamp = « { $stamp } » n’est pas un horodatage ; il est laissé vide.
