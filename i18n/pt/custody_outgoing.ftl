# O que sai sobre um lote, ou sobre o que está num recipiente: o passaporte e os eventos, assinados ou não.

custody-unsigned-asked = Não assinado, como foi pedido. Assine-o antes de o passar adiante.
custody-unsigned-reading = Não assinado: só quem regista eventos assina pela sua repartição, e uma ficha precisa para isso do âmbito capture_custody.
custody-unsigned-no-address = Não assinado: este registo não tem um diário com endereço, e ninguém poderia procurar a chave. Assine-o antes de o passar adiante.
custody-unsigned-no-key = Não assinado: a sua repartição não tem aqui chave para isso. Quem guarda o registo pode fazer uma com «loupe key new certificate» e o nome da sua repartição.
custody-unsigned-locked = Não assinado: a chave da sua repartição não se abre aqui. Quem guarda o registo pode abri-la.
custody-signed = Assinado com a chave de «{ $office }». Os outros encontram-na em { $place }.
custody-out-of-others = { $n ->
    [one] { $n } evento foi registado por outra repartição e ficou de fora.
   *[other] { $n } eventos foram registados por outras repartições e ficaram de fora.
}
custody-out-older = { $n ->
    [one] { $n } evento mais antigo ficou de fora.
   *[other] { $n } eventos mais antigos ficaram de fora.
}
custody-take-title = Para passar adiante
custody-take-passport = Passaporte
custody-take-passport-says = de onde vem, nas palavras do UNTP
custody-take-events = Eventos
custody-take-events-says = o que a sua repartição registou; os de outras repartições ficam de fora

# Porque é que um subscritor nada recebeu.
undelivered-refused = Nada se envia para este endereço: regra { $rule }.
undelivered-status = O subscritor respondeu com o estado { $status }.
undelivered-unreached = Não houve resposta. A causa, tal como foi dita: “{ $cause }”.
