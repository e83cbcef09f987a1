# Labels of the vocabulary, and of the codes in the record.
## The nine fields of a definition: the question each asks, and its noun.
field-goods = Which stones?
field-goods-noun = stones
field-actor = Who acts?
field-actor-noun = actor
field-act = What is done?
field-act-noun = act
field-gravity = How grave is it?
field-gravity-noun = gravity
field-pattern = Once, or as a pattern?
field-pattern-noun = pattern
field-finances = What do the stones pay for?
field-finances-noun = what the stones pay for
field-aim = Against whom?
field-aim-noun = the aim
field-un-status = What does the Security Council say?
field-un-status-noun = Security Council
field-link = How are the stones tied to it?
field-link-noun = link

## Stones
value-goods-rough = rough
value-goods-polished = polished

## Actors
value-actor-rebel-group = a rebel movement
value-actor-rebel-ally = an ally of rebels
value-actor-terrorist-group = a terrorist group
value-actor-criminal-group = a criminal group
value-actor-political-militia = a party’s militia
value-actor-communal-militia = a community’s militia
value-actor-paramilitary-pro-state = a paramilitary on the state’s side
value-actor-mercenary-pmc = a mercenary
value-actor-state-military = a state’s army
value-actor-state-police = a state’s police
value-actor-state-intelligence = a state’s secret service
value-actor-other-public-security = another public force
value-actor-foreign-military = a foreign army
value-actor-peace-operation = a peace mission
value-actor-private-security = a private security company
value-actor-mine-inhouse-security = a mine’s own guard
value-actor-mining-company = a mining company
value-actor-state-mining-company = a state’s mining company
value-actor-contractor = a contractor
value-actor-trader = a trader
value-actor-cooperative = a cooperative
value-actor-artisanal-miners = an artisanal miner
value-actor-central-authority = a national authority
value-actor-local-authority = a local authority
value-actor-judiciary = a court
value-actor-traditional-authority = a traditional authority
value-actor-crowd = a crowd
value-actor-individual = one person

## Acts
value-act-killing = killing
value-act-disappearance = making people disappear
value-act-abduction = abduction
value-act-torture-cidt = torture or cruel treatment
value-act-sexual-violence = sexual violence
value-act-ihl-or-atrocity = a war crime or a crime against humanity
value-act-injury-assault = beating or wounding
value-act-excessive-force-protest = excessive force against a protest
value-act-arbitrary-detention = arbitrary detention
value-act-threat-reprisal = threats or reprisals
value-act-pillage = pillage
value-act-property-destruction = destruction of property
value-act-security-force-abuse-support = support to security forces that abuse
value-act-war-financing-state = paying for a state’s war
value-act-armed-group-support = support to an armed group
value-act-illegal-tax-extortion = illegal taxes or extortion
value-act-forced-labour = forced labour
value-act-child-labour-worst = the worst forms of child labour
value-act-child-recruitment = making children fight
value-act-physical-displacement = driving people from their homes
value-act-economic-displacement = taking away a livelihood
value-act-forced-eviction = forced eviction
value-act-land-without-consent = taking land without consent
value-act-access-loss = loss of access to land or water
value-act-heritage-damage = damage to sacred or old places
value-act-compensation-unpaid = compensation not paid
value-act-compensation-inadequate = compensation too small
value-act-compensation-delayed = compensation paid late
value-act-denial-of-remedy = denial of a remedy
value-act-tailings-failure = a tailings dam that failed
value-act-tailings-seepage = tailings that leaked
value-act-river-pollution = river pollution
value-act-river-diversion = turning a river aside
value-act-fish-wildlife-kill = killing of fish or wildlife
value-act-drinking-water-loss = loss of drinking water
value-act-dust-blast = dust or blasting
value-act-deforestation = clearing of forest
value-act-open-pit-hazard = open pits left behind
value-act-work-death-injury = death or injury at work
value-act-wage-theft = wages kept back
value-act-union-suppression = suppression of a union
value-act-bribery-origin-fraud = bribery or fraud about origin
value-act-money-laundering = money laundering
value-act-tax-royalty-nonpayment = taxes or royalties not paid
value-act-smuggling = smuggling

## Gravity
value-gravity-not-a-violation = no violation of human rights
value-gravity-violation = a violation of human rights
value-gravity-serious = a serious violation of human rights

## Pattern
value-pattern-isolated = isolated
value-pattern-repeated = repeated
value-pattern-widespread = widespread
value-pattern-systematic = systematic
value-pattern-widespread-and-systematic = widespread and systematic

## What the stones pay for
value-finances-armed-conflict = an armed conflict
value-finances-violence-around-mining = violence around mining
value-finances-other-armed-operations = other armed operations
value-finances-nothing = nothing of the kind

## Aim
value-aim-against-government = against a government
value-aim-against-communities = against communities
value-aim-war-between-states = in a war between states
value-aim-other = to another end

## Security Council
value-un-status-described-in-effect = described in a resolution in effect
value-un-status-described-lapsed = described in a resolution no longer in effect
value-un-status-actor-listed = by an actor on the Council’s list
value-un-status-not-described = not described in any resolution

## Links
value-link-occurred-at-site = it happened at the site
value-link-caused-by-operation = the operation caused it
value-link-contributed-to-by-operation = the operation contributed to it
value-link-directly-linked-to-operation = it is directly linked to the operation
value-link-downstream-of-site = it arrived downstream of the site
value-link-perpetrator-controls-site = the perpetrator controls the site
value-link-perpetrator-controls-route = the perpetrator controls the route
value-link-perpetrator-controls-trade-point = the perpetrator controls a trading place
value-link-perpetrator-taxes-site = the perpetrator taxes the site
value-link-perpetrator-taxes-route = the perpetrator taxes the route
value-link-perpetrator-taxes-trader = the perpetrator taxes traders
value-link-perpetrator-secures-site = the perpetrator guards the site
value-link-perpetrator-owns-interest = the perpetrator owns a share
value-link-revenue-finances-perpetrator = the revenue pays the perpetrator
value-link-revenue-finances-war = the revenue pays for a war
value-link-extracted-by-forced-or-child-labour = mined by forced or child labour
value-link-extracted-on-taken-land = mined on land that was taken
value-link-certified-despite = certified in spite of it
value-link-harm-reached = the harm reached this place
value-link-remedy-owed-by = a remedy is owed by
value-link-reprisal-for-reporting = a reprisal for reporting

## Groups of actors and of acts
group-actor-armed = Armed groups
group-actor-state = Forces and authorities of a state
group-actor-private = Companies and their guards
group-actor-other = People and communities
any-actor-armed = any armed group
any-actor-state = any force or authority of a state
any-actor-private = any company or its guards
any-actor-other = any person or community
group-act-violence = violence
group-act-armed-finance = support to armed groups
group-act-labour = forced labour and labour of children
group-act-land = loss of home or land
group-act-remedy = compensation withheld
group-act-environment = harm to water, land or wildlife
group-act-work = harm to workers
group-act-integrity = fraud, smuggling, taxes not paid

## Verdicts and grades
verdict-yes = yes
verdict-no = no
verdict-unknown = unknown
verdict-contested = contested
grade-unverified = unverified
grade-corroborated = corroborated
grade-contested = contested
grade-verified = verified
basis-one-source = one source
basis-two-independent-sources = two independent sources
basis-court-judgment = a court’s judgment
basis-un-commission = a body of the United Nations
basis-state-admission = the state’s own admission
basis-company-admission = the company’s own admission
basis-state-record = a record of the state

## What an act says of who did it
degree-carried-out = carried it out
degree-ordered = ordered it
degree-failed-to-prevent = did not prevent it
degree-failed-to-act-on-knowledge = knew of it and did nothing
degree-suspected = suspected
degree-unknown = not known
nexus-state = the state itself
nexus-state-controlled = under the state’s control
nexus-state-tolerated = tolerated by the state
nexus-none = no tie to a state
nexus-unknown = not known
date-precision-exact-day = to the day
date-precision-within-week = within a week
date-precision-within-month = within a month
date-precision-within-year = within a year
date-precision-range = between two dates
place-precision-exact = the place itself
place-precision-near-known-place = near a known place
place-precision-district = the district
place-precision-province = the province
place-precision-country = the country
place-precision-line-feature = along a river or road
place-precision-international = in several countries

## Answers and remedies
response-accepts = accepts
response-accepts-in-part = accepts in part
response-denies = denies
response-no-jurisdiction = says it is not its affair
response-no-response = did not answer
remedy-restitution = giving back
remedy-compensation = compensation
remedy-rehabilitation = care and repair
remedy-satisfaction = acknowledgement
remedy-guarantee-of-non-repetition = measures so that it does not happen again
remedy-state-promised = promised
remedy-state-agreed = agreed
remedy-state-partly-delivered = delivered in part
remedy-state-delivered-claimed = said to be delivered
remedy-state-refused = refused
remedy-state-broken = broken

## Sources
source-court = court
source-un = United Nations
source-state = state
source-ngo = civil society
source-company = company
source-press = press
source-academic = research
how-read-part = read in part
how-read-findings = its findings were read
how-read-cover = only the cover was read
how-read-contents = only the table of contents was read
how-read-cited = taken from another text, not read itself

## Looks
look-armed-group-control = control by armed groups
look-state-violence = violence by a state’s forces
look-private-security-violence = violence by private guards
look-forced-or-child-labour = forced or child labour
look-displacement-land = home and land taken
look-environment-tailings = water, tailings, safety at work
look-compensation = compensation
look-governance-origin-fraud = fraud about origin
look-kp-controls-only = the certificate controls only
looker-un-panel = UN panel of experts
looker-un-commission = UN commission
looker-court = court
looker-parliament = parliament
looker-ngo-field-study = field study by civil society
looker-academic = research
looker-press-investigation = press inquiry
looker-state-inspection = state inspection
looker-audit-standard = audit to a standard
looker-company-self-assessment = the company’s own report
looker-kp-review-visit = KP review visit
looker-kp-review-mission = KP review mission
independence-independent = independent
independence-state-of-the-operator = a body of the state whose stones they are
independence-second-party = a peer, or an auditor the audited chose
independence-self = the company itself
counted-independent = independent looks only
counted-second-party = peers, chosen auditors and the state too
counted-own = companies’ own reports too, but never for violence
method-visit = visit
method-interviews = interviews
method-documents = documents
method-survey = survey
method-remote = from afar
method-audit = audit

## Participants
participant-kind-state = state
participant-kind-regional-organisation = regional organisation
participant-kind-trading-entity = trading entity
listing-confirmed = listed
listing-provisional-2003 = listed provisionally in 2003
role-both = import and export
role-export = export
role-import = import
role-not-stated = role not given
status-admitted = admitted
status-readmitted = admitted again
status-met-minimum-requirements = met the minimum requirements
status-not-confirmed = not confirmed
status-ended-absorbed-by-eu = now part of the European Union
status-removed = removed
status-reinstated = reinstated
status-suspended = suspended
status-self-suspended = suspended itself
status-vigilance = vigilance asked of all
status-zone-bound = exports from some zones only
status-zone-opened = a zone opened for export
status-zone-bound-relaxed = limits on zones loosened
status-embargoed = embargo
status-embargo-lifted = embargo lifted
status-delisted-by-us = taken off the list of the United States
status-under-review = under review
status-cleared = review closed
status-under-threat-of-removal = removal announced
status-trade-barred = trade barred
status-mine-bound = exports from some mines barred or limited
status-supervised-exports = exports under supervision
status-contested-authorisation = authorised, and contested
status-operator-released = an operator allowed to export
status-special-monitoring-ended = special monitoring ended
status-scope-whole = the whole participant
status-scope-zone = a zone
status-scope-mine = a mine
status-scope-operator = an operator
status-precision-exact = to the day
status-precision-exact-provisional = to the day, provisional
status-precision-month = to the month
status-precision-year = to the year
status-precision-plenary = at a Plenary
status-precision-not-later-than = not later than
status-precision-unknown = not known

## Sites, companies, output
site-kind-kimberlite = kimberlite
site-kind-alluvial = alluvial
site-kind-lamproite = lamproite
site-kind-tailings-retreatment = old tailings worked again
site-kind-marine = marine
site-status-operating = operating
site-status-closed = closed
site-status-care-and-maintenance = stopped and maintained
mining-asm = artisanal and small-scale
mining-lsm = large-scale
mining-undifferentiated = not split
mining-nothing = nothing produced
coordinate-precision-site = the site itself
coordinate-precision-site-rounded = the site, rounded
coordinate-precision-field = the field
coordinate-precision-nearest-town = the nearest town
company-kind-state = owned by a state
company-kind-state-controlled = controlled by a state
company-kind-listed = listed on an exchange
company-kind-private = private
company-kind-security-company = security company
measure-produced = produced
measure-sold = sold
measure-forecast = forecast
output-period-calendar-year = calendar year
output-period-fy-june = year to June
output-period-fy-march = year to March
output-period-q1 = first quarter
output-period-q2 = second quarter
output-period-q4 = fourth quarter
output-period-q1-fy-june = July to September
output-period-q4-fy-june = April to June
output-period-h1 = first half
output-period-nine-months = nine months
output-period-part-year = part of the year
output-period-first-production = first production
output-period-estimate-per-year = estimate for a year
output-period-cumulative = all years together

## Resolutions of the Security Council
resolution-import-ban = all states barred from importing
resolution-export-ban-with-certificate = only with the government’s certificate
resolution-listing-of-those-trading = sanctions on those who trade
resolution-lifted = measures lifted
