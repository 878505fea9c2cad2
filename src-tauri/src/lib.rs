//! Windows and wiring only: every rule lives behind the one command `call`.

mod arguments;
mod bridge;
mod graphics;
#[cfg(test)]
mod hardening;
mod journal;
mod locked;
mod terminal;
mod window;
mod words;

use std::process::ExitCode;
use std::sync::Arc;

use scs_desk::{Area, Doorstep, Place, Surroundings};
use tauri::{AppHandle, Emitter};

/// Opens the desk and its window; returns when the window is closed.
pub fn run() -> ExitCode {
    let asked = match arguments::read(std::env::args().skip(1)) {
        Ok(asked) => asked,
        Err(message) => return words::complain(&message),
    };
    if !graphics::has_display() {
        return words::complain(words::NO_DISPLAY);
    }
    if asked.place == Place::Terminal && asked.session.is_none() {
        return terminal::keep();
    }
    graphics::prefer(asked.place);
    journal::open(&asked);
    refuse_core_dumps();
    let shown = match asked.session {
        Some(folder) => terminal::show(folder),
        None => show(asked.place),
    };
    match shown {
        Ok(()) => ExitCode::SUCCESS,
        Err(_) => {
            tracing::error!("window not open");
            words::complain(words::NO_WINDOW)
        }
    }
}

fn show(place: Place) -> tauri::Result<()> {
    tauri::Builder::default()
        .invoke_handler(tauri::generate_handler![bridge::call])
        .setup(move |app| {
            let handle = app.handle().clone();
            let prepare = move || Surroundings::of_machine(place, None);
            let hear = Arc::new(move |areas: &[Area]| tell(&handle, areas));
            bridge::manage(app, move || Doorstep::new(Box::new(prepare), hear), place);
            window::open(app, place)?;
            Ok(())
        })
        .build(tauri::generate_context!())?
        .run(|app, event| {
            if matches!(event, tauri::RunEvent::Exit) {
                bridge::close(app);
            }
        });
    Ok(())
}

/// Once the log can say that it failed, and before a key is in memory.
pub(crate) fn refuse_core_dumps() {
    if scs_desk::refuse_core_dumps().is_err() {
        tracing::warn!("core dumps not refused");
    }
}

/// Which areas changed; the window reads again what it shows.
pub(crate) fn tell(handle: &AppHandle, areas: &[Area]) {
    if handle.emit("changed", areas).is_err() {
        tracing::warn!(count = areas.len(), "change not told");
    }
}
