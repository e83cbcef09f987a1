# Les témoins et les copies de journaux.
## La page d’un témoin
witness-title = Le témoin { $name }
witness-lede = Il surveille les journaux ci-dessous, et ne signe la tête de chacun que si le journal a grandi à partir de la tête signée auparavant : rien d’enlevé, rien de changé. Il ne dit rien de ce que signifient les entrées.
witness-key = Sa clé
witness-key-what = À mettre dans la politique de ceux qui lui font confiance.
witness-logs = Ce qu’il surveille
witness-nothing = Il n’a encore signé aucune tête de ce journal.
witness-head = Dernière signature : { $n } entrées, le { $when }, racine { $root }
witness-checkpoint = Le point de contrôle signé

## La commande
witness-serving = Le témoin { $name } est à { $address } jusqu’à ce que vous arrêtiez ce programme (Ctrl-C).
witness-vkey = Sa clé, pour la politique de ceux qui lui font confiance : { $key }
witness-watches = Il surveille { $log }

## Copies de journaux
mirror-step = Copie
mirror-grown = { $folder } contient { $size } entrées de { $origin }, dont { $new } nouvelles. Toutes ont été vérifiées.
mirror-same = { $folder } contient toutes les { $size } entrées de { $origin }.
mirror-behind = { $origin } montre { $shown } entrées et en a signé { $signed } : c’est une ancienne copie, ou des entrées ont été retirées. Rien n’a été copié.
mirror-witnesses = Témoins : { $names }.
mirror-fork = Un même journal a signé deux têtes qui ne peuvent être vraies toutes deux. Les deux sont gardées, ce qu’il montre maintenant dans { $shown } et ce qu’il a signé avant dans { $signed } :
mirror-busy = Un autre programme copie dans { $folder }.
mirror-damaged = La copie dans { $folder } est endommagée : { $what }. Mettez-la de côté et copiez à nouveau.
mirror-unread = Le journal à { $place } ne peut être lu : { $why }.
mirror-unwritten = La copie dans { $folder } ne peut être écrite : { $why }.
