//! The base pack as it stands in the tree, and packs broken on purpose.

mod base;
mod broken;
mod on_disk;
mod walks;
