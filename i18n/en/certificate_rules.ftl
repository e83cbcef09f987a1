# The rules by which a step of a certificate is refused.
rule-T1 = { $input } takes no part in the scheme on that day.
rule-T1-next = Rough diamonds are traded between participants only. Check the participant and the day.
rule-T2 = { $input } may not trade on that day: it is suspended or left the trade.
rule-T2-next = Wait until the scheme has lifted the measure. The participant’s page shows every change of its status with its source.
rule-T3 = Trade from “{ $input }” is barred on that day.
rule-T3-next = { $offered ->
    [some] Name the zone the stones were mined in. Open on that day: { $accepted }.
   *[none] Name the zone the stones were mined in. None is known to be open on that day.
}
rule-T4 = The certificate has expired ({ $input }).
rule-T4-next = It goes back to its issuer, who may issue another one.
rule-T5 = The certificate is no longer valid ({ $input }).
rule-T5-next = Ask the issuing authority. Its page says what happened to it and when.
rule-T6 = The certificate was used already ({ $input }).
rule-T6-next = One certificate carries one shipment, once. If these are other goods, report the certificate.
rule-T7 = Goods mined elsewhere ({ $input }) leave without evidence that they lawfully came in.
rule-T7-next = Name the certificate with which they came in, who had issued it and the day of import.
rule-T8 = “{ $input }” does not agree with the parcels.
rule-T8-next = { $offered ->
    [some] The parcels add up to { $accepted }. Correct one or the other.
   *[none] Each parcel and each of its HS codes stands once. Correct the one that stands twice.
}
rule-T9 = “{ $input }” is no HS code of rough diamonds.
rule-T9-next = The scheme covers { $accepted }.
rule-T10 = “{ $input }” is missing.
rule-T10-next = Fill it in. A certificate without it is none.
rule-T11 = “{ $input }” is too long.
rule-T11-next = At most { $accepted } characters fit here.
rule-T12 = The text holds { $input }, a sign that cannot be seen or turns the direction of reading.
rule-T12-next = Type the text anew. Letters of every script are welcome.
rule-T13 = The day { $input } cannot be.
rule-T13-next = Check the order of the days: mined, issued, left, received. If the clock of this machine is wrong, set it right.
rule-T14 = This step does not follow ({ $input }).
rule-T14-next = Look at where the certificate stands now, and take the step that follows from there.
rule-T15 = No certificate with the number “{ $input }” was issued here.
rule-T15-next = Check the number. If it stands on paper like this, report it.
rule-T16 = “{ $input }” is no number of a certificate.
rule-T16-next = Two to six capital letters and eight digits, for instance BW00000017.
rule-T17 = Nobody validates or issues alone what they wrote ({ $input }).
rule-T17-next = Ask a second person of your office to validate it.
rule-T18 = { $input } are too many for one shipment.
rule-T18-next = At most { $accepted }. Make two shipments of it.
rule-T19 = Parcel “{ $input }” does not say where its stones were mined.
rule-T19-next = Name every country of mining, of a mixed parcel as well, or say “unknown”.
rule-T20 = “{ $input }” cannot be what was found.
rule-T20-next = Give the number of parcels and the carats found, and the exporter and importer on the papers.
rule-T21 = There is no draft “{ $input }” in your office.
rule-T21-next = Look at the drafts of your office; it may have been issued or withdrawn.
rule-T22 = Somebody changed this in the meantime ({ $input }).
rule-T22-next = Look at the newest text and decide again.
rule-T23 = “{ $input }” cannot be read as a table of certificates.
rule-T23-next = Use the template, saved as CSV or XLSX.
rule-T24 = The table has no column “{ $input }”.
rule-T24-next = The columns it needs: { $accepted }.
rule-T25 = { $input } rows are too many.
rule-T25-next = At most { $accepted } rows in one file. Send several files.
rule-T26 = The certificate is not for your office ({ $input }).
rule-T26-next = Only the authority that it names may take this step.
rule-T27 = A suspicion needs { $input }.
rule-T27-next = Say which number stands on the certificate and what makes you doubt it.
rule-T28 = “{ $input }” cannot begin the numbers of certificates.
rule-T28-next = Two to six capital letters; the first two are the participant’s code.
rule-T29 = “{ $input }” was issued in this register.
rule-T29-next = Confirm it by its number, not as a certificate on paper.
rule-T30 = No law on { $input } is known here.
rule-T30-next = Give the days yourself, or add the law with its source to the reference data.
