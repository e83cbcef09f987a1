//! GS1 identifiers and the words of the vocabulary, in each of their forms.

mod forms;
mod refused;
mod turns;
mod words;
