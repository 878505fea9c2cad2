//! A window of the same Tauri and the same build with one page of nothing: what the figures of the real window
//! are measured against. Not shipped.

use tauri::{WebviewUrl, WebviewWindowBuilder};

fn main() -> tauri::Result<()> {
    tauri::Builder::default()
        .setup(|app| {
            WebviewWindowBuilder::new(app, "main", WebviewUrl::App("index.html".into()))
                .title("empty")
                .inner_size(1280.0, 800.0)
                .center()
                .build()?;
            Ok(())
        })
        .run(tauri::generate_context!("src-tauri/examples/empty-window/tauri.conf.json"))
}
