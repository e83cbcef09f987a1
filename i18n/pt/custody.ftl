# Custody: lots, traces, balance sheets, what waits.

custody-origin-unknown = Origem desconhecida
