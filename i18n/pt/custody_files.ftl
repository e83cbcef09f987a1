# Tabelas de lotes para operadores sem programa próprio: uma linha por lote de cada ato.

custody-column-event = Evento
custody-column-date = Data
custody-column-process = O que se fez
custody-column-side = Sentido
custody-column-lot = Lote
custody-column-carats = Quilates
custody-column-site = Local
custody-column-country = País
custody-column-period = Período
custody-column-certificate = Certificado
custody-column-from = De
custody-column-to = Para
custody-column-report = Relatório
custody-column-remark = Observação

custody-about-event = O mesmo número ou palavra em cada linha do mesmo ato. Uma linha que começa por # não é lida.
custody-about-date = O dia, por exemplo 2026-11-30; com a hora, por exemplo 2026-11-30T09:30+02:00. Sem diferença horária a hora é UTC, e um dia só vale o seu meio-dia.
custody-about-process = Um de: { $accepted }.
custody-about-side = entrada para o que entra, saída para o que sai, perda para o que desapareceu. Também num ato de uma só linha.
custody-about-lot = O seu próprio nome para o lote, ou um URI. Numa linha de perda de uma triagem, de um corte ou de um ato semelhante fica vazio. Para embalar e desembalar, o volume tem a sua própria linha, no outro sentido.
custody-about-carats = Quilates métricos com ponto, por exemplo 12.05. O que entra é igual ao que sai e ao que se perde, até ao último algarismo.
custody-about-site = Para a extração: o identificador do local no registo, se houver.
custody-about-country = Para a extração sem local: o código do participante, de três letras.
custody-about-period = Para a extração: o semestre ou o ano, por exemplo 2026H1 ou 2026. Vazio: o semestre da data.
custody-about-certificate = O número do certificado sob o qual se enviam ou recebem lotes.
custody-about-from = Quem dá: uma repartição do registo, ou um URI.
custody-about-to = Quem recebe: uma repartição do registo, ou um URI.
custody-about-report = O relatório do laboratório sobre uma só pedra. Escreva-o em cada linha dessa pedra.
custody-about-remark = Qualquer outra coisa, numa linha.
custody-about-example = Segue-se um exemplo. Estas linhas começam por # e não são lidas.
custody-about-sheet = Explicações
custody-about-column = Coluna
custody-about-meaning = O que contém

custody-process-mining = extração
custody-process-opening = existências iniciais
custody-process-sorting = triagem
custody-process-mixing = mistura
custody-process-splitting = divisão
custody-process-packing = embalagem
custody-process-unpacking = desembalagem
custody-process-sawing = serragem
custody-process-cutting = talhe
custody-process-polishing = lapidação
custody-process-setting = cravação
custody-process-shipping = envio
custody-process-receiving = receção
custody-process-loss = perda
custody-process-theft = roubo
custody-process-seizure = apreensão
custody-process-destruction = destruição

custody-side-in = entrada
custody-side-out = saída
custody-side-loss = perda

custody-preview-act = { $event }: { $process }, { $date }.
custody-preview-in = Entram: { $carats } ct em { $lots }.
custody-preview-out = Saem: { $carats } ct em { $lots }.
custody-preview-loss = Perdem-se: { $carats } ct.
custody-preview-moved = De { $carats } ct em { $lots } só muda o lugar ou o detentor.
custody-preview-parcel = Volume: { $lot }.
custody-preview-elsewhere = Contado noutro lado, ou à espera disso: { $lots }.
custody-preview-certificate = Certificado { $certificate }.
custody-preview-lots = { $n ->
    [one] { $n } lote
   *[other] { $n } lotes
}
custody-preview-examples = { $n ->
    [one] { $n } linha que começa por # não foi lida.
   *[other] { $n } linhas que começam por # não foram lidas.
}

custody-export-place = Origem
custody-export-at-least = Pelo menos, ct
custody-export-expected = Esperado, ct
custody-export-at-most = No máximo, ct
custody-export-share-at-least = Pelo menos, parte
custody-export-share-expected = Esperado, parte
custody-export-share-at-most = No máximo, parte
custody-export-unknown = Origem desconhecida
custody-export-mined = Diamantes naturais extraídos em { $place } em { $period }
custody-export-assumption = massFraction é o que se esperaria se cada lote fosse como o conjunto de que foi tirado, arredondado para baixo. A triagem quebra isso. Só os limites ao lado são certos.
custody-export-others = { $n ->
    [one] { $n } outra origem
   *[other] { $n } outras origens em conjunto
}
