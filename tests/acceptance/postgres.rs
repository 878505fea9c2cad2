//! A PostgreSQL for one test: made in a folder of its own, asked over its socket, ended by its own id.

use std::fs;
use std::io::Write;
use std::os::unix::fs::{MetadataExt, chown};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use tempfile::TempDir;

/// Debian keeps the programs of the server off the path, in a folder of each version.
const VERSIONS: &str = "/usr/lib/postgresql";
/// It refuses root, and Debian's package makes it a user.
const USER: &str = "postgres";
const OPENING: Duration = Duration::from_secs(30);

pub struct Postgres {
    child: Child,
    folder: TempDir,
}

impl Postgres {
    pub fn start() -> Postgres {
        let folder = tempfile::tempdir().unwrap();
        let is_root = folder.path().metadata().unwrap().uid() == 0;
        if is_root {
            chown(folder.path(), Some(id_of(USER)), None).unwrap();
        }
        let data = folder.path().join("data");
        let mut make = program("initdb", is_root);
        make.args(["--auth=trust", "--no-sync", "--encoding=UTF8", "--locale=C.UTF-8", "--username", USER]);
        let made = make.arg("--pgdata").arg(&data).output().unwrap();
        assert!(made.status.success(), "{}", String::from_utf8_lossy(&made.stderr));
        let mut serve = program("postgres", is_root);
        serve.arg("-D").arg(&data).arg("-k").arg(folder.path());
        serve.args(["-c", "listen_addresses=", "-c", "fsync=off"]);
        let child = serve.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
        let postgres = Postgres { child, folder };
        let begun = Instant::now();
        while !postgres.psql("SELECT 1").0 {
            assert!(begun.elapsed() < OPENING, "waited in vain for it to answer");
            std::thread::sleep(Duration::from_millis(20));
        }
        postgres
    }

    /// What the statements answer, a line for each row, with `|` between the columns.
    pub fn ask(&self, statements: &str) -> String {
        let (is_done, said) = self.psql(statements);
        assert!(is_done, "{said}");
        said
    }

    fn psql(&self, statements: &str) -> (bool, String) {
        let mut command = Command::new("psql");
        command.args(["--no-psqlrc", "--quiet", "--no-align", "--tuples-only", "--set=ON_ERROR_STOP=1"]);
        command.args(["--username", USER, "--dbname", "postgres", "--host"]).arg(self.folder.path());
        let pipes = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = pipes.env("PGCLIENTENCODING", "UTF8").spawn().expect("psql is installed");
        let mut stdin = child.stdin.take().unwrap();
        let statements = statements.to_owned();
        // Before it is up, it hears nothing to the end.
        let told = std::thread::spawn(move || stdin.write_all(statements.as_bytes()).is_ok());
        let output = child.wait_with_output().unwrap();
        let is_done = told.join().unwrap() && output.status.success();
        let said = if is_done { output.stdout } else { output.stderr };
        (is_done, String::from_utf8(said).unwrap())
    }
}

impl Drop for Postgres {
    /// Asked first, so that it ends its own children.
    fn drop(&mut self) {
        let kill = format!("kill -INT {}", self.child.id());
        let told = Command::new("sh").arg("-c").arg(kill).status();
        let begun = Instant::now();
        while told.as_ref().is_ok_and(|told| told.success()) && begun.elapsed() < OPENING {
            if matches!(self.child.try_wait(), Ok(Some(_))) {
                return;
            }
            std::thread::sleep(Duration::from_millis(10));
        }
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// A value of `COPY … FROM STDIN`.
pub fn value(text: &str) -> String {
    text.replace('\\', "\\\\").replace('\t', " ").replace('\n', "\\n")
}

/// Ends when the test does, however it does.
fn program(name: &str, is_root: bool) -> Command {
    let mut command = Command::new("setpriv");
    command.args(["--pdeathsig", "INT"]);
    if is_root {
        command.args(["--reuid", USER, "--regid", USER, "--clear-groups"]);
    }
    command.arg(newest(name).unwrap_or_else(|| name.into()));
    command
}

fn newest(name: &str) -> Option<PathBuf> {
    let version = |path: &Path| path.file_name()?.to_str()?.parse::<u32>().ok();
    let versions = fs::read_dir(VERSIONS).ok()?.filter_map(|entry| Some(entry.ok()?.path()));
    let with = versions.filter(|path| path.join("bin").join(name).is_file());
    with.max_by_key(|path| version(path)).map(|path| path.join("bin").join(name))
}

fn id_of(user: &str) -> u32 {
    let output = Command::new("id").args(["-u", user]).output().unwrap();
    String::from_utf8(output.stdout).unwrap().trim().parse().expect("the package makes its user")
}
