//! The public computer. A keeper starts one sitting after another, each a process tree and a folder of its
//! own, and wipes both at every end; its journal holds what was cleared and nothing of what was done.

mod keeper;
mod session;

pub use keeper::{Cleared, Keeper};
pub(crate) use session::SittingState;
pub use session::{Told, of_session};
