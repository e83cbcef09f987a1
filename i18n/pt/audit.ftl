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
