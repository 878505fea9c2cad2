//! A paper in blocks: what is said, in which order, never where. Layout decides the rest.

/// A document before layout.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Paper {
    /// Title of the file and of continued sheets. Never a person's name: titles end up in file managers.
    pub title: String,
    pub look: Look,
    pub limit: PageLimit,
    /// Marks every sheet as a training sample.
    pub sample: bool,
    /// Flows from the top.
    pub body: Vec<Part>,
    /// Stands at the bottom of the last sheet, never apart from the body's last rows.
    pub foot: Vec<Part>,
}

/// Blocks that stay or leave together.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Part {
    /// Told to the caller when the part was left out.
    pub name: String,
    /// Order of leaving when a one-sheet paper does not fit, smallest first; `None` stays.
    pub drop: Option<usize>,
    pub blocks: Vec<Block>,
}

/// Sizes and margins of a kind of paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Look {
    /// 10.5 pt: referrals and other papers of the office.
    #[default]
    Office,
    /// 12 pt: papers a client takes home.
    Letter,
    /// 14 pt: memos.
    Memo,
    /// 18 pt with 1.5 spacing; nothing on the sheet is smaller.
    LargePrint,
    /// 8.5 pt on a lying sheet: tables of many columns.
    Register,
}

/// How many sheets a paper may have.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum PageLimit {
    #[default]
    One,
    /// Sheets are numbered «лист 1 из 2».
    Several,
}

/// Words, parts of which may be strong.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Text {
    pub(crate) spans: Vec<(String, bool)>,
}

impl Text {
    /// Strong words.
    #[must_use]
    pub fn strong(words: impl Into<String>) -> Self {
        Self::default().and_strong(words)
    }

    /// Plain words added at the end, without a space of their own.
    #[must_use]
    pub fn and(mut self, words: impl Into<String>) -> Self {
        self.spans.push((words.into(), false));
        self
    }

    /// Strong words added at the end, without a space of their own.
    #[must_use]
    pub fn and_strong(mut self, words: impl Into<String>) -> Self {
        self.spans.push((words.into(), true));
        self
    }
}

impl Text {
    /// Whether nothing would be printed.
    pub(crate) fn is_blank(&self) -> bool {
        self.spans.iter().all(|(words, _)| words.trim().is_empty())
    }
}

impl From<&str> for Text {
    fn from(words: &str) -> Self {
        Self::default().and(words)
    }
}

impl From<String> for Text {
    fn from(words: String) -> Self {
        Self::default().and(words)
    }
}

/// A piece of a paper.
#[derive(Debug, Clone, PartialEq)]
pub enum Block {
    /// Name of the centre, parts of the line under it, a code at the right, a rule below.
    Letterhead {
        name: String,
        parts: Vec<String>,
        code: Option<String>,
        /// The code stands for the whole paper; the code of an address never does.
        proves: bool,
    },
    /// Title, its number line and the mark of a reprint near it.
    Title {
        text: String,
        number: Option<String>,
        mark: Option<String>,
    },
    /// The first paragraph of a memo.
    Lead(Text),
    Paragraph(Text),
    /// Short parts with middle dots between; a line ends between two parts where it can.
    Dotted(Vec<Text>),
    /// How and when the paper was made.
    Small(Text),
    Heading {
        text: String,
        ruled: bool,
    },
    Facts(Vec<Fact>),
    /// «Что случилось» — «что сделать».
    Pairs(Vec<(String, String)>),
    /// One or two cells in a heavy frame.
    Box(Vec<Cell>),
    /// One framed line: what, and the date to act by.
    Deadline {
        label: String,
        date: String,
    },
    /// Numbered, verb first.
    Steps(Vec<Text>),
    List(Vec<Text>),
    /// Empty squares to tick by hand.
    Checklist(Vec<Text>),
    /// Ticked: what was done.
    Done(Vec<Text>),
    /// Names of lines to fill by hand.
    Blanks(Vec<String>),
    /// A bar at the left.
    Note(Vec<Text>),
    /// A frame around, the first line strong.
    Warning(Vec<Text>),
    /// A line with blanks: signatures, results.
    Form(Vec<Piece>),
    /// Several such lines under one label of the facts column.
    FormRows {
        label: String,
        rows: Vec<Vec<Piece>>,
    },
    Rule,
    /// Room of this many millimetres.
    Space(f32),
    /// Scissors, words and dashes from edge to edge.
    Cut(String),
    /// Head of a tear-off slip: title, number, whose it is, and its own code beside all of them.
    SlipHead {
        title: String,
        number: String,
        parts: Vec<Text>,
        code: Option<String>,
    },
    /// Bottom of a memo: the phone, lines under it, edition lines and the code of the paper at the right.
    Imprint {
        phone: String,
        lines: Vec<String>,
        edition: Vec<String>,
        code: Option<String>,
    },
    /// Groups of a long code to be typed by hand, one cell each.
    Key(Vec<String>),
    /// Cells below their headings, which stand on every sheet the table goes on to.
    Table {
        columns: Vec<Column>,
        rows: Vec<Vec<String>>,
    },
    /// Pictures of figures, two beside each other.
    Plots(Vec<Plot>),
}

/// Figures as a picture under the conclusion they allow.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Plot {
    pub title: String,
    pub shape: PlotShape,
    pub series: Vec<(String, Fill)>,
    pub points: Vec<PlotPoint>,
    /// Below the picture, or in its place where there are no points.
    pub note: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum PlotShape {
    /// Standing, the series above each other.
    #[default]
    Columns,
    /// Lying below their names, the series after each other.
    Bars,
}

/// How a series is told apart without colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Fill {
    #[default]
    Solid,
    Hatched,
    Lined,
    Empty,
}

/// A name, a value a series, and the words of the values.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct PlotPoint {
    pub label: String,
    pub values: Vec<u32>,
    pub said: String,
}

/// A column of a table.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Column {
    pub title: String,
    /// Columns share the width by this many letters.
    pub letters: u16,
    /// Numbers stand under each other at the right.
    pub at_right: bool,
}

/// A label and what it says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fact {
    pub label: String,
    pub value: Text,
    /// Larger and strong: the person the paper is about.
    pub large: bool,
}

/// A cell of a framed box.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Cell {
    pub heading: String,
    pub strong: String,
    pub note: String,
}

/// A piece of a line that is filled by hand.
#[derive(Debug, Clone, PartialEq)]
pub enum Piece {
    Words(Text),
    /// A line of so many millimetres.
    Blank(f32),
    /// A line that takes the rest of the row, at least so many millimetres.
    Fill(f32),
    /// Room that takes the rest of the row.
    Spring,
    /// An empty square.
    Square,
    /// Room of so many millimetres instead of the usual gap.
    Gap(f32),
    /// No room before the next piece instead of the usual gap.
    Tight,
}

impl Part {
    /// Blocks that always stay.
    #[must_use]
    pub fn fixed(blocks: Vec<Block>) -> Self {
        Self { name: String::new(), drop: None, blocks }
    }
}

impl Fact {
    #[must_use]
    pub fn new(label: &str, value: impl Into<Text>) -> Self {
        Self { label: label.to_owned(), value: value.into(), large: false }
    }
}
