# The rules by which questions about events, and who is told of them, are refused.

rule-B40 = This is no question about events that can be answered: { $input }.
rule-B40-next = Use the parameters of EPCIS 2.0, each with a value of its kind.
rule-B41 = This question about events asks too much at once: { $input }.
rule-B41-next = Ask for less: fewer parameters, or fewer values of one.
rule-B42 = More events match than may be given: { $input }.
rule-B42-next = Ask for fewer events, a shorter time, or leave out the limit.
rule-B43 = Your office has no question of this name: { $input }.
rule-B43-next = Look at the list of its questions, or give this one a name first.
rule-B44 = Your office has a question of this name already: { $input }.
rule-B44-next = Choose another name, or remove the question that has it.
rule-B45 = There is no such subscription to this question: { $input }.
rule-B45-next = Look at the list of its subscriptions.
rule-B46 = This is no subscription: { $input }.
rule-B46-next = Give an address, and either a schedule or a stream, not both.
rule-B47 = Nothing can be sent to this address: { $input }.
rule-B47-next = Give an address that begins with https and that anyone on the internet can reach.
rule-B48 = The answer cannot be given in this form: { $input }.
rule-B48-next = Ask with OPTIONS what is given here: JSON and XML, EPCIS and CBV 2.0.
rule-B49 = A text in this form is not taken: { $input }.
rule-B49-next = Send JSON or XML, EPCIS 2.0 or 1.2.
rule-B50 = These events of one transformation do not add up yet: { $input }.
rule-B50-next = Send its other events under the same transformationID. Nothing of it moves before all that went in is what came out and what was lost. Declare an event an error that is wrong.
