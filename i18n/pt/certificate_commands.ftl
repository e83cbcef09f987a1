# Um certificado na linha de comandos.

rule-T33 = Isto não pode ser impresso: «{ $input }».
rule-T33-next = Dê ao ficheiro uma destas terminações: { $accepted }.

certificate-on = Dia
certificate-office = Serviço
certificate-record = Registo
certificate-printed = { $number } está em { $file }.
certificate-stands = { $name }: { $state }
