//! The test bridge: the real core behind HTTP, so that a browser can drive the real window's pages.
//!
//! Listens on 127.0.0.1 only and prints its address as the first line. `POST /call`, `GET /changes`,
//! and the built UI on everything else.

use std::convert::Infallible;
use std::io::Write;
use std::path::{Component, Path, PathBuf};
use std::sync::Arc;

use axum::Router;
use axum::extract::{Json, State};
use axum::http::{StatusCode, Uri, header};
use axum::response::sse::{Event, Sse};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use clap::Parser;
use scs_desk::{Area, Caller, Desk, Doorstep, Place, Principal, Surroundings};
use scs_platform::{Clock, MemoryPrinters, MemorySecrets, NoBrowser, NoClipboard, SystemChance};
use scs_testkit::{GivenRoom, Plan, StandingClock};
use serde_json::{Value, json};
use tokio::sync::broadcast;
use tokio_stream::wrappers::BroadcastStream;
use tokio_stream::{Stream, StreamExt};

#[derive(Parser)]
struct Arguments {
    /// Folder with the built UI.
    #[arg(long)]
    ui: PathBuf,
    /// Folder of the desk; a temporary one by default.
    #[arg(long)]
    desk: Option<PathBuf>,
    #[arg(long, default_value_t = 0)]
    port: u16,
    #[arg(long, default_value = "live")]
    place: String,
    /// The moment it is, RFC 3339; the clock then stands.
    #[arg(long, default_value = "2026-11-23T14:00:00+03:00")]
    now: String,
    /// Fill in the settings of the centre.
    #[arg(long)]
    set_up: bool,
    /// Start with the keyring locked; `POST /keyring` with `{"locked": false}` opens it.
    #[arg(long)]
    locked: bool,
    /// So many records in an empty journal, over two years; the same seed writes the same ones.
    #[arg(long, default_value_t = 0)]
    records: usize,
    #[arg(long, default_value_t = 1)]
    seed: u64,
}

#[derive(Clone)]
struct Bridge {
    door: Arc<Doorstep>,
    changes: broadcast::Sender<Vec<Area>>,
    ui: Arc<PathBuf>,
    clock: Arc<StandingClock>,
    secrets: Arc<MemorySecrets>,
    staff: Caller,
}

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let arguments = Arguments::parse();
    let home = tempfile::tempdir()?;
    let clock = Arc::new(StandingClock::at(&arguments.now));
    let (changes, _) = broadcast::channel(64);
    let tell = changes.clone();
    let root = arguments.desk.unwrap_or_else(|| home.path().to_path_buf());
    let secrets = Arc::new(MemorySecrets::default());
    secrets.lock(arguments.locked);
    let place = Place::parse(&arguments.place).ok_or("--place live or --place practice")?;
    let plan = Plan { records: arguments.records, seed: arguments.seed, now: clock.now() };
    if plan.records > 0 {
        write_records(surroundings(place, &root, &clock, &secrets), plan)?;
    }
    let door = door(place, root, (clock.clone(), secrets.clone()), move |areas| {
        let _ = tell.send(areas.to_vec());
    });
    let staff = staff(place);
    if arguments.set_up {
        let centre = json!({ "centre": scs_testkit::centre() });
        door.call(&Caller::consultant(), "settings.save", centre).map_err(|error| error.message)?;
    }
    let bridge = Bridge { door: Arc::new(door), changes, ui: Arc::new(arguments.ui), clock, secrets, staff };
    let app = Router::new()
        .route("/call", post(call))
        .route("/changes", get(hear))
        .route("/clock", post(pass))
        .route("/keyring", post(lock))
        .fallback(page)
        .with_state(bridge);
    let listener = tokio::net::TcpListener::bind(("127.0.0.1", arguments.port)).await?;
    writeln!(std::io::stdout(), "http://{}", listener.local_addr()?)?;
    std::io::stdout().flush()?;
    axum::serve(listener, app).await?;
    Ok(())
}

/// Whoever sits at the window of the place.
fn staff(place: Place) -> Caller {
    let principal = match place {
        Place::Live => Principal::Consultant,
        Place::Practice => Principal::Trainee,
        Place::Terminal => Principal::Citizen,
    };
    Caller { principal, name: None }
}

fn door(
    place: Place,
    root: PathBuf,
    (clock, secrets): (Arc<StandingClock>, Arc<MemorySecrets>),
    hear: impl Fn(&[Area]) + Send + Sync + 'static,
) -> Doorstep {
    let printers = Arc::new(MemoryPrinters::with_one("hall"));
    let prepare = move || {
        let printers = printers.clone();
        Ok(Surroundings { printers, ..surroundings(place, &root, &clock, &secrets) })
    };
    Doorstep::new(Box::new(prepare), Arc::new(hear))
}

fn surroundings(
    place: Place,
    root: &Path,
    clock: &Arc<StandingClock>,
    secrets: &Arc<MemorySecrets>,
) -> Surroundings {
    Surroundings {
        place,
        root: Some(root.to_path_buf()),
        clock: clock.clone(),
        chance: Arc::new(SystemChance),
        secrets: secrets.clone(),
        printers: Arc::new(MemoryPrinters::with_one("hall")),
        clipboard: Arc::new(NoClipboard),
        browser: Arc::new(NoBrowser),
        room: Arc::new(GivenRoom::default()),
        materials: scs_desk::materials(),
    }
}

/// Makes the place if it is not there, and closes it again before the work of years is written.
fn write_records(with: Surroundings, plan: Plan) -> Result<(), Box<dyn std::error::Error>> {
    let (folders, secrets) = (with.folders()?, with.secrets.clone());
    drop(Desk::open(with).map_err(|error| error.to_api(None).message)?);
    scs_testkit::fill(&folders, secrets.as_ref(), plan)?;
    Ok(())
}

async fn call(State(bridge): State<Bridge>, Json(request): Json<Value>) -> Response {
    let command = request.get("command").and_then(Value::as_str).unwrap_or_default().to_owned();
    let input = request.get("input").cloned().unwrap_or_else(|| json!({}));
    let (door, staff) = (bridge.door.clone(), bridge.staff.clone());
    let work = move || door.call(&staff, &command, input);
    match tokio::task::spawn_blocking(work).await {
        Ok(Ok(output)) => Json(json!({ "ok": output })).into_response(),
        Ok(Err(error)) => (StatusCode::UNPROCESSABLE_ENTITY, Json(json!({ "error": error }))).into_response(),
        Err(_) => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
    }
}

/// Lets minutes pass: `{"minutes": 5}`.
async fn pass(State(bridge): State<Bridge>, Json(request): Json<Value>) -> StatusCode {
    bridge.clock.pass_minutes(request.get("minutes").and_then(Value::as_i64).unwrap_or_default());
    StatusCode::NO_CONTENT
}

async fn lock(State(bridge): State<Bridge>, Json(request): Json<Value>) -> StatusCode {
    bridge.secrets.lock(request.get("locked").and_then(Value::as_bool).unwrap_or_default());
    StatusCode::NO_CONTENT
}

async fn hear(State(bridge): State<Bridge>) -> Sse<impl Stream<Item = Result<Event, Infallible>>> {
    let told = BroadcastStream::new(bridge.changes.subscribe());
    Sse::new(told.filter_map(|areas| areas.ok()).map(|areas| {
        let data = serde_json::to_string(&areas).unwrap_or_default();
        Ok(Event::default().data(data))
    }))
}

/// A file of the UI; any other path is the page itself.
async fn page(State(bridge): State<Bridge>, uri: Uri) -> Response {
    let wanted = Path::new(uri.path().trim_start_matches('/'));
    let inside = wanted.components().all(|part| matches!(part, Component::Normal(_)));
    let named = Some(wanted).filter(|path| inside && path.extension().is_some());
    let path = bridge.ui.join(named.unwrap_or(Path::new("index.html")));
    match tokio::fs::read(&path).await {
        Ok(bytes) => ([(header::CONTENT_TYPE, content_type(&path))], bytes).into_response(),
        Err(_) => StatusCode::NOT_FOUND.into_response(),
    }
}

fn content_type(path: &Path) -> &'static str {
    match path.extension().and_then(|ending| ending.to_str()) {
        Some("html") => "text/html; charset=utf-8",
        Some("js") => "text/javascript",
        Some("css") => "text/css",
        Some("svg") => "image/svg+xml",
        Some("woff2") => "font/woff2",
        Some("json") => "application/json",
        _ => "application/octet-stream",
    }
}
