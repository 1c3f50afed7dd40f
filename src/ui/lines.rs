use leptos::prelude::*;

/// A text whose line breaks were designed; a space stands at each for those who hear the text.
#[component]
pub fn Lines(text: String) -> impl IntoView {
    text.split('\n')
        .enumerate()
        .map(|(index, line)| ((index > 0).then(|| (" ", view! { <br /> })), line.to_owned()))
        .collect_view()
}
