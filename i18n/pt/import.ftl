import-rows = { $n ->
    [one] Foi lida uma linha.
   *[other] Foram lidas { $n } linhas.
}
import-new = { $n ->
    [0] Nenhuma linha é nova.
    [one] Uma linha é nova.
   *[other] { $n } linhas são novas.
}
import-identical = { $n ->
    [0] Nenhuma linha tinha já sido entregue com os mesmos números.
    [one] Uma linha já tinha sido entregue com os mesmos números e fica de fora.
   *[other] { $n } linhas já tinham sido entregues com os mesmos números e ficam de fora.
}
import-saved = As linhas novas estão no registo.
import-refused = Nada de { $file } foi importado. Razões dadas acima: { $n }.
import-dry-run = Ensaio: nada foi escrito.
import-nothing-new = Nada foi escrito: o registo já contém tudo.
import-warnings = { $n ->
    [one] Uma dúvida, que não exclui a linha:
   *[other] { $n } dúvidas, que não excluem as linhas:
}
import-warning = Linha { $line }, { $participant }, { $half }: { $doubt }
import-earlier = { $mass } ct, { $value } US$
import-doubt-filed-already = já há outros números entregues ({ $earlier }). Todos ficam, e o total passa a ser um intervalo.
import-doubt-late = entregue em { $day }; o prazo acabava em { $due }.
import-doubt-early = entregue em { $day }, antes do fim do semestre ({ $last }).
import-doubt-price = { $price } US$ por quilate; eram { $before } US$ em { $half }.
import-doubt-stamp = «{ $stamp }» não é uma data e hora; fica vazio.
