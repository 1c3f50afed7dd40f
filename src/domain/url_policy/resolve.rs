//! Resolving as browsers do it (WHATWG URL), for the schemes that the policy allows.

/// Longer ones are refused: a picture of many megabytes inside a feed is an attack on memory.
const MAX_BYTES: usize = 1024 * 1024;

const PICTURE_TYPES: [&str; 5] = ["image/png", "image/jpeg", "image/gif", "image/webp", "image/avif"];

/// The absolute form of `raw`. It begins with `http://`, `https://`, `mailto:`, `tel:` or
/// `data:image/`, in lower case, and holds no white space, control or direction character;
/// resolving it again changes nothing. `base` is an absolute URL; without one, relative URLs
/// are `None`. Characters outside ASCII are left for the browser to encode.
pub fn resolve_url(raw: &str, base: Option<&str>) -> Option<String> {
    if raw.len() > MAX_BYTES {
        return None;
    }
    let text = stripped(raw);
    let resolved = match split_scheme(&text) {
        Some((scheme, rest)) => match scheme.to_ascii_lowercase().as_str() {
            scheme @ ("http" | "https") => web(scheme, rest, base),
            "mailto" => mail(rest),
            "tel" => telephone(rest),
            "data" => data_picture(rest),
            // Everything else, `javascript:` first of all: script in the page's own origin.
            _ => None,
        },
        None => relative(&text, &resolve_url(base?, None)?),
    };
    resolved.filter(|url| url.len() <= MAX_BYTES)
}

/// Browsers ignore tabs and line ends anywhere in a URL and control characters around it, so
/// "java\nscript:" is a scheme to them. It must be one here too, before schemes are compared.
fn stripped(raw: &str) -> String {
    raw.trim_matches(|c| c <= ' ').chars().filter(|c| !matches!(c, '\t' | '\n' | '\r')).collect()
}

fn split_scheme(text: &str) -> Option<(&str, &str)> {
    let (scheme, rest) = text.split_once(':')?;
    let letters = scheme.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'+' | b'-' | b'.'));
    (letters && scheme.starts_with(|c: char| c.is_ascii_alphabetic())).then_some((scheme, rest))
}

/// `rest` is what follows "https:". Browsers take "https:page" as relative when the base has the
/// same scheme, and any number of slashes as two otherwise.
fn web(scheme: &str, rest: &str, base: Option<&str>) -> Option<String> {
    let bare = rest.trim_start_matches(['/', '\\']);
    if rest.len() - bare.len() < 2
        && let Some(base) = base.and_then(|base| resolve_url(base, None))
        && split_scheme(&base).is_some_and(|(of_base, _)| of_base == scheme)
    {
        return relative(rest, &base);
    }
    absolute(scheme, bare)
}

/// `base` is already resolved; only web URLs can have something relative to them.
fn relative(reference: &str, base: &str) -> Option<String> {
    let (scheme, after) = split_scheme(base)?;
    let after = after.strip_prefix("//")?;
    let (host, tail) = after.split_at_checked(after.find('/')?)?;
    let slashes = reference.len() - reference.trim_start_matches(['/', '\\']).len();
    if slashes >= 2 {
        // "//evil.example" and "/\evil.example" are other hosts, however much they look like paths.
        return absolute(scheme, reference.get(slashes..)?);
    }
    let page = tail.split('#').next()?;
    let path = page.split('?').next()?;
    let kept = match reference.chars().next() {
        None | Some('#') => page,
        Some('?') => path,
        Some('/' | '\\') => "",
        Some(_) => path.get(..=last(path, b'/')?)?,
    };
    // What is kept and what is new are put together before dot segments are taken out of both.
    Some(joined(scheme, host, &[kept, reference].concat()))
}

/// `rest` begins with the host.
fn absolute(scheme: &str, rest: &str) -> Option<String> {
    let end = rest.find(['/', '\\', '?', '#']).unwrap_or(rest.len());
    let (authority, target) = rest.split_at_checked(end)?;
    Some(joined(scheme, &judged_authority(scheme, authority)?, target))
}

/// Host in lower case, with the port unless it is the scheme's own.
fn judged_authority(scheme: &str, authority: &str) -> Option<String> {
    // "https://bank.example@evil.example/" shows one host and opens another: the part before "@"
    // is a user name. No article needs one, so "@" is refused with all other odd characters.
    let colon = last(authority, b':').filter(|at| last(authority, b']') < Some(*at));
    let (host, port) = authority.split_at_checked(colon.unwrap_or(authority.len()))?;
    let valid = match host.strip_prefix('[') {
        Some(address) => is_address(address.strip_suffix(']')?),
        None => !host.is_empty() && host.chars().all(belongs_to_host),
    };
    let port = port.trim_start_matches(':').trim_start_matches('0');
    if !valid || !port.bytes().all(|digit| digit.is_ascii_digit()) {
        return None;
    }
    let mut judged = host.to_ascii_lowercase();
    let own = if scheme == "https" { "443" } else { "80" };
    if !port.is_empty() && port != own {
        port.parse::<u16>().ok()?;
        judged.push(':');
        judged.push_str(port);
    }
    Some(judged)
}

/// Where a character of ASCII stands for the last time.
fn last(text: &str, mark: u8) -> Option<usize> {
    text.bytes().rposition(|byte| byte == mark)
}

/// An IPv6 address, roughly: the browser judges the rest.
fn is_address(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|b| b.is_ascii_hexdigit() || matches!(b, b':' | b'.'))
}

/// Letters of all scripts, but none of the signs that browsers map to "/", "." or "@" (such as
/// U+2100, U+3002, U+FF0F): with those a host would end somewhere else than it seems to.
fn belongs_to_host(c: char) -> bool {
    match c {
        '\0'..='\x7f' => c.is_ascii_alphanumeric() || matches!(c, '-' | '.' | '_'),
        '\u{80}'..='\u{bf}' | '\u{2000}'..='\u{2bff}' | '\u{3000}'..='\u{3004}' | '\u{fe00}'..='\u{ffff}' => {
            false
        }
        _ => !is_invisible(c),
    }
}

fn joined(scheme: &str, host: &str, target: &str) -> String {
    let (before, fragment) = split_keeping(target, '#');
    let (path, query) = split_keeping(before, '?');
    let mut url = [scheme, "://", host].concat();
    push_path(&mut url, path);
    push_encoded(&mut url, query);
    push_encoded(&mut url, fragment);
    url
}

/// The second part begins with `mark`, or is empty.
fn split_keeping(text: &str, mark: char) -> (&str, &str) {
    text.find(mark).and_then(|at| text.split_at_checked(at)).unwrap_or((text, ""))
}

/// Takes out dot segments, also those that were hidden as "%2e", and turns backslashes into slashes
/// as browsers do: "/news/..\..\admin" must be judged as where it leads.
fn push_path(url: &mut String, path: &str) {
    let path = path.strip_prefix(['/', '\\']).unwrap_or(path);
    let mut segments: Vec<&str> = Vec::new();
    let mut parts = path.split(['/', '\\']).peekable();
    while let Some(part) = parts.next() {
        let dots = dots(part);
        if dots == 2 {
            segments.pop();
        }
        if dots == 0 {
            segments.push(part);
        } else if parts.peek().is_none() {
            segments.push("");
        }
    }
    for segment in segments {
        url.push('/');
        push_encoded(url, segment);
    }
}

/// 1 for ".", 2 for "..", also where dots are written "%2e"; 0 for a name.
fn dots(mut segment: &str) -> usize {
    for count in 0..3 {
        if segment.is_empty() {
            return count;
        }
        let encoded = segment.get(..3).is_some_and(|start| start.eq_ignore_ascii_case("%2e"));
        match segment.strip_prefix('.').or_else(|| segment.get(3..).filter(|_| encoded)) {
            Some(rest) => segment = rest,
            None => return 0,
        }
    }
    0
}

/// "mailto:" without an address opens an empty letter, which is nobody's wish.
fn mail(rest: &str) -> Option<String> {
    let mut url = String::from("mailto:");
    push_encoded(&mut url, rest);
    (!rest.is_empty()).then_some(url)
}

/// Only what a number consists of. "*" and "#", also as "%23", would be codes that some telephones
/// obey as soon as the link is touched (USSD: forwarding calls, erasing the telephone).
fn telephone(rest: &str) -> Option<String> {
    let number: String = rest.chars().filter(|c| *c != ' ').collect();
    let plain =
        |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'+' | b'-' | b'.' | b'(' | b')' | b';' | b'=');
    (!number.is_empty() && number.bytes().all(plain)).then(|| ["tel:", &number].concat())
}

/// Pixels only. "data:text/html" is a page with script in it, and so may "data:image/svg+xml" be.
fn data_picture(rest: &str) -> Option<String> {
    let (head, _) = rest.split_once(',')?;
    let kind = head.split(';').next()?.to_ascii_lowercase();
    if !PICTURE_TYPES.contains(&kind.as_str()) {
        return None;
    }
    let mut url = ["data:", &kind].concat();
    push_encoded(&mut url, rest.get(kind.len()..)?);
    Some(url)
}

/// Encodes what could end an attribute or a `srcset` entry, or make the URL look like another one.
fn push_encoded(url: &mut String, text: &str) {
    const DIGITS: &[u8; 16] = b"0123456789ABCDEF";
    for c in text.chars() {
        if !is_invisible(c) && !matches!(c, '"' | '<' | '>' | '`') {
            url.push(c);
            continue;
        }
        for byte in c.encode_utf8(&mut [0; 4]).bytes() {
            url.push('%');
            for digit in [byte >> 4, byte & 15] {
                url.extend(DIGITS.get(usize::from(digit)).map(|digit| char::from(*digit)));
            }
        }
    }
}

/// White space, control characters, and the marks that reverse the direction of a text: with U+202E
/// "gpj.exe" reads "exe.jpg", and a headline can spill its reversal over the page around it.
pub fn is_invisible(c: char) -> bool {
    c.is_whitespace() || c.is_control() || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}
