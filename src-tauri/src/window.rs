//! The main window: decorated, resizable, and going nowhere but to our own pages.

use scs_desk::{Place, ScreenArea};
use tauri::webview::NewWindowResponse;
use tauri::{App, PhysicalPosition, PhysicalSize, Url, WebviewUrl, WebviewWindow, WebviewWindowBuilder};

use crate::words;

const SIZE: (f64, f64) = (1280.0, 800.0);
const SMALLEST: (f64, f64) = (800.0, 600.0);

pub(crate) fn open(app: &App, place: Place) -> tauri::Result<()> {
    let title = match place {
        Place::Live => words::TITLE,
        Place::Practice => words::TITLE_PRACTICE,
        Place::Terminal => words::TITLE_TERMINAL,
    };
    WebviewWindowBuilder::new(app, "main", WebviewUrl::App("index.html".into()))
        .title(title)
        .inner_size(SIZE.0, SIZE.1)
        .min_inner_size(SMALLEST.0, SMALLEST.1)
        .center()
        .on_navigation(is_ours)
        .on_new_window(|_, _| NewWindowResponse::Deny)
        .build()?;
    Ok(())
}

/// Over the whole screen without `beside`. What it is already, it is not made again.
pub(crate) fn stand(window: &WebviewWindow, beside: Option<ScreenArea>) -> tauri::Result<()> {
    let is_whole = window.is_fullscreen()?;
    match beside {
        Some(area) if is_whole => {
            window.set_fullscreen(false)?;
            // Another window of the portal's may not hide who can be called.
            window.set_always_on_top(true)?;
            window.set_size(PhysicalSize::new(area.width, area.height))?;
            window.set_position(PhysicalPosition::new(area.x, area.y))
        }
        None if !is_whole => {
            window.set_always_on_top(false)?;
            window.set_fullscreen(true)?;
            window.set_focus()
        }
        _ => Ok(()),
    }
}

/// Our own pages: `tauri://localhost`, on Windows `http://tauri.localhost`, and the dev server in dev builds.
pub(crate) fn is_ours(url: &Url) -> bool {
    let dev = cfg!(dev) && url.host_str() == Some("localhost");
    matches!(
        (url.scheme(), url.host_str()),
        ("tauri", Some("localhost")) | ("http" | "https", Some("tauri.localhost"))
    ) || dev
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_window_goes_nowhere_else() {
        let ours = |text: &str| is_ours(&Url::parse(text).unwrap());
        assert!(ours("tauri://localhost/#/start"));
        assert!(ours("http://tauri.localhost/index.html"));
        assert!(!ours("https://trudvsem.ru/"));
        assert!(!ours("file:///etc/passwd"));
        assert!(!ours("tauri://elsewhere/"));
    }
}
