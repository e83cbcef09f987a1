//! The clauses of definitions as a table of fields, for people and as machines read them.

use loupe_registry::answer::ground::ClauseName;
use loupe_registry::edition::Edition;
use loupe_scheme::definition::{Resolved, ResolvedClause};
use loupe_scheme::vocabulary::{Field, ValueSet, Vocabulary};
use maud::{Markup, html};

use crate::draw::Hue;
use crate::reader::Reader;
use crate::words;

/// A list of values longer than this is printed under the table, whole.
const VALUES_IN_A_CELL: u32 = 8;

/// One clause as a column.
pub(crate) struct Column<'d> {
    /// The definition it is shown for.
    pub(crate) definition: &'d Resolved,
    /// The clause.
    pub(crate) clause: &'d ResolvedClause,
}

impl<'d> Column<'d> {
    /// A column for each clause of each definition.
    pub(crate) fn of(definitions: &[&'d Resolved]) -> Vec<Column<'d>> {
        let columns = definitions
            .iter()
            .flat_map(|definition| definition.clauses.iter().map(|clause| Column { definition, clause }));
        columns.collect()
    }

    fn name(&self, reader: &Reader, edition: &Edition) -> String {
        let name = ClauseName { definition: self.clause.definition.clone(), clause: self.clause.id.clone() };
        words::clause(reader, edition, &self.definition.reference.id, &name)
    }

    fn label(&self, reader: &Reader, edition: &Edition) -> String {
        let definition = super::name(reader, edition, &self.definition.reference);
        format!("{definition}, {}", self.name(reader, edition))
    }
}

/// A row for each field that some clause narrows, a column for each clause; then the fields that no clause narrows.
pub(crate) fn table(reader: &Reader, edition: &Edition, columns: &[Column<'_>]) -> Markup {
    let vocabulary = &edition.register.vocabulary;
    let narrowed = |field: &Field| columns.iter().any(|c| c.clause.region.of(*field) != vocabulary.any(*field));
    let (rows, free): (Vec<Field>, Vec<Field>) = Field::ALL.into_iter().partition(narrowed);
    let free: Vec<String> = free.into_iter().map(|field| words::noun(reader, field)).collect();
    html! {
        div.scroll tabindex="0" role="region" aria-label=(reader.text("clauses-label")) {
            table.stack.clauses {
                thead { tr {
                    th { (reader.text("clauses-field")) }
                    @for column in columns {
                        th {
                            b class=(Hue::of(&column.definition.reference.id).class()) {
                                (super::name(reader, edition, &column.definition.reference))
                            }
                            br; (column.name(reader, edition))
                        }
                    }
                } }
                tbody { @for field in rows {
                    tr {
                        th scope="row" { (words::question(reader, field)) }
                        @for column in columns {
                            @let free = column.clause.region.of(field) == vocabulary.any(field);
                            td.any[free] data-l=(column.label(reader, edition)) {
                                (cell(reader, vocabulary, field, column.clause.region.of(field)))
                            }
                        }
                    }
                } }
            }
        }
        @if !free.is_empty() {
            p.src { (reader.with("clauses-free", &[("fields", words::join(reader, &free, "words-and"))])) }
        }
        (in_full(reader, vocabulary, columns))
    }
}

fn cell(reader: &Reader, vocabulary: &Vocabulary, field: Field, set: ValueSet) -> Markup {
    let text = words::values(reader, vocabulary, field, set);
    html! { @if set == vocabulary.any(field) { span.dim { (text) } } @else { (text) } }
}

/// The lists that a cell says in fewer words, value by value.
fn in_full(reader: &Reader, vocabulary: &Vocabulary, columns: &[Column<'_>]) -> Markup {
    let mut lists: Vec<(Field, ValueSet)> = Vec::new();
    for column in columns {
        for field in Field::ALL {
            let set = column.clause.region.of(field);
            let grouped = vocabulary.group(field, vocabulary.names(field, set).first().unwrap_or(&"")).is_some();
            let long = set != vocabulary.any(field) && (set.len() > VALUES_IN_A_CELL || grouped && set.len() > 2);
            if long && !lists.contains(&(field, set)) {
                lists.push((field, set));
            }
        }
    }
    html! {
        @if !lists.is_empty() {
            details {
                summary { (reader.text("clauses-in-full")) }
                dl.facts {
                    @for (field, set) in lists {
                        dt { (words::capital(&words::values(reader, vocabulary, field, set))) }
                        dd { (every(reader, vocabulary, field, set)) }
                    }
                }
            }
        }
    }
}

/// Every value of a set by its own name.
pub(crate) fn every(reader: &Reader, vocabulary: &Vocabulary, field: Field, set: ValueSet) -> String {
    let names = vocabulary.names(field, set).into_iter().map(|value| reader.value(field.key(), value).into_owned());
    words::join(reader, &names.collect::<Vec<_>>(), "words-or")
}
