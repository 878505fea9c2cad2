//! The way in of a window without the window: the desk of this machine as the environment gives it, asked
//! line by line. `{"command","input"}` on stdin, `{"ok"}` or `{"error"}` on stdout; the first line says
//! that the door was tried. Papers go to a printer in memory.

use std::error::Error;
use std::io::{BufRead, Write};
use std::sync::Arc;

use scs_desk::{Caller, Doorstep, Place, Surroundings};
use scs_platform::MemoryPrinters;
use serde_json::{Value, json};

fn main() -> Result<(), Box<dyn Error>> {
    let prepare = || -> scs_desk::Result<Surroundings> {
        let machine = Surroundings::of_machine(Place::Live, None)?;
        Ok(Surroundings { printers: Arc::new(MemoryPrinters::with_one("hall")), ..machine })
    };
    scs_desk::hush_panics(|_| {});
    scs_desk::keep_log(&prepare()?);
    let door = Doorstep::new(Box::new(prepare), Arc::new(|_| {}));
    tell(&json!({ "ok": "tried" }))?;
    for line in std::io::stdin().lock().lines() {
        tell(&answer(&door, &serde_json::from_str(&line?)?))?;
    }
    door.close();
    Ok(())
}

fn answer(door: &Doorstep, asked: &Value) -> Value {
    let command = asked.get("command").and_then(Value::as_str).unwrap_or_default();
    let input = asked.get("input").cloned().unwrap_or_default();
    match door.call(&Caller::consultant(), command, input) {
        Ok(ok) => json!({ "ok": ok }),
        Err(error) => json!({ "error": error }),
    }
}

fn tell(line: &Value) -> std::io::Result<()> {
    let mut out = std::io::stdout().lock();
    writeln!(out, "{line}")?;
    out.flush()
}
