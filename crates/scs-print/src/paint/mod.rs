//! The two painters. Both only translate placed items; neither decides where anything stands.

pub(crate) mod pdf;
pub(crate) mod svg;

/// Coordinates are written to a hundredth of a point, alike in both.
fn rounded(value: f32) -> f32 {
    (value * 100.0).round() / 100.0
}
