# Se uma frase sobre diamantes se pode dizer.
claim-may-be-said = Nenhuma das palavras que não se podem dizer de uma pedra está neste texto.
claim-sentence = Linha { $line }, coluna { $column }: «{ $text }»
claim-word = «{ $word }» não se pode dizer sem mais: { $reasons }
claim-bound = Ligada a { $definition }, { $period }.
claim-unbound-both = Não nomeia nem definição nem período.
claim-unbound-definition = Não nomeia nenhuma definição.
claim-unbound-period = Não nomeia nenhum período.
claim-outcome-unbound = Por isso ninguém a pode verificar.
claim-outcome-no-subject = Não nomeia país, mina ou empresa: as pedras podem vir de qualquer parte do mundo, e para o mundo não fica demonstrada.
claim-outcome-no-return = Ninguém entregou declaração para esse período: nada se pode dizer.
claim-outcome-not-borne-out = O registo não a demonstra para { $subject }.
claim-outcome-nothing-found = Para { $subject } nenhuma constatação publicada cumpre essa definição, e aqueles cujo exame conta examinaram. Isso pode dizer-se; a palavra, não.
claim-instead-intro = Teria de dizer:
claim-instead = { $subject }, em bruto extraído em { $period }, segundo o que se sabe em { $day }: { $under }. Não examinado: { $gaps }.
claim-instead-under = segundo { $definition } ({ $gist }), pelo menos { $least } % e no máximo { $most } % de diamantes de conflito
claim-reasons = Porque não
