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
