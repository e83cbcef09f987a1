# As regras pelas quais um passo de um certificado é recusado.
rule-T1 = { $input } não participa do sistema nesse dia.
rule-T1-next = Os diamantes brutos só se comerciam entre participantes. Verifique o participante e o dia.
rule-T2 = { $input } não pode comerciar nesse dia: está suspenso ou retirou-se do comércio.
rule-T2-next = Espere até que a medida seja levantada. A página do participante mostra cada mudança de estatuto com a fonte.
rule-T3 = O comércio a partir de “{ $input }” está vedado nesse dia.
rule-T3-next = { $offered ->
    [some] Indique a zona de extração. Abertas nesse dia: { $accepted }.
   *[none] Indique a zona de extração. Não se conhece nenhuma aberta nesse dia.
}
rule-T4 = O certificado expirou ({ $input }).
rule-T4-next = Volta à autoridade que o emitiu, que pode emitir outro.
rule-T5 = O certificado já não é válido ({ $input }).
rule-T5-next = Pergunte à autoridade emissora. A página do certificado diz o que aconteceu e quando.
rule-T6 = O certificado já foi usado ({ $input }).
rule-T6-next = Um certificado acompanha uma remessa, uma única vez. Se são outras pedras, denuncie o certificado.
rule-T7 = Pedras extraídas noutro lugar ({ $input }) saem sem prova de importação lícita.
rule-T7-next = Indique o certificado com que entraram, quem o emitiu e o dia da importação.
rule-T8 = “{ $input }” não concorda com os lotes.
rule-T8-next = { $offered ->
    [some] Os lotes somam { $accepted }. Corrija um ou outro.
   *[none] Cada lote e cada um dos seus códigos SH figura uma só vez. Corrija o que figura duas vezes.
}
rule-T9 = “{ $input }” não é um código SH de diamantes brutos.
rule-T9-next = O sistema abrange { $accepted }.
rule-T10 = Falta “{ $input }”.
rule-T10-next = Preencha. Sem isso não há certificado.
rule-T11 = “{ $input }” é demasiado longo.
rule-T11-next = Aqui cabem no máximo { $accepted } caracteres.
rule-T12 = O texto contém { $input }, um sinal que não se vê ou que muda o sentido da leitura.
rule-T12-next = Escreva o texto de novo. As letras de todas as escritas são bem-vindas.
rule-T13 = O dia { $input } não pode ser.
rule-T13-next = Verifique a ordem dos dias: extração, emissão, saída, receção. Se o relógio desta máquina está errado, acerte-o.
rule-T14 = Este passo não se segue ({ $input }).
rule-T14-next = Veja em que ponto está o certificado e dê o passo que se segue.
rule-T15 = Nenhum certificado com o número “{ $input }” foi emitido aqui.
rule-T15-next = Verifique o número. Se está assim no papel, denuncie-o.
rule-T16 = “{ $input }” não é um número de certificado.
rule-T16-next = Duas a seis letras maiúsculas e oito algarismos, por exemplo BW00000017.
rule-T17 = Ninguém valida nem emite sozinho o que escreveu ({ $input }).
rule-T17-next = Peça a uma segunda pessoa da sua repartição que o valide.
rule-T18 = { $input } são demasiados para uma remessa.
rule-T18-next = No máximo { $accepted }. Faça duas remessas.
rule-T19 = O lote “{ $input }” não diz onde as suas pedras foram extraídas.
rule-T19-next = Nomeie cada país de extração, também num lote misto, ou diga “unknown”.
rule-T20 = “{ $input }” não pode ser o que se encontrou.
rule-T20-next = Dê o número de lotes e os quilates encontrados, e o exportador e o importador segundo os papéis.
rule-T21 = Não há rascunho “{ $input }” na sua repartição.
rule-T21-next = Veja os rascunhos da sua repartição; pode ter sido emitido ou retirado.
rule-T22 = Alguém mudou isto entretanto ({ $input }).
rule-T22-next = Veja o texto mais recente e decida de novo.
rule-T23 = “{ $input }” não se lê como tabela de certificados.
rule-T23-next = Use o modelo, guardado como CSV ou XLSX.
rule-T24 = A tabela não tem a coluna “{ $input }”.
rule-T24-next = As colunas necessárias: { $accepted }.
rule-T25 = { $input } linhas são demasiadas.
rule-T25-next = No máximo { $accepted } linhas num ficheiro. Envie vários ficheiros.
rule-T26 = O certificado não é para a sua repartição ({ $input }).
rule-T26-next = Só a autoridade que ele nomeia pode dar este passo.
rule-T27 = A uma suspeita falta { $input }.
rule-T27-next = Diga que número está no certificado e o que o faz duvidar.
rule-T28 = “{ $input }” não pode começar números de certificados.
rule-T28-next = Duas a seis letras maiúsculas; as duas primeiras são o código do participante.
rule-T29 = “{ $input }” foi emitido neste registo.
rule-T29-next = Confirme-o pelo número, não como certificado em papel.
rule-T30 = Não se conhece aqui nenhuma lei sobre { $input }.
rule-T30-next = Indique você os dias, ou acrescente a lei com a fonte aos dados de referência.
