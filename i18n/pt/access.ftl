# Pessoas e repartições: entrar, a conta de cada um, a sua repartição, e as regras a seu respeito.
## Regras
rule-A1 = Ninguém está ligado aqui, ou a sessão terminou.
rule-A1-next = Entre. Uma sessão termina após meia hora sem uso e, em todo o caso, após doze horas. Um programa envia uma ficha («Authorization: Bearer …»); um comando nomeia uma pessoa com «--as», ou um ficheiro com uma ficha.
rule-A2 = A sua repartição e a sua função não o permitem: { $input }.
rule-A2-next = Dirija-se ao chefe da sua repartição. Quem pode fazer o quê está num só quadro, igual para todos.
rule-A3 = Este nome e esta palavra-passe não se correspondem.
rule-A3-next = Verifique ambos. Após cinco falhas, cada nova tentativa tem de esperar mais tempo. O chefe da sua repartição pode dar-lhe uma nova palavra-passe.
rule-A4 = Falharam demasiadas tentativas. A próxima será ouvida dentro de { $input } segundos.
rule-A4-next = Espere esse tempo. Nada fica fechado para sempre.
rule-A5 = Esta palavra-passe é demasiado fácil de adivinhar, demasiado curta ou demasiado longa.
rule-A5-next = Use pelo menos { $accepted } caracteres e no máximo 1024: várias palavras servem bem. Nem o seu nome, nem uma das que toda a gente tenta primeiro.
rule-A6 = Não há conta «{ $input }», ou foi encerrada.
rule-A6-next = Verifique como se escreve o nome. «loupe user list» mostra todas as contas.
rule-A7 = O nome «{ $input }» já está tomado.
rule-A7-next = Escolha outro. Um nome uma vez dado fica com a sua pessoa para sempre, pois consta da auditoria.
rule-A8 = Não há repartição «{ $input }».
rule-A8-next = Verifique como se escreve o nome. «loupe office list» e a página das repartições mostram todas.
rule-A9 = A repartição já existe, ou outra tem o seu prefixo: { $input }.
rule-A9-next = Escolha outro nome ou outro prefixo. Uma repartição que cessou conserva os seus.
rule-A10 = Este formulário está desatualizado, ou outro sítio o enviou. Nada foi alterado.
rule-A10-next = Abra de novo a página e envie o formulário a partir dela.
rule-A11 = Esta ficha não é conhecida aqui, terminou ou foi revogada.
rule-A11-next = Faça outra na página da sua conta, ou com «loupe token new».
rule-A12 = Uma ficha não pode servir para isto, nem ser feita assim: «{ $input }».
rule-A12-next = { $offered ->
    [some] O que pode estar aqui: { $accepted }.
   *[none] Use uma ficha que tenha este âmbito, ou entre em pessoa. Uma ficha precisa de um nome, de um âmbito e de um número de dias.
}
rule-A13 = A chave de acesso não foi aceite.
rule-A13-next = Tente de novo, ou entre com a sua palavra-passe. Uma chave de acesso só serve no endereço onde foi feita.
rule-A14 = «{ $input }» não é nome de conta nem de pessoa.
rule-A14-next = O nome de uma conta tem de 2 a 64 letras minúsculas, algarismos, «-», «.» ou «_», e começa por uma letra: k.mosweu. O nome de uma pessoa tem no máximo 120 caracteres.
rule-A15 = «{ $input }» não é uma função, ou o seu último dia vem antes do primeiro.
rule-A15-next = { $offered ->
    [some] Indique uma destas e dias por ordem: { $accepted }.
   *[none] Indique um último dia que não venha antes do primeiro.
}
rule-A16 = «{ $input }» não pode constar da descrição de uma repartição.
rule-A16-next = { $offered ->
    [some] O que pode estar aqui: { $accepted }.
   *[none] Uma repartição tem um nome e uma cidade de no máximo 120 caracteres, uma língua como «pt», pelo menos uma natureza, e uma autoridade tem o seu participante.
}
rule-A17 = { $input } não pertence agora a essa repartição.
rule-A17-next = O chefe da repartição diz quem faz parte dela, e de que dia a que dia.
rule-A18 = As chaves de acesso não podem servir no endereço «{ $input }».
rule-A18-next = Os navegadores fazem-nas para um nome em https, como https://kp.example, e para http://localhost na própria máquina. Quem opera o registo indica o endereço com «loupe serve --address».
rule-A19 = Não há aqui uma chave de acesso «{ $input }», ou foi retirada.
rule-A19-next = A página da sua conta e «loupe user passkeys» mostram as que existem.
rule-A20 = «{ $input }» não pode ser o nome de uma chave de acesso.
rule-A20-next = Um nome tem de 1 a 60 caracteres: «telefone», «chave do porta-chaves».
rule-A21 = Já há { $input } chaves de acesso.
rule-A21-next = Retire uma que já não sirva. Uma pessoa tem no máximo esse número.

## Páginas
access-sign-in = Entrar
access-sign-in-lede = Para quem trabalha numa repartição participante. Tudo o que é público se lê sem isto.
access-sign-in-how = O chefe da sua repartição faz a sua conta. As tentativas falhadas contam-se por nome e por endereço, para que ninguém possa adivinhar por muito tempo. Um só cookie mantém-no ligado até sair, e no máximo doze horas.
access-sign-out = Sair
access-name = Nome da conta
access-name-hint = Letras minúsculas, algarismos, «-», «.» e «_», por exemplo k.mosweu.
access-full-name = Nome da pessoa
access-password = Palavra-passe
access-password-old = A palavra-passe até agora
access-password-new = A nova palavra-passe
access-password-hint = Pelo menos 12 caracteres. Várias palavras servem bem.
access-password-change = Mudar a palavra-passe
access-password-set = Dar a alguém uma nova palavra-passe
access-password-set-do = Fixar a palavra-passe
access-account = A minha conta
access-office = A minha repartição
access-audit = Auditoria
access-people = Pessoas e repartições
access-desk = Balcão
access-ways = O próprio e a sua repartição
access-no-office = nenhuma repartição
access-no-office-how = Não pertence agora a nenhuma repartição. O chefe de uma repartição pode admiti-lo.
access-offices-mine = Repartições por que age
access-acting = age por ela agora
access-act-for = Agir por esta repartição
access-sessions = Onde está ligado
access-sessions-how = Termine o que não conhece, e mude a palavra-passe.
access-column-began = Desde
access-column-seen = Visto pela última vez
access-column-way = Como
access-column-end = Fim
access-by-password = palavra-passe
access-by-passkey = chave de acesso
access-this-one = esta
access-end = Terminar
access-end-others = Terminar todas as outras
access-end-now = Terminar já
access-passkeys = Chaves de acesso
access-passkeys-how = Uma chave de acesso deixa-o entrar com o dedo, o rosto ou o PIN de um aparelho. Ninguém a pode adivinhar, e só serve neste endereço. A sua palavra-passe continua válida ao lado dela.
access-passkeys-none = Ainda não tem nenhuma chave de acesso.
access-passkey-new = Uma nova chave de acesso
access-passkey-name = Como lhe chama?
access-passkey-name-hint = Por exemplo «telefone» ou «chave do porta-chaves».
access-passkey-make = Juntar a chave de acesso
access-passkey-remove = Retirá-la
access-passkey-remove-how = Com a sua palavra-passe, ou com qualquer das suas chaves de acesso.
access-passkey-remove-with = Confirmar com uma chave de acesso
access-passkey-or = Ou sem palavra-passe
access-passkey-sign-in = Entrar com uma chave de acesso
access-passkey-sign-in-how = Não é preciso escrever um nome. Se houver um acima, só é aceite uma chave de acesso dessa conta.
access-passkey-absent = Este navegador não pode usar chaves de acesso tal como está: é preciso um navegador atual, que possa executar o script desta página. A sua palavra-passe serve em toda a parte.
access-passkey-not-here = As chaves de acesso não podem servir neste endereço. Precisam de um nome em https; quem opera o registo indica-o com «loupe serve --address».
access-passkey-wait = O seu aparelho pede-lhe que confirme.
access-passkey-broken-off = Foi interrompido, ou demorou demasiado. Nada foi alterado. Tente de novo, ou use a sua palavra-passe.
access-passkey-has-one = Este aparelho já tem uma chave de acesso sua.
access-passkey-no-answer = O servidor não respondeu. Nada foi alterado. Tente de novo.
access-column-passkey = Chave de acesso
access-column-added = Juntada
access-tokens = Fichas para programas
access-tokens-how = Um programa que tem uma ficha age em seu nome, por uma só repartição, dentro do que lhe permite, até ela terminar ou até a revogar.
access-token-new = Uma nova ficha para { $office }
access-token-name = Para que serve?
access-token-scopes = O que pode fazer
access-token-days = Quanto tempo dura
access-token-make = Fazer a ficha
access-token-made = A ficha «{ $name }» está feita.
access-token-once = Copie-a agora: só é mostrada esta vez e não se guarda em parte alguma. Quem a tiver age em seu nome.
access-days = { $n ->
    [one] { $n } dia
   *[other] { $n } dias
}
access-column-scopes = Pode
access-column-until = Até
access-column-used = Último uso
access-never = nunca
access-over = terminou
access-revoke = Revogar
access-revoked-at = revogada em { $at }
access-members = Quem faz parte dela
access-column-person = Pessoa
access-column-role = Função
access-column-from = De
access-no-end = sem fim
access-manage = Dizer quem faz parte dela
access-manage-how = Uma pessoa que sai recebe um fim; nada se apaga. Quem já é membro recebe a nova função, e a função anterior termina.
access-person-new = Uma nova pessoa
access-person-make = Fazer a conta e admiti-la
access-join = Alguém que já tem conta
access-join-do = Admitir
access-until-if-any = Último dia, se houver
access-operator = operador do registo
access-nobody = ninguém ligado
access-audit-lede = O que foi feito, e por quem, o mais recente primeiro. Acrescentam-se linhas, que nunca mudam.
access-audit-none = Ainda nada foi feito.
access-older = Linhas mais antigas
access-column-number = N.º
access-column-at = Quando
access-column-act = O quê
access-column-subject = A quê
access-people-lede = Todos os que têm conta. As repartições e as contas fazem-se onde estão as chaves, com os comandos «loupe office» e «loupe user».
access-closed = encerrada
access-offices = Repartições
access-offices-lede = As que emitem, recebem e vigiam certificados aqui. Cada uma assina o que regista com uma chave sua.
access-offices-none = Ainda nenhuma repartição participa.
access-column-office = Repartição
access-column-offices = Repartições
access-column-kinds = O que é
access-column-participant = Participante
access-column-prefix = Os números começam por
access-column-city = Sede
access-column-records = Nome nos assentos
access-column-key = Chave em uso
access-key-none = ainda nenhuma
access-key-history = O que aconteceu às suas chaves

## O que foi feito
access-done-password = A palavra-passe está mudada, e as outras sessões terminaram.
access-done-acting = A partir de agora age por esta repartição.
access-done-sessions = A sessão terminou.
access-done-revoked = A ficha está revogada.
access-done-passkey = A chave de acesso está juntada. A partir de agora, serve para entrar.
access-done-passkey-removed = A chave de acesso está retirada. Já não deixa entrar ninguém; apague-a também do seu aparelho.
access-done-joined = A pessoa faz parte da repartição.
access-done-left = A pessoa já não faz parte da repartição.
access-done-person = A conta está feita. Dê à pessoa o nome e a palavra-passe por uma via que mais ninguém leia.

## Funções, naturezas de repartições, permissões
access-role-reader = leitor
access-role-clerk = escriturário
access-role-officer = funcionário
access-role-head = chefe
access-kind-exporting-authority = autoridade de exportação
access-kind-importing-authority = autoridade de importação
access-kind-operator = operador
access-kind-coordinator = coordenação
access-kind-working-group = grupo de trabalho
access-kind-chair = presidência
access-kind-observer = observador
access-kind-register = registo
access-may-see-own-certificates = ver os certificados da repartição
access-may-draft-certificate = preparar certificados
access-may-validate-certificate = validar projetos de outros
access-may-issue-certificate = emitir certificados
access-may-move-certificate = dizer que uma remessa partiu, voltou ou foi anulada
access-may-receive-certificate = confirmar receções
access-may-warn-of-certificate = avisar de certificados falsos
access-may-read-suspicions = ler suspeitas
access-may-reconcile-certificates = ver o que concilia
access-may-publish-trust = publicar pacotes de confiança
access-may-manage-members = dizer quem pertence à repartição
access-may-manage-offices = fazer repartições e contas
access-may-read-audit = ler a auditoria

## Na linha de comandos
access-column-id = Identificador
access-cli-made = A conta { $account } está feita. Nada pode antes de entrar numa repartição.
access-cli-joined = { $account } faz parte da repartição.
access-cli-left = { $account } já não faz parte da repartição.
access-cli-closed = A conta { $account } está encerrada.
access-cli-password = A palavra-passe de { $account } está mudada; as suas sessões terminaram.
access-cli-office-made = A repartição { $office } está feita: { $name }.
access-cli-office-ended = A repartição { $office } tem o seu último dia.
access-cli-token-revoked = A ficha { $id } está revogada.
access-cli-passkey-removed = A chave de acesso { $id } de { $account } está retirada.
access-cli-passkeys-none = { $account } não tem chave de acesso.
access-cli-ask = Nova palavra-passe para { $account }:{" "}
access-cli-ask-again = A mesma outra vez para { $account }:{" "}
access-cli-no-terminal = aqui não se pode perguntar a ninguém uma palavra-passe; indique um ficheiro com --password-file
