//! Who may call what: every command for everybody who may sit at a window, beside a golden file.

use scs_desk::Principal;

const EVERYBODY: [(&str, Principal); 3] =
    [("consultant", Principal::Consultant), ("trainee", Principal::Trainee), ("citizen", Principal::Citizen)];

fn matrix() -> String {
    let mut rows: Vec<String> = Vec::new();
    for command in scs_desk::commands() {
        let allowed = EVERYBODY.iter().filter(|(_, principal)| command.permission.allows(*principal));
        let allowed: Vec<&str> = allowed.map(|(name, _)| *name).collect();
        rows.push(format!("{:24} {}", command.name, allowed.join(" ")));
    }
    rows.sort();
    rows.join("\n") + "\n"
}

#[test]
fn everybody_may_call_what_the_golden_file_says_and_nothing_else() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/roles.golden");
    if std::env::var_os("SCS_GOLDEN").is_some_and(|value| value == "write") {
        std::fs::write(path, matrix()).unwrap();
    }
    let golden = std::fs::read_to_string(path).unwrap();
    assert_eq!(matrix(), golden, "a new command or another right: SCS_GOLDEN=write, and read the difference");
}

#[test]
fn a_client_has_ten_commands_beside_those_of_her_sitting_and_none_that_tells_of_others() {
    let hers = scs_desk::commands().iter().filter(|command| command.permission.allows(Principal::Citizen));
    let hers: Vec<&str> = hers.map(|command| command.name).collect();
    assert!(hers.iter().filter(|name| !name.starts_with("session.")).count() <= 10, "{hers:?}");
    for area in [
        "journal.",
        "consultation.",
        "settings.",
        "backup.",
        "recovery.",
        "paper.",
        "statistics.",
        "terminal.",
    ] {
        assert!(hers.iter().all(|name| !name.starts_with(area)), "{hers:?}");
    }
}
