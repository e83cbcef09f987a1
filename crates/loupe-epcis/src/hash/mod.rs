//! The event hash id: one name for one event, whoever writes it down (CBV 2.0, 8.9).
