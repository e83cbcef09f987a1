# O que uma verificação do diário encontra de errado num assento, ou entre assentos.
audit-not-a-record = A entrada não é um assento. { $why }
audit-key-unknown = Está assinado com a chave { $key }, que este diário não conhece como chave da repartição.
audit-key-revoked = Está assinado com a chave { $key }, substituída ou revogada antes.
audit-signature-wrong = A assinatura não corresponde: a repartição não assinou estes bytes. Foram mudados, ou forjados.
audit-gap = Falta alguma coisa antes dele: devia seguir-se o número { $expected } da repartição.
audit-late = Vem depois de assentos posteriores da repartição. O seu número faltava ali.
audit-repeated = O mesmo assento já tinha entrado antes.
audit-forked = A repartição assinou dois assentos diferentes com um só número. O primeiro tem o resumo criptográfico { $first }.
audit-previous-wrong = Não nomeia o assento da repartição que o precede neste diário, mas outro.
audit-clock-backwards = Pelo próprio relógio da repartição, foi feito antes do assento que o precede.
audit-orphan = Fala do assento { $record }, que não está antes dele neste diário.
audit-certificate-unknown = É sobre um certificado que ninguém emitiu neste diário.
audit-key-event-wrong = Muda uma chave de uma forma que não é a certa, ou que quem assina não pode usar.
audit-receipt-missing = Ninguém confirmou a chegada do lote deste certificado. Foi emitido há { $days } dias.

## A árvore, o seu topo e as suas testemunhas
audit-no-checkpoint = Não há ponto de controlo.
audit-checkpoint-unreadable = O ponto de controlo não se consegue ler: { $why }.
audit-checkpoint-unsigned = A chave do diário não assinou este ponto de controlo: { $why }.
audit-tile-missing = Falta o ficheiro.
audit-tile-length = O ficheiro não tem o comprimento dos seus resumos criptográficos: foi cortado, ou algo lhe foi acrescentado.
audit-bundle-broken = As entradas deste ficheiro não se distinguem, ou são a menos ou a mais: { $why }.
audit-hash-wrong = Um resumo criptográfico deste ficheiro não é o do que está por baixo: o ficheiro foi mudado.
audit-entry-changed = A entrada não é a que está na árvore: foi mudada ou trocada.
audit-entries-changed = A partir daqui, entradas e os resumos criptográficos por cima não são os que estão na árvore: foram mudados ou trocados.
audit-contradiction = O ficheiro e as entradas por baixo dele contradizem-se, e nada diz qual está certo.
audit-root-wrong = As entradas não têm a raiz que foi assinada. Assinada: { $one }; encontrada: { $other }.
audit-fork = A chave do diário assinou dois diários que não podem ser ambos verdadeiros, de { $one } e de { $other } entradas. Seguem os dois pontos de controlo. Guarde-os: são a prova.
audit-behind = O diário mostra { $one } entradas, e a sua chave assinou { $other }: é uma cópia antiga, ou foram retiradas entradas. Seguem os dois pontos de controlo. Guarde-os.
audit-stopped = Depois de { $why } falhas, a verificação não leu mais.
audit-more = Outras { $why } falhas de assentos não são enumeradas.
audit-unwitnessed = Cossignaram este ponto de controlo testemunhas da política a menos: { $why }.
audit-unaccepted = Segundo a política, não se pode acreditar neste ponto de controlo: { $why }.
