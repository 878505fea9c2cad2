//! The one command. Who is calling is decided here, by the window, never by the call.

use std::sync::Arc;

use scs_desk::{ApiError, Caller, Doorstep, Place, Principal};
use serde_json::Value;
use tauri::{App, AppHandle, Manager, State, WebviewWindow};

/// What every call needs.
pub(crate) struct Way {
    door: Arc<Doorstep>,
    place: Place,
}

/// The process ends without dropping what it manages; the desk is closed by hand.
pub(crate) fn close(app: &AppHandle) {
    if let Some(way) = app.try_state::<Way>() {
        way.door.close();
    }
}

pub(crate) fn manage(app: &App, door: Doorstep, place: Place) {
    app.manage(Way { door: Arc::new(door), place });
}

/// The principal of a window; a label nobody knows gets nothing.
fn principal(window: &str, place: Place) -> Option<Principal> {
    match (window, place) {
        ("main", Place::Live) => Some(Principal::Consultant),
        ("main", Place::Practice) => Some(Principal::Trainee),
        _ => None,
    }
}

/// Runs a command of the registry on a thread of its own: commands block, the window never does.
#[tauri::command]
pub(crate) async fn call(
    window: WebviewWindow,
    way: State<'_, Way>,
    command: String,
    input: Value,
) -> Result<Value, ApiError> {
    let Some(principal) = principal(window.label(), way.place) else {
        return Err(scs_desk::Error::Forbidden.to_api(None));
    };
    let door = Arc::clone(&way.door);
    let caller = Caller { principal, name: None };
    let work = tauri::async_runtime::spawn_blocking(move || door.call(&caller, &command, input));
    work.await.unwrap_or_else(|_| {
        tracing::error!("a command panicked");
        Err(scs_desk::Error::Bug("a command panicked").to_api(None))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_main_window_speaks_for_the_staff() {
        assert_eq!(principal("main", Place::Live), Some(Principal::Consultant));
        assert_eq!(principal("main", Place::Practice), Some(Principal::Trainee));
        assert_eq!(principal("kiosk", Place::Live), None);
        assert_eq!(principal("", Place::Live), None);
    }
}
