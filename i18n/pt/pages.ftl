## Shell
skip = Ir para o texto
motto = O registo público dos diamantes em bruto, e do mal que os acompanha
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
foot-quiet = Nenhuma página precisa de scripts nem faz pedidos a terceiros, e só há um cookie para quem entra. Aqui, um número sem fonte é um defeito.
foot-desk = As autoridades e as outras repartições participantes têm aqui um balcão.
foot-desk-link = Ao balcão

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
key-solid = uma constatação verificada corresponde à definição
key-dense = alegado, contestado ou em aberto
key-sparse = não examinado
key-stroke = fecha tudo o que não se pode excluir. A linha nua a seguir: examinado, e nenhuma constatação publicada corresponde à definição
state-verified = verificado
state-partly-verified = verificado em parte
state-open = alegado, contestado ou em aberto
state-not-looked = não examinado
state-looked = examinado: nenhuma constatação publicada lhe corresponde
state-nothing = nada foi declarado
unfinished = inacabado
return-missing = falta uma declaração
world = Mundo
words-verified = Uma constatação verificada diz respeito a { $carats } quilates.
words-open = Para { $carats } quilates há uma alegação, um relato contestado ou uma data em aberto.
words-not-looked = Ninguém examinou { $carats } quilates.
words-nothing = Examinado: nenhuma constatação publicada corresponde a esta definição.
examine-this = Examinar isto segundo outras definições, outros períodos e outros exames

## Columns
column-definition = Definição
column-share = % dos quilates
column-state = O que se sabe
column-year = Ano
column-mct = milhões de quilates
column-participant = Participante
column-carats = Quilates
column-musd = milhões de US$
column-usd-per-carat = US$ por quilate

## Home
home-title = Que parte dos diamantes em bruto do mundo é de conflito
home-kick = Mundo · { $year }, último ano completo · segundo as declarações de { $count } participantes produtores
home-amount = Os diamantes em bruto do mundo em { $year }: { $most } milhões de quilates
home-amount-between = Os diamantes em bruto do mundo em { $year }: entre { $least } e { $most } milhões de quilates
home-lede = Quanto disto é diamante de conflito depende da definição que se usa, e de até onde alguém examinou.
home-between = «Pelo menos» é o que está verificado. «No máximo» junta o que é alegado e o que ninguém examinou. A verdade está entre os dois. Aqui nunca se diz que uma pedra não tem ligação a conflitos, porque ninguém o pode saber.
home-others = Os mesmos quilates de { $year } segundo cada uma das outras definições
home-source = Soma simples das { $rows } linhas de declarações de produção, tal como entregues ao Processo de Kimberley: { $carats } quilates. Constatações e exames: cada um com as suas fontes.
home-disputed = Entregue mais de uma vez, e ninguém aqui escolhe entre as linhas:
home-how = Como se calcula
door-examine = Examinar
door-examine-text = Um país, uma mina, uma empresa, num ano: o que está verificado, o que é alegado, o que ninguém examinou.
door-coverage = O que ninguém examinou
door-coverage-text = Quem examinou que lugar, à procura de que mal, em que anos e à custa de quem. As células vazias são as mais importantes.
door-lab = Mude a definição
door-lab-text = Assinale quem, o quê e que gravidade. Veja logo que constatações, que países e quantos quilates mudam.
home-years = Ano a ano, de { $first } a { $last }
home-years-text = Cada barra é um ano de produção declarada. Abaixo do traço grosso está tudo o que não se pode excluir; acima, em contorno, o que foi examinado sem que nenhuma constatação publicada corresponda à definição.
home-years-unit = bruto extraído em cada ano, milhões de quilates
home-years-label = { $definition }, ano a ano. Os números estão na tabela abaixo.
home-years-table = A tabela por trás dos gráficos: { $count } anos
home-years-source = Fonte: estatísticas públicas do Processo de Kimberley, produção semestral, cada linha tal como entregue. O último ano está inacabado enquanto nem todos entregaram; num ano anterior falta uma declaração quando um produtor do ano precedente não entregou os dois semestres.
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
near-miss = A mais próxima:
home-met = Verificado, e corresponde à definição:
home-open = { $n ->
    [one] Uma constatação deixa pedras em aberto: não verificada, contestada, de produção desconhecida ou só para parte de um semestre
   *[other] { $n } constatações deixam pedras em aberto: não verificadas, contestadas, de produção desconhecida ou só para parte de um semestre
}

## Statements on other pages
stands-title = Segundo cada definição, { $period }
stands-caption-declared = Partes dos { $carats } quilates declarados para { $period }
stands-caption-produced = Partes dos { $carats } quilates que as fontes indicam como produzidos em { $period }
stands-caption-unknown = Nenhuma fonte indica os quilates de { $period }: partes de uma quantidade desconhecida
choose-year = Escolher um ano
stands-no-findings = Nenhuma constatação deste registo diz respeito ao período.
stands-findings = Constatações que lhe dizem respeito, as mais fortes primeiro. Entre parênteses: a regra pela qual cada uma altera a parte
stands-rules = O que dizem as regras
stands-not-looked = Não examinado
stands-made = Feito em { $day } a partir do registo tal como estava; válido até { $until }, ou até mudar aquilo em que assenta.

## Lists
column-finding = Constatação
column-scope = Que pedras
column-when = Quando
column-link = Como as pedras estão ligadas
column-grade = Grau
column-looker = Quem examinou
column-examined = Tempo examinado
column-looked-for = Procurado
column-independence = Exame de quem
column-period = Período
column-usd = US$
column-measure = O que se contou
column-source = Fonte
not-given = não indicado
rounded = arredondado
findings-title = Constatações ligadas às suas pedras
findings-none = Nenhuma constatação deste registo diz respeito às suas pedras. Isso não prova que nada aconteceu.
looks-title = Quem examinou
looks-none = Ninguém examinou isto, tanto quanto este registo sabe.
look-counts-for-none = (por omissão não conta para nenhum)
output-none = Nenhuma fonte lida indica a sua produção.
output-bounds = Só o que foi produzido, por inteiro, num ano civil ou em metade dele, limita uma parte.
sources-label = Fontes:

## Participants
participants-title = Quem declara, e o quê
participants-kick = Declarações · participantes
participants-lede = { $filing } de { $all } participantes entregaram declarações de produção. Cada página mostra cada linha tal como entregue: as tardias, as entregues duas vezes e as nunca entregues.
participants-others = Participantes sem declarações de produção
participants-others-text = Comerciam, lapidam ou participam sem produzir; as estatísticas públicas não têm deles nenhuma linha de produção.
column-declared = Quilates, { $year }
column-filed-span = Períodos entregues
column-findings = Constatações
column-looks = Exames
column-sites = Locais
declared-nothing = nada declarado
participant-kick = participante
participant-never-filed = As estatísticas públicas não têm nenhuma declaração de produção deste participante.
participant-lede = Para { $year } declarou { $most }, no valor de { $usd } milhões de US$.
participant-lede-nothing = Para { $year } não declarou produção.
participant-lede-between = Para { $year } declarou pelo menos { $least } e no máximo { $most }. Uma declaração foi entregue mais de uma vez, com pesos diferentes, e ninguém disse qual vale.
participant-between-source = Cheio: quilates que valem em todas as leituras. Tramado: quilates que só contam se todas as linhas contarem.
fact-code = Código
fact-kind = Tipo
fact-status = Último estatuto
fact-returns = Declarações
fact-rank = Posição por quilates, { $year }
fact-price = US$ por quilate, { $year }
rows = { $n ->
    [one] 1 linha
   *[other] { $n } linhas
}
twice-title = { $n ->
    [one] Um semestre, entregue mais de uma vez
   *[other] { $n } semestres e tipos de exploração, entregues mais de uma vez
}
twice-text = Uma linha posterior pode corrigir outra, pertencer a outro semestre ou somar-se. O registo não escolhe: todo o total que a use é um intervalo até o participante dizer que linha vale.
twice-older = { $n ->
    [one] Um mais antigo
   *[other] { $n } mais antigos
}
column-reading = Leitura
column-filed = Entregue em
column-row = Linha da fonte
column-year-in-all = { $year } ao todo, quilates
reading-alone = Só vale a linha { $n }
reading-all = Todas as linhas contam
gaps-title = Devidas, e nunca entregues
gaps-text = Para estes semestres as estatísticas públicas não têm nenhuma linha. O que neles se extraiu não tem limite superior.
gaps-halves = { $n ->
    [one] 1 declaração
   *[other] { $n } declarações
}
gaps-due = a última devida em { $day }
production-title = Produção por semestre e tipo de exploração
production-span = tal como declarada, de { $first } a { $last }
production-label = Produção por semestre, de { $first } a { $last }. Os números estão na tabela das declarações.
production-not-split = não repartido: tipo de exploração não registado
production-disputed = só conta se todas as linhas contarem
production-missing = devida, e nunca entregue
delays-title = Entregues a tempo, entregues com atraso
delays-text = As declarações são devidas dois meses depois de cada semestre. Semestres desde { $first } com dia de entrega conhecido: { $count }; entregues a tempo: { $in_time }. Contado a partir do prazo, o do meio veio ao fim de { $median } dias, o último ao fim de { $longest }.
delays-unit = dias depois do prazo, por semestre. O anel é a primeira entrega quando outra se seguiu, o ponto é a última
delays-label = Dias entre o prazo e a entrega. Os números estão na tabela das declarações.
delays-source = Prazos: anexo III do sistema de certificação, dois meses depois do período. Dias de entrega tal como as estatísticas os publicam; em branco antes de 2011.
returns-title = Declarações, tal como entregues
returns-older = { $n ->
    [one] A linha anterior
   *[other] As { $n } linhas anteriores
}
returns-source = Fonte: estatísticas públicas do Processo de Kimberley, produção; números de linha da fonte. Linhas sombreadas: o mesmo semestre e tipo de exploração entregues mais de uma vez.
column-half = Semestre e tipo
column-due = Prazo
column-late = Dias de atraso
odd-title = O que não bate certo
odd-text = Cada linha é uma regra aplicada às declarações. Uma regra encontra uma pergunta, não um culpado.
odd-source = As regras estão na página «Método». Os números de linha são os das estatísticas públicas.
column-rule = Regra
column-says = O que dizem as declarações
column-rows = Linhas
standing-title = Situação no sistema
standing-takes-part = participa
authorities = { $n ->
    [one] Uma autoridade nomeada nas listas lidas
   *[other] { $n } autoridades nomeadas nas listas lidas
}
as-of = em { $day }
places-title = Minas e jazigos
companies-title = Empresas
notes-title = As possibilidades de examinar
searched-not-found = Procurado e não encontrado.

## Findings
findings-page-title = O que foi feito, e quem o diz
findings-kick = Constatações · { $count } casos
findings-lede = Cada caso põe os seus relatos lado a lado. Não se faz a média, não se escolhe nenhum. Só um caso verificado, com uma ligação verificada, pode fazer subir o «pelo menos».
findings-all = Todos
findings-source = Os graus são propostos por um só leitor, com a razão em cada página; «verificado» só assenta num tribunal, num órgão da ONU, numa admissão ou em duas fontes independentes. Conclusões: a mais forte de todos os atos e ligações, em qualquer ano.
column-where = Onde
finding-in-english = Resumos, notas e relatos citados estão em inglês, tal como os escreveram os autores do processo.
finding-facts = Grau e factos
finding-closes = Só quem sofreu o mal pode fechar um caso.
grade-title = O que se tem por provado, e porquê
grade-on = Assenta em:
grade-proposed = O leitor propôs
grade-lowered = A base não chega para isso: «verificado» pede um tribunal, um órgão da ONU, uma admissão ou duas fontes de editores diferentes.
grade-one-reader = Proposto por um só leitor.
grade-contested-part = Uma parte é contestada.
fact-dates = Datas conhecidas
fact-place = Lugar conhecido
fact-sources = Fontes
open-questions = O que ninguém respondeu
accounts-title = Os relatos, lado a lado
accounts-text = O cheio é o mínimo que cada um diz, a trama vai até ao máximo; uma trama larga quer dizer que não é dado nenhum máximo.
acts-title = O que foi feito
acts-also = Contado por um só
actor-unknown = Autor desconhecido
count-between = de { $least } a { $most }
count-least = pelo menos { $least }
verdicts-title = Segundo cada definição
verdicts-text = A resposta mais forte entre todos os atos e ligações deste caso, em qualquer altura. Para um período, examine o participante ou o local.
verdicts-no-stones = Este caso não tem ligação a nenhuma pedra: nenhuma definição é consultada.
column-verdict = Conclusão
column-why = Porquê
not-verified = não verificado
responses-title = Respostas dos responsáveis
responses-none = Não se conhece resposta. Ninguém, nas fontes lidas, diz que foi pedida.
remedies-title = Reparação
remedies-none = Não se conhece nenhuma.
remedies-close = O que um responsável diz ter prestado escreve-se «diz-se prestado».
column-remedy = Reparação
column-remedy-state = Estado
column-by-to = Por quem, a quem
column-amount = Montante
links-title = Como se ligam pedras a isto
links-text = Uma ligação tem o seu próprio grau. Liga todas as pedras do seu alvo, as de um local, ou nenhuma.
column-reach = Alcance
reach-whole = todas as suas pedras
reach-site = as pedras de um local ou exploração
reach-none = nenhuma pedra
case-sources = Fontes

## Coverage
coverage-title = O que ninguém examinou
coverage-kick = Cobertura · { $count } exames registados · de { $first } a { $last }
coverage-lede = Sem exame nada se sabe das pedras, diga o dono o que disser. Um exame só conta para o seu lugar, o seu período e os tipos de mal que procurava.
coverage-whose = Que exames contam
coverage-whose-text = O relatório de uma empresa sobre si mesma nunca conta para a violência, e uma visita aos controlos do certificado não conta para nenhum destes males.
coverage-caption = Anos com produção declarada, de { $first } a { $last }, por participante e tipo de mal; os maiores produtores primeiro. O número: anos em que ninguém examinou, dos anos com produção
coverage-key-not = tramado: ninguém examinou nesse ano
coverage-key-part = meio tramado: parte do ano, ou algum local, foi examinado
coverage-key-whole = linha: todo o participante foi examinado o ano inteiro
coverage-key-none = vazio: nenhuma produção declarada
coverage-unseen = { $unseen } de { $all }
column-who-looked = Exames, todos os anos
whose-independent = independentes: { $count }
whose-state-of-the-operator = Estado: { $count }
whose-second-party = pares ou auditores escolhidos: { $count }
whose-self = empresas sobre si mesmas: { $count }
nobody = ninguém
coverage-never = Nunca examinados
coverage-never-text = Participantes que declararam produção e que ninguém, entre aqueles cujo exame conta, alguma vez examinou, para nenhum tipo de mal.
coverage-never-none = Nenhum, com esta escolha.
coverage-apart = Regiões e locais, à parte
coverage-apart-text = Um exame de uma região, de uma mina ou de uma empresa não cobre um participante inteiro. Estes foram examinados por alguém, independente ou não.
coverage-apart-region = { $n ->
    [one] 1 região
   *[other] { $n } regiões
}
coverage-apart-site = { $n ->
    [one] 1 mina ou jazigo
   *[other] { $n } minas e jazigos
}
coverage-apart-company = { $n ->
    [one] 1 empresa
   *[other] { $n } empresas
}
coverage-apart-route = { $n ->
    [one] 1 rota
   *[other] { $n } rotas
}
looks = { $n ->
    [one] 1 exame
   *[other] { $n } exames
}
coverage-not-found = Procurado, e não encontrado
coverage-not-found-text = A procura fez-se sobretudo em inglês. Nada ter sido encontrado não prova que ninguém examinou.
column-searched = O que se procurou
column-last-review = Última avaliação do PK encontrada
column-nearest-page = Página lida mais próxima
coverage-source = Cada exame tem a sua fonte na página do lugar que examinou.

## Sites and companies
sites-title = Minas e jazigos
sites-kick = Minas e jazigos
sites-lede = Estão registados { $count }; para { $placed } uma fonte indica coordenadas. Nenhuma coordenada é inventada: os outros são listados, não desenhados.
sites-source = As fontes do lugar, da propriedade, do estado e da história estão na página de cada local.
column-site = Mina ou jazigo
column-site-kind = Tipo
column-operator = Operador
column-site-status = Estado
owners-title = De quem é
output-title = O que se diz que produziu
fact-other-names = Outros nomes
fact-mining = Exploração
fact-opened = Abertura
fact-closed = Encerramento
fact-coordinates = Coordenadas
company-kick = empresa
places-none = Nenhuma mina ou jazigo no registo.
fact-seat = Sede
fact-parent = Detida por
fact-from = Conhecida desde
fact-until = Conhecida até
fact-sanctions = Sanções

## What accounts count
tally-deaths = mortes
tally-people = pessoas
tally-families = famílias
tally-injured = feridos
tally-sick-people = doentes
tally-homes = casas
tally-claimants = reclamantes
tally-missing = desaparecidos
tally-people-affected = pessoas afetadas
tally-households = agregados familiares
tally-family = família
tally-buildings = edifícios
tally-children = crianças
tally-communities = comunidades
tally-civilian-deaths = mortes de civis
tally-arrests = detenções
tally-applicants = requerentes
tally-carats = quilates
tally-carats-per-year = quilates por ano
tally-dams = barragens
tally-cubic-metres = metros cúbicos
tally-families-moved = famílias deslocadas
stands-nothing = Nada foi declarado para este período, por isso não há parte de que falar.
words-council = A lista do Conselho de Segurança é ela própria um exame do mundo inteiro: esta definição não pede outro.
