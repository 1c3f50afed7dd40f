use super::pin_pad::pin_pad;
use crate::domain::kiosk::report::{Report, warning_message};
use crate::domain::language::Language;
use crate::domain::message::{Message, count_in_groups, file_size, item_number, running_time};
use crate::domain::text::decimal;
use crate::domain::timestamp::VIETNAM_OFFSET_MINUTES;
use crate::domain::vietnamese::date_line::format_date_line;
use crate::domain::warning::{Place, Warning};
use crate::platform::{dom, watchdog};
use crate::state::kiosk::Kiosk;
use crate::state::kiosk::operator::{Door, Trouble};
use crate::ui::dialog::{dialog, open};
use crate::ui::element::{Element, element};

/// So many warnings are listed; the rest is counted.
const LISTED: usize = 100;

/// The operator's view, behind a gesture and a PIN.
pub fn status_panel(kiosk: &Kiosk) -> Element {
    let (of_key, kiosk) = (kiosk.operator.clone(), kiosk.clone());
    element("div").live_child(
        move || match of_key.door() {
            Door::Closed => String::new(),
            Door::Asked(_) => "asked".to_owned(),
            Door::Open => "open".to_owned(),
        },
        move || {
            let content = match kiosk.operator.door() {
                Door::Closed => return None,
                Door::Asked(_) => pin_place(&kiosk),
                Door::Open => status(&kiosk),
            };
            let title = match kiosk.operator.door() {
                Door::Open => Message::StatusTitle,
                _ => Message::OperatorPin,
            };
            let reader = &kiosk.reader;
            let of_close = kiosk.operator.clone();
            let dialog = dialog("status", reader.say(title), reader.say(Message::Close), content)
                .attr("lang", reader.language().tag())
                .on("close", move |_| of_close.close());
            let node = dialog.node().clone();
            dom::soon(move || open(&node));
            Some(dialog)
        },
    )
}

/// The pad, made anew with what was wrong after each attempt.
fn pin_place(kiosk: &Kiosk) -> Element {
    let (of_key, kiosk) = (kiosk.operator.clone(), kiosk.clone());
    let trouble = |door| match door {
        Door::Asked(trouble) => trouble,
        _ => Trouble::None,
    };
    element("div").live_child(
        move || {
            match trouble(of_key.door()) {
                Trouble::None => "asked",
                Trouble::Wrong => "wrong",
                Trouble::Paused => "paused",
                Trouble::NoHash => "no-hash",
            }
            .to_owned()
        },
        move || Some(pin_pad(&kiosk, trouble(kiosk.operator.door()))),
    )
}

fn status(kiosk: &Kiosk) -> Element {
    let (reader, report) = (&kiosk.reader, kiosk.report());
    let language = reader.language();
    let none = reader.say(Message::StatusNone).to_owned();
    let updated = report.updated.map(|at| format_date_line(at, VIETNAM_OFFSET_MINUTES, language));
    let count = |count: u64| count_in_groups(usize::try_from(count).unwrap_or(usize::MAX), language);
    let facts = [
        (Message::StatusVersion, report.version.to_owned()),
        (Message::StatusUpdated, updated.unwrap_or_else(|| none.clone())),
        (Message::StatusFailure, report.failure.map_or_else(|| none.clone(), str::to_owned)),
        (Message::StatusArticles, count(report.articles)),
        (Message::StatusUptime, running_time(report.uptime_seconds, language)),
        (Message::StatusSessions, count(report.sessions)),
        (Message::StatusMemory, file_size(report.memory_bytes, language)),
        (Message::StatusReloads, count(report.reloads)),
    ];
    let mut list = element("dl").class("status-facts");
    for (name, value) in facts {
        list = list.child(element("dt").text(reader.say(name))).child(element("dd").text(&value));
    }
    let restart = element("button")
        .attr("type", "button")
        .text(reader.say(Message::StatusReload))
        .on("click", |_| watchdog::restart());
    element("div")
        .class("status")
        .child(list)
        .child(section(reader.say(Message::StatusWarnings), warnings(&report, language), &none))
        .child(section(reader.say(Message::StatusErrors), report.errors, &none))
        .child(restart)
}

fn section(title: &str, lines: Vec<String>, none: &str) -> Element {
    let is_empty = lines.is_empty();
    let items = lines.iter().map(|line| element("li").attr("dir", "auto").text(line));
    let list = element("ul").class("status-lines").children(items);
    element("section").attr("aria-label", title).child(element("h3").text(title)).child(if is_empty {
        element("p").text(none)
    } else {
        list
    })
}

/// By item: "Bài số 3: date_published không phải ngày giờ".
fn warnings(report: &Report, language: Language) -> Vec<String> {
    let mut lines: Vec<String> =
        report.warnings.iter().take(LISTED).map(|warning| warning_line(warning, language)).collect();
    let rest = report.warnings.len().saturating_sub(LISTED);
    if rest > 0 {
        lines.push(["… +", &decimal(rest as i64)].concat());
    }
    lines
}

fn warning_line(warning: &Warning, language: Language) -> String {
    let place = match warning.place {
        Place::Item(index) => item_number(index + 1, language),
        Place::Feed => Message::StatusWholeFeed.text(language).to_owned(),
        Place::Site => "site.json".to_owned(),
    };
    let field = if warning.field.is_empty() { "" } else { " " };
    [&place, ":", field, warning.field, " ", warning_message(warning.kind).text(language)].concat()
}
