//! What a public computer's page may never open, denied by the web view itself; the page is the second line.

use scs_desk::WayOut;
use tauri::webview::PlatformWebview;

/// Hears which way out somebody tried.
pub(crate) trait Hears: Fn(WayOut) + Clone + Send + 'static {}
impl<F: Fn(WayOut) + Clone + Send + 'static> Hears for F {}

/// No menus, no printing, no files, no camera, no inspector.
#[cfg(unix)]
pub(crate) fn deny(webview: &PlatformWebview, tried: impl Hears) {
    use webkit2gtk::{FileChooserRequestExt, PermissionRequestExt, SettingsExt, WebViewExt};
    let view = webview.inner();
    let hear = tried.clone();
    view.connect_context_menu(move |_, _, _, _| {
        hear(WayOut::Menu);
        true
    });
    let hear = tried.clone();
    view.connect_print(move |_, _| {
        hear(WayOut::Print);
        true
    });
    let hear = tried.clone();
    view.connect_run_file_chooser(move |_, request| {
        hear(WayOut::File);
        request.cancel();
        true
    });
    view.connect_permission_request(move |_, request| {
        tried(WayOut::Permission);
        request.deny();
        true
    });
    view.connect_show_notification(|_, _| true);
    if let Some(settings) = view.settings() {
        settings.set_enable_developer_extras(false);
        settings.set_enable_back_forward_navigation_gestures(false);
        settings.set_javascript_can_access_clipboard(false);
        settings.set_javascript_can_open_windows_automatically(false);
        settings.set_enable_fullscreen(false);
        settings.set_enable_page_cache(false);
    }
}

/// Untried: there is no such machine here.
#[cfg(windows)]
#[expect(unsafe_code, reason = "the settings of WebView2 are behind COM")]
pub(crate) fn deny(webview: &PlatformWebview, _tried: impl Hears) {
    use webview2_com::Microsoft::Web::WebView2::Win32::ICoreWebView2Settings3;
    use windows::core::Interface;
    let settings = unsafe { webview.controller().CoreWebView2().and_then(|view| view.Settings()) };
    let denied = settings.and_then(|settings| unsafe {
        settings.SetAreDefaultContextMenusEnabled(false)?;
        settings.SetAreDevToolsEnabled(false)?;
        settings.SetIsZoomControlEnabled(false)?;
        settings.SetIsStatusBarEnabled(false)?;
        settings.cast::<ICoreWebView2Settings3>()?.SetAreBrowserAcceleratorKeysEnabled(false)
    });
    if denied.is_err() {
        tracing::error!("web view not locked");
        std::process::exit(2);
    }
}
