# As regras segundo as quais se recusam perguntas sobre eventos e as suas assinaturas.

rule-B40 = Esta não é uma pergunta sobre eventos a que se possa responder: { $input }.
rule-B40-next = Use os parâmetros do EPCIS 2.0, cada um com um valor do seu tipo.
rule-B41 = Esta pergunta sobre eventos pede demasiado de uma vez: { $input }.
rule-B41-next = Peça menos: menos parâmetros, ou menos valores de um deles.
rule-B42 = Há mais eventos que respondem à pergunta do que se podem dar: { $input }.
rule-B42-next = Peça menos eventos, um período mais curto, ou retire o limite.
rule-B43 = O seu serviço não tem uma pergunta com este nome: { $input }.
rule-B43-next = Veja a lista das suas perguntas, ou dê primeiro este nome a uma pergunta.
rule-B44 = O seu serviço já tem uma pergunta com este nome: { $input }.
rule-B44-next = Escolha outro nome, ou remova a pergunta que o tem.
rule-B45 = Esta pergunta não tem tal assinatura: { $input }.
rule-B45-next = Veja a lista das suas assinaturas.
rule-B46 = Isto não é uma assinatura: { $input }.
rule-B46-next = Dê um endereço, e ou um horário ou um fluxo, mas não ambos.
rule-B47 = Nada pode ser enviado para este endereço: { $input }.
rule-B47-next = Dê um endereço que comece por https e que qualquer pessoa possa alcançar na internet.
rule-B48 = A resposta não pode ser dada nesta forma: { $input }.
rule-B48-next = Pergunte por OPTIONS o que se dá aqui: JSON e XML, EPCIS e CBV 2.0.
rule-B49 = Um texto nesta forma não é aceite: { $input }.
rule-B49-next = Envie JSON ou XML, EPCIS 2.0 ou 1.2.
rule-B50 = Estes eventos de uma mesma transformação ainda não batem certo: { $input }.
rule-B50-next = Envie os seus outros eventos com o mesmo transformationID. Nada dela é movido antes de o que entrou ser igual ao que saiu e ao que se perdeu. Declare errado um evento que esteja errado.
