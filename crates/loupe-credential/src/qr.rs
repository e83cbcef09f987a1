//! A text as a QR code (ISO/IEC 18004): its modules, and a drawing of them.

use std::fmt::Write as _;

use fast_qr::{ECL, Mode, QRBuilder};

/// The white margin around a code, in modules (ISO/IEC 18004 6.3.8).
pub const QUIET_MODULES: usize = 4;
/// The largest version that is printed at level Q; larger codes are at level M, so that their modules stay legible.
const VERSION_MAX_AT_Q: usize = 20;

/// How much of a code may be lost.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Level {
    /// About 15 %.
    M,
    /// About 25 %.
    Q,
}

impl Level {
    /// Its letter.
    pub const fn letter(self) -> char {
        match self {
            Level::M => 'M',
            Level::Q => 'Q',
        }
    }
}

/// The modules of a code, without margin.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QrCode {
    size: usize,
    dark: Vec<bool>,
    level: Level,
}

impl QrCode {
    /// Of a text of capital letters, digits and `$%*+-./: ` such as a printed code has, at level Q up to version 20 and
    /// at level M above. `None` for another text, and for one that fits no code.
    pub fn of(text: &str) -> Option<QrCode> {
        let q = QrCode::at(text, Level::Q).filter(|code| code.version() <= VERSION_MAX_AT_Q);
        q.or_else(|| QrCode::at(text, Level::M))
    }

    /// The same, at a level that the caller chooses.
    pub fn at(text: &str, level: Level) -> Option<QrCode> {
        let fits = |c: u8| c.is_ascii_uppercase() || c.is_ascii_digit() || b" $%*+-./:".contains(&c);
        if text.is_empty() || !text.bytes().all(fits) {
            return None;
        }
        let ecl = match level {
            Level::M => ECL::M,
            Level::Q => ECL::Q,
        };
        let code = QRBuilder::new(text).mode(Mode::Alphanumeric).ecl(ecl).build().ok()?;
        let dark = (0..code.size).flat_map(|row| code[row].iter().map(|module| module.value())).collect();
        Some(QrCode { size: code.size, dark, level })
    }

    /// How many modules wide and high it is, without margin: 21 to 177.
    pub fn size(&self) -> usize {
        self.size
    }

    /// 1 to 40.
    pub fn version(&self) -> usize {
        self.size.saturating_sub(17) / 4
    }

    /// How much of it may be lost.
    pub fn level(&self) -> Level {
        self.level
    }

    /// Whether a module is dark; those outside are light.
    pub fn is_dark(&self, row: usize, column: usize) -> bool {
        row < self.size && column < self.size && self.dark[row * self.size + column]
    }

    /// A drawing with its margin, black on white whatever the page's colours are, one unit a module. `label` is what a
    /// screen reader says of it.
    pub fn to_svg(&self, label: &str) -> String {
        let side = self.size + 2 * QUIET_MODULES;
        let label = escaped(label);
        format!(
            r##"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {side} {side}" role="img" aria-label="{label}" shape-rendering="crispEdges"><path fill="#fff" d="M0 0h{side}v{side}H0z"/><path fill="#000" d="{}"/></svg>"##,
            self.outline()
        )
    }

    /// The dark modules as an SVG path: a rectangle for each run of them in a row.
    fn outline(&self) -> String {
        let mut path = String::new();
        for row in 0..self.size {
            let mut column = 0;
            while column < self.size {
                let length = (column..self.size).take_while(|at| self.is_dark(row, *at)).count();
                if length > 0 {
                    let (x, y) = (column + QUIET_MODULES, row + QUIET_MODULES);
                    // Writing to a text cannot fail.
                    let _ = write!(path, "M{x} {y}h{length}v1h-{length}z");
                }
                column += length.max(1);
            }
        }
        path
    }
}

/// The drawing of a printed code's text; `None` where it fits no code.
pub fn svg(text: &str, label: &str) -> Option<String> {
    QrCode::of(text).map(|code| code.to_svg(label))
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
