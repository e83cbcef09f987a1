# A linha de comandos: títulos, colunas e frases à volta das respostas, e as suas falhas.
## Abrir e servir
cli-step-reading = A ler os dados de referência
cli-step-writing = A escrever o registo
cli-step-opening = A abrir o registo
cli-imported = { $rows } linhas de dados de referência estão agora em { $data }.
cli-serving = As páginas estão em { $address } até parar este programa (Ctrl-C).
cli-stopped = Parado.
fault-port-busy = { $address } está ocupado por outro programa. Pare-o, ou escolha outra porta com --listen.
fault-listen = As páginas não podem ser mostradas em { $address }: { $why }.
fault-folder = Não se pode escrever na pasta { $folder }: { $why }. Escolha outra com --data.
fault-newer = Uma versão mais recente deste programa escreveu a base de dados (migração { $found }; esta conhece { $known }). Use essa versão, ou outra pasta com --data.
fault-unreachable = A base de dados { $address } não se abre: { $why }.
fault-file = { $file } não se pode ler ou escrever: { $why }.
fault-address = { $address } não é o endereço de uma base de dados. Escreva uma pasta, ou postgres://UTILIZADOR@MÁQUINA/NOME.
fault-other = { $why }.

## O que foi declarado
cli-filed = Soma simples de { $rows }: { $carats } ct, { $musd } milhões de US$.
cli-rows = { $n ->
    [one] 1 linha de declarações
   *[other] { $n } linhas de declarações
}
cli-produced = Há fontes que indicam uma produção de { $carats } ct.
cli-no-amount = Nenhuma fonte indica a sua produção no período, por isso só se indicam partes.
cli-declared-between = Declarado: pelo menos { $least } ct, no máximo { $most } ct. Há semestres entregues mais de uma vez, e ninguém aqui escolhe entre as linhas.
cli-declared-open = Declarado: pelo menos { $least } ct; sem limite superior, porque há declarações devidas que nunca foram entregues. As partes são do que foi declarado.
cli-disputed = { $who }, { $half }, entregue mais de uma vez: { $readings }
cli-reading = { $carats } ct ({ $day })
cli-missing = Nunca entregue: { $missing }
cli-more = { $n ->
    [one] mais 1
   *[other] mais { $n }
}

## Tabelas
cli-column-definition = Definição
cli-column-least = pelo menos
cli-column-most = no máximo
cli-column-mct = milhões de ct
cli-column-musd = milhões de US$
cli-column-participant = Participante
cli-column-carats = ct declarados
cli-column-key = Chave
cli-column-standing = Situação
cli-column-gist = O que diz
cli-column-readings = Leituras
cli-column-finding = Constatação
cli-column-country = País
cli-column-when = Quando
cli-column-verdict = Conclusão
cli-column-by = Por
cli-column-relation = Ao lado da sua
cli-column-only-here = só a sua
cli-column-only-there = só a outra
cli-column-both = ambas

## O mundo e uma resposta
cli-world-title = Os diamantes em bruto do mundo extraídos em { $period }: quantos são diamantes de conflito
cli-world-unfinished = Nem todos os que produziram no ano anterior entregaram os dois semestres deste: falta uma declaração, e as somas são do que foi entregue.
cli-least-most = Pelo menos: o que uma constatação verificada torna certo. No máximo: isso, e tudo o que é alegado, contestado ou não examinado. Exames que contam: { $looks }.
cli-participants = Participante a participante: por cento, pelo menos–no máximo
cli-made = Feito em { $day } a partir dos dados de referência { $world }.
cli-examine-title = { $subject }: diamantes em bruto extraídos em { $period }
cli-looked-list = examinado: a lista do Conselho de Segurança
cli-why-not-looked = { $carats } ct que ninguém cujo exame conta examinou para tudo o que ela pede
cli-near-miss = a mais próxima: { $finding }: { $why }
cli-meets = { $finding } corresponde ({ $clauses }) [{ $act }; caso { $grade }, { $sources }; { $rule }]
cli-may-meet = { $finding } talvez corresponda ({ $clauses }) [{ $act }; caso { $grade }, { $sources }; { $rule }]
cli-act-verified = este ato e esta ligação verificados
cli-act-not-verified = este ato ou esta ligação não estão verificados
cli-sources = { $n ->
    [one] 1 fonte
   *[other] { $n } fontes
}
cli-parts = As quatro parcelas, em quilates; somam o todo
cli-part-verified = verificado
cli-part-open = em aberto
cli-part-not-looked = não examinado
cli-part-rest = examinado, nada lhe corresponde
cli-no-findings = Nenhuma constatação publicada altera esta resposta, segundo nenhuma das definições pedidas.
cli-findings-used = Constatações usadas
cli-finding-used = { $finding }: { $title } [caso { $grade }: { $basis }; { $sources }]
cli-said-by = { $who }: { $what }
cli-ground = segundo { $definition }: { $verdict }, por { $rule }, para { $whose } ({ $act })
cli-rules = Regras
cli-not-looked = Não examinado
cli-looks-none = Nenhum exame registado toca no período.
cli-looks = Exames registados que tocam no período: { $all }; destes, { $n } contam aqui, e só para os tipos de ato que procuraram.
cli-expires = Expira em { $day } e então faz-se de novo.
cli-definition-hash = { $key } versão { $version }, { $hash }

## Definições
cli-standing-in-force = em vigor desde { $day }
cli-standing-proposed = proposta, { $day }
cli-standing-refused = sem acordo, { $day }
cli-fragment-short = um fragmento
cli-fragment = Um fragmento: nenhum texto completo é público. Só foram lidas as palavras aqui citadas. Não pode ser citado como a posição do organismo de que provém.
cli-definition-version = versão { $version }; vocabulário { $vocabulary }; SHA-256 { $hash }
cli-text = O texto
cli-readings = Leituras
cli-reading-default = (usada quando ninguém escolhe)
cli-clauses = Cláusulas: basta que uma se aplique
cli-looks-needed = Para que pedras contem como examinadas, alguém tem de ter procurado: { $kinds }.
cli-note = Escolhido aqui, e não no texto: { $note }
cli-check-holds = O ficheiro é coerente.
cli-check-beside = Ao lado das definições registadas, em combinações do vocabulário
cli-relation-same = abrange o mesmo
cli-relation-contained = abrange toda a sua e mais
cli-relation-contains = é abrangida pela sua
cli-relation-neither = cada uma abrange algo que a outra não abrange
cli-contained = { $b } abrange tudo o que { $a } abrange. Provado, não suposto: { $b } foi retirada de { $a } valor a valor, e nada resta.
cli-covers-beyond = { $a } abrange, { $b } não: { $cells } combinações do vocabulário, em { $boxes } que podem sobrepor-se
cli-boxes = { $n ->
    [one] 1 caixa
   *[other] { $n } caixas
}
cli-inside = Dentro: { $findings }.
cli-inside-perhaps = Talvez dentro: { $findings }.
cli-both-cover = Ambas abrangem { $cells } combinações.

## Constatações
cli-findings-count = { $n ->
    [one] 1 constatação
   *[other] { $n } constatações
}
cli-grade = Grau: { $grade } (proposto: { $proposed }; assenta em: { $basis }).
cli-accounts = O que foi feito, e quem o diz
cli-accounts-of-one = { $n } relatos da mesma coisa. Ninguém aqui escolhe entre eles.
cli-account = { $what }. Segundo: { $who } [{ $source }].
cli-actor-unknown = por quem, não se sabe
cli-not-said = não indicado
cli-links = Como se ligam pedras a isto
cli-tie = { $link }: { $target }; { $span }; { $grade } [{ $source }].
cli-responses = O que foi respondido
cli-remedies = O que foi reparado
cli-questions = O que ninguém respondeu
cli-sources-of-case = Fontes

# O diário público
cli-log-begun = O diário público «{ $origin }» foi criado em { $folder }. Ainda ninguém o testemunha: ver «loupe log witness serve --help».
