# Whether a sentence about diamonds may be said.
claim-may-be-said = None of the words that cannot be said of a stone is in this text.
claim-sentence = Line { $line }, column { $column }: “{ $text }”
claim-word = “{ $word }” cannot be said unbound: { $reasons }
claim-bound = Bound to { $definition }, { $period }.
claim-unbound-both = It names neither a definition nor a period.
claim-unbound-definition = It names no definition.
claim-unbound-period = It names no period.
claim-outcome-unbound = So nobody can check it.
claim-outcome-no-subject = It names no country, mine or company: the stones may be from anywhere in the world, and for the world it is not borne out.
claim-outcome-no-return = Nobody filed a return for that period: nothing can be said.
claim-outcome-not-borne-out = The register does not bear it out for { $subject }.
claim-outcome-nothing-found = For { $subject } no published finding meets that definition, and those whose looks count looked. That may be said; the word may not.
claim-instead-intro = It would have to say:
claim-instead = { $subject }, rough mined in { $period }, as known on { $day }: { $under }. Not looked at: { $gaps }.
claim-instead-under = under { $definition } ({ $gist }) at least { $least } %, at most { $most } % is conflict diamond
claim-reasons = Why not
