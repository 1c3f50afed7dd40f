use super::headline_list::{End, broken_page, end_of, go_on_button};
use super::list_notice::list_notice;
use super::search_filters::search_filters;
use super::search_list::{count_text, search_list};
use crate::domain::message::{Message, search_heading};
use crate::domain::route::Route;
use crate::domain::text::join;
use crate::state::reader::Reader;
use crate::ui::element::{Element, element};
use crate::views::route_link::route_link;
use std::rc::Rc;

/// So many tags are suggested where nothing was found.
const SUGGESTED_TAGS: usize = 6;

/// What was found, made once for a search, perhaps before anybody has typed: what changes with each letter changes
/// within. Calls `on_quiet` whenever somebody has typed to the end.
#[inline(never)]
pub fn search_results(reader: &Reader, on_quiet: Rc<dyn Fn()>) -> Element {
    let (of_title, of_count) = (reader.clone(), reader.clone());
    let title = move || search_heading(&of_title.route().query.unwrap_or_default(), of_title.language());
    let count = move || count_text(&of_count.results(), &of_count);
    let heading = element("div")
        .class("list-heading")
        .child(element("h1").attr("tabindex", "-1").attr("dir", "auto").live_text(title))
        .child(element("p").class("meta").live_text(count));
    element("div")
        .child(heading)
        .child(search_filters(reader))
        // The same is to be said here as above the list of all.
        .child(list_notice(reader, &Route::default(), go_on_button))
        .child(search_list(reader, on_quiet))
        .child(no_results(reader))
        .child(older_pages(reader))
}

/// When all that was found is shown: that older pages of the feed have not been looked through, and a button that
/// brings the next one. Nobody who searches has asked for all of them.
fn older_pages(reader: &Reader) -> Element {
    let (of_key, reader) = (reader.clone(), reader.clone());
    let key = move || match end_of(&of_key.library) {
        End::More if of_key.search.shown() >= of_key.results().numbers.len() => "more",
        End::Loading => "loading",
        End::Broken => "broken",
        End::More | End::Last => "",
    };
    let has_key = key.clone();
    element("div").class("more").live_child(
        move || key().to_owned(),
        move || match has_key() {
            "more" => {
                let library = reader.library.clone();
                let button = element("button").attr("type", "button").text(reader.say(Message::LoadMore));
                let sentence = element("p").text(reader.say(Message::OlderNotSearched));
                let button = button.on("click", move |_| library.load_next_page());
                Some(element("div").class("notice").child(sentence).child(button))
            }
            "loading" => Some(element("p").class("meta").text(reader.say(Message::Loading))),
            "broken" => Some(broken_page(&reader)),
            _ => None,
        },
    )
}

/// What may help where nothing was found.
fn no_results(reader: &Reader) -> Element {
    let (of_key, reader) = (reader.clone(), reader.clone());
    let is_filtered = |reader: &Reader| {
        let route = reader.route();
        route.tag.is_some() || route.from.is_some() || route.to.is_some()
    };
    let key = move || {
        let results = of_key.results();
        if !of_key.route().is_search() || !results.numbers.is_empty() || results.is_growing(&of_key.library) {
            return String::new();
        }
        // What is looked for may be in what did not come: that is said, and nobody's spelling is to blame.
        if of_key.library.is_incomplete() {
            return String::new();
        }
        let tags = of_key.search.top_tags(SUGGESTED_TAGS).into_iter().map(|(tag, _)| tag);
        let tags: Vec<String> = tags.collect();
        [if is_filtered(&of_key) { "filtered\n" } else { "all\n" }, &join(&tags, "\n")].concat()
    };
    let has_key = key.clone();
    element("div").live_child(key, move || {
        if has_key().is_empty() {
            return None;
        }
        let advice = |message| element("li").text(reader.say(message));
        let filters = is_filtered(&reader).then(|| advice(Message::SuggestNoFilters));
        let advices = element("ul")
            .child_if(filters)
            .child(advice(Message::SuggestSpelling))
            .child(advice(Message::SuggestFewerWords));
        let notice = element("div")
            .class("no-results")
            .child(element("p").text(reader.say(Message::NoResults)))
            .child(advices);
        let tags = reader.search.top_tags(SUGGESTED_TAGS);
        if tags.is_empty() {
            return Some(notice);
        }
        let home = reader.route().home();
        let links = tags.into_iter().map(|(tag, _)| {
            element("li")
                .child(route_link(&reader, home.with_tag(&tag)).class("tag").attr("dir", "auto").text(&tag))
        });
        let suggested = element("p").text(reader.say(Message::SuggestTags));
        Some(notice.child(suggested).child(element("ul").class("tags").children(links)))
    })
}
