# Os recipientes: um embrulho, uma caixa ou uma joia, e o que lá está.

rule-B38 = Este é o nome de um recipiente, não de um lote: { $input }.
rule-B38-next = Pergunte pelo recipiente: em /api/v1/custody/container, ou com loupe custody trace.
rule-B39 = Ninguém falou de um recipiente com este nome: { $input }.
rule-B39-next = Verifique o nome do embrulho, da caixa ou da joia, completo e tal como foi entregue.
rule-B51 = Pede-se mais deste lote do que está fora de recipientes: { $input }.
rule-B51-next = O que está num recipiente não existe uma segunda vez. Retire-o primeiro, com um evento de desembalagem, ou peça menos. Se nunca lá esteve, declare errada essa embalagem.

custody-container-title = Um recipiente com { $carats } ct em { $lots }
custody-container-empty = Um recipiente, agora vazio
custody-container-nothing = Um recipiente em que não se sabe se resta alguma coisa
custody-container-empty-text = Já não está lá nada de que se saiba que reste algo. O que lá estava foi retirado, ou passou para outros lotes.
custody-container-lede = Um embrulho, uma caixa ou uma joia: o que se segue é dito de tudo o que lá está, em conjunto.
custody-container-unknown = No máximo { $carats } ct podem ser de origem desconhecida.
custody-container-untold = { $n ->
    [one] Está lá mais { $n } coisa de que ninguém disse como surgiu. A sua massa não é conhecida, e não é contada aqui.
   *[other] Estão lá mais { $n } coisas de que ninguém disse como surgiram. A sua massa não é conhecida, e não são contadas aqui.
}
custody-container-used-up = { $n ->
    [one] Está lá mais { $n } lote de que nada resta.
   *[other] Estão lá mais { $n } lotes de que nada resta.
}
custody-container-inner = { $n ->
    [one] Está lá { $n } outro recipiente. O que está nesse é contado aqui.
   *[other] Estão lá { $n } outros recipientes. O que está nesses é contado aqui.
}
custody-container-from = De onde vem tudo, em conjunto
custody-container-together = De vários lotes saídos de uma mesma mistura, pode ser certo mais em conjunto do que um a um. Isso é usado aqui.
custody-container-flow = Das origens em cima, por cada mistura, até ao que está neste recipiente. Quanto mais larga uma faixa, mais se espera que tenha vindo por aí.
custody-container-flow-foot = neste recipiente, { $carats } ct
custody-container-further = As outras definições, em partes de tudo o que lá está
custody-container-through = Parte esperada de tudo o que lá está que veio por aí: { $share }.
custody-container-table = Quilates neste recipiente por origem, a mais esperada primeiro. A barra é tudo o que lá está: cheia até ao mínimo, tracejada até ao máximo
custody-container-col-share = % de tudo
custody-container-contents = O que lá está
custody-container-contents-caption = Os lotes que lá estão, os mais pesados primeiro
custody-container-contents-left-out = { $n ->
    [one] { $n } lote mais leve não é mencionado, mas contado.
   *[other] { $n } lotes mais leves não são mencionados, mas contados.
}
custody-container-here = Aqui, ct
custody-container-number = Lote { $number } deste registo
custody-container-names = O nome de um lote só se mostra ao serviço que o fez ou embalou.
custody-container-whole = Um lote conta com tudo o que dele resta, ou com a parte que se disse estar aqui. O que foi posto ou retirado sem que nada se dissesse não é conhecido.
custody-container-passages = Embalado, enviado, recebido, desembalado
custody-container-same = { $n ->
    [one] Um recipiente tem o mesmo nome. Está lá { $n } lote ou pedra.
   *[other] Um recipiente tem o mesmo nome. Estão lá { $n } lotes ou pedras.
}
custody-container-see = Ver o que lá está
custody-container-head = { $container }: { $carats } ct em { $lots }.
