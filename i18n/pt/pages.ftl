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
