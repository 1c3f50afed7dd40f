//! What the document says of itself.

use bantin::platform::dom::document;
use bantin::platform::head::{Head, set_description, set_structured_data};
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::Element;

fn head(title: &str) -> Head {
    Head { title: title.to_owned(), language: "vi".to_owned() }
}

fn all(selector: &str) -> Vec<Element> {
    let found = document().query_selector_all(selector).unwrap();
    (0..found.length()).map(|index| wasm_bindgen::JsCast::unchecked_into(found.get(index).unwrap())).collect()
}

const DATA: &str = "script[type='application/ld+json']";

#[wasm_bindgen_test]
fn title_language_and_description_follow_the_view() {
    for title in ["Cầu <b> mới & cũ", "Tin khác"] {
        head(title).apply(None);
        set_description(&format!("Về {title}"));
        assert_eq!(document().title(), title);
        let descriptions = all("head meta[name=description]");
        assert_eq!(descriptions.len(), 1);
        assert_eq!(descriptions.first().unwrap().get_attribute("content").unwrap(), format!("Về {title}"));
    }
    Head { language: "en-GB".to_owned(), ..head("News") }.apply(None);
    assert_eq!(document().document_element().unwrap().get_attribute("lang").unwrap(), "en-GB");
}

#[wasm_bindgen_test]
fn an_article_has_one_block_of_structured_data() {
    set_structured_data(Some(r#"{"a":"</script><b>"}"#));
    set_structured_data(Some(r#"{"b":2}"#));
    let blocks = all(DATA);
    assert_eq!(blocks.len(), 1);
    assert_eq!(blocks.first().unwrap().text_content().unwrap(), r#"{"b":2}"#);
    set_structured_data(None);
    assert_eq!(all(DATA).len(), 0);
}

#[wasm_bindgen_test]
fn structured_data_cannot_leave_its_block() {
    set_structured_data(Some(r#"{"a":"</script><b id=ra>"}"#));
    assert_eq!(all(DATA).first().unwrap().text_content().unwrap(), r#"{"a":"</script><b id=ra>"}"#);
    assert_eq!(all("#ra").len(), 0);
    set_structured_data(None);
}
