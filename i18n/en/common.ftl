place-line = line { $line }
