//! Declares the one command of the bridge, so that no other can be called, and where capabilities lie.

fn main() {
    let attributes = tauri_build::Attributes::new()
        .capabilities_path_pattern("./src-tauri/capabilities/**/*")
        .app_manifest(tauri_build::AppManifest::new().commands(&["call"]));
    if let Err(error) = tauri_build::try_build(attributes) {
        println!("cargo::error={error:#}");
        std::process::exit(1);
    }
    println!("cargo::rerun-if-changed=src-tauri/capabilities");
}
