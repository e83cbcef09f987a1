# Lugares de uma entrada.
place-line = linha { $line }
place-column = coluna { $column }

# Entre textos em fila.
list-separator = { "; " }
