//! Stories and properties of the scheme's nouns and rules.

mod algebra;
mod amounts;
mod definition_files;
mod small_world;
mod statements;
mod truth;
