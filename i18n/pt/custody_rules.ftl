# As regras pelas quais se recusa um movimento de lotes.

rule-B1 = Este movimento não move nada: { $input }.
rule-B1-next = Dê a cada lote uma massa acima de zero e diga de que foram tirados os lotes.
rule-B2 = O que sai e o que se perde não somam o que entra: { $input }.
rule-B2-next = Pese outra vez. Cada quilate que entra sai ou é declarado como perda.
rule-B3 = Tira-se de um lote mais do que dele resta: { $input }.
rule-B3-next = Corrija a massa, ou procure o movimento que levou o resto.
rule-B4 = Nada resta deste lote: { $input }.
rule-B4-next = Já foi gasto. Verifique o número do lote; se o movimento anterior está errado, anule primeiro esse.
rule-B5 = Este lote já foi feito antes: { $input }.
rule-B5-next = Um lote nasce uma só vez. Dê ao novo lote um número próprio.
rule-B6 = Há mais lapidado do que bruto: { $input }.
rule-B6-next = A lapidação retira massa. Corrija as massas, ou indique todos os lotes em bruto que entraram.
rule-B7 = Este lote seria feito de si próprio: { $input }.
rule-B7-next = Verifique os números dos lotes que entraram.
rule-B8 = Nenhum lote tem aqui este número: { $input }.
rule-B8-next = Verifique o número. Um lote de que se contará mais tarde anuncia-se primeiro.
rule-B9 = Não há aqui tal movimento: { $input }.
rule-B9-next = Verifique o número.
rule-B10 = Este movimento já foi anulado: { $input }.
rule-B10-next = Nada mais há a fazer. Registe-o de novo tal como foi.
rule-B11 = Este movimento tem lotes a mais: { $input }.
rule-B11-next = Entram no máximo 100 000 e saem 100 000. Divida-o em vários movimentos.
