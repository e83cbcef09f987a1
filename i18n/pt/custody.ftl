# Custody: lots, traces, balance sheets, what waits.

custody-origin-unknown = Origem desconhecida

custody-cli-captured = { $file }: eventos: { $events }; aceites: { $taken } (por examinar: { $held }); já cá estavam: { $there }; recusados: { $refused }.
custody-cli-checked = { $file }: eventos: { $events }; seriam aceites: { $taken } (por examinar: { $held }); já cá estão: { $there }; seriam recusados: { $refused }. Nada foi escrito.
custody-cli-released = O evento { $event } foi liberado.
custody-cli-rejected = O evento { $event } foi rejeitado.
custody-lot-head = { $lot }: { $carats } ct, dos quais restam { $left } ct.
custody-lot-report = Relatório de laboratório: { $report }.
custody-lot-unknown = Ninguém disse como surgiu este lote. Conta todo como de origem desconhecida.
custody-where-from = De onde vem
custody-expected-note = Entre «pelo menos» e «no máximo» está o que a mistura deixou em aberto. «Esperado» supõe que cada retirada é como a sua reserva, o que a seleção desmente.
custody-under = Segundo as definições
custody-steps = Como surgiu
custody-steps-left-out = { $n ->
    [one] { $n } passo anterior é omitido.
   *[other] { $n } passos anteriores são omitidos.
}
custody-origins-left-out = { $n ->
    [one] { $n } outra origem é omitida.
   *[other] { $n } outras origens são omitidas.
}
custody-uses = O que foi feito dele
custody-trace-head = { $carats } ct foram postos em circulação ali e podem estar em { $lots } lotes. Podem também estar em { $unknown } lotes de origem desconhecida, que não são contados aqui.
custody-in-stock = Em stock, pelo que foi dito: { $carats } ct.
custody-short = { $carats } ct a mais saíram ou se perderam do que entraram: faltam eventos do passado.
custody-nothing-waits = Nada espera.
custody-waits = { $process } de { $when } espera até que alguém fale de { $lots }. Evento: { $event }
custody-held = { $number }: retido por { $rule } ({ $told }), { $when }. Evento: { $event }
custody-waits-left-out = { $n ->
    [one] { $n } outro não está na lista.
   *[other] { $n } outros não estão na lista.
}
custody-col-when = Data
custody-col-who = Quem
custody-col-events = Eventos
custody-col-taken = Aceites
custody-col-there = Já cá estavam
custody-col-held = Retidos
custody-col-refused = Recusados
custody-col-origin = Origem
custody-col-period = Período
custody-col-at-least = Pelo menos
custody-col-expected = Esperado
custody-col-at-most = No máximo
custody-col-definition = Definição
custody-col-findings = Constatações
custody-col-process = O que foi feito
custody-col-in = Entrou, ct
custody-col-out = Saiu, ct
custody-col-lost = Perdido, ct
custody-col-operator = Por
custody-col-lots = Lotes
custody-col-certain = Com certeza
custody-col-left = Resta, ct
custody-col-lot = Lote
custody-col-came-in = Recebido, ct
custody-col-went-out = Enviado, ct
custody-col-worked = Feito na casa, ct
custody-stock-head = De todos os lotes comunicados, restam { $carats } ct. Quantos lotes correspondem com certeza a uma definição, no todo ou em parte, em quantos não se pode excluir, e quantos quilates são, lote a lote:
custody-col-whole = Lote inteiro
custody-col-some = Em parte
custody-col-possible = Possível
custody-col-nothing = Nada encontrado
custody-col-at-least-ct = Pelo menos, ct
custody-col-at-most-ct = No máximo, ct
