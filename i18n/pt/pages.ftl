## Shell
skip = Ir para o texto
motto = O registo público dos diamantes em bruto e do mal que viaja com eles
nav-label = Principal
nav-languages = Línguas
nav-examine = Examinar
nav-findings = Constatações
nav-definitions = Definições
nav-returns = Declarações
nav-coverage = Cobertura
nav-method = Método
language-en = English
language-fr = Français
language-pt = Português
foot-sources = Cada número vem de uma fonte nomeada.
foot-sources-link = As fontes e os seus defeitos
foot-open = Cada página existe também para as máquinas, em JSON e CSV, em /api/v1.
foot-quiet = Sem scripts, sem cookies, sem pedidos a terceiros. Aqui, um número sem fonte é um defeito.

## Refusals
refused-kick = O que foi pedido e porque não há resposta
refused-title = Isto foi recusado
refused-title-missing = Não há nada aqui
refused-rule = Regra { $rule }
refused-home = Para a primeira página

## Dates and periods
month-1 = jan.
month-2 = fev.
month-3 = mar.
month-4 = abr.
month-5 = maio
month-6 = jun.
month-7 = jul.
month-8 = ago.
month-9 = set.
month-10 = out.
month-11 = nov.
month-12 = dez.
span-from = a partir de { $day }
span-until = até { $day }
span-none = data não indicada

## The interval
at-least = pelo menos
at-most = no máximo
interval-sentence = { $definition }: pelo menos { $least }, no máximo { $most }
interval-carats = pelo menos { $least }, no máximo { $most } { $unit }
unit-mct = milhões de quilates
unit-kct = milhares de quilates
unit-ct = quilates

## States and textures
key-label = Como ler as barras
key-solid = uma constatação verificada cumpre a definição
key-dense = alegado, contestado ou em aberto
key-sparse = não examinado
key-stroke = fecha tudo o que não se pode excluir. A linha nua a seguir: examinado, e nenhuma constatação publicada cumpre a definição
state-verified = verificado
state-partly-verified = verificado em parte
state-open = alegado, contestado ou em aberto
state-not-looked = não examinado
state-looked = examinado: nenhuma constatação publicada a cumpre
state-nothing = nada foi declarado
unfinished = inacabado
world = Mundo
words-verified = { $carats } quilates têm uma constatação verificada.
words-open = Para { $carats } quilates há uma alegação, um relato contestado ou uma data em aberto.
words-not-looked = Ninguém examinou { $carats } quilates.
words-nothing = Examinado: nenhuma constatação publicada cumpre esta definição.
examine-this = Examinar isto com outras palavras, períodos e olhares

## Columns
column-definition = Definição
column-share = % dos quilates
column-state = O que se sabe
column-year = Ano
column-mct = milhões de quilates
column-participant = Participante
column-carats = Quilates
column-musd = Milhões US$
column-usd-per-carat = US$ por quilate

## Home
home-title = Quanto do diamante em bruto do mundo é de conflito
home-kick = Mundo · { $year }, último ano completo · segundo as declarações de { $count } participantes produtores
home-amount = Os diamantes em bruto do mundo em { $year }: { $most } milhões de quilates
home-amount-between = Os diamantes em bruto do mundo em { $year }: entre { $least } e { $most } milhões de quilates
home-lede = Quanto disso é diamante de conflito depende das palavras de quem se usa, e de até onde alguém foi ver.
home-between = «Pelo menos» é o que está verificado. «No máximo» junta o que é alegado e o que ninguém examinou. A verdade está entre os dois. Aqui nunca se diz que uma pedra está livre de conflito, porque ninguém o pode saber.
home-others = Os mesmos quilates de { $year } segundo as outras definições em cima da mesa
home-source = Quilates: { $rows } linhas de declarações de produção, tal como entregues ao Processo de Kimberley. Constatações e olhares: cada um com as suas fontes.
home-how = Como se calcula
door-examine = Examinar
door-examine-text = Um país, uma mina, uma empresa, num ano: o que está verificado, o que é alegado, o que ninguém examinou.
door-coverage = Onde ninguém foi ver
door-coverage-text = Quem foi ver onde, que tipo de mal procurou, em que anos e pago por quem. As células vazias são as mais importantes.
door-lab = Mude você mesmo a definição
door-lab-text = Assinale quem, o quê e com que gravidade. Veja logo que constatações, que países e quantos quilates se movem.
home-years = Ano a ano, de { $first } a { $last }
home-years-text = Cada barra é um ano de produção declarada. Abaixo do traço grosso está tudo o que não se pode excluir; acima, em contorno, o que foi examinado e nenhuma constatação publicada atinge.
home-years-unit = bruto extraído em cada ano, milhões de quilates
home-years-label = { $definition }, ano a ano. Os números estão na tabela abaixo.
home-years-table = A tabela por trás dos gráficos: { $count } anos
home-years-source = Fonte: estatísticas públicas do Processo de Kimberley, produção semestral, cada linha tal como entregue. Um ano está inacabado enquanto um produtor do ano anterior não entregou os dois semestres.
home-map = Onde foi extraído o bruto de { $year }
home-map-text = Cada participante que declarou produção. O preenchimento diz o que de mais forte se sabe das suas pedras: cheio, tudo verificado; trama densa, alegado, contestado ou verificado em parte; trama larga, não examinado; contorno, examinado. A terra lisa não declarou produção.
home-map-label = Mapa do mundo segundo { $definition }. Os números estão na tabela abaixo.
home-map-source = Números no mapa: milhões de quilates. Projeção Equal Earth, centrada em 11° E. Fronteiras: Natural Earth, 1:110 milhões, como são de facto; não tomam posição sobre nenhuma reivindicação.
home-table = Participantes que declararam 100 000 quilates ou mais, { $year }
home-table-source = Quilates e US$ são as somas simples de todas as linhas entregues. Quando uma declaração foi entregue duas vezes, a parte conta as duas leituras: a página do participante mostra-as.
home-others-row = { $n ->
    [one] 1 outro, abaixo de 100 000 quilates
   *[other] { $n } outros, cada um abaixo de 100 000 quilates
}
short-looked = examinado: nenhuma
short-open = alegado ou em aberto
near-miss = O que mais se aproxima:
home-met = Verificado, e cumpre a definição:
home-open = { $n ->
    [one] Uma constatação deixa pedras em aberto: não verificada, contestada, de produção desconhecida ou só para parte de um semestre
   *[other] { $n } constatações deixam pedras em aberto: não verificadas, contestadas, de produção desconhecida ou só para parte de um semestre
}
