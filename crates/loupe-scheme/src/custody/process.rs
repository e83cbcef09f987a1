//! What was done to lots, as the field names it.

/// Declares the processes: variant, name in files, and what it is.
macro_rules! processes {
    ($($(#[$doc:meta])* $variant:ident = $name:literal;)*) => {
        /// What a movement did.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[repr(u8)]
        pub enum Process {
            $($(#[$doc])* $variant,)*
        }

        impl Process {
            /// Every process.
            pub const ALL: &[Process] = &[$(Process::$variant,)*];

            /// Its name in files.
            pub const fn name(self) -> &'static str {
                match self { $(Process::$variant => $name,)* }
            }
        }
    };
}

processes! {
    /// Commissioned at a mine or field.
    Mining = "mining";
    /// Brought into custody from a stock of which the past is told no further.
    Opening = "opening";
    /// Sorted by size, shape, colour and clarity.
    Sorting = "sorting";
    /// Put together.
    Mixing = "mixing";
    /// Divided.
    Splitting = "splitting";
    /// Packed into one parcel.
    Packing = "packing";
    /// Taken out of a parcel.
    Unpacking = "unpacking";
    /// Sawn or cleaved.
    Sawing = "sawing";
    /// Cut or bruted.
    Cutting = "cutting";
    /// Polished.
    Polishing = "polishing";
    /// Set into jewellery.
    Setting = "setting";
    /// Sent, for instance under a certificate.
    Shipping = "shipping";
    /// Received.
    Receiving = "receiving";
    /// Lost.
    Loss = "loss";
    /// Stolen.
    Theft = "theft";
    /// Seized by a state.
    Seizure = "seizure";
    /// Destroyed.
    Destruction = "destruction";
}

impl Process {
    /// The process of a name.
    pub fn named(name: &str) -> Option<Process> {
        Self::ALL.iter().copied().find(|process| process.name() == name)
    }

    /// Whether it makes polished out of rough.
    pub const fn polishes(self) -> bool {
        matches!(self, Process::Cutting | Process::Polishing)
    }
}
