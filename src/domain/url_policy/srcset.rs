//! The `srcset` attribute (HTML, section "Images").

use super::PictureUrl;

/// More sizes of one picture than any publisher has; `srcset` may hold ten thousand.
const MAX_CANDIDATES: usize = 16;

/// The candidates of a `srcset`, each with its descriptor: `640w`, `2x`, or `1x` where there is
/// none. Those with a refused URL or an odd descriptor are left out.
pub fn parse_srcset(raw: &str, base: Option<&str>) -> Vec<(PictureUrl, String)> {
    let mut candidates = Vec::new();
    let mut rest = raw;
    while candidates.len() < MAX_CANDIDATES {
        rest = rest.trim_start_matches(|c: char| c.is_ascii_whitespace() || c == ',');
        if rest.is_empty() {
            break;
        }
        // URLs may hold commas (`data:` always does), so only white space ends one.
        let (word, after) = split_at_first(rest, |c| c.is_ascii_whitespace());
        let url = word.trim_end_matches(',');
        let (descriptor, after) =
            if url.len() < word.len() { ("", after) } else { split_at_first(after, |c| c == ',') };
        rest = after;
        if let (Some(url), Some(descriptor)) = (PictureUrl::parse(url, base), judged_descriptor(descriptor)) {
            candidates.push((url, descriptor));
        }
    }
    candidates
}

fn split_at_first(text: &str, is_end: fn(char) -> bool) -> (&str, &str) {
    text.find(is_end).and_then(|at| text.split_at_checked(at)).unwrap_or((text, ""))
}

fn judged_descriptor(raw: &str) -> Option<String> {
    let raw = raw.trim();
    let number = raw.strip_suffix(['w', 'x']).unwrap_or("1");
    let digits = number.bytes().filter(u8::is_ascii_digit).count();
    let dots = number.bytes().filter(|byte| *byte == b'.').count();
    let valid = (1..8).contains(&digits)
        && digits + dots == number.len()
        && dots <= usize::from(raw.ends_with('x'))
        && (raw.is_empty() || raw.ends_with(['w', 'x']));
    valid.then(|| if raw.is_empty() { String::from("1x") } else { String::from(raw) })
}
