//! EPC URNs and GS1 Digital Links, each from the other (TDS 2.0, Digital Link 1.2).
