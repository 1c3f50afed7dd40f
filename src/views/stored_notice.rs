use crate::domain::message::{Message, stored_news};
use crate::domain::route::Route;
use crate::domain::text::decimal;
use crate::domain::timestamp::VIETNAM_OFFSET_MINUTES;
use crate::domain::vietnamese::date_line::format_time_line;
use crate::platform::dom::{set_if, set_style};
use crate::platform::fetch::{Stored, Trouble};
use crate::platform::later::when_first_view_stands;
use crate::state::reader::{Page, Reader};
use crate::ui::element::{Element, element};
use std::cell::RefCell;
use std::rc::Rc;

/// What the notice says, and above what.
#[derive(Default)]
struct Told {
    sentence: String,
    /// Set while the notice stands.
    above: Option<Route>,
    /// The server has answered since.
    is_past: bool,
    notice: Option<web_sys::Element>,
}

/// How old the news is, where it is a stored copy, and a way to ask for newer. It comes along with what it is
/// about, and keeps its room until its reader goes elsewhere: nothing that is being read moves for it.
pub fn stored_notice(reader: &Reader) -> Element {
    let told = Rc::<RefCell<Told>>::default();
    let (of_key, of_notice, reader) = (reader.clone(), told.clone(), reader.clone());
    let place = element("div");
    let node = place.node().clone();
    place.live_child(
        // Nearly every first view has none, and need not know what is said in one.
        move || match of_key.library.stored() {
            None if told.borrow().above.is_none() => String::new(),
            stored => follow(stored, &of_key, &told, &node),
        },
        move || {
            let stands = of_notice.borrow().above.is_some();
            stands.then(|| notice(&reader, &of_notice))
        },
    )
}

/// Tracked.
#[inline(never)]
fn follow(stored: Option<Stored>, reader: &Reader, told: &RefCell<Told>, place: &web_sys::Element) -> String {
    let told = &mut *told.borrow_mut();
    let (page, route) = (reader.page(), Some(reader.route()));
    // What was saved is as old as it is.
    let is_news = matches!(page, Page::List | Page::Search | Page::Article(_));
    told.is_past = stored.is_none();
    (told.above, told.sentence) = match stored {
        Some(stored) if is_news => (route, sentence(stored, reader)),
        None if is_news && told.above == route => (route, reader.say(Message::AnswersAgain).to_owned()),
        _ => {
            told.notice = None;
            (None, String::new())
        }
    };
    set_if(place, "data-stored", told.above.is_some() && !told.is_past);
    told.sentence.clone()
}

#[inline(never)]
fn notice(reader: &Reader, told: &RefCell<Told>) -> Element {
    let mut told = told.borrow_mut();
    // After what the view that comes with it says of itself.
    let (announcer, said) = (reader.announcer.clone(), told.sentence.clone());
    when_first_view_stands(move || announcer.say(said));
    let words = element("p").text(&told.sentence);
    let notice = element("div").class("notice").attr("data-kind", "stored").child(words);
    let before = told.notice.replace(notice.node().clone());
    if !told.is_past {
        let library = reader.library.clone();
        let button = element("button").attr("type", "button").text(reader.say(Message::RetryAction));
        return notice.child(button.on("click", move |_| library.reload()));
    }
    // Somebody may be reading below.
    if let Some(before) = before {
        // Browsers measure by the 64th part of a pixel.
        let height = decimal((before.get_bounding_client_rect().height() * 64.0) as i64);
        set_style(notice.node(), "min-block-size", &["calc(1px * ", &height, " / 64)"].concat());
    }
    notice.attr("data-state", "past")
}

fn sentence(stored: Stored, reader: &Reader) -> String {
    let language = reader.language();
    let trouble = match stored.because {
        Trouble::NoNetwork => Message::NoNetwork,
        Trouble::Server => Message::NoAnswer,
    };
    let time = format_time_line(stored.at, VIETNAM_OFFSET_MINUTES, language);
    stored_news(trouble, &time, language)
}
