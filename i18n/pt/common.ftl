# Lugares de uma entrada.
place-line = linha { $line }
place-column = coluna { $column }
