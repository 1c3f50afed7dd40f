//! Plain text out of what publishers send as plain text.

use crate::domain::entities::decode_entity;
use crate::domain::url_policy::is_invisible;

/// What a text may look like once it is clean.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// A headline or a name: one line; tags of inline elements are taken out.
    Line,
    /// A summary: one line; tags of blocks are taken out as well.
    Summary,
    /// A text of the portal: its line breaks are wanted.
    Lines,
}

const INLINE_TAGS: &str = "b i em strong sub sup a span code br";
const BLOCK_TAGS: &str = "p div ul ol li img";

/// How far a tag's end is looked for, so that a title of many "<" costs no quadratic time.
const LONGEST_TAG: usize = 2048;

/// More combining marks than any script stacks on one letter; texts of hundreds ("zalgo") would
/// paint over the lines around them.
const MOST_MARKS: usize = 4;

/// `raw` without known tags, with character references decoded once, white space collapsed, and at
/// most `limit` characters; the flag says that it was cut. Other "<" are text ("a < b", "<T>").
///
/// Control characters go, and those that change the direction of text: a headline with U+202E and
/// no end to it turns the words after it around, such as the name of another publisher.
pub fn clean_text(raw: &str, shape: Shape, limit: usize) -> (String, bool) {
    let mut cleaner = Cleaner { text: String::new(), count: 0, marks: 0, gap: None, shape };
    let mut rest = raw;
    while let Some(c) = rest.chars().next()
        && cleaner.count <= limit
    {
        let length = if c == '<'
            && let Some((length, gap)) = known_tag(rest, shape)
        {
            if let Some(gap) = gap {
                cleaner.push(gap);
            }
            length
        } else if c == '&'
            && let Some((decoded, length)) = decode_entity(rest)
        {
            cleaner.push(decoded);
            length
        } else {
            cleaner.push(c);
            c.len_utf8()
        };
        rest = rest.get(length..).unwrap_or_default();
    }
    cleaner.finish(limit)
}

struct Cleaner {
    text: String,
    /// Characters in `text`.
    count: usize,
    /// Combining marks at its end.
    marks: usize,
    /// White space that becomes real once something follows.
    gap: Option<char>,
    shape: Shape,
}

impl Cleaner {
    fn push(&mut self, c: char) {
        // A no-break space was chosen, not left over.
        let kept_space = matches!(c, '\u{a0}' | '\u{202f}');
        if c.is_whitespace() && !kept_space {
            let wanted = self.shape == Shape::Lines && c == '\n';
            if wanted || self.gap.is_none() {
                self.gap = Some(if wanted { '\n' } else { ' ' });
            }
        } else if kept_space || !is_invisible(c) && !matches!(c, '\u{200b}' | '\u{feff}') {
            self.marks = if matches!(c, '\u{300}'..='\u{36f}') { self.marks + 1 } else { 0 };
            if self.marks <= MOST_MARKS {
                self.push_visible(c);
            }
        }
    }

    fn push_visible(&mut self, c: char) {
        if let Some(gap) = self.gap.take()
            && !self.text.is_empty()
        {
            self.text.push(gap);
            self.count += 1;
        }
        self.text.push(c);
        self.count += 1;
    }

    fn finish(self, limit: usize) -> (String, bool) {
        let mut text = self.text;
        let too_long = self.count > limit;
        if too_long {
            let end = text.char_indices().nth(limit.saturating_sub(1)).map_or(0, |(at, _)| at);
            text.truncate(end);
            text.truncate(text.trim_end().len());
            text.push('…');
        }
        let trimmed = text.trim();
        if trimmed.len() < text.len() {
            text = String::from(trimmed);
        }
        (text, too_long)
    }
}

/// The length of the known tag that `text` begins with, and the white space that it stands for.
fn known_tag(text: &str, shape: Shape) -> Option<(usize, Option<char>)> {
    let length = text.bytes().take(LONGEST_TAG).position(|byte| byte == b'>')? + 1;
    let inside = text.get(1..length)?;
    let inside = inside.strip_prefix('/').unwrap_or(inside);
    let end = inside.bytes().position(|byte| !byte.is_ascii_alphanumeric())?;
    let (name, after) = inside.split_at_checked(end)?;
    if !after.starts_with([' ', '\t', '\n', '>', '/']) {
        return None;
    }
    if shape == Shape::Summary && has_name(BLOCK_TAGS, name) {
        return Some((length, Some(' ')));
    }
    let gap = name.eq_ignore_ascii_case("br").then_some('\n');
    has_name(INLINE_TAGS, name).then_some((length, gap))
}

fn has_name(list: &str, name: &str) -> bool {
    list.split(' ').any(|entry| entry.eq_ignore_ascii_case(name))
}
