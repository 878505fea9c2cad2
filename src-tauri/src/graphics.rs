//! Old machines without a GPU: the web view draws about three times faster without DMABUF.

/// On Linux a window needs a display; elsewhere there always is one.
#[cfg(unix)]
pub(crate) fn has_display() -> bool {
    ["DISPLAY", "WAYLAND_DISPLAY"]
        .iter()
        .any(|name| std::env::var_os(name).is_some_and(|value| !value.is_empty()))
}

#[cfg(windows)]
pub(crate) fn has_display() -> bool {
    true
}

/// Starts the program over with the setting, unless somebody has set it: an environment is safe to
/// change only before the process begins.
#[cfg(unix)]
pub(crate) fn prefer_software() {
    use std::os::unix::process::CommandExt;
    const NAME: &str = "WEBKIT_DISABLE_DMABUF_RENDERER";
    if std::env::var_os(NAME).is_some() {
        return;
    }
    if let Ok(program) = std::env::current_exe() {
        // Returns only when it fails; the window then opens without the setting.
        let _ = std::process::Command::new(program).args(std::env::args_os().skip(1)).env(NAME, "1").exec();
    }
}

#[cfg(windows)]
pub(crate) fn prefer_software() {}
