# Un certificat à la ligne de commande.

rule-T33 = Ceci ne peut pas être imprimé : « { $input } ».
rule-T33-next = Donnez au fichier l’une de ces fins : { $accepted }.

certificate-on = Jour
certificate-office = Bureau
certificate-record = Enregistrement
certificate-printed = { $number } est dans { $file }.
certificate-stands = { $name } : { $state }
