use scs_platform::Place;

use super::words;

words! {
    pub enum PlaceWord {
        Live,
        Practice,
    }
}

impl From<Place> for PlaceWord {
    fn from(place: Place) -> Self {
        match place {
            Place::Live => PlaceWord::Live,
            Place::Practice => PlaceWord::Practice,
        }
    }
}
