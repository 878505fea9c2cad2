//! How the window is drawn on this computer. It is wanted before any desk opens, so it lies in a small
//! file of its own and holds for every place.

use std::path::Path;

use crate::{PlatformError, durable};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Graphics {
    /// Without the graphics card: about three times faster where there is none.
    Compatible,
    /// As the web view itself thinks best.
    Full,
}

impl Graphics {
    const FULL: &str = "full\n";
    const COMPATIBLE: &str = "compatible\n";

    /// What was chosen; compatible where nothing was or the file does not read.
    pub fn chosen(file: &Path) -> Graphics {
        match std::fs::read_to_string(file).as_deref() {
            Ok(Graphics::FULL) => Graphics::Full,
            _ => Graphics::Compatible,
        }
    }

    /// Holds from the next start on.
    pub fn choose(self, file: &Path) -> Result<(), PlatformError> {
        let word = match self {
            Graphics::Compatible => Graphics::COMPATIBLE,
            Graphics::Full => Graphics::FULL,
        };
        if let Some(folder) = file.parent() {
            durable::make_folder(folder)?;
        }
        durable::write_durably(file, word.as_bytes())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_chosen_holds_and_anything_else_is_compatible() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("config/graphics");
        assert_eq!(Graphics::chosen(&file), Graphics::Compatible, "nothing was chosen");
        Graphics::Full.choose(&file).unwrap();
        assert_eq!(Graphics::chosen(&file), Graphics::Full);
        Graphics::Compatible.choose(&file).unwrap();
        assert_eq!(Graphics::chosen(&file), Graphics::Compatible);
        std::fs::write(&file, "fu").unwrap();
        assert_eq!(Graphics::chosen(&file), Graphics::Compatible, "half a word");
    }
}
