//! A certificate as a PDF/A for paper, with its credential attached.
