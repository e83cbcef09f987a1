# Trabalho em massa com certificados, e simulação.

rule-T31 = Este registo está em uso ({ $input }).
rule-T31-next = Uma simulação precisa de um registo novo: indique uma pasta vazia com --data.

rule-T32 = Linhas da mesma remessa, do mesmo lote ou certificado contradizem-se ou repetem-se: «{ $input }».
rule-T32-next = Diga-o uma vez, ou com as mesmas palavras em cada linha { $accepted }.

bulk-shipment = Remessa
bulk-draft = Rascunho
bulk-parcels = Lotes
bulk-carats = Quilates
bulk-usd = US$
bulk-certificate = Certificado
bulk-outcome = Receção
bulk-as-stated = Conforme declarado
bulk-differs = Difere: { $about }
bulk-about-parcels = número de lotes
bulk-about-carats = quilates
bulk-about-usd = valor
bulk-about-exporter = exportador
bulk-about-importer = importador
bulk-about-seal = selo
bulk-about-seal-broken = selo quebrado ou em falta
bulk-about-other = observação
bulk-dry-run = Só um ensaio: nada foi escrito.
bulk-columns-left = Estas colunas não foram lidas: { $columns }.
bulk-exported = { $n } em { $file }.

simulate-head = { $n } certificados sintéticos, semente { $seed }. Nada aqui é real.
simulate-state = Em que ponto estão
simulate-count = Número
simulate-times = Tempo em milissegundos, com a escrita no disco
simulate-p50 = Mediana
simulate-p99 = 99 em 100
simulate-max = O mais longo
simulate-drafting = Redação
simulate-validation = Validação
simulate-issue = Emissão
simulate-receipt = Receção
simulate-verification = Verificação de um código impresso, sem rede
simulate-reconciliation = Tudo foi reconciliado em { $ms } ms.
simulate-planted = O que tem de aparecer
simulate-planted-count = Esperado
simulate-found-count = Encontrado
simulate-planted-differences = Diferenças nomeadas nas confirmações
simulate-planted-forgeries = Códigos falsos ou alterados detetados
simulate-planted-pairs = Pares de participantes reconciliados com exatidão
simulate-planted-verdicts = Códigos avaliados como previsto
simulate-refusals = Tentativas recusadas por { $rule }
simulate-as-planned = Tudo o que foi colocado foi encontrado, e nada mais.
simulate-not-as-planned = Algo não correu como previsto:
