//! What the configuration must never lose. Reads the files the program is built from.

use serde_json::Value;

fn config() -> Value {
    serde_json::from_str(include_str!("../../tauri.conf.json")).unwrap()
}

fn capabilities() -> [(&'static str, Value); 2] {
    [
        ("main", include_str!("../capabilities/main.json")),
        ("terminal", include_str!("../capabilities/terminal.json")),
    ]
    .map(|(window, text)| (window, serde_json::from_str(text).unwrap()))
}

#[test]
fn the_pages_may_load_and_run_only_what_is_ours() {
    let config = config();
    let policy = config["app"]["security"]["csp"].as_str().unwrap();
    let rules: Vec<&str> = policy.split(';').map(str::trim).collect();
    for rule in [
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data:",
        "font-src 'self'",
        "connect-src ipc: http://ipc.localhost",
        "base-uri 'none'",
        "form-action 'none'",
        "frame-src 'none'",
        "object-src 'none'",
        "frame-ancestors 'none'",
    ] {
        assert!(rules.contains(&rule), "{rule} is missing");
    }
    assert!(!policy.contains("unsafe"), "{policy}");
    assert!(config["app"]["security"].get("dangerousDisableAssetCspModification").is_none());
}

#[test]
fn pages_cannot_reach_past_the_bridge() {
    let app = &config()["app"];
    assert_eq!(app["withGlobalTauri"], false);
    assert_eq!(app["security"]["freezePrototype"], true);
    assert_eq!(app["security"]["assetProtocol"]["enable"], false);
    assert_eq!(
        app["security"]["capabilities"],
        serde_json::json!(["main", "terminal"]),
        "an empty list would mean all"
    );
    assert_eq!(config()["build"]["removeUnusedCommands"], true);
}

#[test]
fn a_window_may_call_one_command_and_hear_of_changes() {
    let allowed = serde_json::json!(["allow-call", "core:event:allow-listen", "core:event:allow-unlisten"]);
    for (window, capability) in capabilities() {
        assert_eq!(capability["windows"], serde_json::json!([window]));
        assert!(capability.get("remote").is_none());
        assert_eq!(capability["permissions"], allowed);
    }
}

#[test]
fn the_built_program_has_no_developer_tools_and_no_page_plugins() {
    let manifest: toml::Table = include_str!("../../Cargo.toml").parse().unwrap();
    let dependencies = manifest["dependencies"].as_table().unwrap();
    let tauri = &dependencies["tauri"];
    let features: Vec<&str> =
        tauri["features"].as_array().unwrap().iter().filter_map(|f| f.as_str()).collect();
    assert_eq!(tauri["default-features"].as_bool(), Some(false));
    assert_eq!(
        features,
        ["wry", "x11", "common-controls-v6"],
        "devtools, unstable and protocol-asset stay out"
    );
    assert!(dependencies.keys().all(|name| !name.starts_with("tauri-plugin")));
}
