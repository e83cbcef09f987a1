# Containers of custody: a parcel, a box or a jewel, and what lies in it.

rule-B38 = This is the name of a container, not of a lot: { $input }.
rule-B38-next = Ask for the container: at /api/v1/custody/container, or with loupe custody trace.
rule-B39 = Nobody has told of a container of this name: { $input }.
rule-B39-next = Check the name of the parcel, box or jewel, in full and as it was captured.
rule-B51 = More of this lot is asked for than lies outside of containers: { $input }.
rule-B51-next = What lies in a container is not there a second time. Take it out first, by an event of unpacking, or ask for less. If it never lay there, declare that packing an error.

custody-container-title = A container with { $carats } ct in { $lots }
custody-container-empty = A container, empty now
custody-container-nothing = A container in which nothing is known to be left
custody-container-empty-text = Nothing lies in it now of which anything is known to be left. What was in it was taken out, or went into other lots.
custody-container-lede = A parcel, a box or a jewel: what follows is told of all that lies in it, taken together.
custody-container-unknown = At most { $carats } ct of it may be of unknown origin.
custody-container-untold = { $n ->
    [one] { $n } thing more lies in it of which nobody told how it came about. Its mass is not known, and it is not counted here.
   *[other] { $n } things more lie in it of which nobody told how they came about. Their mass is not known, and they are not counted here.
}
custody-container-used-up = { $n ->
    [one] { $n } lot more lies in it of which nothing is left.
   *[other] { $n } lots more lie in it of which nothing is left.
}
custody-container-inner = { $n ->
    [one] { $n } container lies in it. What is in that one is counted here.
   *[other] { $n } containers lie in it. What is in these is counted here.
}
custody-container-from = Where all of it is from, together
custody-container-together = Of several lots out of one mix, more can be certain together than one by one. This is used here.
custody-container-flow = From the origins above, through every mix, to what lies in this container. The wider a band, the more of it is expected to have come that way.
custody-container-flow-foot = in this container, { $carats } ct
custody-container-further = The other definitions, in shares of all that lies in it
custody-container-through = Expected share of all that lies in it that came through it: { $share }.
custody-container-table = Carats in this container by origin, the most expected first. The bar is all that lies in it: solid at least, hatched up to at most
custody-container-col-share = % of all
custody-container-contents = What lies in it
custody-container-contents-caption = The lots in it, the heaviest first
custody-container-contents-left-out = { $n ->
    [one] { $n } lighter lot is not listed, but counted.
   *[other] { $n } lighter lots are not listed, but counted.
}
custody-container-here = Here, ct
custody-container-number = Lot { $number } of this record
custody-container-names = The name of a lot is shown only to the office that made it or packed it.
custody-container-whole = A lot counts with all that is left of it, or with the part that was told to lie in here. What was put in or taken out without a word is not known.
custody-container-passages = Packed, sent, received, unpacked
custody-container-same = { $n ->
    [one] A container has the same name. { $n } lot or stone lies in it.
   *[other] A container has the same name. { $n } lots or stones lie in it.
}
custody-container-see = See what lies in it
custody-container-head = { $container }: { $carats } ct in { $lots }.
