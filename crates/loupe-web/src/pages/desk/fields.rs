//! A form as it was typed: names and values, nothing judged, nothing lost.

use std::collections::BTreeMap;

use loupe_scheme::certificate::PARCELS_MAX;

/// What parts a name before and after its number: `parcels[2].id`.
const OPEN: char = '[';

/// Everything that was typed into a form, by the name of the field. A field may stand several times.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Fields(BTreeMap<String, Vec<String>>);

impl Fields {
    /// The pairs of a form.
    pub(crate) fn of(pairs: impl IntoIterator<Item = (String, String)>) -> Fields {
        let mut fields = Fields::default();
        for (name, value) in pairs {
            fields.0.entry(name).or_default().push(value.replace("\r\n", "\n"));
        }
        fields
    }

    /// What was typed into a field, without blanks around it; nothing where there is no such field.
    pub(crate) fn get(&self, name: &str) -> &str {
        self.0.get(name).and_then(|values| values.first()).map_or("", |value| value.trim())
    }

    /// Every value of a field that stands several times, blanks and all.
    pub(crate) fn all(&self, name: &str) -> &[String] {
        self.0.get(name).map_or(&[], Vec::as_slice)
    }

    /// Whether something stands in a field; for boxes to tick.
    pub(crate) fn has(&self, name: &str) -> bool {
        !self.get(name).is_empty()
    }

    /// Writes a field anew.
    pub(crate) fn set(&mut self, name: impl Into<String>, value: impl Into<String>) {
        self.0.insert(name.into(), vec![value.into()]);
    }

    /// Writes a field that stands several times.
    pub(crate) fn set_all(&mut self, name: impl Into<String>, values: Vec<String>) {
        self.0.insert(name.into(), values);
    }

    /// One more, empty, of a field that stands several times.
    pub(crate) fn push(&mut self, name: &str) {
        self.0.entry(name.to_owned()).or_default().push(String::new());
    }

    /// How many parts of a list there are: the highest number in `list[n].…`, at most as many as a shipment has parcels.
    pub(crate) fn count(&self, list: &str) -> usize {
        let numbers = self.0.keys().filter_map(|name| Some(parted(name, list)?.0));
        numbers.filter(|number| (1..=PARCELS_MAX).contains(number)).max().unwrap_or_default()
    }

    /// Takes part `number` out of a list; those after it move up.
    pub(crate) fn remove(&mut self, list: &str, number: usize) {
        let all = std::mem::take(&mut self.0);
        for (name, values) in all {
            match parted(&name, list) {
                Some((place, _)) if place == number => {}
                Some((place, rest)) if place > number => {
                    self.0.insert(format!("{list}[{}]{rest}", place - 1), values);
                }
                _ => {
                    self.0.insert(name, values);
                }
            }
        }
    }

    /// Takes fields out that are no part of what was typed.
    pub(crate) fn remove_all(&mut self, names: &[&str]) {
        self.0.retain(|name, _| !names.contains(&name.as_str()));
    }

    /// Takes out the parts of a list into which nothing was typed.
    pub(crate) fn drop_blank(&mut self, list: &str) {
        for number in (1..=self.count(list)).rev() {
            let part = |name: &&String| parted(name, list).is_some_and(|(place, _)| place == number);
            if self.0.keys().filter(part).all(|name| self.shown(name).is_empty()) {
                self.remove(list, number);
            }
        }
    }

    /// The fields whose values differ from those of `other`, by name.
    pub(crate) fn differing<'f>(&'f self, other: &'f Fields) -> Vec<&'f str> {
        let names = self.0.keys().chain(other.0.keys()).map(String::as_str);
        let names: std::collections::BTreeSet<&str> = names.collect();
        names.into_iter().filter(|name| self.shown(name) != other.shown(name)).collect()
    }

    /// The values of a field in one line.
    pub(crate) fn shown(&self, name: &str) -> String {
        let values = self.all(name).iter().map(|value| value.trim()).filter(|value| !value.is_empty());
        values.collect::<Vec<_>>().join(", ")
    }
}

/// The number and the rest of a name in a list: `parcels[2].id` in `parcels` is 2 and `.id`.
fn parted<'n>(name: &'n str, list: &str) -> Option<(usize, &'n str)> {
    let (number, rest) = name.strip_prefix(list)?.strip_prefix(OPEN)?.split_once(']')?;
    Some((number.parse().ok()?, rest))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fields(pairs: &[(&str, &str)]) -> Fields {
        Fields::of(pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())))
    }

    #[test]
    fn a_parcel_that_is_taken_out_leaves_no_gap() {
        let mut typed =
            fields(&[("parcels[1].id", "A"), ("parcels[2].id", "B"), ("parcels[3].id", "C"), ("seal", "7")]);
        assert_eq!(typed.count("parcels"), 3);
        typed.remove("parcels", 2);
        assert_eq!(typed, fields(&[("parcels[1].id", "A"), ("parcels[2].id", "C"), ("seal", "7")]));
    }

    #[test]
    fn a_number_that_nobody_typed_makes_no_parcels() {
        assert_eq!(
            fields(&[("parcels[99999999].id", "A"), ("parcels[0].id", "B"), ("parcels[x].id", "")]).count("parcels"),
            0
        );
    }

    #[test]
    fn differences_are_found_by_field_whatever_the_blanks() {
        let (mine, theirs) = (fields(&[("seal", "7 "), ("zone", "A")]), fields(&[("seal", "7"), ("quality", "gem")]));
        assert_eq!(mine.differing(&theirs), ["quality", "zone"]);
    }
}
