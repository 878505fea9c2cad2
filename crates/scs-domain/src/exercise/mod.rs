//! A practice case: which walk its story asks for, and how a trainee's walk differs from it.

mod asked;
mod heard;
mod verdict;

pub use asked::{AskedMove, AskedWalk, ExerciseError, asked_walk};
pub use heard::{Heard, heard};
pub use verdict::{Remark, Verdict, verdict};
