//! The architecture, checked: who may import whom, what `domain` may not know, where colours live,
//! that every file of the map exists.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::expect_used, clippy::panic, reason = "a test says what is wrong by panicking")]

use std::fs;
use std::path::{Path, PathBuf};

/// Each layer with the layers that it may import; a layer may import itself.
const LAYERS: &[(&str, &[&str])] = &[
    ("domain", &[]),
    ("platform", &["domain"]),
    ("state", &["domain", "platform"]),
    ("ui", &["domain", "platform"]),
    ("views", &["domain", "platform", "state", "ui"]),
    ("shells", &["domain", "platform", "state", "ui", "views"]),
    ("bin", &["shells"]),
];

/// What pure Rust does without: the browser, Leptos, clocks, I/O and things that stop the program.
const FORBIDDEN_IN_DOMAIN: &[&str] = &[
    "leptos",
    "web_sys",
    "js_sys",
    "wasm_bindgen",
    "gloo",
    "std::time",
    "std::fs",
    "std::net",
    "std::env",
    "std::thread",
    "println!",
    "eprintln!",
    "Instant",
    "SystemTime",
    "serde_json",
    "HashMap",
    "unsafe",
];

/// Asked for when the test runs: where it was compiled, another copy of the repository may have been.
fn root() -> PathBuf {
    std::env::var_os("CARGO_MANIFEST_DIR").expect("cargo names the folder of the package").into()
}

fn files(folder: &Path, ending: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() {
            found.extend(files(&path, ending));
        } else if path.extension().is_some_and(|extension| extension == ending) {
            found.push(path);
        }
    }
    found.sort();
    found
}

fn read(path: &Path) -> String {
    fs::read_to_string(path).expect("a file of the project is readable text")
}

/// The code of a file: without comments, so that a comment may name what the code may not.
fn code(path: &Path) -> String {
    read(path).lines().map(|line| line.split("//").next().unwrap_or_default()).collect::<Vec<_>>().join("\n")
}

/// The layer's own file and the files of its folder.
fn layer_files(layer: &str) -> Vec<PathBuf> {
    let mut found = files(&root().join("src").join(layer), "rs");
    let own = root().join("src").join(format!("{layer}.rs"));
    if own.exists() {
        found.push(own);
    }
    found
}

fn report(problems: &[String]) {
    assert!(problems.is_empty(), "\n{}\n", problems.join("\n"));
}

#[test]
fn layers_import_only_what_lies_below_them() {
    let mut problems = Vec::new();
    for (layer, allowed) in LAYERS {
        for path in layer_files(layer) {
            let code = code(&path);
            for (other, _) in LAYERS {
                let imports = code.contains(&format!("crate::{other}::"))
                    || code.contains(&format!("bantin::{other}::"));
                if imports && other != layer && !allowed.contains(other) {
                    problems.push(format!("{} imports `{other}`, which `{layer}` may not", path.display()));
                }
            }
        }
    }
    report(&problems);
}

#[test]
fn every_layer_has_files() {
    for (layer, _) in LAYERS {
        assert!(!layer_files(layer).is_empty(), "src/{layer} is empty: is the list of layers out of date?");
    }
}

#[test]
fn domain_knows_neither_browser_nor_clock_nor_files() {
    let mut problems = Vec::new();
    for path in layer_files("domain") {
        let code = code(&path);
        for word in FORBIDDEN_IN_DOMAIN.iter().filter(|word| code.contains(**word)) {
            problems.push(format!("{} mentions `{word}`", path.display()));
        }
    }
    report(&problems);
}

#[test]
fn platform_and_domain_do_without_leptos() {
    let paths = layer_files("platform").into_iter().chain(layer_files("domain"));
    let problems: Vec<_> = paths
        .filter(|path| code(path).contains("leptos"))
        .map(|path| format!("{} uses Leptos", path.display()))
        .collect();
    report(&problems);
}

#[test]
fn views_leave_tasks_to_others() {
    let tasks = layer_files("views").into_iter().filter(|path| code(path).contains("spawn_local"));
    report(&tasks.map(|path| format!("{} begins a task of its own", path.display())).collect::<Vec<_>>());
}

#[test]
fn no_markup_is_made_from_strings() {
    let words = ["inner_html", "set_inner_html", "insert_adjacent_html", "document.write", "eval("];
    let mut problems = Vec::new();
    for path in files(&root().join("src"), "rs") {
        for word in words.iter().filter(|word| code(&path).contains(**word)) {
            problems.push(format!("{} uses `{word}`", path.display()));
        }
    }
    report(&problems);
}

#[test]
fn modules_are_files_named_after_them() {
    let problems: Vec<_> = files(&root().join("src"), "rs")
        .into_iter()
        .filter(|path| path.file_name().is_some_and(|name| name == "mod.rs"))
        .map(|path| format!("{}: modules are files named after them here", path.display()))
        .collect();
    report(&problems);
}

#[test]
fn colours_are_written_in_tokens_only() {
    let mut problems = Vec::new();
    for path in files(&root().join("style"), "css") {
        if path.ends_with("tokens.css") {
            continue;
        }
        for (index, line) in read(&path).lines().enumerate() {
            // Paper is white and ink is black, whatever the tokens of a screen say.
            let in_print = line.contains("--color-page: white");
            if !in_print && names_a_colour(line) {
                problems.push(format!(
                    "{}:{}: a colour outside the tokens: {line}",
                    path.display(),
                    index + 1
                ));
            }
        }
    }
    report(&problems);
}

fn names_a_colour(line: &str) -> bool {
    let functions = ["rgb(", "rgba(", "hsl(", "hsla(", "oklch(", "oklab(", "lab(", "lch(", "hwb("];
    let names = [": white", ": black", ": red", ": gray", ": grey", " white;", " black;", " gray;"];
    let hex = line.split('#').skip(1).any(|after| {
        let digits = after.bytes().take_while(u8::is_ascii_hexdigit).count();
        let ends =
            after.as_bytes().get(digits).is_none_or(|byte| !byte.is_ascii_alphanumeric() && *byte != b'-');
        matches!(digits, 3 | 4 | 6 | 8) && ends
    });
    hex || functions.iter().chain(&names).any(|word| line.contains(word))
}

#[test]
fn colour_check_finds_colours() {
    for line in ["color: #fff;", "background: rgb(0 0 0)", "border: 1px solid #12345678", "color: white"] {
        assert!(names_a_colour(line), "{line}");
    }
    for line in ["color: var(--color-text)", "a[href=\"#main\"]", "background: currentColor"] {
        assert!(!names_a_colour(line), "{line}");
    }
}

#[test]
fn every_token_that_is_used_is_defined() {
    let sheets: Vec<String> = files(&root().join("style"), "css").iter().map(|path| read(path)).collect();
    let all = sheets.join("\n");
    let mut problems = Vec::new();
    for used in all.split("var(--").skip(1) {
        let name: String = used.chars().take_while(|c| c.is_ascii_alphanumeric() || *c == '-').collect();
        if !all.contains(&format!("--{name}:")) {
            problems.push(format!("--{name} is used and never defined"));
        }
    }
    report(&problems);
}

#[test]
fn dark_is_the_same_by_the_device_and_by_choice() {
    let sheet = read(&root().join("style/tokens.css"));
    let colours = |selector: &str| -> Vec<String> {
        let rule = sheet.split(selector).nth(1).and_then(|rest| rest.split('}').next()).expect("a rule");
        rule.lines().map(str::trim).filter(|line| line.starts_with("--")).map(str::to_owned).collect()
    };
    let by_choice = colours("[data-theme=\"dark\"] {");
    assert!(by_choice.len() > 10);
    assert_eq!(colours(":root:not([data-theme]), :host {"), by_choice);
}

#[test]
fn no_test_is_ignored() {
    let marker = ["#[", "ignore"].concat();
    let focus = [".on", "ly("].concat();
    let mut problems = Vec::new();
    for path in files(&root().join("src"), "rs").into_iter().chain(files(&root().join("tests"), "rs")) {
        if read(&path).contains(&marker) {
            problems.push(format!("{} ignores a test", path.display()));
        }
    }
    for path in files(&root().join("tests/e2e"), "mjs")
        .iter()
        .filter(|path| !path.to_string_lossy().contains("node_modules"))
    {
        if read(path).contains(&focus) {
            problems.push(format!("{} runs one test only", path.display()));
        }
    }
    report(&problems);
}

#[test]
fn map_speaks_of_every_layer() {
    let map = read(&root().join("src/lib.rs"));
    for (layer, _) in LAYERS.iter().filter(|(layer, _)| *layer != "bin") {
        assert!(map.contains(&format!("[`{layer}`]")), "src/lib.rs does not speak of `{layer}`");
    }
}

#[test]
fn first_visit_has_no_inline_script_and_a_strict_policy() {
    let page = read(&root().join("index.html"));
    for script in page.split("<script").skip(1) {
        assert!(
            script.split('>').next().is_some_and(|tag| tag.contains("src=")),
            "an inline script: {script:.60}"
        );
    }
    for wanted in
        ["default-src 'none'", "script-src 'self' 'wasm-unsafe-eval';", "require-trusted-types-for 'script'"]
    {
        assert!(page.contains(wanted), "the policy lacks {wanted}");
    }
    assert!(!page.contains("unsafe-inline") && !page.contains("'unsafe-eval'") && !page.contains(" style="));
}

#[test]
fn every_message_is_said_somewhere() {
    let messages = read(&root().join("src/domain/message.rs"));
    let list =
        messages.split("pub enum Message {").nth(1).and_then(|rest| rest.split('}').next()).expect("an enum");
    let names = list.lines().map(str::trim).filter(|line| !line.starts_with("//") && line.ends_with(','));
    let code: String = ["domain", "state", "views", "shells", "platform", "ui"]
        .iter()
        .flat_map(|layer| layer_files(layer))
        .map(|path| code(&path))
        .collect();
    let unused: Vec<_> = names
        .map(|name| name.trim_end_matches(','))
        .filter(|name| !is_said(&code, name))
        .map(|name| format!("{name} is never said"))
        .collect();
    report(&unused);
}

/// Whether the code names this message, and not only one whose name begins with its name.
fn is_said(code: &str, name: &str) -> bool {
    let goes_on = |rest: &str| rest.starts_with(|c: char| c.is_ascii_alphanumeric() || c == '_');
    code.split(&format!("Message::{name}")).skip(1).any(|rest| !goes_on(rest))
}

#[test]
fn message_check_takes_names_as_a_whole() {
    assert!(is_said("say(Message::Latest)", "Latest"));
    assert!(is_said("[Message::LatestNews, Message::Latest, x]", "Latest"));
    assert!(!is_said("say(Message::LatestNews)", "Latest"));
}

#[test]
fn every_message_has_its_words_once() {
    let messages = read(&root().join("src/domain/message.rs"));
    let list =
        messages.split("pub enum Message {").nth(1).and_then(|rest| rest.split('}').next()).expect("an enum");
    let names = list.lines().map(str::trim).filter(|line| !line.starts_with("//") && line.ends_with(','));
    let wrong: Vec<_> = names
        .map(|name| name.trim_end_matches(','))
        .filter(|name| messages.matches(&format!("\n            {name} => ")).count() != 1)
        .map(|name| format!("{name} has no words, or twice"))
        .collect();
    report(&wrong);
}
