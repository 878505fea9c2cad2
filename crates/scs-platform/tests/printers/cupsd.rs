//! A print service for one test: started, asked and ended by its own pid; no other is ever touched.

use std::fs;
use std::net::TcpListener;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

use scs_platform::{CupsAddress, CupsPrinters, JobId, JobState, Printers};
use tempfile::TempDir;

/// A document that is found again wherever its bytes lie.
pub(crate) const CANARY: &str = "CANARY-7f3a-no-document-stays-behind";
const LONG: Duration = Duration::from_secs(20);

pub(crate) fn document() -> Vec<u8> {
    let mut pdf = b"%PDF-1.4\n".to_vec();
    for line in 0..2000 {
        pdf.extend(format!("{line} {CANARY}\n").bytes());
    }
    pdf.extend(b"%%EOF\n");
    pdf
}

pub(crate) struct Cupsd {
    child: Child,
    folder: TempDir,
    port: u16,
}

/// A queue of the service: its name and title, its device, and what stands in `printers.conf` besides.
pub(crate) struct Queue<'a> {
    pub(crate) name: &'a str,
    pub(crate) title: &'a str,
    pub(crate) device: Device<'a>,
    pub(crate) besides: &'a str,
    pub(crate) is_default: bool,
}

pub(crate) enum Device<'a> {
    /// Into `out/NAME` through a shell script that is given the document's path as `$6`.
    File { filter: &'a str },
    /// One of CUPS's own backends.
    Uri(&'a str),
}

/// Copies the document as it is and notes copies and options.
pub(crate) const COPY: &str = r#"echo "$4 $5" >> "$NOTES/runs"; cat "$6""#;
/// Waits for [`Cupsd::open_the_gate`], then copies.
pub(crate) const GATED: &str =
    r#"while [ ! -e "$NOTES/gate" ]; do [ -d "$NOTES" ] || exit 1; sleep 0.05; done; cat "$6""#;

pub(crate) fn queue(name: &str) -> Queue<'_> {
    Queue { name, title: name, device: Device::File { filter: COPY }, besides: "", is_default: false }
}

/// A network printer nobody has switched on.
pub(crate) fn dead_queue(name: &str) -> Queue<'_> {
    Queue { device: Device::Uri("socket://127.0.0.1:1"), ..queue(name) }
}

impl Cupsd {
    pub(crate) fn with(queues: &[Queue<'_>]) -> Cupsd {
        let folder = tempfile::tempdir().unwrap();
        allow(folder.path(), 0o755);
        let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
        write_files(folder.path(), port, queues);
        let child = Command::new("cupsd")
            .arg("-f")
            .arg("-c")
            .arg(folder.path().join("cupsd.conf"))
            .arg("-s")
            .arg(folder.path().join("cups-files.conf"))
            .stdin(Stdio::null())
            .spawn()
            .expect("cupsd is installed and may be started");
        let cupsd = Cupsd { child, folder, port };
        wait_for("cupsd to answer", || cupsd.printers().list().is_ok());
        cupsd
    }

    /// Over its socket, as on a workstation.
    pub(crate) fn printers(&self) -> CupsPrinters {
        CupsPrinters::at(CupsAddress::Socket(self.folder.path().join("cups.sock")))
    }

    /// Over the network.
    pub(crate) fn printers_by_port(&self) -> CupsPrinters {
        CupsPrinters::at(CupsAddress::named(&self.server()).unwrap())
    }

    pub(crate) fn server(&self) -> String {
        format!("127.0.0.1:{}", self.port)
    }

    /// What came out of a printer of [`Device::File`].
    pub(crate) fn paper(&self, queue: &str) -> Vec<u8> {
        fs::read(self.folder.path().join("out").join(queue)).unwrap_or_default()
    }

    /// One line per run of [`COPY`]: copies and options.
    pub(crate) fn runs(&self) -> Vec<String> {
        let noted = fs::read_to_string(self.folder.path().join("notes/runs")).unwrap_or_default();
        noted.lines().map(str::to_owned).collect()
    }

    pub(crate) fn open_the_gate(&self) {
        fs::write(self.folder.path().join("notes/gate"), "").unwrap();
    }

    /// Files of the service that hold a piece of [`document`]; the paper itself does not count.
    pub(crate) fn left_behind(&self) -> Vec<PathBuf> {
        let kept = ["spool", "cache", "state", "tmp", "log", "root"];
        let mut open: Vec<PathBuf> = kept.iter().map(|name| self.folder.path().join(name)).collect();
        let mut found = Vec::new();
        while let Some(path) = open.pop() {
            if path.is_dir() {
                open.extend(fs::read_dir(&path).unwrap().map(|entry| entry.unwrap().path()));
            } else if path.is_file() && holds(&fs::read(&path).unwrap(), CANARY) {
                found.push(path);
            }
        }
        found
    }

    pub(crate) fn freeze(&self) {
        assert!(self.signal("STOP"));
    }

    pub(crate) fn thaw(&self) {
        assert!(self.signal("CONT"));
    }

    /// Whether it could be told.
    fn signal(&self, name: &str) -> bool {
        let kill = format!("kill -{name} {}", self.child.id());
        let told = Command::new("sh").arg("-c").arg(kill).status();
        told.is_ok_and(|status| status.success())
    }
}

impl Drop for Cupsd {
    /// Asked first, so that it ends its filters itself.
    fn drop(&mut self) {
        if std::thread::panicking() {
            let log = fs::read_to_string(self.folder.path().join("log/error_log"));
            eprintln!("{}", log.unwrap_or_default());
        }
        let told = self.signal("CONT") && self.signal("TERM");
        let begun = Instant::now();
        while told && begun.elapsed() < LONG {
            if matches!(self.child.try_wait(), Ok(Some(_))) {
                return;
            }
            sleep(Duration::from_millis(10));
        }
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn write_files(folder: &Path, port: u16, queues: &[Queue<'_>]) {
    let at = folder.display();
    for name in ["root", "root/ppd", "spool", "cache", "state", "log", "tmp", "out", "notes"] {
        fs::create_dir(folder.join(name)).unwrap();
    }
    allow(&folder.join("notes"), 0o777);
    let conf = format!(
        "Listen 127.0.0.1:{port}\nListen {at}/cups.sock\nLogLevel info\nMaxLogSize 0\nBrowsing No\nWebInterface No\n\
         PreserveJobHistory Yes\nPreserveJobFiles Yes\nErrorPolicy abort-job\n\
         <Location />\nOrder allow,deny\nAllow localhost\n</Location>\n"
    );
    fs::write(folder.join("cupsd.conf"), conf).unwrap();
    let files = format!(
        "ServerRoot {at}/root\nRequestRoot {at}/spool\nCacheDir {at}/cache\nStateDir {at}/state\n\
         TempDir {at}/tmp\nErrorLog {at}/log/error_log\nAccessLog {at}/log/access_log\n\
         PageLog {at}/log/page_log\nFileDevice Yes\nSyncOnClose No\n"
    );
    fs::write(folder.join("cups-files.conf"), files).unwrap();
    let printers: Vec<String> = queues.iter().map(|queue| write_queue(folder, queue)).collect();
    fs::write(folder.join("root/printers.conf"), printers.concat()).unwrap();
}

/// What `printers.conf` says of a queue; a filter brings its PPD along.
fn write_queue(folder: &Path, queue: &Queue<'_>) -> String {
    let at = folder.display();
    let device = match queue.device {
        Device::Uri(uri) => uri.to_owned(),
        Device::File { filter } => {
            let script = folder.join(format!("{}.sh", queue.name));
            let text = format!("#!/bin/sh\nNOTES={at}/notes\n{filter}\n");
            fs::write(&script, text).unwrap();
            allow(&script, 0o755);
            let ppd = folder.join("root/ppd").join(format!("{}.ppd", queue.name));
            fs::write(ppd, ppd_with(&script)).unwrap();
            format!("file:{at}/out/{}", queue.name)
        }
    };
    let kind = if queue.is_default { "DefaultPrinter" } else { "Printer" };
    format!(
        "<{kind} {}>\nInfo {}\nDeviceURI {device}\nErrorPolicy abort-job\nState Idle\nAccepting Yes\n{}</{kind}>\n",
        queue.name, queue.title, queue.besides
    )
}

fn ppd_with(filter: &Path) -> String {
    format!(
        "*PPD-Adobe: \"4.3\"\n*FormatVersion: \"4.3\"\n*FileVersion: \"1.0\"\n*LanguageVersion: English\n\
         *LanguageEncoding: ISOLatin1\n*PCFileName: \"TEST.PPD\"\n*Manufacturer: \"Test\"\n\
         *Product: \"(Test)\"\n*ModelName: \"Test\"\n*ShortNickName: \"Test\"\n*NickName: \"Test\"\n\
         *PSVersion: \"(3010.000) 0\"\n*LanguageLevel: \"3\"\n*ColorDevice: False\n\
         *DefaultColorSpace: Gray\n*FileSystem: False\n*cupsFilter: \"application/pdf 0 {}\"\n",
        filter.display()
    )
}

/// A cupsd of root gives its filters to a user without rights, and starts none that others may write.
fn allow(path: &Path, mode: u32) {
    fs::set_permissions(path, fs::Permissions::from_mode(mode)).unwrap();
}

fn holds(bytes: &[u8], needle: &str) -> bool {
    bytes.windows(needle.len()).any(|piece| piece == needle.as_bytes())
}

pub(crate) fn wait_for(what: &str, mut is_there: impl FnMut() -> bool) {
    let begun = Instant::now();
    while !is_there() {
        assert!(begun.elapsed() < LONG, "waited in vain for {what}");
        sleep(Duration::from_millis(20));
    }
}

/// Asks until the job is in the state, and gives back every state it was in on the way.
pub(crate) fn wait_for_state(
    printers: &CupsPrinters,
    queue: &str,
    job: &JobId,
    wanted: JobState,
) -> Vec<JobState> {
    let mut lived = Vec::new();
    wait_for(&format!("{wanted:?}"), || {
        let now = printers.state(queue, job).unwrap();
        if lived.last() != Some(&now) {
            lived.push(now);
        }
        now == wanted || now.is_final()
    });
    assert_eq!(lived.last(), Some(&wanted), "{lived:?}");
    lived
}
