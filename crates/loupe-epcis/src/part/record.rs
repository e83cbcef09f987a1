//! Objects with named fields: one table says how each is called here and there, and whether it must be there.

/// What one row of the table stands for: a type, a reading, a check or a writing.
macro_rules! field {
    (type must $type:ty) => { $type };
    (type may $type:ty) => { Option<$type> };
    (read must $fields:ident $json:literal) => { $fields.must($json) };
    (read may $fields:ident $json:literal) => { $fields.may($json) };
    (have must $field:ident) => { $field? };
    (have may $field:ident) => { $field };
    (write must $into:ident $json:literal $value:expr) => { $into.set($json, Part::write($value)) };
    (write may $into:ident $json:literal $value:expr) => {
        if let Some(value) = $value {
            $into.set($json, Part::write(value));
        }
    };
}
pub(crate) use field;

/// A struct of the rows of a table. `part`: some fields of an object that has others besides. `closed`: an object with
/// these fields only. `extended`: with extensions besides. `open`: with anything besides.
macro_rules! record {
    ($(#[$doc:meta])* $name:ident, part {
        $( $(#[$row_doc:meta])* $need:ident $field:ident: $type:ty = $json:literal, )*
    }) => {
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq)]
        #[non_exhaustive]
        pub struct $name {
            $( $(#[$row_doc])* pub $field: field!(type $need $type), )*
        }

        impl $name {
            pub(crate) fn take(fields: &mut Fields<'_>) -> Option<Self> {
                $( let $field = field!(read $need fields $json); )*
                Some(Self { $( $field: field!(have $need $field), )* })
            }

            pub(crate) fn give(&self, into: &mut Object) {
                $( field!(write $need into $json &self.$field); )*
            }
        }
    };

    ($(#[$doc:meta])* $name:ident, closed { $($rows:tt)* }) => {
        record! { $(#[$doc])* $name, part { $($rows)* } }

        impl Part for $name {
            fn read(value: Value, at: &Place<'_>, faults: &mut Faults) -> Option<Self> {
                let mut fields = Fields::of(value, at, faults)?;
                let before = fields.faults.count();
                let read = Self::take(&mut fields);
                fields.closed();
                read.filter(|_| faults.count() == before)
            }

            fn write(&self) -> Value {
                let mut into = Object::new();
                self.give(&mut into);
                Value::Object(into)
            }
        }
    };

    ($(#[$doc:meta])* $name:ident, $rest:ident {
        $( $(#[$row_doc:meta])* $need:ident $field:ident: $type:ty = $json:literal, )*
    }) => {
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq)]
        #[non_exhaustive]
        pub struct $name {
            $( $(#[$row_doc])* pub $field: field!(type $need $type), )*
            /// What else stands there, as it was written.
            pub others: Object,
        }

        impl Part for $name {
            fn read(value: Value, at: &Place<'_>, faults: &mut Faults) -> Option<Self> {
                let mut fields = Fields::of(value, at, faults)?;
                let before = fields.faults.count();
                $( let $field = field!(read $need fields $json); )*
                let others = fields.$rest();
                let whole = faults.count() == before;
                let read = Self { $( $field: field!(have $need $field), )* others };
                whole.then_some(read)
            }

            fn write(&self) -> Value {
                let mut into = Object::new();
                $( field!(write $need into $json &self.$field); )*
                for (name, value) in self.others.iter() {
                    into.set(name, value.clone());
                }
                Value::Object(into)
            }
        }
    };
}
pub(crate) use record;
