# Ce qu’un contrôle du journal trouve à redire à une inscription, ou entre inscriptions.
audit-not-a-record = L’entrée n’est pas une inscription. { $why }
audit-key-unknown = Elle est signée avec la clé { $key }, que ce journal ne connaît pas comme clé du bureau.
audit-key-revoked = Elle est signée avec la clé { $key }, remplacée ou révoquée auparavant.
audit-signature-wrong = La signature ne correspond pas : le bureau n’a pas signé ces octets. Ils ont été changés, ou contrefaits.
audit-gap = Il manque quelque chose avant elle : le numéro { $expected } du bureau aurait dû suivre.
audit-late = Elle vient après des inscriptions postérieures du bureau. Son numéro y manquait.
audit-repeated = La même inscription a déjà été entrée auparavant.
audit-forked = Le bureau a signé deux inscriptions différentes sous un seul numéro. La première a l’empreinte { $first }.
audit-previous-wrong = Elle ne nomme pas l’inscription du bureau qui la précède dans ce journal, mais une autre.
audit-clock-backwards = Selon l’horloge même du bureau, elle a été faite avant l’inscription qui la précède.
audit-orphan = Elle parle de l’inscription { $record }, qui n’est pas avant elle dans ce journal.
audit-certificate-unknown = Elle porte sur un certificat que personne n’a délivré dans ce journal.
audit-key-event-wrong = Elle change une clé sous une forme qui n’est pas la bonne, ou que son signataire n’a pas le droit d’employer.
audit-receipt-missing = Personne n’a confirmé l’arrivée du lot de ce certificat. Il a été délivré il y a { $days } jours.

## L’arbre, sa tête et ses témoins
audit-no-checkpoint = Il n’y a pas de point de contrôle.
audit-checkpoint-unreadable = Le point de contrôle ne se lit pas : { $why }.
audit-checkpoint-unsigned = La clé du journal n’a pas signé ce point de contrôle : { $why }.
audit-tile-missing = Le fichier manque.
audit-tile-length = Le fichier n’a pas la longueur de ses empreintes : il a été coupé, ou quelque chose y a été ajouté.
audit-bundle-broken = Les entrées de ce fichier ne se distinguent pas, ou sont trop peu ou trop nombreuses : { $why }.
audit-hash-wrong = Une empreinte de ce fichier n’est pas celle de ce qui est au-dessous : le fichier a été changé.
audit-entry-changed = L’entrée n’est pas celle qui est dans l’arbre : elle a été changée ou remplacée.
audit-entries-changed = À partir d’ici, des entrées et les empreintes au-dessus ne sont pas celles qui sont dans l’arbre : elles ont été changées ou remplacées.
audit-contradiction = Le fichier et les entrées qui sont au-dessous se contredisent, et rien ne dit lequel a raison.
audit-root-wrong = Les entrées n’ont pas la racine qui a été signée. Signée : { $one } ; trouvée : { $other }.
audit-fork = La clé du journal a signé deux journaux qui ne peuvent être vrais tous deux, de { $one } et de { $other } entrées. Les deux points de contrôle suivent. Gardez-les : ils font la preuve.
audit-behind = Le journal montre { $one } entrées, et sa clé en a signé { $other } : c’est une ancienne copie, ou des entrées ont été retirées. Les deux points de contrôle suivent. Gardez-les.
audit-stopped = Après { $why } défauts, le contrôle n’a pas lu plus loin.
audit-more = { $why } autres défauts d’inscriptions ne sont pas énumérés.
audit-unwitnessed = Trop peu de témoins de la politique ont cosigné ce point de contrôle : { $why }.
audit-unaccepted = Selon la politique, on ne peut croire ce point de contrôle : { $why }.
