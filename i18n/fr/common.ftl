# Endroits d'une saisie.
place-line = ligne { $line }
place-column = colonne { $column }

# Entre des textes à la suite.
list-separator = { "\u202F; " }
