//! The system's clipboard: what a person copies from us does not stay there.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use zeroize::Zeroizing;

/// Where copied words lie until they are pasted.
pub trait Clipboard: Send + Sync {
    /// Puts words there and takes them off after `keep`, whatever window is in front then. False: this machine has
    /// no clipboard for us.
    fn hold(&self, words: &str, keep: Duration) -> bool;
    /// Takes off what was put there last; what somebody has copied since stays.
    fn release(&self);
}

/// The clipboard of the display; reached for at the first copy.
#[derive(Default)]
pub struct SystemClipboard {
    held: Arc<Mutex<Held>>,
}

#[derive(Default)]
struct Held {
    board: Option<arboard::Clipboard>,
    words: Option<Zeroizing<String>>,
    /// Counts the copies: an older one's time is over when a newer one lies there.
    turn: u64,
}

impl Held {
    fn release(&mut self) {
        let Some(words) = self.words.take() else { return };
        let Some(board) = &mut self.board else { return };
        if board.get_text().is_ok_and(|there| there == *words) && board.clear().is_err() {
            tracing::warn!("clipboard not cleared");
        }
    }
}

fn locked(held: &Mutex<Held>) -> MutexGuard<'_, Held> {
    held.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Clipboard for SystemClipboard {
    fn hold(&self, words: &str, keep: Duration) -> bool {
        let mut held = locked(&self.held);
        if held.board.is_none() {
            held.board = arboard::Clipboard::new().ok();
        }
        let Some(board) = &mut held.board else { return false };
        if board.set_text(words).is_err() {
            held.board = None;
            return false;
        }
        held.words = Some(Zeroizing::new(words.to_owned()));
        held.turn += 1;
        let turn = held.turn;
        let later = Arc::clone(&self.held);
        std::thread::spawn(move || {
            std::thread::sleep(keep);
            let mut held = locked(&later);
            if held.turn == turn {
                held.release();
            }
        });
        true
    }

    fn release(&self) {
        locked(&self.held).release();
    }
}

impl Drop for SystemClipboard {
    fn drop(&mut self) {
        self.release();
    }
}

/// A machine without a clipboard.
#[derive(Default)]
pub struct NoClipboard;

impl Clipboard for NoClipboard {
    fn hold(&self, _words: &str, _keep: Duration) -> bool {
        false
    }

    fn release(&self) {}
}
