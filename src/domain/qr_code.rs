//! QR codes: an address in a picture that phones read.

use super::text::decimal;
use qrcodegen::{QrCode, QrCodeEcc};

/// White modules around a code, without which readers do not find it (ISO/IEC 18004, section 9.1).
pub const QUIET_ZONE: i32 = 4;

/// A square of modules, to be drawn dark on white.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Code {
    /// Modules in a row, the quiet zone included.
    pub size: i32,
    /// The dark modules as the data of an SVG path, a module being 1 by 1.
    pub path: String,
}

/// The code of a text; `None` for what is longer than any code, some 2,300 bytes. A screen has scratches and
/// reflections, so a seventh of it may be lost.
pub fn build_code(text: &str) -> Option<Code> {
    let code = QrCode::encode_text(text, QrCodeEcc::Medium).ok()?;
    let mut path = String::new();
    for y in 0..code.size() {
        let mut x = 0;
        while x < code.size() {
            let run = (x..code.size()).take_while(|x| code.get_module(*x, y)).count() as i32;
            if run > 0 {
                let [left, top, width] =
                    [x + QUIET_ZONE, y + QUIET_ZONE, run].map(|number| decimal(number.into()));
                for part in ["M", &left, " ", &top, "h", &width, "v1h-", &width, "z"] {
                    path.push_str(part);
                }
            }
            x += run.max(1);
        }
    }
    Some(Code { size: code.size() + 2 * QUIET_ZONE, path })
}
