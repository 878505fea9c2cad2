//! Debian and its kin: asks dpkg what is missing and lets apt install exactly that.

use crate::setup::needs::Need;
use crate::{Outcome, process};
use std::fs;
use std::process::Command;

pub(crate) fn is_here() -> bool {
    fs::read_to_string("/etc/os-release").is_ok_and(|text| is_debian(&text))
}

/// `ID=debian`, or `debian` among the words of `ID_LIKE` (os-release(5)).
fn is_debian(os_release: &str) -> bool {
    os_release.lines().any(|line| match line.split_once('=') {
        Some(("ID" | "ID_LIKE", value)) => {
            value.trim_matches(['"', '\'']).split_whitespace().any(|word| word == "debian")
        }
        _ => false,
    })
}

pub(crate) fn install_missing(needs: &[Need]) -> Outcome {
    let missing = missing(needs, &installed(needs)?);
    if missing.is_empty() {
        return Ok(());
    }
    println!("Missing system packages: {}", missing.join(" "));
    // A dead mirror among several is no reason to stop: the installation itself will tell.
    if let Err(reason) = process::succeed(apt_get(&["update"])?) {
        println!("{reason}; trying with the lists that are here");
    }
    let mut install = apt_get(&["install", "-y", "--no-install-recommends"])?;
    install.args(&missing);
    process::succeed(install).map_err(|reason| {
        format!("{reason}\nInstall these packages by hand and start again: {}", missing.join(" "))
    })
}

/// What dpkg knows of the needed packages, one `ii  name` a line; it exits with 1 when it does not
/// know one of them, and answers for the others all the same.
fn installed(needs: &[Need]) -> Outcome<String> {
    let output = Command::new("dpkg-query")
        .args(["-W", "-f=${db:Status-Abbrev} ${Package}\\n"])
        .args(needs.iter().map(|need| need.package))
        .output()
        .map_err(|error| format!("dpkg-query did not start: {error}"))?;
    Ok(String::from_utf8_lossy(&output.stdout).into_owned())
}

fn missing(needs: &[Need], answer: &str) -> Vec<&'static str> {
    let stands = |package: &str| {
        answer.lines().any(|line| {
            let mut words = line.split_whitespace();
            let state = words.next().unwrap_or_default();
            state.ends_with('i') && words.next() == Some(package)
        })
    };
    needs.iter().map(|need| need.package).filter(|package| !stands(package)).collect()
}

fn apt_get(arguments: &[&str]) -> Outcome<Command> {
    let mut command = if is_root() {
        Command::new("env")
    } else if process::on_path("sudo").is_some() {
        let mut sudo = Command::new("sudo");
        sudo.arg("env");
        sudo
    } else {
        return Err("installing system packages takes root, and there is no sudo here".into());
    };
    command.args(["DEBIAN_FRONTEND=noninteractive", "apt-get"]).args(arguments);
    Ok(command)
}

fn is_root() -> bool {
    process::answer(Command::new("id").arg("-u")).is_some_and(|id| id.trim() == "0")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::setup::needs::Proof;

    const NEEDS: &[Need] = &[
        Need { package: "xvfb", proof: Proof::Program("Xvfb") },
        Need { package: "cups", proof: Proof::Program("cupsd") },
        Need { package: "cups-client", proof: Proof::Program("lp") },
    ];

    #[test]
    fn debian_and_its_kin_are_known_and_others_are_not() {
        assert!(is_debian("PRETTY_NAME=\"Debian GNU/Linux 12\"\nID=debian\n"));
        assert!(is_debian("ID=linuxmint\nID_LIKE=\"ubuntu debian\"\n"));
        assert!(!is_debian("ID=altlinux\n"));
        assert!(!is_debian("NAME=debian\nVERSION_ID=debian\n"));
    }

    #[test]
    fn only_what_is_not_installed_is_missing() {
        assert_eq!(missing(NEEDS, "ii  cups\nii  xvfb\n"), ["cups-client"]);
        assert!(missing(NEEDS, "ii  cups\nhi  xvfb\nii  cups-client\n").is_empty());
    }

    #[test]
    fn a_removed_package_whose_settings_stay_is_missing() {
        assert_eq!(missing(NEEDS, "rc  cups\nii  xvfb\nii  cups-client\n"), ["cups"]);
        assert_eq!(missing(NEEDS, ""), ["xvfb", "cups", "cups-client"]);
    }
}
