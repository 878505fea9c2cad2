//! A public computer: the keeper, which has no window, and the window of one sitting.

use std::path::PathBuf;
use std::process::{Command, ExitCode};
use std::sync::Arc;
use std::time::Duration;

use scs_desk::{Area, Doorstep, Keeper, Place, Surroundings, Told, WayOut, of_session};
use tauri::webview::NewWindowResponse;
use tauri::{App, AppHandle, WebviewUrl, WebviewWindowBuilder, WindowEvent};

use crate::arguments::Asked;
use crate::{bridge, journal, locked, refuse_core_dumps, tell, window, words};

/// A sitting that goes away before anybody touched it, so many times in a row, will not come by itself.
const IN_VAIN: u32 = 3;

/// One sitting after another, each in processes of its own.
pub(crate) fn keep() -> ExitCode {
    journal::open(&Asked { place: Place::Terminal, session: None });
    refuse_core_dumps();
    let keeper = Surroundings::of_machine(Place::Terminal, None).and_then(Keeper::open);
    let (Ok(keeper), Ok(program)) = (keeper, std::env::current_exe()) else {
        return words::complain(words::NO_TERMINAL);
    };
    let mut in_vain = 0;
    while in_vain < IN_VAIN {
        let mut is_used = false;
        let cleared = keeper.one(
            |folder| sitting(&program, folder),
            |told| is_used |= matches!(told, Told::Began | Told::Ended { .. }),
        );
        if cleared.is_err() {
            tracing::error!("sitting not wiped");
        }
        in_vain = if is_used && cleared.is_ok() { 0 } else { in_vain + 1 };
    }
    words::complain(words::NO_TERMINAL)
}

/// Whatever the web view and its libraries write goes to the folder of the sitting.
fn sitting(program: &std::path::Path, folder: &std::path::Path) -> Command {
    let mut command = Command::new(program);
    command.args(["--place", "terminal", "--session"]).arg(folder);
    for place in ["XDG_CACHE_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CONFIG_HOME", "TMPDIR"] {
        command.env(place, folder);
    }
    command
}

pub(crate) fn show(folder: PathBuf) -> tauri::Result<()> {
    tauri::Builder::default()
        .invoke_handler(tauri::generate_handler![bridge::call])
        .setup(move |app| {
            let handle = app.handle().clone();
            let hear = Arc::new(move |areas: &[Area]| {
                if areas.contains(&Area::Session) {
                    bridge::arrange(&handle);
                }
                tell(&handle, areas);
            });
            let prepare = of_session(folder);
            bridge::manage(app, move || begun(Doorstep::new(Box::new(prepare), hear)), Place::Terminal);
            open(app)?;
            Ok(())
        })
        .on_window_event(|_, event| {
            if let WindowEvent::CloseRequested { api, .. } = event {
                api.prevent_close();
            }
        })
        .build(tauri::generate_context!())?
        .run(|_, _| {});
    Ok(())
}

/// The sitting hears its keeper, and looks at the time every second.
fn begun(door: Doorstep) -> Doorstep {
    let desk = door.desk().ok();
    let sits = desk.as_ref().is_some_and(|desk| desk.sit(std::io::stdin(), std::io::stdout()).is_ok());
    let Some(desk) = desk.filter(|_| sits) else {
        // Without a keeper nothing would be wiped, so nobody sits down.
        tracing::error!("no keeper");
        std::process::exit(2);
    };
    std::thread::spawn(move || {
        while !desk.watch_sitting() {
            std::thread::sleep(Duration::from_secs(1));
        }
        // The keeper ends us at once; where it has gone, we go by ourselves.
        std::thread::sleep(Duration::from_secs(2));
        std::process::exit(0);
    });
    door
}

/// Somebody tried it, and it stays shut.
fn shut(app: &AppHandle, way: WayOut) -> bool {
    bridge::tried(app, way);
    false
}

fn open(app: &App) -> tauri::Result<()> {
    let [addresses, windows, downloads, handle] = std::array::from_fn(|_| app.handle().clone());
    let screen = app.primary_monitor()?;
    let whole = screen.map_or((1024.0, 768.0), |screen| {
        let size = screen.size().to_logical::<f64>(screen.scale_factor());
        (size.width, size.height)
    });
    let window = WebviewWindowBuilder::new(app, "terminal", WebviewUrl::App("terminal.html".into()))
        .title(words::TITLE_TERMINAL)
        // Where no window manager makes it whole, it is whole by itself.
        .position(0.0, 0.0)
        .inner_size(whole.0, whole.1)
        .fullscreen(true)
        .decorations(false)
        .incognito(true)
        .zoom_hotkeys_enabled(false)
        .disable_drag_drop_handler()
        .on_navigation(move |url| window::is_ours(url) || shut(&addresses, WayOut::Address))
        .on_new_window(move |_, _| {
            shut(&windows, WayOut::Window);
            NewWindowResponse::Deny
        })
        .on_download(move |_, _| shut(&downloads, WayOut::Download))
        .build()?;
    window.with_webview(move |webview| locked::deny(&webview, move |way| bridge::tried(&handle, way)))
}
