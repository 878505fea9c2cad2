//! `--place live|practice|terminal`; the keeper of a terminal adds `--session FOLDER`.

use std::path::PathBuf;

use scs_desk::Place;

use crate::words;

#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Asked {
    pub(crate) place: Place,
    /// The folder of one client's sitting; its keeper gives it.
    pub(crate) session: Option<PathBuf>,
}

pub(crate) fn read(mut arguments: impl Iterator<Item = String>) -> Result<Asked, String> {
    let mut asked = Asked { place: Place::Live, session: None };
    while let Some(argument) = arguments.next() {
        let (name, value) = match argument.split_once('=') {
            Some((name, value)) => (name, Some(value.to_owned())),
            None => (argument.as_str(), arguments.next()),
        };
        match (name, value) {
            ("--place", Some(value)) => {
                asked.place = Place::parse(&value).ok_or_else(|| words::BAD_ARGUMENT.to_owned())?;
            }
            ("--session", Some(folder)) => asked.session = Some(PathBuf::from(folder)),
            _ => return Err(words::BAD_ARGUMENT.to_owned()),
        }
    }
    let is_fitting = asked.session.is_none() || asked.place == Place::Terminal;
    is_fitting.then_some(asked).ok_or_else(|| words::BAD_ARGUMENT.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(arguments: &[&str]) -> Option<(Place, Option<PathBuf>)> {
        let asked = read(arguments.iter().map(|argument| (*argument).to_owned())).ok()?;
        Some((asked.place, asked.session))
    }

    #[test]
    fn the_place_is_live_unless_said_otherwise() {
        assert_eq!(of(&[]), Some((Place::Live, None)));
        assert_eq!(of(&["--place", "practice"]), Some((Place::Practice, None)));
        assert_eq!(of(&["--place=terminal"]), Some((Place::Terminal, None)));
        assert_eq!(of(&["--place", "home"]), None);
        assert_eq!(of(&["--place"]), None);
        assert_eq!(of(&["--other"]), None);
    }

    #[test]
    fn only_a_terminal_has_sittings() {
        let folder = Some(PathBuf::from("one"));
        assert_eq!(of(&["--place", "terminal", "--session", "one"]), Some((Place::Terminal, folder)));
        assert_eq!(of(&["--session", "one"]), None);
        assert_eq!(of(&["--place", "practice", "--session", "one"]), None);
    }
}
