//! Why a paper cannot be printed.

/// A refusal or a fault of printing. Russian words for the person belong to the caller.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PrintError {
    /// The fonts have no picture for these characters; each is named once, in order.
    #[error("no glyph for {characters:?}")]
    MissingGlyphs { characters: Vec<char> },
    /// A one-sheet paper does not fit, even with everything optional left out.
    #[error("the paper needs {pages} pages and may have one")]
    NeedsMorePages { pages: usize },
    /// One piece that cannot be split is taller than a sheet.
    #[error("a block is taller than the sheet")]
    BlockTooTall,
    /// A QR code cannot hold a number this long.
    #[error("the number has {length} bytes and does not fit a code")]
    CodeTooLong { length: usize },
    /// A referral without the portal's number or date is a memo, not a referral.
    #[error("a referral needs the number and the date the portal gave it")]
    NotIssued,
    /// Something is called filed without the portal's number or date.
    #[error("filed without a number or a date: {what}")]
    NotFiled { what: String },
    /// A paper without a title or with nothing on it.
    #[error("the paper has nothing to print")]
    Empty,
    /// The built-in fonts cannot be read: a fault of the build.
    #[error("the built-in fonts cannot be read")]
    Fonts,
    /// The PDF writer failed: a fault of the program.
    #[error("the PDF writer failed: {0}")]
    Writer(String),
}
