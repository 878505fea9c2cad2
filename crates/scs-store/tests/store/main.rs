//! The file on the disk: opened, written, tampered with, erased from.

mod desk_of_one;
mod folding;
mod opening;
mod tampering;
