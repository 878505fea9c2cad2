//! The log of a process: milestones and codes of our own crates, never a person's data.
//!
//! What may stand in it is a list (`line`); whatever else an event carries is withheld. Libraries are
//! silent.

mod files;
mod line;

use std::path::Path;
use std::sync::Arc;

use tracing::span::{Attributes, Id, Record};
use tracing::{Event, Level, Metadata, Subscriber};

use crate::Clock;
use files::LogFiles;

/// The beginning of the names of all our crates.
const OURS: &str = "scs";

/// From now on this process keeps its log in `folder`; the first log asked for stays. One that cannot be
/// written keeps nobody from work.
pub fn keep_log(folder: &Path, clock: Arc<dyn Clock>) {
    let _ = tracing::subscriber::set_global_default(Log::new(folder, clock));
}

/// From now on a panic says where it was and nothing else: its words may quote a person. The log hears of
/// it, and so does `tell`.
pub fn hush_panics(tell: impl Fn(&str) + Send + Sync + 'static) {
    std::panic::set_hook(Box::new(move |panic| {
        let at = panic.location().map(|place| line::place_in_source(place.file(), place.line()));
        let at = at.unwrap_or_default();
        tracing::error!(code = "panic", at, "stopped by a fault");
        tell(&at);
    }));
}

struct Log {
    files: LogFiles,
    clock: Arc<dyn Clock>,
}

impl Log {
    fn new(folder: &Path, clock: Arc<dyn Clock>) -> Log {
        Log { files: LogFiles::of(folder), clock }
    }
}

/// Events only: our crates open no spans.
impl Subscriber for Log {
    fn enabled(&self, metadata: &Metadata<'_>) -> bool {
        metadata.is_event() && *metadata.level() <= Level::INFO && metadata.target().starts_with(OURS)
    }

    fn event(&self, event: &Event<'_>) {
        let now = self.clock.now();
        self.files.append(&line::line(event, now), now);
    }

    fn new_span(&self, _: &Attributes<'_>) -> Id {
        Id::from_u64(1)
    }

    fn record(&self, _: &Id, _: &Record<'_>) {}
    fn record_follows_from(&self, _: &Id, _: &Id) {}
    fn enter(&self, _: &Id) {}
    fn exit(&self, _: &Id) {}
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Standing;

    impl Clock for Standing {
        fn now(&self) -> i64 {
            1_795_431_600_000
        }

        fn passed(&self) -> u64 {
            0
        }
    }

    /// Everything that the log kept of `work`.
    fn logged(work: impl FnOnce()) -> String {
        let folder = tempfile::tempdir().unwrap();
        tracing::subscriber::with_default(Log::new(folder.path(), Arc::new(Standing)), work);
        let files = std::fs::read_dir(folder.path()).unwrap();
        files.map(|file| std::fs::read_to_string(file.unwrap().path()).unwrap()).collect()
    }

    #[test]
    fn listed_fields_stand_in_the_log_as_they_are() {
        let text = logged(|| {
            let incident = Some(String::from("0badcafe"));
            tracing::error!(command = "paper.print", code = "bug", incident, count = 3, "bug");
        });
        let line: serde_json::Value = serde_json::from_str(&text).unwrap();
        let expected = serde_json::json!({
            "time": "2026-11-23T11:00:00.000Z", "level": "ERROR", "target": "scs_platform::log::tests",
            "message": "bug", "command": "paper.print", "code": "bug", "incident": "0badcafe", "count": 3,
        });
        assert_eq!(line, expected);
    }

    #[test]
    fn whatever_is_not_listed_is_withheld() {
        let path = std::path::Path::new("/srv/lidia/Каравайцева.pdf");
        let error = crate::PlatformError::file("read", path)(std::io::Error::other("Каравайцева"));
        let text = logged(|| {
            tracing::warn!(name = "Каравайцева", phone = 89_991_234_567_u64, "unlisted");
            tracing::warn!(error = %error, source = ?error, "a thing that words itself");
            tracing::warn!(code = %error, count = ?"Каравайцева", "a listed name, words all the same");
            tracing::warn!(code = "Каравайцева", place = "89991234567", at = "/srv/lidia x", "another shape");
            tracing::warn!(command = "karavaytseva lidia", id = "8-999-123-45-67", "another shape");
            tracing::warn!("{} does not read", path.display());
        });
        for trace in ["Каравайцева", "lidia", "srv", "8999", "999-123", "pdf"] {
            assert!(!text.contains(trace), "{trace}: {text}");
        }
        assert_eq!(text.lines().count(), 6);
        assert_eq!(text.matches("[withheld]").count(), 12, "{text}");
    }

    #[test]
    fn refusals_and_libraries_are_silent() {
        let text = logged(|| {
            tracing::debug!(code = "refused", "refused");
            tracing::error!(target: "zbus::connection", "Каравайцева");
        });
        assert_eq!(text, "");
    }

    #[test]
    fn a_panic_says_where_and_not_what() {
        let (tell, hear) = std::sync::mpsc::channel();
        let before = std::panic::take_hook();
        let text = logged(|| {
            hush_panics(move |at| drop(tell.send(at.to_owned())));
            let _ = std::panic::catch_unwind(|| panic!("Каравайцева"));
        });
        std::panic::set_hook(before);
        let at = hear.recv().unwrap();
        assert!(at.starts_with("src/log/mod.rs:"), "{at}");
        assert!(text.contains(&at) && text.contains("\"code\":\"panic\""), "{text}");
        assert!(!text.contains("Каравайцева"), "{text}");
    }
}
