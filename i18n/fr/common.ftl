# Endroits d'une saisie.
place-line = ligne { $line }
place-column = colonne { $column }
