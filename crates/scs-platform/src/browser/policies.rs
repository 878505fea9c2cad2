//! The browser's own rules, in the words of Chromium's enterprise policies. The administrator puts them in
//! their place; a browser started by us without them is not started.

use serde_json::{Map, Value, json};

/// The name of the file among the policies of the machine.
pub const POLICIES: &str = "scs-terminal.json";

/// The whole file. The same hosts give the same bytes, in whatever order they come.
pub fn policies(hosts: &[String]) -> String {
    let mut allowed: Vec<String> = hosts.iter().map(|host| format!("https://{host}")).collect();
    allowed.sort();
    allowed.dedup();
    let mut rules = shut();
    rules.insert("URLBlocklist".to_owned(), json!(["*"]));
    rules.insert("URLAllowlist".to_owned(), json!(allowed));
    let mut text = serde_json::to_string_pretty(&rules).unwrap_or_default();
    text.push('\n');
    text
}

/// Same on every terminal. 2 in a `…Setting` means: never; 3 in `DownloadRestrictions`: nothing at all.
fn shut() -> Map<String, Value> {
    let rules = json!({
        "AllowFileSelectionDialogs": false,
        "AlternateErrorPagesEnabled": false,
        "AudioCaptureAllowed": false,
        "AutofillAddressEnabled": false,
        "AutofillCreditCardEnabled": false,
        "BackgroundModeEnabled": false,
        "BookmarkBarEnabled": false,
        "BrowserAddPersonEnabled": false,
        "BrowserGuestModeEnabled": false,
        "BrowserSignin": 0,
        "DefaultBrowserSettingEnabled": false,
        "DefaultFileSystemReadGuardSetting": 2,
        "DefaultFileSystemWriteGuardSetting": 2,
        "DefaultGeolocationSetting": 2,
        "DefaultNotificationsSetting": 2,
        "DefaultSerialGuardSetting": 2,
        "DefaultWebBluetoothGuardSetting": 2,
        "DefaultWebHidGuardSetting": 2,
        "DefaultWebUsbGuardSetting": 2,
        "DeveloperToolsAvailability": 2,
        "DownloadRestrictions": 3,
        "EditBookmarksEnabled": false,
        "ExtensionInstallBlocklist": ["*"],
        "FullscreenAllowed": false,
        "IncognitoModeAvailability": 1,
        "MetricsReportingEnabled": false,
        "PasswordManagerEnabled": false,
        "PaymentMethodQueryEnabled": false,
        "PrintingEnabled": false,
        "PromotionsEnabled": false,
        "SavingBrowserHistoryDisabled": true,
        "ScreenCaptureAllowed": false,
        "SearchSuggestEnabled": false,
        "SyncDisabled": true,
        "TaskManagerEndProcessEnabled": false,
        "TranslateEnabled": false,
        "UserFeedbackAllowed": false,
        "VideoCaptureAllowed": false,
    });
    match rules {
        Value::Object(rules) => rules,
        _ => Map::new(),
    }
}

/// Whether `files`, the contents of all policy files of the machine by their names, let in `hosts` and nothing
/// else: ours as it must be, and no other file with a word on any of its rules.
#[cfg_attr(not(unix), expect(dead_code, reason = "no browser is checked there yet"))]
pub(super) fn are_in_force(files: &[(String, String)], hosts: &[String]) -> bool {
    let wanted = policies(hosts);
    let ours: Map<String, Value> = serde_json::from_str(&wanted).unwrap_or_default();
    let is_ours = |(name, text): &(String, String)| name == POLICIES && *text == wanted;
    let is_beside = |(name, text): &(String, String)| {
        let rules: Option<Map<String, Value>> = serde_json::from_str(text).ok();
        name == POLICIES || rules.is_some_and(|rules| rules.keys().all(|rule| !ours.contains_key(rule)))
    };
    files.iter().any(is_ours) && files.iter().all(is_beside)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hosts() -> Vec<String> {
        vec!["portal.example".to_owned(), "login.example".to_owned()]
    }

    fn file(name: &str, text: &str) -> (String, String) {
        (name.to_owned(), text.to_owned())
    }

    #[test]
    fn nothing_is_let_in_but_the_list_and_the_list_has_one_spelling() {
        let turned: Vec<String> = hosts().into_iter().rev().collect();
        assert_eq!(policies(&hosts()), policies(&turned));
        let rules: Value = serde_json::from_str(&policies(&hosts())).unwrap();
        assert_eq!(rules["URLBlocklist"], json!(["*"]));
        assert_eq!(rules["URLAllowlist"], json!(["https://login.example", "https://portal.example"]));
    }

    #[test]
    fn the_file_counts_only_as_it_must_be_and_when_no_other_speaks_against_it() {
        let (ours, hosts) = (file(POLICIES, &policies(&hosts())), hosts());
        assert!(are_in_force(std::slice::from_ref(&ours), &hosts));
        assert!(!are_in_force(&[], &hosts), "missing");
        let altered =
            file(POLICIES, &ours.1.replace("\"DownloadRestrictions\": 3", "\"DownloadRestrictions\": 0"));
        assert!(!are_in_force(&[altered], &hosts));
        assert!(!are_in_force(std::slice::from_ref(&ours), &hosts[..1]), "of another list");
        let certificates = file("centre.json", r#"{ "CACertificates": [] }"#);
        assert!(are_in_force(&[certificates, ours.clone()], &hosts), "the centre's own rules stay");
        let against = file("z.json", r#"{ "URLAllowlist": ["*"] }"#);
        assert!(!are_in_force(&[ours.clone(), against], &hosts));
        assert!(!are_in_force(&[ours, file("z.json", "not JSON")], &hosts), "nobody knows what it says");
    }
}
