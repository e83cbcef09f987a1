# Frases das respostas: sujeitos, regras de uma declaração, o que não foi examinado, o que não bate certo.
answer-world = O mundo
answer-scope-whole = Todas as suas pedras
answer-scope-unnamed = Um local ou uma exploração sem nome indicado

answer-rule-S1 = Verificado, e ligado a todas as pedras em causa durante todo o semestre: contam como verificadas.
answer-rule-S2 = Verificado, e ligado a um local ou operador cuja produção uma fonte indica: essa produção conta como verificada.
answer-rule-S3 = Não verificado, ou a conclusão é desconhecida ou contestada: as pedras ficam em aberto.
answer-rule-S4 = Não se diz que local ou exploração foi, ou a sua produção não é conhecida: as pedras do participante, ou no máximo o que se sabe que a empresa produziu, podem vir dali; por isso ficam em aberto.
answer-rule-S5 = Os factos só duraram parte do semestre: ninguém sabe de que lado da data foi extraído um quilate, por isso todas as pedras ficam em aberto.
answer-rule-S6 = A conclusão é não: nada muda.
answer-rule-S7 = Os factos não tocam no período.

answer-not-looked-no-return = { $who } não entregou declaração para { $half }.
answer-not-looked-filed-twice = { $who }, { $half }: foram entregues { $rows } linhas para um só género de extração, e ninguém disse qual delas vale.
answer-not-looked-no-look = { $who }, { $halves }: nenhum exame que conta procurou isto ({ $kinds }). Seria preciso para { $definition }.
answer-not-looked-no-output = { $name }: nenhuma fonte indica a sua produção no período, e a constatação { $finding } aponta para lá.
answer-not-looked-route = A rota { $name }, para a qual aponta a constatação { $finding }: ninguém sabe o que passou por ela.
answer-not-looked-stock-before = As pedras extraídas antes do período e ainda em armazém: as declarações não as indicam.
answer-not-looked-after-the-mine = Tudo o que vem depois da mina: mistura, exportação, lapidação.

# O que não bate certo nas declarações. Cada ponto é uma pergunta ao participante, não uma acusação.
answer-odd-A1 = { $halves }: entregue { $rows } vezes para o mesmo tipo de exploração. Nada diz qual linha vale.
answer-odd-A2 = { $halves }: o mesmo peso, { $carats } ct, ao centésimo de quilate.
answer-odd-A3 = { $halves }: dois tipos de exploração ao mesmo preço, { $usd_per_carat } US$ por quilate, ao cêntimo.
answer-odd-A4 = { $halves }: tudo entregue de uma só vez, em { $day }.
answer-odd-A5 = { $halves }: o preço passou de { $usd_per_carat_before } US$ para { $usd_per_carat } US$ por quilate, multiplicado ou dividido por mais de três.
answer-odd-A6 = { $halves }: uma linha declara que nada foi produzido, outra declara produção.
answer-odd-A7 = { $halves }: foram primeiro publicados { $printed_carats } ct; estão hoje entregues { $filed_carats } ct.
answer-odd-A7-value = { $halves }: foram primeiro publicados { $printed_usd } US$; estão hoje entregues { $filed_usd } US$.
answer-odd-A8 = { $halves }: entregue em { $day }, antes de o semestre terminar.
answer-odd-A9 = { $halves }: declaração devida, e nunca entregue.

answer-lab-name = { $name }, alterada
answer-problem-title = Recusado pela regra { $rule }
answer-fault-title = O Loupe falhou

rule-U4 = O endereço tem um parâmetro `{ $input }` que esta resposta não aceita.
rule-U4-next = Retire-o, ou use um destes: { $accepted }.
rule-U5 = `{ $input }` não é um valor que este parâmetro possa ter.
rule-U5-next = Use um destes: { $accepted }.
