# Tabelas no balcão.

tables-title = Tabelas
tables-lede = Escreva uma linha por cada lote e código SH. Uma tabela entra inteira ou não entra: experimente-a primeiro e veja o que seria escrito.
tables-drafts = Trazer rascunhos
tables-receipts = Confirmar receções
tables-empty = Uma tabela vazia para começar
tables-file = A tabela, CSV ou XLSX, no máximo 10 000 linhas
tables-try = Experimentar
tables-keep = Trazer
tables-out = Levar
tables-certificates = Certificados
tables-nothing = Nada da tabela entrou.
tables-more-refusals = E mais { $n }. Corrija primeiro estes.
tables-kept = Trazidos: { $n }
tables-tried = Só experimentado, nada foi escrito: { $n }
