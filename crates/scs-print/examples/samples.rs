//! Prints every sample paper into a folder as PDF and SVG: `cargo run -p scs-print --example samples -- FOLDER`.

#![allow(clippy::print_stdout, clippy::unwrap_used, reason = "a tool for looking, not a part of the program")]

#[path = "../tests/papers/samples.rs"]
mod samples;

use std::time::Instant;

use scs_print::lay_out;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let folder = std::env::args().nth(1).ok_or("name a folder")?;
    std::fs::create_dir_all(&folder)?;
    for (name, paper) in samples::all() {
        let start = Instant::now();
        let laid = match paper.and_then(|paper| lay_out(&paper)) {
            Ok(laid) => laid,
            Err(refusal) => {
                println!("{name}: {refusal}");
                continue;
            }
        };
        let placed = start.elapsed();
        let pdf = laid.to_pdf()?;
        let (pages, size, dropped) = (laid.pages(), pdf.len(), laid.dropped());
        println!(
            "{name}: {pages} p., {size} B, layout {placed:.1?}, with PDF {:.1?} {dropped:?}",
            start.elapsed()
        );
        std::fs::write(format!("{folder}/{name}.pdf"), pdf)?;
        for page in 0..pages {
            let svg = laid.to_svg(page).unwrap_or_default();
            std::fs::write(format!("{folder}/{name}-{}.svg", page + 1), svg)?;
        }
    }
    Ok(())
}
