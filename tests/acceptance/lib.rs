//! A day at the counter, without a window.
