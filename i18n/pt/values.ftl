# Rótulos do vocabulário e dos códigos do registo.
## The nine fields of a definition: the question each asks, and its noun.
field-goods = Que pedras?
field-goods-noun = pedras
field-actor = Quem age?
field-actor-noun = autor
field-act = O que é feito?
field-act-noun = ato
field-gravity = Qual é a gravidade?
field-gravity-noun = gravidade
field-pattern = Uma vez, ou de forma repetida?
field-pattern-noun = padrão
field-finances = O que pagam as pedras?
field-finances-noun = o que as pedras pagam
field-aim = Contra quem?
field-aim-noun = o fim
field-un-status = O que diz o Conselho de Segurança?
field-un-status-noun = Conselho de Segurança
field-link = Que ligação têm as pedras?
field-link-noun = ligação

## Stones
value-goods-rough = em bruto
value-goods-polished = lapidadas

## Actors
value-actor-rebel-group = um movimento rebelde
value-actor-rebel-ally = um aliado de rebeldes
value-actor-terrorist-group = um grupo terrorista
value-actor-criminal-group = um grupo criminoso
value-actor-political-militia = a milícia de um partido
value-actor-communal-militia = a milícia de uma comunidade
value-actor-paramilitary-pro-state = um paramilitar do lado do Estado
value-actor-mercenary-pmc = um mercenário
value-actor-state-military = o exército de um Estado
value-actor-state-police = a polícia de um Estado
value-actor-state-intelligence = um serviço secreto de um Estado
value-actor-other-public-security = outra força pública
value-actor-foreign-military = um exército estrangeiro
value-actor-peace-operation = uma missão de paz
value-actor-private-security = uma empresa de segurança privada
value-actor-mine-inhouse-security = um guarda da própria mina
value-actor-mining-company = uma empresa mineira
value-actor-state-mining-company = uma empresa mineira estatal
value-actor-contractor = um subcontratado
value-actor-trader = um comerciante
value-actor-cooperative = uma cooperativa
value-actor-artisanal-miners = um mineiro artesanal
value-actor-central-authority = uma autoridade nacional
value-actor-local-authority = uma autoridade local
value-actor-judiciary = um tribunal
value-actor-traditional-authority = uma autoridade tradicional
value-actor-crowd = uma multidão
value-actor-individual = uma só pessoa

## Acts
value-act-killing = homicídio
value-act-disappearance = desaparecimento forçado
value-act-abduction = rapto
value-act-torture-cidt = tortura ou tratamento cruel
value-act-sexual-violence = violência sexual
value-act-ihl-or-atrocity = crime de guerra ou contra a humanidade
value-act-injury-assault = agressão ou ferimentos
value-act-excessive-force-protest = força excessiva contra um protesto
value-act-arbitrary-detention = detenção arbitrária
value-act-threat-reprisal = ameaças ou represálias
value-act-pillage = pilhagem
value-act-property-destruction = destruição de bens
value-act-security-force-abuse-support = apoio a forças de segurança que cometem abusos
value-act-war-financing-state = financiamento da guerra de um Estado
value-act-armed-group-support = apoio a um grupo armado
value-act-illegal-tax-extortion = taxas ilegais ou extorsão
value-act-forced-labour = trabalho forçado
value-act-child-labour-worst = piores formas de trabalho infantil
value-act-child-recruitment = recrutamento de crianças
value-act-physical-displacement = deslocação de habitantes
value-act-economic-displacement = perda do meio de subsistência
value-act-forced-eviction = despejo forçado
value-act-land-without-consent = tomada de terras sem consentimento
value-act-access-loss = perda de acesso à terra ou à água
value-act-heritage-damage = danos em lugares sagrados ou antigos
value-act-compensation-unpaid = indemnização não paga
value-act-compensation-inadequate = indemnização insuficiente
value-act-compensation-delayed = indemnização tardia
value-act-denial-of-remedy = recusa de reparação
value-act-tailings-failure = rotura de uma barragem de rejeitados
value-act-tailings-seepage = fuga de rejeitados
value-act-river-pollution = poluição de um rio
value-act-river-diversion = desvio de um rio
value-act-fish-wildlife-kill = morte de peixes ou animais selvagens
value-act-drinking-water-loss = perda de água potável
value-act-dust-blast = poeiras ou explosões
value-act-deforestation = desflorestação
value-act-open-pit-hazard = poços deixados abertos
value-act-work-death-injury = morte ou ferimento no trabalho
value-act-wage-theft = salários retidos
value-act-union-suppression = repressão sindical
value-act-bribery-origin-fraud = suborno ou fraude sobre a origem
value-act-money-laundering = branqueamento de capitais
value-act-tax-royalty-nonpayment = impostos ou royalties não pagos
value-act-smuggling = contrabando

## Gravity
value-gravity-not-a-violation = um facto que não é violação de direitos humanos
value-gravity-violation = uma violação de direitos humanos
value-gravity-serious = uma violação grave de direitos humanos

## Pattern
value-pattern-isolated = isolado
value-pattern-repeated = repetido
value-pattern-widespread = generalizado
value-pattern-systematic = sistemático
value-pattern-widespread-and-systematic = generalizado e sistemático

## What the stones pay for
value-finances-armed-conflict = um conflito armado
value-finances-violence-around-mining = a violência em torno das minas
value-finances-other-armed-operations = outras operações armadas
value-finances-nothing = nada disso

## Aim
value-aim-against-government = contra um governo
value-aim-against-communities = contra comunidades
value-aim-war-between-states = numa guerra entre Estados
value-aim-other = com outro fim

## Security Council
value-un-status-described-in-effect = descrito numa resolução em vigor
value-un-status-described-lapsed = descrito numa resolução que já não está em vigor
value-un-status-actor-listed = cometido por quem está na lista do Conselho
value-un-status-not-described = ausente de qualquer resolução

## Links
value-link-occurred-at-site = aconteceu no local
value-link-caused-by-operation = causado pela exploração
value-link-contributed-to-by-operation = a exploração contribuiu
value-link-directly-linked-to-operation = diretamente ligado à exploração
value-link-downstream-of-site = chegou a jusante do local
value-link-perpetrator-controls-site = o autor controla o local
value-link-perpetrator-controls-route = o autor controla a rota
value-link-perpetrator-controls-trade-point = o autor controla um ponto de comércio
value-link-perpetrator-taxes-site = o autor cobra taxas no local
value-link-perpetrator-taxes-route = o autor cobra taxas na rota
value-link-perpetrator-taxes-trader = o autor cobra taxas a comerciantes
value-link-perpetrator-secures-site = o autor guarda o local
value-link-perpetrator-owns-interest = o autor detém uma parte
value-link-revenue-finances-perpetrator = as receitas pagam ao autor
value-link-revenue-finances-war = as receitas pagam uma guerra
value-link-extracted-by-forced-or-child-labour = extraído com trabalho forçado ou infantil
value-link-extracted-on-taken-land = extraído em terra tomada
value-link-certified-despite = certificado apesar disso
value-link-harm-reached = o mal chegou a este lugar
value-link-remedy-owed-by = reparação devida por
value-link-reprisal-for-reporting = represália por denunciar

## Groups of actors and of acts
group-actor-armed = Grupos armados
group-actor-state = Forças e autoridades de um Estado
group-actor-private = Empresas e os seus guardas
group-actor-other = Pessoas e comunidades
any-actor-armed = qualquer grupo armado
any-actor-state = qualquer força ou autoridade de um Estado
any-actor-private = qualquer empresa ou os seus guardas
any-actor-other = qualquer pessoa ou comunidade
group-act-violence = violência
group-act-armed-finance = apoio a grupos armados
group-act-labour = trabalho forçado e trabalho infantil
group-act-land = perda de casa ou de terra
group-act-remedy = indemnização negada
group-act-environment = danos na água, na terra ou na fauna
group-act-work = danos aos trabalhadores
group-act-integrity = fraude, contrabando, impostos não pagos

## Verdicts and grades
verdict-yes = sim
verdict-no = não
verdict-unknown = desconhecido
verdict-contested = contestado
grade-unverified = não verificado
grade-corroborated = corroborado
grade-contested = contestado
grade-verified = verificado
basis-one-source = uma só fonte
basis-two-independent-sources = duas fontes independentes
basis-court-judgment = uma sentença de um tribunal
basis-un-commission = um órgão das Nações Unidas
basis-state-admission = a admissão do próprio Estado
basis-company-admission = a admissão da própria empresa
basis-state-record = um documento do Estado

## What an act says of who did it
degree-carried-out = praticou-o
degree-ordered = ordenou-o
degree-failed-to-prevent = não o impediu
degree-failed-to-act-on-knowledge = sabia e nada fez
degree-suspected = suspeito
degree-unknown = não se sabe
nexus-state = o próprio Estado
nexus-state-controlled = sob controlo do Estado
nexus-state-tolerated = tolerado pelo Estado
nexus-none = sem ligação a um Estado
nexus-unknown = não se sabe
date-precision-exact-day = ao dia
date-precision-within-week = dentro de uma semana
date-precision-within-month = dentro de um mês
date-precision-within-year = dentro de um ano
date-precision-range = entre duas datas
place-precision-exact = o próprio lugar
place-precision-near-known-place = perto de um lugar conhecido
place-precision-district = o distrito
place-precision-province = a província
place-precision-country = o país
place-precision-line-feature = ao longo de um rio ou estrada
place-precision-international = em vários países

## Answers and remedies
response-accepts = aceita
response-accepts-in-part = aceita em parte
response-denies = nega
response-no-jurisdiction = diz que não lhe compete
response-no-response = não respondeu
remedy-restitution = restituição
remedy-compensation = indemnização
remedy-rehabilitation = cuidados e recuperação
remedy-satisfaction = reconhecimento
remedy-guarantee-of-non-repetition = medidas para que não se repita
remedy-state-promised = prometido
remedy-state-agreed = acordado
remedy-state-partly-delivered = prestado em parte
remedy-state-delivered-claimed = diz-se prestado
remedy-state-refused = recusado
remedy-state-broken = não cumprido

## Sources
source-court = tribunal
source-un = Nações Unidas
source-state = Estado
source-ngo = sociedade civil
source-company = empresa
source-press = imprensa
source-academic = investigação
how-read-part = lido em parte
how-read-findings = as conclusões foram lidas
how-read-cover = só a capa foi lida
how-read-contents = só o índice foi lido
how-read-cited = citado por outro texto, não lido

## Looks
look-armed-group-control = controlo por grupos armados
look-state-violence = violência das forças de um Estado
look-private-security-violence = violência de guardas privados
look-forced-or-child-labour = trabalho forçado ou infantil
look-displacement-land = casas e terras tomadas
look-environment-tailings = água, rejeitados, segurança no trabalho
look-compensation = indemnização
look-governance-origin-fraud = fraude sobre a origem
look-kp-controls-only = apenas os controlos do certificado
looker-un-panel = painel de peritos da ONU
looker-un-commission = comissão da ONU
looker-court = tribunal
looker-parliament = parlamento
looker-ngo-field-study = estudo de campo da sociedade civil
looker-academic = investigação
looker-press-investigation = investigação jornalística
looker-state-inspection = inspeção do Estado
looker-audit-standard = auditoria segundo uma norma
looker-company-self-assessment = relatório da própria empresa
looker-kp-review-visit = visita de avaliação do PK
looker-kp-review-mission = missão de avaliação do PK
independence-independent = independente
independence-state-of-the-operator = um órgão do Estado de onde vêm as pedras
independence-second-party = um par, ou um auditor escolhido pelo auditado
independence-self = a própria empresa
counted-independent = só exames independentes
counted-second-party = também os pares, os auditores escolhidos e o Estado
counted-own = também os relatórios das empresas sobre si mesmas, mas nunca para a violência
method-visit = visita
method-interviews = entrevistas
method-documents = documentos
method-survey = inquérito
method-remote = à distância
method-audit = auditoria

## Participants
participant-kind-state = Estado
participant-kind-regional-organisation = organização regional
participant-kind-trading-entity = entidade comercial
listing-confirmed = inscrito
listing-provisional-2003 = inscrito provisoriamente em 2003
role-both = importação e exportação
role-export = exportação
role-import = importação
role-not-stated = função não indicada
status-admitted = admitido
status-readmitted = readmitido
status-met-minimum-requirements = cumpriu os requisitos mínimos
status-not-confirmed = não confirmado
status-ended-absorbed-by-eu = passou a integrar a União Europeia
status-removed = retirado
status-reinstated = reintegrado
status-suspended = suspenso
status-self-suspended = suspendeu-se
status-vigilance = vigilância pedida a todos
status-zone-bound = exportação só de algumas zonas
status-zone-opened = zona aberta à exportação
status-zone-bound-relaxed = limites por zona aliviados
status-embargoed = embargo
status-embargo-lifted = embargo levantado
status-delisted-by-us = retirado da lista dos Estados Unidos
status-under-review = em avaliação
status-cleared = avaliação encerrada
status-under-threat-of-removal = retirada anunciada
status-trade-barred = comércio proibido
status-mine-bound = exportações de algumas minas proibidas ou limitadas
status-supervised-exports = exportações sob supervisão
status-contested-authorisation = autorizado, e contestado
status-operator-released = exportação permitida a um operador
status-special-monitoring-ended = fim da vigilância especial
status-scope-whole = todo o participante
status-scope-zone = uma zona
status-scope-mine = uma mina
status-scope-operator = um operador
status-precision-exact = ao dia
status-precision-exact-provisional = ao dia, provisório
status-precision-month = ao mês
status-precision-year = ao ano
status-precision-plenary = numa Plenária
status-precision-not-later-than = o mais tardar
status-precision-unknown = não se sabe

## Sites, companies, output
site-kind-kimberlite = quimberlito
site-kind-alluvial = aluvial
site-kind-lamproite = lamproíto
site-kind-tailings-retreatment = retratamento de rejeitados
site-kind-marine = marinho
site-status-operating = em atividade
site-status-closed = encerrado
site-status-care-and-maintenance = parado e mantido
mining-asm = artesanal e de pequena escala
mining-lsm = em grande escala
mining-undifferentiated = sem separação
mining-nothing = sem produção
coordinate-precision-site = o próprio local
coordinate-precision-site-rounded = o local, arredondado
coordinate-precision-field = o jazigo
coordinate-precision-nearest-town = a povoação mais próxima
company-kind-state = propriedade de um Estado
company-kind-state-controlled = controlada por um Estado
company-kind-listed = cotada em bolsa
company-kind-private = privada
company-kind-security-company = empresa de segurança
measure-produced = produzido
measure-sold = vendido
measure-forecast = previsto
output-period-calendar-year = ano civil
output-period-fy-june = ano até junho
output-period-fy-march = ano até março
output-period-q1 = primeiro trimestre
output-period-q2 = segundo trimestre
output-period-q4 = quarto trimestre
output-period-q1-fy-june = julho a setembro
output-period-q4-fy-june = abril a junho
output-period-h1 = primeiro semestre
output-period-nine-months = nove meses
output-period-part-year = parte do ano
output-period-first-production = primeira produção
output-period-estimate-per-year = estimativa para um ano
output-period-cumulative = todos os anos juntos

## Resolutions of the Security Council
resolution-import-ban = importação proibida a todos os Estados
resolution-export-ban-with-certificate = só com o certificado do governo
resolution-listing-of-those-trading = sanções contra quem negoceia
resolution-lifted = medidas levantadas
