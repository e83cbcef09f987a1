# Pages of custody: a lot and its story, where stones can be now, the desk.

custody-page-title = De onde vem um lote ou uma pedra
custody-page-lede = Escreva o nome de um lote, ou o endereço que está no código do papel de uma pedra. Lerá de que minas as suas pedras podem vir, em que partes, e o que diz dele cada definição.
custody-page-name = Nome do lote ou da pedra
custody-page-name-hint = Completo e tal como foi entregue, por exemplo https://id.gs1.org/01/09520123456788/10/A7 ou urn:loupe:lot:casa:A7.
custody-page-find = Procurar
custody-page-find-one = Procurar um lote
custody-page-forward = No outro sentido: onde podem estar agora as pedras de um lugar
custody-page-forward-text = Cada mina, cada país e cada constatação tem uma página que segue as suas pedras, através de todas as misturas, até tudo o que hoje pode conter algumas delas.
custody-page-sites = Minas e jazidas
custody-page-countries = Países
custody-page-stock = Tudo o que está em stock
custody-page-stock-text = Cada lote de que resta alguma coisa, confrontado com cada definição. Nenhum lote é nomeado.
custody-page-limits = O que aqui não se pode saber
custody-page-limit-told = O registo sabe o que os operadores disseram. Uma pedra de que ninguém falou, ou de que se falou falsamente, não está onde ele diz.
custody-page-limit-mixed = Depois de misturadas, ninguém distingue as pedras de uma mina das de outra. Por isso cada parte é um mínimo e um máximo, e só estes dois são certos.
custody-page-limit-names = Quem manejou um lote, e como se chamam os outros lotes, só se mostra ao serviço que o entregou.
custody-page-lot = Um lote de { $carats } ct
custody-page-stone = Uma pedra de { $carats } ct
custody-page-all-left = Ainda está inteiro.
custody-page-none-left = Nada resta dele: tudo passou para outros lotes, ou desapareceu.
custody-page-left = Restam dele { $left } ct.
custody-page-report = Relatório de laboratório: { $report }.
custody-page-origins = { $n ->
    [one] Pode conter pedras de { $n } origem conhecida.
   *[other] Pode conter pedras de { $n } origens conhecidas.
}
custody-page-statement = O que diz dele cada definição
custody-page-least-nothing = nenhuma constatação verificada lhe corresponde para uma origem destas pedras.
custody-page-least-mixed = a mistura pode não conter nenhuma das pedras de
custody-page-most-mixed = Deixado em aberto pela mistura.
custody-page-most-not-looked = Uma parte é de origem desconhecida, ou ninguém olhou para a sua origem quanto a algum tipo de ato de que este texto trata.
custody-page-most-nothing = nada mais do que isso: cada origem foi olhada, e nenhuma outra constatação publicada lhe corresponde.
custody-page-further = As outras definições, em partes deste lote
custody-page-why = Porquê, definição por definição
custody-page-from = De onde vem
custody-page-flow = Das origens, em cima, através de cada mistura, até este lote. Quanto mais larga a faixa, maior a parte do lote que se espera ter vindo por ali.
custody-page-flow-part = { $name }: esperado { $share }
custody-page-flow-lot = este lote, { $carats } ct
custody-page-flow-stone = esta pedra, { $carats } ct
custody-page-others = { $n ->
    [one] { $n } outra origem
   *[other] { $n } outras origens
}
custody-page-together = Junção
custody-page-mixing = { $process }, { $day }: { $carats } ct reunidos.
custody-page-mixing-undated = { $process }: { $carats } ct reunidos.
custody-page-through = Parte esperada do lote que passou por ali: { $share }.
custody-page-left-out = { $n ->
    [one] { $n } mistura menor ou mais antiga falta na imagem, não nos números.
   *[other] { $n } misturas menores ou mais antigas faltam na imagem, não nos números.
}
custody-page-assumed = «Esperado» é uma suposição: que cada parte tirada de uma mistura é como o todo. A triagem quebra-a, porque quem tria tira juntas as pedras grandes e as finas. Só é certo o que está sob «pelo menos» e «no máximo».
custody-page-assumed-short = Só os dois extremos são certos. Entre eles está o que a mistura deixou em aberto.
custody-page-table = Quilates deste lote por origem, a mais esperada primeiro. A barra é o lote inteiro: cheia até ao mínimo, tracejada até ao máximo
custody-page-col-least = Pelo menos, ct
custody-page-col-expected = Esperado, ct
custody-page-col-most = No máximo, ct
custody-page-col-share = % do lote
custody-page-earlier = { $n ->
    [one] { $n } passo anterior
   *[other] { $n } passos anteriores
}
custody-page-seen = visto
custody-page-mass = { $carats } ct
custody-page-step-in = { $carats } ct de { $lots }
custody-page-step-out = { $carats } ct em { $lots }
custody-page-step-lost = { $carats } ct perdidos
custody-page-passages = Enviado, recebido, embalado
custody-page-no-uses = Nada de que este registo tenha conhecimento.
custody-page-whose = De quem são estes atos só se mostra ao serviço que os entregou.

custody-trace-title = { $name }: onde podem estar agora as suas pedras
custody-trace-title-finding = Onde podem estar agora as pedras desta constatação
custody-trace-these = Onde podem estar agora as pedras destes lugares
custody-trace-lede = Ali foram declarados { $carats } ct. Hoje podem estar em { $lots }.
custody-trace-certain = { $n ->
    [0] Nenhum deles contém alguns com certeza.
    [one] { $n } deles contém alguns com certeza.
   *[other] { $n } deles contêm alguns com certeza.
}
custody-trace-further = { $n ->
    [one] mais { $n } lote
   *[other] mais { $n } lotes
}
custody-trace-none = Nenhum operador falou a este registo de pedras dali. Não se sabe onde estão.
custody-trace-unknown = { $n ->
    [one] { $n } lote é de origem desconhecida, no todo ou em parte. Pedras dali podem também estar nele; não é contado aqui.
   *[other] { $n } lotes são de origem desconhecida, no todo ou em parte. Pedras dali podem também estar neles; não são contados aqui.
}
custody-trace-origins = Seguidas
custody-trace-now = Onde podem estar agora
custody-trace-now-caption = Lotes que podem conter pedras dali e de que resta alguma coisa, conforme o último ato. É o que resta destes lotes ao todo; nem tudo vem dali
custody-trace-nothing-left = Nada resta de nenhum lote que possa ter contido algumas.
custody-trace-col-last = Último ato
custody-trace-col-lots = Lotes
custody-trace-col-certain = Contêm com certeza
custody-trace-col-left = Resta ao todo, ct
custody-trace-col-mass = Massa, ct
custody-trace-col-from = Dali, ct
custody-trace-surest = Os lotes mais seguros
custody-trace-surest-caption = Primeiro os que com certeza contêm mais; quanto de cada um vem dali, pelo menos e no máximo
custody-trace-names = Os nomes dos lotes são para os serviços que leem a custódia.
custody-trace-known = Segundo o que os operadores disseram a este registo, no estado atual.

custody-stock-title = O que cada definição diz de tudo o que está em stock
custody-stock-lede = De tudo o que os operadores disseram a este registo, restam { $carats } ct, em { $lots }.
custody-stock-how = Cada lote está numa de quatro colunas: todo ele corresponde com certeza à definição, uma parte corresponde com certeza, uma parte pode corresponder, ou nada foi encontrado. Os quilates ao lado somam-se lote a lote.
custody-stock-none = Nada está em stock. Nenhum operador falou a este registo de um lote de que reste alguma coisa.
custody-stock-caption = Lotes de que resta alguma coisa, e quilates do que resta. A barra é tudo o que resta: cheia pelo menos; tracejada até no máximo, esteja em aberto ou por examinar
custody-stock-col-whole = Todo o lote
custody-stock-col-some = Uma parte
custody-stock-col-possible = Talvez uma parte
custody-stock-col-nothing = Nada encontrado
custody-stock-col-carats = Quilates, pelo menos – no máximo
custody-stock-carats = Quilates
custody-stock-limit-told = Só contam os lotes que operadores entregaram aqui. As pedras de que ninguém falou não estão em nenhuma linha.
custody-stock-limit-possible = «Talvez uma parte» não acusa ninguém. Uma origem que ninguém conhece ou que ninguém examinou conta como possível, e também tudo o que a mistura deixou em aberto.
custody-stock-limit-nothing = «Nada encontrado» não atesta nada. Cada origem de um tal lote foi examinada quanto ao que a definição pergunta, e nenhuma constatação publicada lhe corresponde. É tudo.
custody-stock-limit-sums = De vários lotes saídos de uma mesma mistura pode haver mais certeza em conjunto do que lote a lote. As somas não contam com isso; a parte verdadeira está, pois, entre os dois extremos.

custody-desk-title = Custódia
custody-desk-lede = O que o seu serviço disse dos lotes e das pedras: o que alguém tem de ver, o que espera, e o que foi feito de cada entrega.
custody-desk-begin = Ainda nada foi entregue pelo seu serviço. Comece pelas existências que tem, como existências iniciais; depois conte cada ato no dia em que acontece.
custody-desk-bring = Entregar eventos
custody-desk-bring-lede = Uma tabela de lotes, uma linha para cada lote de um ato, ou um documento EPCIS 2.0. É verificado primeiro: vê o que faria cada ato antes de se guardar alguma coisa.
custody-desk-file = O ficheiro: CSV, XLSX, JSON ou XML, no máximo 16 MB
custody-desk-behaviour = Se alguns eventos forem recusados
custody-desk-rollback = não aceitar nada do ficheiro
custody-desk-proceed = aceitar os outros
custody-desk-check = Verificar
custody-desk-keep-unseen = Entregar sem ver
custody-desk-nothing = Nada do ficheiro foi aceite.
custody-desk-looked-at = Verificado, nada foi escrito:
custody-desk-would = Eventos: { $events }. Seriam aceites: { $taken }. Seriam recusados: { $refused }.
custody-desk-would-hold = { $n ->
    [one] { $n } deles esperaria que alguém o visse.
   *[other] { $n } deles esperariam que alguém os visse.
}
custody-desk-would-be-there = { $n ->
    [one] { $n } já está aqui.
   *[other] { $n } já estão aqui.
}
custody-desk-acts = O que faria cada ato
custody-desk-again = O ficheiro é demasiado grande para voltar com esta página. Escolha-o de novo em baixo, e entregue-o.
custody-desk-take-all = Entregar tudo
custody-desk-take-good = Entregar o que não é recusado
custody-desk-held = { $n ->
    [one] { $n } evento para ver
   *[other] { $n } eventos para ver
}
custody-desk-none-held = Nenhum evento espera uma decisão.
custody-desk-reason = A sua razão; fica guardada
custody-desk-release = Libertar: está certo
custody-desk-reject = Rejeitar: está errado
custody-desk-released = O evento foi libertado: as suas pedras moveram-se.
custody-desk-rejected = O evento foi rejeitado: nada se moveu. O motivo fica guardado.
custody-desk-waiting = { $n ->
    [one] { $n } movimento que espera o seu passado
   *[other] { $n } movimentos que esperam o seu passado
}
custody-desk-waiting-text = Um movimento espera quando tira de um lote de que ainda ninguém falou. Até lá, o que tirou conta como de origem desconhecida. Quando o passado chega, tudo é recalculado.
custody-desk-nobody-told = ninguém falou de
custody-desk-jobs = Entregas, as mais recentes primeiro
custody-desk-older = Entregas mais antigas
custody-desk-job-title = Entrega de { $day }
custody-desk-cut-off = Foi interrompida, e nada dela foi aceite. Envie-a de novo.
custody-desk-all-taken = Todos os eventos foram aceites.
custody-desk-all-some-held = Todos os eventos estão guardados; alguns esperam que alguém os veja.
custody-desk-none-taken = Nada dela foi aceite.
custody-desk-some-taken = Uma parte foi aceite, o resto recusado.
custody-desk-why = O que foi recusado, e porquê
custody-desk-event = evento { $n } do documento
custody-desk-col-when = Quando, por quem
custody-desk-col-outcome = Resultado
custody-desk-col-events = Eventos
custody-desk-col-taken = Aceites
custody-desk-col-there = Já cá estavam
custody-desk-col-held = Retidos
custody-desk-col-refused = Recusados

custody-balance-title = Balanço de quilates
custody-balance-lede = O que entrou nas mãos de um operador, o que delas saiu, o que se perdeu e, portanto, o que deve estar em existências. Soma-se de novo, de cada vez, a partir dos eventos.
custody-balance-none = Ainda não foi entregue nenhum evento de um operador pelo seu serviço.
custody-balance-operator = Operador
custody-balance-show = Mostrar
custody-balance-caption = Conforme o que se fez, em quilates
custody-balance-col-events = Eventos
custody-balance-sum = Soma
custody-balance-how = Só se contam os eventos entregues pelo seu serviço. Feito na casa: lotes feitos dos próprios lotes; as existências só mudam pelo que se perdeu.
