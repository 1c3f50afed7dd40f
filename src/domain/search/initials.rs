//! How well each article has a word that begins with a letter: the answer to what is typed first, ready before
//! somebody types it. From the lists of words it would be the slowest answer of all, as nearly all of them have a
//! part in it.

const LETTERS: usize = 26;

/// The best points of an article for each letter from a to z, article after article; 0 where no word begins so.
#[derive(Default)]
pub struct Initials {
    points: Vec<u8>,
    /// Of the article that is being added.
    current: [u8; LETTERS],
}

impl Initials {
    /// Takes a word of the article that is being added, with what it is worth to whoever looks for its first letter.
    pub fn add_word(&mut self, folded: &[u8], points: u8) {
        if let Some(best) = place(folded).and_then(|place| self.current.get_mut(place)) {
            *best = (*best).max(points);
        }
    }

    /// Ends an article.
    pub fn end(&mut self) {
        if self.points.len() == self.points.capacity() {
            // Doubling would waste more than it saves.
            self.points.reserve_exact(self.points.len() / 4 + 64 * LETTERS);
        }
        self.points.extend(std::mem::take(&mut self.current));
    }

    /// The points of all articles, in their order, if `folded` is one letter.
    pub fn of(&self, folded: &[u8]) -> Option<impl Iterator<Item = u8>> {
        let place = place(folded).filter(|_| folded.len() == 1)?;
        Some(self.points.iter().skip(place).step_by(LETTERS).copied())
    }

    pub fn size_in_bytes(&self) -> usize {
        self.points.capacity()
    }
}

fn place(folded: &[u8]) -> Option<usize> {
    let letter = folded.first().filter(|byte| byte.is_ascii_lowercase())?;
    Some(usize::from(letter - b'a'))
}
