# Places in an input.
place-line = line { $line }
place-column = column { $column }

# Between texts in a row.
list-separator = { "; " }
