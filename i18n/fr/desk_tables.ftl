# Tableaux au guichet.

tables-title = Tableaux
tables-lede = Écrivez une ligne par colis et par code SH. Un tableau entre en entier ou pas du tout : essayez-le d’abord, et voyez ce qui serait écrit.
tables-drafts = Apporter des projets
tables-receipts = Confirmer des réceptions
tables-empty = Un tableau vide pour commencer
tables-file = Le tableau, CSV ou XLSX, 10 000 lignes au plus
tables-try = L’essayer
tables-keep = L’apporter
tables-out = Emporter
tables-certificates = Certificats
tables-nothing = Rien du tableau n’est entré.
tables-more-refusals = Et { $n } autres. Corrigez d’abord ceux-ci.
tables-kept = Apportés : { $n }
tables-tried = Seulement essayé, rien n’a été écrit : { $n }
