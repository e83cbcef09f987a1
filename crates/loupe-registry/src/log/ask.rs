//! Asking witnesses to cosign a checkpoint.
