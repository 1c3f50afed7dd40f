//! The shelf as a file, to take along and to bring back.

use super::Shelf;
use crate::domain::message::{Message, exported_files, imported_articles};
use crate::domain::shelf::{Added, ImportError, MAX_BYTES, Shelf as Values, export, import};
use crate::domain::text::decimal;
use crate::platform::clock::now;
use crate::platform::file::{self, Chosen};
use crate::state::reader::Reader;
use leptos::prelude::{Notify, untrack};
use wasm_bindgen_futures::spawn_local;

const FILE_NAME: &str = "ban-tin-da-luu";
const MIME_TYPE: &str = "application/feed+json";

impl Shelf {
    /// Gives all of it to the browser as a file; of a shelf that no file can bring back whole, as several. Then
    /// gives a sentence that says so.
    pub fn export(&self, reader: &Reader) -> Option<String> {
        let title = untrack(|| reader.say(Message::SavedTitle));
        let files = export(&self.0.values.borrow(), title);
        let are_many = files.len() > 1;
        for (index, text) in files.iter().enumerate() {
            let number = if are_many { ["-", &decimal(index as i64 + 1)].concat() } else { String::new() };
            file::offer(&[FILE_NAME, &number, ".json"].concat(), MIME_TYPE, text);
        }
        are_many.then(|| {
            let sentence = exported_files(files.len(), untrack(|| reader.language()));
            reader.announcer.say(sentence.clone());
            sentence
        })
    }

    /// Adds what a file holds; what was there stays. `done` gets a sentence that says what has happened,
    /// and whether nothing was added because the file is at fault.
    pub fn import_then(&self, reader: &Reader, chosen: Chosen, done: impl Fn(String, bool) + 'static) {
        let (shelf, reader) = (self.clone(), reader.clone());
        spawn_local(async move {
            match shelf.import(&reader, chosen).await {
                Ok(sentence) => {
                    // A failure is an alert, which is heard by itself.
                    reader.announcer.say(sentence.clone());
                    done(sentence, false);
                }
                Err(sentence) => done(sentence.to_owned(), true),
            }
        });
    }

    async fn import(&self, reader: &Reader, chosen: Chosen) -> Result<String, &'static str> {
        let text = |error| untrack(|| reader.say(message_of(error)));
        if chosen.bytes() > MAX_BYTES as f64 {
            return Err(text(ImportError::TooLarge));
        }
        let bytes = chosen.read().await.ok_or_else(|| text(ImportError::Unreadable))?;
        let values = import(&bytes, now()).map_err(text)?;
        let added = self.add(values);
        self.0.store.ask_to_keep();
        self.0.changed.notify();
        self.0.marked.notify();
        self.flush();
        self.settled().await;
        let kept = untrack(|| !added.articles.iter().any(|key| self.is_unkept(*key)));
        let language = untrack(|| reader.language());
        let mut sentence = imported_articles(added.articles.len(), language);
        if !kept {
            sentence.push(' ');
            sentence.push_str(Message::NotKept.text(language));
        }
        Ok(sentence)
    }

    /// All of it goes to the database in one transaction, so that a file comes in wholly or not at all.
    fn add(&self, values: Values) -> Added {
        let mut waiting = self.0.waiting.borrow_mut();
        waiting.read.merge(&values.read);
        waiting.places.merge(&values.places);
        drop(waiting);
        let added = self.0.values.borrow_mut().merge(values);
        self.await_saved(&added.articles);
        added
    }
}

fn message_of(error: ImportError) -> Message {
    match error {
        ImportError::TooLarge => Message::ImportTooLarge,
        ImportError::Unreadable => Message::ImportUnreadable,
        ImportError::Foreign => Message::ImportForeign,
        ImportError::Newer => Message::ImportNewer,
    }
}
