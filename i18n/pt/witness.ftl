# As testemunhas e as cópias de diários.
## A página de uma testemunha
witness-title = A testemunha { $name }
witness-lede = Vigia os diários abaixo, e só assina o topo de cada um se o diário cresceu a partir do topo assinado antes: nada retirado, nada mudado. Nada diz do que significam as entradas.
witness-key = A sua chave
witness-key-what = Para pôr na política de quem confia nela.
witness-logs = O que vigia
witness-nothing = Ainda não assinou nenhum topo deste diário.
witness-head = Última assinatura: { $n } entradas, em { $when }, raiz { $root }
witness-checkpoint = O ponto de controlo assinado

## O comando
witness-serving = A testemunha { $name } está em { $address } até parar este programa (Ctrl-C).
witness-vkey = A sua chave, para a política de quem confia nela: { $key }
witness-watches = Vigia { $log }

## Cópias de diários
mirror-step = A copiar
mirror-grown = { $folder } tem { $size } entradas de { $origin }, { $new } delas novas. Todas foram verificadas.
mirror-same = { $folder } tem todas as { $size } entradas de { $origin }.
mirror-behind = { $origin } mostra { $shown } entradas e assinou { $signed }: é uma cópia antiga, ou foram retiradas entradas. Nada foi copiado.
mirror-witnesses = Testemunhas: { $names }.
mirror-fork = O mesmo diário assinou dois topos que não podem ser ambos verdadeiros. Ambos ficam guardados, o que mostra agora em { $shown } e o que assinou antes em { $signed }:
mirror-busy = Outro programa está a copiar para { $folder }.
mirror-damaged = A cópia em { $folder } está danificada: { $what }. Ponha-a de lado e copie de novo.
mirror-unread = Não é possível ler o diário em { $place }: { $why }.
mirror-unwritten = Não é possível escrever a cópia em { $folder }: { $why }.
