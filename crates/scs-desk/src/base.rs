//! The base materials the program carries inside.

use scs_content::Bundle;

const FILES: &[(&str, &str)] = include!(concat!(env!("OUT_DIR"), "/base_files.rs"));

/// All the program carries.
pub fn materials() -> Bundle {
    Bundle::new(FILES.iter().map(|(path, text)| ((*path).to_owned(), (*text).to_owned())))
}
