//! The one command. Who is calling is decided here, by the window, never by the call.

use std::sync::{Arc, LazyLock};

use crate::window;
use scs_desk::{ApiError, Caller, Doorstep, Place, Principal, WayOut};
use serde_json::Value;
use tauri::{App, AppHandle, Manager, State, WebviewWindow};

/// Opens at its first use; whoever comes meanwhile waits.
type Door = LazyLock<Doorstep, Box<dyn FnOnce() -> Doorstep + Send>>;

/// What every call needs.
pub(crate) struct Way {
    door: Arc<Door>,
    place: Place,
}

/// The process ends without dropping what it manages; the desk is closed by hand.
pub(crate) fn close(app: &AppHandle) {
    if let Some(way) = app.try_state::<Way>() {
        way.door.close();
    }
}

/// Opens the desk on a thread of its own: the web view starts meanwhile, and only its calls wait.
pub(crate) fn manage(app: &App, open: impl FnOnce() -> Doorstep + Send + 'static, place: Place) {
    let door: Arc<Door> = Arc::new(LazyLock::new(Box::new(open)));
    let opening = Arc::clone(&door);
    std::thread::spawn(move || {
        LazyLock::force(&opening);
    });
    app.manage(Way { door, place });
}

/// The principal of a window; a label nobody knows gets nothing.
fn principal(window: &str, place: Place) -> Option<Principal> {
    match (window, place) {
        ("main", Place::Live) => Some(Principal::Consultant),
        ("main", Place::Practice) => Some(Principal::Trainee),
        ("terminal", Place::Terminal) => Some(Principal::Citizen),
        _ => None,
    }
}

/// Somebody at a public computer tried what its web view shuts.
pub(crate) fn tried(app: &AppHandle, way_out: WayOut) {
    if let Some(way) = app.try_state::<Way>() {
        way.door.tried(way_out);
    }
}

/// Puts the window of a public computer where it belongs: over the whole screen, or beside an open portal.
pub(crate) fn arrange(app: &AppHandle) {
    let beside = app.try_state::<Way>().and_then(|way| way.door.beside_portal());
    if let Some(window) = app.get_webview_window("terminal")
        && window::stand(&window, beside).is_err()
    {
        tracing::warn!("window not arranged");
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
    fn every_window_speaks_for_one_alone() {
        assert_eq!(principal("main", Place::Live), Some(Principal::Consultant));
        assert_eq!(principal("main", Place::Practice), Some(Principal::Trainee));
        assert_eq!(principal("terminal", Place::Terminal), Some(Principal::Citizen));
        assert_eq!(principal("main", Place::Terminal), None);
        assert_eq!(principal("terminal", Place::Live), None);
        assert_eq!(principal("", Place::Live), None);
    }
}
