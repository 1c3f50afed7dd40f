//! Which brackets are open.

/// Kinds are known of this many; further in, only their number counts, for nothing there is read.
const KNOWN: usize = u128::BITS as usize;

#[derive(Default)]
pub struct Brackets {
    /// One bit a bracket, the innermost lowest: 1 for "{", 0 for "[".
    kinds: u128,
    pub depth: usize,
    /// The most that were open at once.
    pub deepest: usize,
}

impl Brackets {
    /// `bracket` is "{" or "[".
    pub fn open(&mut self, bracket: u8) {
        if self.depth < KNOWN {
            self.kinds = self.kinds << 1 | u128::from(bracket == b'{');
        }
        self.depth += 1;
        self.deepest = self.deepest.max(self.depth);
    }

    /// Takes "}" or "]"; whether nothing is open after it. Inner brackets that were forgotten are
    /// closed with their outer one, and what closes nothing is skipped: a slip inside an item must
    /// not change where the items after it begin.
    pub fn close(&mut self, bracket: u8) -> bool {
        if self.depth > KNOWN {
            self.depth -= 1;
            return false;
        }
        let (mut kinds, mut depth) = (self.kinds, self.depth);
        while depth > 0 {
            let matches = (kinds & 1 == 1) == (bracket == b'}');
            kinds >>= 1;
            depth -= 1;
            if matches {
                (self.kinds, self.depth) = (kinds, depth);
                return depth == 0;
            }
        }
        false
    }

    /// The innermost open bracket is "{".
    pub fn in_object(&self) -> bool {
        (1..=KNOWN).contains(&self.depth) && self.kinds & 1 == 1
    }
}
