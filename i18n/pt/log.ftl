# O diário público na linha de comandos.
cli-log-made = O diário público «{ $origin }» está criado, em { $folder }. A sua chave, para a política de quem confia nele:
cli-log-made-next = A seguir: publique-o («loupe serve», ou «loupe log checkpoint»). Depois peça a testemunhas que vigiem esta chave, e escreva os seus nomes, chaves e endereços em { $policy }. Até lá só você responde por ele.
cli-log-published = { $n ->
    [one] Foi publicado 1 assento.
   *[other] Foram publicados { $n } assentos.
}
cli-log-elsewhere = Outro programa está a publicar este diário. { $pending } assentos ainda esperam.
cli-log-witness = Visto pela testemunha { $name }, em { $when }.
cli-log-alarm = ALERTA. A testemunha { $name } viu um diário diferente deste: { $why }. Não publique mais nada. Guarde a pasta do diário e a base de dados tal como estão, e peça à testemunha o ponto de controlo que ela assinou.
cli-log-no-cosignature = Sem assinatura da testemunha { $name }: { $why }
cli-log-not-asked = a política não dá endereço onde a pedir.
cli-log-not-yet = não cossignou este ponto de controlo.
cli-log-no-witness = A política não nomeia nenhuma testemunha: só quem mantém o diário responde por este ponto de controlo.
cli-log-too-few = Segundo a política, cossignaram testemunhas a menos: quem as exige não aceitará este ponto de controlo.

## Assentos
cli-log-proven = { $record } é a entrada { $index } do diário. A sua prova está em { $proof }, os seus bytes estão em { $file }.
cli-log-proven-next = Qualquer pessoa pode verificar ambos sem este registo: loupe log verify { $proof } --record { $file } --policy FICHEIRO. A política deve vir de alguém em quem confie; a palavra do próprio diário é { $policy }.
fault-file-differs = { $file } já existe e contém outra coisa. Nada foi escrito. Ponha-o de lado, ou indique outro ficheiro com --out.
cli-record-head = { $id }: { $kind }
cli-record-about = Sobre { $subject }
cli-record-made = Feito pela repartição { $office }, em { $when }; assinado com a sua chave { $key }
cli-record-signed = A assinatura sustenta-se: é a da chave da repartição neste lugar do diário.
cli-record-forged = A ASSINATURA NÃO SE SUSTENTA: a chave da repartição não assinou estes bytes. Não se fie neles.
cli-record-published = Entrada { $index } do diário, publicada
cli-record-pending = Entrada { $index } do diário, ainda não publicada
cli-record-digest = Resumo criptográfico { $digest }
cli-record-previous = O assento anterior da repartição tem o resumo criptográfico { $digest }
cli-record-corrects = Toma o lugar de { $record }, que permanece.
cli-record-document = Publica um texto de { $bytes } bytes ({ $media }), SHA-256 { $sha256 }
cli-record-states = O que declara
cli-record-sealed = O que declara sob selo, em resumos criptográficos com sal
cli-record-bytes = Os seus bytes
cli-record-others = Todos os assentos sobre isto
cli-record-column-index = Entrada
cli-record-column-id = Assento
cli-record-column-kind = O quê
cli-record-column-about = Sobre
cli-record-column-when = Feito
cli-record-waits = espera
cli-records-size = { $size } entradas estão publicadas, { $pending } esperam.
cli-records-older = Mais antigos: --before { $index }

## Tipos de assentos
record-kind-certificate-issued = certificado emitido
record-kind-certificate-status = estado de um certificado
record-kind-certificate-received = lote recebido
record-kind-custody-batch = conjunto de movimentos
record-kind-finding-published = constatação publicada
record-kind-finding-revised = constatação revista
record-kind-finding-answered = resposta a uma constatação
record-kind-finding-remedied = reparação de uma constatação
record-kind-definition-published = definição publicada
record-kind-return-filed = declaração entregue
record-kind-edition-published = dados de referência publicados
record-kind-agenda-refused = afastado da ordem de trabalhos
record-kind-position-taken = posição tomada
record-kind-decision-made = decisão tomada
record-kind-key-event = chave de uma repartição
record-kind-correction = correção

## Uma prova
cli-proof-holds = A prova sustenta-se.
cli-proof-record = O quê: assento { $id } ({ $kind }), sobre { $subject }, feito em { $when } pelo relógio da sua repartição.
cli-proof-place = Onde: entrada { $index } do diário { $origin }, contada a partir de 0.
cli-proof-size = Sob o quê: um ponto de controlo de { $size } entradas, assinado pela chave do diário.
cli-proof-no-witness = Não foi visto por nenhuma testemunha; a política não exige nenhuma.
cli-proof-key-alone = Não se exigiu nenhuma testemunha, porque só foi dada a chave do diário. O diário assinou isto; se mostra o mesmo a outros, não se sabe.
cli-proof-office = A repartição assinou o assento: verificado com a chave que deu.
cli-proof-office-unchecked = A assinatura da própria repartição não foi verificada, por falta da sua chave (--office-key). O assento diz que a chave { $key } o assinou.
cli-proof-opened = Sob selo, e aberto: { $name } é «{ $value }», como o assento o guarda desde que foi feito.
cli-disclose-next = O que se segue abre os selos. Dê-o, com o assento, só a quem tem direito a ele; verifica-se com: loupe log verify PROVA --record FICHEIRO --policy FICHEIRO --disclosed FICHEIRO
cli-disclose-none = Este assento não tem nada sob selo que aqui se conheça.

## Uma verificação
cli-step-auditing = A verificar
cli-audit-own-word = A política é a que está ao lado do diário: a sua chave e as suas testemunhas são a palavra do próprio diário. Dê uma que venha de outro lado com --policy.
cli-audit-key-alone = Só foi dada a chave do diário: não se exigiu nenhuma testemunha.
cli-audit-silent = Não se sabe o que { $name } cossignou: { $why }
cli-audit-cosigned-none = { $name } não cossignou nenhum ponto de controlo deste diário.
cli-audit-log = O diário { $origin }: { $size } entradas assinadas, { $read } lidas, raiz { $root }
cli-audit-compared = Comparado com
cli-audit-checkpoint = { $from }, { $size } entradas: { $standing }
cli-audit-compared-consistent = este diário começa por elas.
cli-audit-compared-forked = CONTRADITAS POR ESTE DIÁRIO.
cli-audit-compared-ahead = MAIS DO QUE ESTE DIÁRIO MOSTRA.
cli-audit-compared-not-signed = não assinadas pela chave deste diário; nada diz dele.
cli-audit-compared-other-log = de outro diário.
cli-audit-compared-unknown = este diário está danificado de mais para o dizer.
cli-audit-offices = Repartições, e número do assento mais recente de cada uma
cli-audit-tree-only = Só foi verificada a árvore, não o que dizem as suas entradas.
cli-audit-wrong = O que está errado
cli-audit-entry = entrada { $index }
cli-audit-fault = { $place }: { $what }
cli-audit-passed = A verificação passou: nada está errado.
cli-audit-faults = { $n ->
    [one] A verificação falhou: 1 falha.
   *[other] A verificação falhou: { $n } falhas.
}

## Avarias
fault-log-damaged = O diário em { $folder } está danificado: { $why }. Ponha essa pasta de parte, menos o ficheiro «policy», e guarde-a: o diário é refeito a partir da base de dados, byte a byte.
fault-log = Não é possível ler ou escrever o diário em { $folder }: { $why }
fault-checkpoint = Não é possível ler ou assinar um ponto de controlo do diário: { $why }
fault-random = O sistema não dá números aleatórios: { $why }
