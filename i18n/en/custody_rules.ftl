# The rules by which a movement of lots is refused.

rule-B1 = This movement moves nothing: { $input }.
rule-B1-next = Give every lot a mass above zero, and say what the lots were drawn from.
rule-B2 = What comes out and what is lost do not add up to what goes in: { $input }.
rule-B2-next = Weigh again. Every carat that goes in comes out or is declared as loss.
rule-B3 = More is drawn from a lot than is left of it: { $input }.
rule-B3-next = Correct the mass, or find the movement that took the rest.
rule-B4 = Nothing is left of this lot: { $input }.
rule-B4-next = It was used up before. Check the number of the lot; if the earlier movement is wrong, undo that one first.
rule-B5 = This lot has been made before: { $input }.
rule-B5-next = A lot comes into being once. Give the new lot a number of its own.
rule-B6 = There is more polished than rough: { $input }.
rule-B6-next = Polishing takes mass away. Correct the masses, or name every lot of rough that went in.
rule-B7 = This lot would be made out of itself: { $input }.
rule-B7-next = Check the numbers of the lots that went in.
rule-B8 = No lot has this number here: { $input }.
rule-B8-next = Check the number. A lot that will be told of later is announced first.
rule-B9 = There is no such movement here: { $input }.
rule-B9-next = Check its number.
rule-B10 = This movement was undone before: { $input }.
rule-B10-next = Nothing more has to be done. Record it again as it really was.
rule-B11 = This movement has too many lots: { $input }.
rule-B11-next = At most 100,000 go in and 100,000 come out. Divide it into several movements.
