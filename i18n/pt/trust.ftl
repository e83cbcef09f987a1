# Ficheiros de confiança na linha de comando.
trust-published = O ficheiro de confiança { $number } está publicado e inscrito no diário público: { $record }. O seu número:
trust-none = Ainda não foi publicado nenhum ficheiro de confiança.
trust-column-number = Ficheiro
trust-column-as-of = Vale para
trust-column-record = Assento
trust-column-hash = SHA-256
trust-column-office = Autoridade
trust-column-prefix = Início dos números
trust-column-issued = Emitidos
trust-column-keys = Chaves
trust-head = Ficheiro de confiança { $number }, à data de { $moment }. O que aconteceu depois não consta dele.
trust-signed = Assinado pela chave { $key } do registo. Compare a chave com o que sabe do registo por outra via.
trust-hash = SHA-256 { $hash }, declarado pelo assento { $record }.
trust-unproven = O ficheiro não traz a prova de que o diário público contém o seu assento: o diário não foi publicado desde então, ou está noutro lugar. Guarde-o de novo mais tarde.
trust-participants = Participantes que podem negociar nesse dia: { $count }.
trust-suspended = Suspensos nesse dia: { $who }.
trust-no-office = Nenhuma autoridade emite certificados neste registo.
trust-key-from = { $key } desde { $from }
trust-key-until = { $key } de { $from } a { $until }
trust-key-revoked = { $key } desde { $from }, revogada em { $on }
trust-saved = O ficheiro de confiança { $number } está escrito em { $file }.

# Assentos sobre chaves e ficheiros de confiança.
record-kind-certificate-key = chave de certificados
record-kind-certificate-prepared = certificado em preparação
record-kind-trust-published = ficheiro de confiança
record-says-certificate-key-new = A repartição «{ $office }» tem uma chave que assina os seus certificados.
record-says-certificate-key-rotate = A repartição «{ $office }» assina daqui em diante os seus certificados com outra chave.
record-says-certificate-key-revoke = Uma chave que assina certificados da repartição «{ $office }» deixa de merecer confiança a partir daqui.
record-says-certificate-prepared = Um certificado foi preparado antes de ter número: { $step }.
record-says-trust-published = O ficheiro de confiança { $number } foi publicado, à data de { $as_of }.
