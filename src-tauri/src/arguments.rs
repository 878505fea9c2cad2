//! `--place live|practice`; nothing else.

use scs_desk::Place;

use crate::words;

pub(crate) fn place(mut arguments: impl Iterator<Item = String>) -> Result<Place, String> {
    let mut place = Place::Live;
    while let Some(argument) = arguments.next() {
        let value = match argument.split_once('=') {
            Some(("--place", value)) => Some(value.to_owned()),
            None if argument == "--place" => arguments.next(),
            _ => None,
        };
        place = value.as_deref().and_then(Place::parse).ok_or_else(|| words::BAD_ARGUMENT.to_owned())?;
    }
    Ok(place)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(arguments: &[&str]) -> Option<Place> {
        place(arguments.iter().map(|argument| (*argument).to_owned())).ok()
    }

    #[test]
    fn the_place_is_live_unless_said_otherwise() {
        assert_eq!(of(&[]), Some(Place::Live));
        assert_eq!(of(&["--place", "practice"]), Some(Place::Practice));
        assert_eq!(of(&["--place=practice"]), Some(Place::Practice));
        assert_eq!(of(&["--place", "home"]), None);
        assert_eq!(of(&["--place"]), None);
        assert_eq!(of(&["--other"]), None);
    }
}
