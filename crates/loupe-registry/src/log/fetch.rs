//! Reading a log from a folder or an address.
