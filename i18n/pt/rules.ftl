# As regras pelas quais algo é recusado: o que estava errado, e o que fazer a seguir.
## Massa
rule-M1 = «{ $input }» não é um número de quilates.
rule-M1-next = Escreva algarismos com um ponto, por exemplo 41923910.10: sem espaços, sem palavras, sem unidade.
rule-M2 = «{ $input }» é menos do que nada. Nenhuma pedra pesa menos do que nada.
rule-M2-next = Uma declaração alta de mais não se corrige com um número negativo: entregue-a de novo com o número certo. Ambas ficam registadas.
rule-M3 = «{ $input }» é mais fino do que um milionésimo de quilate.
rule-M3-next = Dê no máximo seis casas decimais. O número nunca é arredondado por si.
rule-M4 = «{ $input }» passa de nove mil milhões de quilates, mais do que alguma vez se extraiu.
rule-M4-next = Verifique a unidade e o lugar do ponto decimal.

## Valor
rule-V1 = «{ $input }» não é um montante em dólares dos Estados Unidos.
rule-V1-next = Escreva algarismos com um ponto, por exemplo 3553770000.50: sem espaços, sem palavras, sem sinal de moeda.
rule-V2 = «{ $input }» é menos do que nada. Um valor nunca é negativo.
rule-V2-next = Corrija o montante. Uma declaração alta de mais entrega-se de novo com o número certo; ambas ficam registadas.
rule-V3 = «{ $input }» é mais fino do que um cêntimo.
rule-V3-next = Dê no máximo duas casas decimais. O número nunca é arredondado por si.
rule-V4 = «{ $input }» passa do que se pode registar em dólares dos Estados Unidos.
rule-V4-next = Verifique a unidade e o lugar do ponto decimal.

## Períodos, datas, sujeitos
rule-P1 = «{ $input }» não é um período. As declarações fazem-se por semestre, desde 2003.
rule-P1-next = Escreva um ano (2022), um semestre (2022H1 ou 2022H2), ou dois deles com dois pontos pelo meio (2019H2..2023). Num ficheiro, o ano e o semestre (1 ou 2) têm cada um a sua coluna.
rule-P2 = Ninguém entregou declaração para { $input }.
rule-P2-next = { $offered ->
    [some] Peça um período dentro de { $accepted }.
   *[none] O registo ainda não tem declarações: importe algumas primeiro.
}
rule-P3 = Nada aqui se chama «{ $input }».
rule-P3-next = { $offered ->
    [some] O mais próximo: { $accepted }. Escreva um destes, ou o nome ou código de um participante, um local ou uma empresa.
   *[none] Escreva «mundo», o nome de um participante em português, inglês ou francês, o seu código (RUS), um local (site:catoca) ou uma empresa (company:alrosa).
}
rule-P4 = «{ $input }» não é uma data.
rule-P4-next = Escreva um dia como 2022-02-24. Onde basta um ano ou um mês, serve 2022 ou 2022-02.
rule-P5 = { $input } é longo de mais para uma só resposta.
rule-P5-next = Peça no máximo sessenta anos de cada vez.

## Definições
rule-D1 = Isto não é TOML: { $input }.
rule-D1-next = Corrija o texto no lugar indicado. Cada definição fornecida é um exemplo; «loupe definition show» mostra uma.
rule-D2 = Uma definição não tem a chave «{ $input }» neste lugar.
rule-D2-next = As chaves conhecidas aqui: { $accepted }.
rule-D3 = «{ $input }» não é um valor possível aqui.
rule-D3-next = Os valores possíveis aqui: { $accepted }.
rule-D4 = «{ $input }» falta ou está vazio.
rule-D4-next = { $offered ->
    [some] Acrescente-o. O que se conhece aqui: { $accepted }.
   *[none] Acrescente-o, em português, inglês e francês quando é um texto para leitores.
}
rule-D5 = A definição não tem a leitura «{ $input }».
rule-D5-next = { $offered ->
    [some] As suas leituras: { $accepted }.
   *[none] Tem uma só leitura: não a indique.
}
rule-D6 = A definição inclui «{ $input }», que é desconhecida ou volta a ela mesma.
rule-D6-next = Inclua só definições publicadas aqui, e nenhuma que inclua esta.
rule-D7 = Não resta nenhuma cláusula à definição: não abrangeria nada.
rule-D7-next = Mantenha ou escreva pelo menos uma cláusula, ou inclua outra definição.
rule-D8 = «{ $input }» está duas vezes, ou o seu texto mudou sob a mesma versão.
rule-D8-next = Dê um nome próprio a cada cláusula e a cada leitura, e uma versão nova a cada texto alterado. O que foi publicado fica como estava.
rule-D9 = Um valor do tipo { $input } está onde deve estar outra coisa.
rule-D9-next = Escreva aqui: { $accepted }.
rule-D10 = Não há definição «{ $input }».
rule-D10-next = { $offered ->
    [some] As definições registadas: { $accepted }.
   *[none] Ainda não há definições registadas: importe primeiro os dados de referência.
}
rule-D11 = A definição é grande de mais ({ $input }).
rule-D11-next = Um ficheiro de definição pode ter 256 KiB e 24 cláusulas, uma definição do laboratório 2000 escolhas e três cláusulas novas. Diga-o em menos.
rule-D12 = A definição fala o vocabulário «{ $input }», que não se conhece aqui.
rule-D12-next = Escreva-a em { $accepted }.

## Declarações
rule-R1 = O ficheiro não se lê como uma tabela: { $input }.
rule-R1-next = Envie o livro de cálculo do Processo de Kimberley em XLSX, ou um ficheiro CSV em UTF-8. Nada foi importado.
rule-R2 = A coluna «{ $input }» falta, ou está duas vezes.
rule-R2-next = O ficheiro tem de a ter uma vez, sob um destes nomes: { $accepted }. Nada foi importado.
rule-R3 = «{ $input }» não é um participante que este registo conheça.
rule-R3-next = Escreva o nome como o faz o Processo de Kimberley, ou o código de três letras. Nada foi importado.
rule-R4 = «{ $input }» não é um tipo de exploração que sirva nesta linha.
rule-R4-next = Se houve produção: Production, ASM (à mão) ou LSM (à máquina). Se não houve, deixe a célula vazia. Nada foi importado.
rule-R5 = A linha diz que nada foi produzido, e no entanto dá «{ $input }».
rule-R5-next = Escreva { $accepted } aqui, ou diga que houve produção. Nada foi importado.
rule-R6 = A mesma declaração está duas vezes no ficheiro: { $input }.
rule-R6-next = Fique com uma das duas linhas. Nada foi importado.
rule-R7 = O ficheiro tem { $input } linhas ou colunas, de mais para se ler.
rule-R7-next = Divida-o: no máximo { $accepted } de cada vez. Nada foi importado.
rule-R8 = «{ $input }» não diz nem que algo foi produzido nem que nada o foi.
rule-R8-next = Escreva um destes: { $accepted }. Nada foi importado.
rule-R9 = Entregue em «{ $input }», antes de começar o semestre para o qual declara quilates.
rule-R9-next = Verifique o ano, o semestre e o dia da entrega: o semestre acaba em { $accepted }. Nada foi importado.
rule-R10 = A linha não diz o ano, ou não diz o semestre.
rule-R10-next = Dê o ano (2003 ou depois) e o semestre (1 ou 2) nas suas colunas. Nada foi importado.
rule-R11 = Há declarações em mais de uma folha: { $input }.
rule-R11-next = Mantenha-as numa só folha, ou oculte as outras, e importe o resto noutro ficheiro. Nada foi importado.

## Dados de referência
rule-W1 = Os dados de referência não se conseguem ler: { $input }.
rule-W1-next = Corrija o ficheiro no lugar indicado e importe de novo. Nada foi escrito.
rule-W2 = Os dados de referência apontam para «{ $input }», que não está neles.
rule-W2-next = Acrescente aquilo para que apontam, ou corrija o código. Nada foi escrito.
rule-W3 = «{ $input }» não é um valor que os dados de referência possam ter aqui.
rule-W3-next = { $offered ->
    [some] Os valores possíveis aqui: { $accepted }. Nada foi escrito.
   *[none] O README do ficheiro diz o que é possível aqui. Nada foi escrito.
}
rule-W4 = Uma linha está sem fonte ({ $input }).
rule-W4-next = Dê a cada linha o endereço onde um leitor a possa verificar, ou retire a linha. Nada foi escrito.

## Constatações e afirmações
rule-F1 = Não há constatação «{ $input }».
rule-F1-next = { $offered ->
    [some] O mais próximo: { $accepted }.
   *[none] A lista das constatações dá os seus nomes.
}
rule-C1 = «{ $input }» não se pode dizer de uma pedra sem a definição e o período de que se fala.
rule-C1-next = Diga segundo que definição e para que período, e depois o que se sabe: pelo menos, no máximo, e o que ninguém examinou.
rule-C2 = O texto é longo de mais: { $input } caracteres.
rule-C2-next = Verifique no máximo { $accepted } caracteres de cada vez.

## O diário
rule-L1 = Estes bytes não são um assento na sua única forma: { $input }.
rule-L1-next = Tire o assento do diário byte por byte, sem editor e sem o formatar de novo. Um só espaço mudado faz dele outra coisa.
rule-L2 = Falta ao assento o que tem de declarar, ou um nome não tem nele uma forma permitida: { $input }.
rule-L2-next = Acrescente ou corrija o que é nomeado. Os factos nomeiam-se com letras pequenas, algarismos e «_»; o objeto de um assento não tem espaços.
rule-L3 = O assento é longo de mais: { $input }.
rule-L3-next = { $offered ->
    [some] Um assento pode ter { $accepted } bytes. Guarde um texto longo ao lado do diário e nomeie-o pelo seu resumo criptográfico.
   *[none] Guarde um texto longo ao lado do diário e nomeie-o pelo seu resumo criptográfico.
}
rule-L4 = A assinatura de { $input } não corresponde.
rule-L4-next = Não se fie nesta cópia. Vá buscar o assento outra vez ao diário ou a um espelho; se continuar sem corresponder, mostre ambos à repartição que nele é nomeada.
rule-L5 = Não há assento «{ $input }».
rule-L5-next = { $offered ->
    [some] O mais próximo: { $accepted }.
   *[none] Um assento nomeia-se pela sua repartição e pelo seu número nela, por exemplo register/17.
}
rule-L6 = O assento { $input } está no registo, mas nenhum ponto de controlo publicado o abrange ainda.
rule-L6-next = Espere alguns segundos e peça de novo, ou corra «loupe log checkpoint». Nada se perdeu.
rule-L7 = A prova não se consegue ler: { $input }.
rule-L7-next = Descarregue outra vez o ficheiro da prova e passe-o tal como está. A sua primeira linha nomeia a sua forma.
rule-L8 = A prova não se sustenta. Falhou este passo: { $input }.
rule-L8-next = Verifique se o assento, a prova e a política pertencem uns aos outros. Se sim, o diário ou esta cópia não merece confiança: guarde os ficheiros e mostre-os a uma testemunha.
rule-L9 = A política não se consegue ler: { $input }.
rule-L9-next = Corrija a linha indicada, ou dê uma política que tenha de outra parte (--policy). As linhas de uma política começam por log, witness, group ou quorum, e há um só quorum.
rule-L10 = O ponto de controlo não se consegue ler: { $input }.
rule-L10-next = Vá buscar outra vez o ficheiro «checkpoint», byte por byte. Se é o próprio diário que o dá assim, avise quem o mantém.
rule-L11 = Não há diário neste lugar: { $input }.
rule-L11-next = Dê a pasta ou o endereço onde está o ficheiro «checkpoint». «loupe log init» começa um diário novo.
rule-L12 = Já lá está um diário: { $input }.
rule-L12-next = Continue esse diário, ou escolha outra pasta. Nada foi escrito.
rule-L13 = O diário publicado está à frente da base de dados, que é uma cópia mais antiga: { $input }.
rule-L13-next = Não assine nada com esta base, nem agora nem depois. Reponha a cópia mais recente da base, a que tem tudo o que foi publicado.
rule-L14 = O diário contradiz o que era antes: { $input }.
rule-L14-next = Não assine nada, e guarde ambos como estão: são provas a mostrar a uma testemunha. Se o diário é seu, verifique primeiro se --data indica a base que lhe pertence.

## Chaves
rule-K1 = Já existe uma chave chamada «{ $input }».
rule-K1-next = Escolha outro nome, ou substitua a chave com «loupe key rotate». Nada foi escrito.
rule-K2 = Não há chave «{ $input }».
rule-K2-next = { $offered ->
    [some] As chaves que aqui estão: { $accepted }.
   *[none] Ainda não há aqui nenhuma chave: faça uma com «loupe key new».
}
rule-K3 = A chave «{ $input }» não se abre: a frase secreta ou o ficheiro de identidade não é o certo.
rule-K3-next = Tente de novo com o certo. Ninguém pode abrir a chave sem ele; se se perdeu, faça uma chave nova e peça que a antiga seja revogada.
rule-K4 = «{ $input }» não pode ser o nome de uma repartição ou de uma chave.
rule-K4-next = Escreva no máximo 64 letras pequenas, algarismos, «-» e «.»: uma letra no princípio, uma letra ou um algarismo no fim.
rule-K5 = A chave «{ $input }» foi revogada.
rule-K5-next = Assine com a chave que a substituiu. Se não há nenhuma, faça uma com «loupe key new».
rule-K6 = A chave «{ $input }» não é do tipo que aqui é preciso.
rule-K6-next = { $offered ->
    [some] Dê uma chave deste tipo: { $accepted }.
   *[none] Dê a chave que foi feita para isto: um diário, uma testemunha e uma repartição têm cada um a sua.
}
rule-K7 = Outros nesta máquina podem ler { $input }, o ficheiro que protege as chaves.
rule-K7-next = Aplique-lhe «chmod 600», para que só o dono o possa ler. Se alguém o pode ter lido, substitua as chaves.
rule-K8 = O diário não permite mudar assim as chaves de «{ $input }».
rule-K8-next = Só a própria entidade e o registo as podem mudar, e cada mudança uma só vez: outro programa pode já a ter feito. Veja «loupe key list». Nada foi escrito.

## Pedidos
rule-U1 = O que foi enviado é grande de mais ({ $input }).
rule-U1-next = Envie no máximo { $accepted } de cada vez. Nada foi escrito.
rule-U2 = Não há página «{ $input }».
rule-U2-next = Vá à primeira página: dela chega-se a tudo.
rule-U3 = Esta página não responde a { $input }.
rule-U3-next = Abra-a como qualquer página. Só os formulários do sítio enviam alguma coisa.
