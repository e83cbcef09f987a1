//! What the buttons of the form of a draft do.

use loupe_scheme::certificate::PARCELS_MAX;

use super::fields::Fields;

/// What was asked of the form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Act {
    /// Keep it.
    Save,
    /// Say what is wrong, and keep nothing.
    Check,
    /// One more parcel.
    Parcel,
    /// One more country in a parcel.
    Origin(usize),
    /// Take a parcel out.
    RemoveParcel(usize),
    /// One more certificate on which the goods came in.
    Evidence,
    /// Take one of those out.
    RemoveEvidence(usize),
}

impl Act {
    /// From the value of the button; what is unknown checks, which changes nothing.
    pub(crate) fn of(text: &str) -> Act {
        let numbered = |prefix: &str| text.strip_prefix(prefix).and_then(|number| number.parse().ok());
        match text {
            "save" => Act::Save,
            "parcel" => Act::Parcel,
            "evidence" => Act::Evidence,
            _ => {
                let found = numbered("origin-").map(Act::Origin);
                let found = found.or_else(|| numbered("remove-parcel-").map(Act::RemoveParcel));
                found.or_else(|| numbered("remove-evidence-").map(Act::RemoveEvidence)).unwrap_or(Act::Check)
            }
        }
    }

    /// Changes what was typed as the button says; gives the field in which the reader goes on. `None` for what is done
    /// with a whole form.
    pub(crate) fn change(self, fields: &mut Fields) -> Option<String> {
        let parcels = fields.count("parcels");
        match self {
            Act::Save | Act::Check => None,
            Act::Parcel => {
                let name = format!("parcels[{}].id", (parcels + 1).min(PARCELS_MAX));
                if parcels < PARCELS_MAX {
                    fields.set(&*name, "");
                }
                Some(name)
            }
            Act::Origin(number) => {
                let name = format!("parcels[{number}].origins");
                if (1..=parcels).contains(&number) {
                    fields.push(&name);
                }
                Some(name)
            }
            Act::RemoveParcel(number) => {
                if parcels > 1 {
                    fields.remove("parcels", number);
                }
                Some(format!("parcels[{}].id", number.min(fields.count("parcels"))))
            }
            Act::Evidence => {
                let name = format!("evidence[{}].certificate", (fields.count("evidence") + 1).min(PARCELS_MAX));
                if !fields.has(&name) {
                    fields.set(&*name, "");
                }
                Some(name)
            }
            Act::RemoveEvidence(number) => {
                fields.remove("evidence", number);
                Some("seal".to_owned())
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_button_changes_the_number_of_parcels_and_nothing_else() {
        let typed = [("parcels[1].id", "A"), ("parcels[1].origins", "Botswana"), ("seal", "7")];
        let mut fields = Fields::of(typed.map(|(name, value)| (name.to_owned(), value.to_owned())));
        assert_eq!(Act::of("parcel").change(&mut fields).as_deref(), Some("parcels[2].id"));
        assert_eq!(Act::of("origin-1").change(&mut fields).as_deref(), Some("parcels[1].origins"));
        assert_eq!(fields.all("parcels[1].origins"), ["Botswana", ""]);
        assert_eq!(Act::of("remove-parcel-1").change(&mut fields).as_deref(), Some("parcels[1].id"));
        assert_eq!((fields.count("parcels"), fields.get("parcels[1].id"), fields.get("seal")), (1, "", "7"));
        let before = fields.clone();
        Act::of("remove-parcel-1").change(&mut fields);
        assert_eq!(fields, before, "the last parcel stays");
        assert_eq!((Act::of("save").change(&mut fields), Act::of("origin-x")), (None, Act::Check));
    }
}
