//! A session of a machine: its own message bus and its own gnome-keyring, ended by their ids.

use std::io::{BufRead, BufReader, Write};
use std::path::PathBuf;
use std::process::{Child, Command, Output, Stdio};
use std::time::{Duration, Instant};

use serde_json::Value;

use crate::programs::{self, Door, Home};

const SERVICE: &str = "ru.scs.desk";
const SECRETS: &str = "org.freedesktop.secrets";
const OPENING: Duration = Duration::from_secs(30);

/// No service of the machine the tests run on is started by this bus.
const BUS: &str = r#"<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig><type>session</type><listen>unix:path=HOME/run/bus</listen><auth>EXTERNAL</auth>
<servicedir>HOME/services</servicedir>
<policy context="default"><allow send_destination="*" eavesdrop="true"/><allow eavesdrop="true"/><allow own="*"/></policy>
</busconfig>"#;

pub struct Session {
    pub home: Home,
    bus: Option<Child>,
    ring: Option<Child>,
}

/// What a program said, and how long it took from its start.
pub struct Said {
    pub exit: i32,
    pub value: Value,
    pub took: Duration,
}

impl Session {
    /// A bus on which nobody keeps secrets yet.
    pub fn new() -> Session {
        let home = Home::new();
        std::fs::create_dir(home.path().join("services")).unwrap();
        let config = BUS.replace("HOME", home.path().to_str().unwrap());
        std::fs::write(home.path().join("bus.conf"), config).unwrap();
        let mut session = Session { home, bus: None, ring: None };
        session.start_bus();
        session
    }

    pub fn open() -> Session {
        let mut session = Session::new();
        session.unlock();
        session
    }

    pub fn start_bus(&mut self) {
        let mut command = self.home.command("dbus-daemon");
        let config = format!("--config-file={}", self.home.path().join("bus.conf").display());
        command.args([&config, "--nofork", "--nopidfile", "--print-address"]);
        let mut bus = command.stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap();
        let mut address = String::new();
        BufReader::new(bus.stdout.take().unwrap()).read_line(&mut address).unwrap();
        self.bus = Some(bus);
    }

    /// The keyring with the password of signing in; one that ran before is ended.
    pub fn unlock(&mut self) {
        self.start_ring(Some("тихая речка"));
        let login = "/org/freedesktop/secrets/collection/login";
        let locked = || {
            self.ask(
                SECRETS,
                login,
                "org.freedesktop.DBus.Properties.Get",
                &["string:org.freedesktop.Secret.Collection", "string:Locked"],
            )
        };
        wait_for(|| locked().contains("boolean false"));
    }

    /// The keyring of somebody who did not sign in: there, and shut.
    pub fn start_shut(&mut self) {
        self.start_ring(None);
        wait_for(|| {
            self.ask(
                "org.freedesktop.DBus",
                "/",
                "org.freedesktop.DBus.NameHasOwner",
                &[&format!("string:{SECRETS}")],
            )
            .contains("boolean true")
        });
    }

    fn start_ring(&mut self, password: Option<&str>) {
        self.end_ring();
        let mut command = self.command("gnome-keyring-daemon");
        command.args(["--foreground", "--components=secrets"]).args(password.map(|_| "--unlock"));
        let mut ring =
            command.stdin(Stdio::piped()).stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
        ring.stdin.take().unwrap().write_all(password.unwrap_or_default().as_bytes()).unwrap();
        self.ring = Some(ring);
    }

    pub fn end_ring(&mut self) {
        self.ring.take().into_iter().for_each(end);
    }

    pub fn end_bus(&mut self) {
        self.bus.take().into_iter().for_each(end);
    }

    pub fn lock(&self) {
        let login = "array:objpath:/org/freedesktop/secrets/collection/login";
        let locked =
            self.ask(SECRETS, "/org/freedesktop/secrets", "org.freedesktop.Secret.Service.Lock", &[login]);
        assert!(locked.contains("collection/login"), "{locked}");
    }

    /// The keyring stops in the middle of whatever it does, and goes on.
    pub fn hang(&self, hangs: bool) {
        signal(self.ring.as_ref().unwrap(), if hangs { "STOP" } else { "CONT" });
    }

    pub fn hang_bus(&self, hangs: bool) {
        signal(self.bus.as_ref().unwrap(), if hangs { "STOP" } else { "CONT" });
    }

    /// A keyring that the bus starts when asked, and that never comes up.
    pub fn never_come_up(&mut self) {
        self.end_ring();
        let coming = self.coming();
        let service = format!(
            "[D-BUS Service]\nName={SECRETS}\nExec=/bin/sh -c 'echo $$ > {}; exec sleep 600'\n",
            coming.display()
        );
        std::fs::write(self.home.path().join("services/secrets.service"), service).unwrap();
        self.ask("org.freedesktop.DBus", "/", "org.freedesktop.DBus.ReloadConfig", &[]);
    }

    /// The entry of the place goes, everything else in the keyring stays.
    pub fn clear_entry(&self) {
        assert!(self.secret_tool(&["clear"], "").status.success());
    }

    pub fn replace_entry(&self) {
        assert!(self.secret_tool(&["store", "--label=another"], "another value").status.success());
    }

    /// All keyrings of the person go, as when a password of the system is given anew.
    pub fn wipe(&mut self) {
        self.end_ring();
        std::fs::remove_dir_all(self.home.path().join(".local/share/keyrings")).unwrap();
        self.unlock();
    }

    fn secret_tool(&self, words: &[&str], secret: &str) -> Output {
        let keys: Value =
            serde_json::from_slice(&std::fs::read(self.home.data().join("keys.json")).unwrap()).unwrap();
        let account = format!("live/{}", keys["key_id"].as_str().unwrap());
        let mut command = self.command("secret-tool");
        command.args(words).args(["service", SERVICE, "username", &account]);
        let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
        child.stdin.take().unwrap().write_all(secret.as_bytes()).unwrap();
        child.wait_with_output().unwrap()
    }

    pub fn command(&self, program: impl AsRef<std::ffi::OsStr>) -> Command {
        let mut command = self.home.command(program);
        let address = format!("unix:path={}", self.home.path().join("run/bus").display());
        command.env("DBUS_SESSION_BUS_ADDRESS", address);
        command
    }

    pub fn scs(&self, words: &[&str]) -> Said {
        let began = Instant::now();
        let output = self.command(programs::scs()).arg("--json").args(words).output().unwrap();
        let took = began.elapsed();
        let exit = output.status.code().unwrap();
        let said = if exit == 0 { &output.stdout } else { &output.stderr };
        let value = serde_json::from_slice(said);
        Said { exit, value: value.unwrap_or_else(|_| panic!("{}", String::from_utf8_lossy(said))), took }
    }

    pub fn door(&self) -> Door {
        Door::knock(&mut self.command(env!("CARGO_BIN_EXE_scs-doorstep")))
    }

    /// The id of the keyring that is coming up.
    fn coming(&self) -> PathBuf {
        self.home.path().join("coming")
    }

    pub fn services(&self) -> PathBuf {
        self.home.path().join("services")
    }

    fn ask(&self, whom: &str, object: &str, method: &str, arguments: &[&str]) -> String {
        let mut command = self.command("dbus-send");
        command
            .args(["--session", "--print-reply", &format!("--dest={whom}"), object, method])
            .args(arguments);
        String::from_utf8(command.output().unwrap().stdout).unwrap()
    }
}

impl Drop for Session {
    fn drop(&mut self) {
        if let Ok(id) = std::fs::read_to_string(self.coming()) {
            let _ = Command::new("sh").args(["-c", &format!("kill -KILL {id}")]).status();
        }
        self.end_ring();
        self.end_bus();
    }
}

fn end(mut child: Child) {
    let _ = child.kill();
    let _ = child.wait();
}

fn signal(child: &Child, name: &str) {
    let line = format!("kill -{name} {}", child.id());
    assert!(Command::new("sh").args(["-c", &line]).status().unwrap().success());
}

fn wait_for(is_so: impl Fn() -> bool) {
    let end = Instant::now() + OPENING;
    while !is_so() {
        assert!(Instant::now() < end, "waited in vain");
        std::thread::sleep(Duration::from_millis(20));
    }
}
