//! The system packages, by purpose, each with what proves on any Linux that it is there.

use crate::process;
use crate::setup::Purpose;
use std::process::Command;

#[derive(Clone, Copy, Debug)]
pub(crate) struct Need {
    /// The name in Debian 12.
    pub(crate) package: &'static str,
    pub(crate) proof: Proof,
}

#[derive(Clone, Copy, Debug)]
pub(crate) enum Proof {
    Program(&'static str),
    /// A library with headers, by its pkg-config name.
    Library(&'static str),
    /// A program that Debian keeps off the path, in a folder of each version under this one.
    Versioned(&'static str, &'static str),
}

use Proof::{Library, Program, Versioned};

const fn need(package: &'static str, proof: Proof) -> Need {
    Need { package, proof }
}

const BUILD: &[Need] = &[
    need("build-essential", Program("cc")),
    need("pkg-config", Program("pkg-config")),
    need("libwebkit2gtk-4.1-dev", Library("webkit2gtk-4.1")),
    need("libayatana-appindicator3-dev", Library("ayatana-appindicator3-0.1")),
    need("librsvg2-dev", Library("librsvg-2.0")),
    need("libssl-dev", Library("openssl")),
];

const OWN_DISPLAY: &[Need] = &[
    need("xvfb", Program("Xvfb")),
    need("imagemagick", Program("import")),
    need("xdotool", Program("xdotool")),
    need("x11-utils", Program("xwininfo")),
];

const TEST: &[Need] = &[
    need("webkit2gtk-driver", Program("WebKitWebDriver")),
    need("chromium", Program("chromium")),
    need("dbus", Program("dbus-run-session")),
    need("gnome-keyring", Program("gnome-keyring-daemon")),
    need("libsecret-tools", Program("secret-tool")),
    need("poppler-utils", Program("pdftotext")),
    need("strace", Program("strace")),
    need("openbox", Program("openbox")),
    need("openssl", Program("openssl")),
    need("cups", Program("cupsd")),
    need("cups-client", Program("lp")),
    need("postgresql", Versioned("/usr/lib/postgresql", "initdb")),
];

pub(crate) fn of(purpose: Purpose) -> Vec<Need> {
    let sets: &[&[Need]] = match purpose {
        Purpose::Run => &[BUILD],
        Purpose::RunUnseen => &[BUILD, OWN_DISPLAY],
        Purpose::Test => &[BUILD, OWN_DISPLAY, TEST],
    };
    sets.concat()
}

impl Need {
    pub(crate) fn is_met(&self) -> bool {
        match self.proof {
            Program(name) => process::on_path(name).is_some(),
            Library(name) => {
                let mut question = Command::new("pkg-config");
                process::answer(question.args(["--exists", name])).is_some()
            }
            Versioned(folder, name) => process::on_path(name).is_some() || has_version(folder, name),
        }
    }
}

fn has_version(folder: &str, name: &str) -> bool {
    let versions = std::fs::read_dir(folder).into_iter().flatten().flatten();
    versions.map(|version| version.path()).any(|version| version.join("bin").join(name).is_file())
}

impl Proof {
    pub(crate) fn name(self) -> String {
        match self {
            Program(name) | Versioned(_, name) => format!("the program {name}"),
            Library(name) => format!("the library {name} with its headers"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_only_runs_the_program_installs_no_test_tools() {
        let packages = |purpose| of(purpose).iter().map(|need| need.package).collect::<Vec<_>>();
        assert!(!packages(Purpose::Run).contains(&"xvfb"));
        assert!(packages(Purpose::RunUnseen).contains(&"xvfb"));
        assert!(!packages(Purpose::RunUnseen).contains(&"chromium"));
        assert!(packages(Purpose::Test).contains(&"chromium"));
    }

    #[test]
    fn a_need_that_is_absent_is_not_met() {
        assert!(!need("x", Program("no-such-program-anywhere")).is_met());
        assert!(!need("x", Library("no-such-library-anywhere")).is_met());
        assert!(!need("x", Versioned("no-such-folder", "no-such-program-anywhere")).is_met());
    }
}
