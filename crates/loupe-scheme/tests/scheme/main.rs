//! Stories and properties of the scheme's nouns and rules.

mod algebra;
mod amounts;
mod claims;
mod definition_files;
mod small_world;
mod statements;
mod truth;
