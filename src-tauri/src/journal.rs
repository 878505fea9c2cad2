//! The log: milestones and codes of our own crates, never a person's data. Thirty days, owner only.

use scs_desk::{Place, Surroundings};
use tracing_appender::non_blocking::WorkerGuard;
use tracing_appender::rolling::{RollingFileAppender, Rotation};
use tracing_subscriber::EnvFilter;

const DAYS: usize = 30;

/// None when the folder cannot be written: the program works without a log.
pub(crate) fn open(place: Place) -> Option<WorkerGuard> {
    let folders = Surroundings::of_machine(place, None).ok()?.folders().ok()?;
    folders.create().ok()?;
    let files = RollingFileAppender::builder()
        .rotation(Rotation::DAILY)
        .filename_prefix("scs")
        .filename_suffix("log")
        .max_log_files(DAYS)
        .build(folders.logs())
        .ok()?;
    let (writer, guard) = tracing_appender::non_blocking(files);
    let ours =
        EnvFilter::new("off,scs_app=info,scs_desk=info,scs_store=info,scs_platform=info,scs_print=info");
    tracing_subscriber::fmt().json().with_env_filter(ours).with_writer(writer).with_ansi(false).init();
    std::panic::set_hook(Box::new(|panic| {
        let place = panic.location().map(|place| format!("{}:{}", place.file(), place.line()));
        tracing::error!(place, "panic");
    }));
    Some(guard)
}
