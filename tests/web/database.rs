//! What the browser keeps: the database by itself, and the shelf and the preferences on it.

use crate::support::{script, until};
use bantin::domain::feed::{Article, Body, FeedHeader};
use bantin::domain::shelf::{Key, Saved};
use bantin::domain::surface::Surface;
use bantin::domain::timestamp::Timestamp;
use bantin::platform::database::{Ask, Change, Database, Records, Table, Trouble, VERSION};
use bantin::platform::storage;
use bantin::state::preferences::Preferences;
use bantin::state::shelf::{Looked, Shelf};
use bantin::state::store::Store;
use js_sys::Promise;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use wasm_bindgen_test::wasm_bindgen_test;

const FEED: &str = "https://tin.example/feed.json";

/// A database that nobody else has, and that is gone from the beginning.
async fn fresh(name: &str) -> Database {
    done(&format!(
        "return new Promise((done, failed) => {{
            const request = indexedDB.deleteDatabase('{name}');
            request.onsuccess = () => done();
            request.onerror = request.onblocked = () => failed(new Error('{name} cannot be removed'));
        }});"
    ))
    .await;
    Database::new(name)
}

/// Waits for the promise that a function body returns.
async fn done(body: &str) {
    JsFuture::from(script(body).unchecked_into::<Promise>()).await.unwrap();
}

fn put(table: Table, key: &str, text: &str) -> Change {
    Change::Put(table, key.to_owned(), text.to_owned())
}

fn records(of: &[(&str, &str)]) -> Records {
    of.iter().map(|(key, text)| ((*key).to_owned(), (*text).to_owned())).collect()
}

async fn all(database: &Database, table: Table) -> Records {
    database.read(&[Ask::All(table)]).await.unwrap().remove(0)
}

/// Puts a function in the place of one of the prototypes' until it is dropped; it may call `real`.
struct Patched(String, wasm_bindgen::JsValue);

impl Patched {
    fn new(path: &str, with: &str) -> Patched {
        Patched(path.to_owned(), script(&format!("const real = {path}; {path} = {with}; return real;")))
    }
}

impl Drop for Patched {
    fn drop(&mut self) {
        let restore = js_sys::Function::new_with_args("real", &format!("{} = real", self.0));
        restore.call1(&wasm_bindgen::JsValue::NULL, &self.1).unwrap();
    }
}

const REFUSES: &str = "function () { throw new DOMException('full', 'QuotaExceededError'); }";

#[wasm_bindgen_test]
async fn records_are_there_for_whoever_asks_later() {
    let database = fresh("test-records").await;
    database
        .write(vec![put(Table::Saved, "b", "2"), put(Table::Saved, "a", "1"), put(Table::Read, "a", "x")])
        .await
        .unwrap();
    database
        .write(vec![Change::Delete(Table::Saved, "b".into()), put(Table::Saved, "c", "ạ")])
        .await
        .unwrap();
    let asks = [Ask::All(Table::Saved), Ask::One(Table::Read, "a".into()), Ask::One(Table::Read, "z".into())];
    let answers = Database::new("test-records").read(&asks).await.unwrap();
    assert_eq!(answers, [records(&[("a", "1"), ("c", "ạ")]), records(&[("a", "x")]), vec![]]);
    database.write(vec![Change::Clear(Table::Saved)]).await.unwrap();
    assert_eq!(all(&database, Table::Saved).await, []);
}

#[wasm_bindgen_test]
async fn databases_of_all_earlier_versions_are_opened_with_what_they_hold() {
    for version in 1..=VERSION {
        let name = format!("test-version-{version}");
        fresh(&name).await;
        let old = Database::of_version(&name, version);
        old.write(vec![put(Table::Saved, "a", "1"), put(Table::Places, "b", "2")]).await.unwrap();
        old.close();
        let today = Database::new(&name);
        assert_eq!(all(&today, Table::Saved).await, records(&[("a", "1")]), "from version {version}");
        today.write(vec![put(Table::Opened, "c", "3"), put(Table::Sizes, "c", "4")]).await.unwrap();
        assert_eq!(all(&today, Table::Places).await, records(&[("b", "2")]), "from version {version}");
    }
}

/// As version 1 was published: whatever the code says today.
#[wasm_bindgen_test]
async fn the_first_version_is_known_by_its_own_shape() {
    fresh("test-first").await;
    done("return new Promise((done) => {
        const request = indexedDB.open('test-first', 1);
        request.onupgradeneeded = () => ['saved', 'read', 'places', 'settings'].forEach((name) => request.result.createObjectStore(name));
        request.onsuccess = () => {
            const change = request.result.transaction('saved', 'readwrite');
            change.objectStore('saved').put('text', 'key');
            change.oncomplete = () => { request.result.close(); done(); };
        };
    });").await;
    let today = Database::new("test-first");
    assert_eq!(all(&today, Table::Saved).await, records(&[("key", "text")]));
    assert_eq!(all(&today, Table::Opened).await, []);
}

#[wasm_bindgen_test]
async fn a_change_happens_wholly_or_not_at_all() {
    let database = fresh("test-atomic").await;
    database.write(vec![put(Table::Saved, "a", "old")]).await.unwrap();
    let patched = Patched::new(
        "IDBObjectStore.prototype.put",
        "function (value, key) {
            if (key === 'c') throw new DOMException('full', 'QuotaExceededError');
            return real.call(this, value, key);
        }",
    );
    let changes =
        vec![put(Table::Saved, "a", "new"), put(Table::Read, "b", "1"), put(Table::Saved, "c", "2")];
    assert_eq!(database.write(changes.clone()).await, Err(Trouble::Full));
    assert_eq!(all(&database, Table::Saved).await, records(&[("a", "old")]));
    assert_eq!(all(&database, Table::Read).await, []);
    drop(patched);
    assert_eq!(database.write(changes).await, Ok(()));
}

#[wasm_bindgen_test]
async fn what_fails_only_at_the_end_has_not_happened_either() {
    let database = fresh("test-end").await;
    let patched = Patched::new(
        "IDBObjectStore.prototype.put",
        "function (value, key) {
            const request = real.call(this, value, key);
            request.addEventListener('success', () => this.transaction.abort());
            return request;
        }",
    );
    assert_eq!(database.write(vec![put(Table::Saved, "a", "1")]).await, Err(Trouble::Forbidden));
    drop(patched);
    assert_eq!(all(&database, Table::Saved).await, []);
}

#[wasm_bindgen_test]
async fn nobody_comes_between_a_question_and_the_change_that_follows() {
    let database = fresh("test-between").await;
    let count = || async {
        let decide = Box::new(|answers: Vec<Records>| {
            let known = answers.first().and_then(|records| records.first()).map_or(0, |(_, text)| text.len());
            vec![put(Table::Settings, "count", &"x".repeat(known + 1))]
        });
        // Each by a connection of its own, as from another tab.
        let database = Database::new("test-between");
        database.change(&[], &[Ask::One(Table::Settings, "count".into())], decide).await.unwrap();
    };
    futures_join([count(), count(), count(), count()]).await;
    assert_eq!(all(&database, Table::Settings).await, records(&[("count", "xxxx")]));
}

/// Runs all of them at once.
async fn futures_join<const N: usize>(tasks: [impl Future<Output = ()> + 'static; N]) {
    let left = std::rc::Rc::new(std::cell::Cell::new(N));
    for task in tasks {
        let left = left.clone();
        wasm_bindgen_futures::spawn_local(async move {
            task.await;
            left.set(left.get() - 1);
        });
    }
    until(|| left.get() == 0).await;
}

#[wasm_bindgen_test]
async fn a_newer_version_is_neither_blocked_nor_touched() {
    let database = fresh("test-newer").await;
    database.write(vec![put(Table::Saved, "a", "1")]).await.unwrap();
    done(
        "return new Promise((done, failed) => {
        const request = indexedDB.open('test-newer', 99);
        request.onblocked = request.onerror = () => failed(new Error('blocked'));
        request.onsuccess = () => { request.result.close(); done(); };
    });",
    )
    .await;
    assert_eq!(database.read(&[Ask::All(Table::Saved)]).await, Err(Trouble::Newer));
    assert_eq!(database.write(vec![put(Table::Saved, "b", "1")]).await, Err(Trouble::Newer));
}

/// As a tab of an older version that never lets go would be. Nobody waits for it for ever.
#[wasm_bindgen_test]
async fn a_database_that_does_not_answer_is_told_of_and_taken_when_it_does() {
    fresh("test-blocked").await;
    done(
        "return new Promise((done) => {
            const request = indexedDB.open('test-blocked', 1);
            request.onsuccess = () => done(window.heldOpen = request.result);
        });",
    )
    .await;
    let database = Database::new("test-blocked");
    let came = std::rc::Rc::new(std::cell::Cell::new(false));
    let of_coming = came.clone();
    database.on_late(move || of_coming.set(true));
    assert_eq!(database.read(&[Ask::All(Table::Saved)]).await, Err(Trouble::Slow));
    assert_eq!(database.read(&[Ask::All(Table::Saved)]).await, Err(Trouble::Slow), "and then at once");
    script("window.heldOpen.close();");
    until(|| came.get()).await;
    assert_eq!(all(&database, Table::Saved).await, []);
}

#[wasm_bindgen_test]
async fn a_connection_that_was_taken_away_is_made_anew() {
    let database = fresh("test-again").await;
    database.write(vec![put(Table::Saved, "a", "1")]).await.unwrap();
    database.close();
    assert_eq!(all(&database, Table::Saved).await, records(&[("a", "1")]));
    // Somebody removes it all: that is not blocked either.
    fresh("test-again").await;
    assert_eq!(all(&database, Table::Saved).await, []);
}

#[wasm_bindgen_test]
async fn where_there_is_none_it_says_so() {
    let patched = Patched::new("IDBFactory.prototype.open", REFUSES);
    let outcome = Database::new("test-none").read(&[Ask::All(Table::Saved)]).await;
    drop(patched);
    assert_eq!(outcome, Err(Trouble::Full));
    let patched =
        Patched::new("IDBFactory.prototype.open", "() => { throw new DOMException('no', 'SecurityError'); }");
    let outcome = Database::new("test-none").write(vec![put(Table::Saved, "a", "1")]).await;
    drop(patched);
    assert_eq!(outcome, Err(Trouble::Forbidden));
}

fn article(id: &str, text: &str) -> Article {
    let body = Body::Html(format!("<p>{text}</p>"));
    Article { id: id.to_owned(), title: Some(format!("Bài {id}")), body, ..Article::default() }
}

fn saved(id: &str, seconds: i64) -> Saved {
    // As it is read: it then knows its feed's address.
    let new = Saved::new(&article(id, "Chữ."), FEED, &FeedHeader::default(), Timestamp { seconds });
    Saved::parse(&new.write()).unwrap()
}

fn key(id: &str) -> Key {
    Key::of(FEED, id)
}

fn forget_local() {
    storage::keys("bantin.").iter().for_each(|key| storage::remove(key));
}

async fn loaded(store: &Store) -> Shelf {
    let shelf = Shelf::new(store);
    shelf.begin(true);
    until(|| shelf.is_loaded()).await;
    shelf
}

/// A saved article as it lay in localStorage before there was a database, letter by letter.
const OLD_NAME: &str = "bantin.saved.";
const OLD_TEXT: &str = r#"{
 "id": "a",
 "title": "Bài a",
 "content_html": "<p>Chữ.</p>",
 "_bantin": {
  "feed_url": "https://tin.example/feed.json",
  "feed_title": "Tin bến sông",
  "saved": "2026-11-20T08:00:00Z"
 }
}"#;

#[wasm_bindgen_test]
async fn what_localstorage_kept_moves_over_and_stays_there_until_then() {
    forget_local();
    let database = fresh("test-moving").await;
    let name = [OLD_NAME, &key("a").hex()].concat();
    storage::write(&name, OLD_TEXT);
    storage::write("bantin.read", &format!(r#"{{"{}": "2026-11-20T08:00:00Z"}}"#, key("a").hex()));
    let place = r#"{"left": "2026-11-20T08:00:00Z", "block": 3, "offset": 250, "whole": 431}"#;
    storage::write("bantin.places", &format!(r#"{{"{}": {place}}}"#, key("a").hex()));

    // As long as the database takes nothing it stays where it is, and is there all the same.
    let patched = Patched::new("IDBObjectStore.prototype.put", REFUSES);
    let shelf = loaded(&Store::named("test-moving")).await;
    until(|| storage::read("bantin.read").is_some() && shelf.count() == 1).await;
    assert!(storage::read(&name).is_some_and(|text| Saved::parse(&text).is_some()));
    drop(patched);

    let shelf = loaded(&Store::named("test-moving")).await;
    assert_eq!(shelf.saved()[0].feed_title.as_deref(), Some("Tin bến sông"));
    assert!(shelf.is_read(key("a")));
    assert_eq!(shelf.place(key("a")).map(|place| place.block), Some(3));
    until(|| storage::keys("bantin.").is_empty()).await;
    assert_eq!(all(&database, Table::Saved).await.len(), 1);
    assert_eq!(all(&database, Table::Read).await, records(&[(&key("a").hex(), "2026-11-20T08:00:00+00:00")]));
    assert_eq!(all(&database, Table::Places).await.len(), 1);

    // And from there it comes back.
    let shelf = loaded(&Store::named("test-moving")).await;
    assert_eq!((shelf.count(), shelf.is_read(key("a"))), (1, true));
    assert_eq!(shelf.saved()[0].at, Timestamp { seconds: 1_795_161_600 });
}

#[wasm_bindgen_test]
async fn publishers_take_back_and_correct() {
    forget_local();
    let database = fresh("test-publisher").await;
    database
        .write(vec![
            put(Table::Saved, &key("a").hex(), &saved("a", 100).write()),
            put(Table::Opened, &key("b").hex(), &saved("b", 100).write()),
            put(Table::Sizes, &key("b").hex(), "100 10"),
            put(Table::Opened, &key("c").hex(), &saved("c", 100).write()),
            put(Table::Sizes, &key("c").hex(), "100 10"),
        ])
        .await
        .unwrap();
    let shelf = loaded(&Store::named("test-publisher")).await;
    shelf.withdraw(FEED, &["a".into(), "b".into(), "unknown".into()]);
    shelf.correct(FEED, &FeedHeader::default(), &article("c", "Đã sửa."));
    assert!(shelf.saved_of(key("a")).unwrap().withdrawn.is_some(), "it is seen at once");
    let copy = |records: &Records| Saved::parse(&records[0].1).unwrap();
    for _ in 0..100 {
        let opened = all(&database, Table::Opened).await;
        if opened.len() == 1 && copy(&opened).article.body == Body::Html("<p>Đã sửa.</p>".into()) {
            break;
        }
    }
    assert_eq!(all(&database, Table::Opened).await.len(), 1);
    assert_eq!(all(&database, Table::Sizes).await.len(), 1);
    let kept = copy(&all(&database, Table::Saved).await);
    assert_eq!((kept.at, kept.withdrawn.is_some()), (Timestamp { seconds: 100 }, true));

    shelf.correct(FEED, &FeedHeader::default(), &article("a", "Sửa lại."));
    let mut kept = kept;
    for _ in 0..100 {
        kept = copy(&all(&database, Table::Saved).await);
        if kept.withdrawn.is_none() {
            break;
        }
    }
    assert_eq!((kept.at, kept.withdrawn), (Timestamp { seconds: 100 }, None));
    assert_eq!(kept.article.body, Body::Html("<p>Sửa lại.</p>".into()));
    assert_eq!(shelf.saved_of(key("a")).unwrap().article.body, kept.article.body);
}

#[wasm_bindgen_test]
async fn an_opened_article_is_found_once_it_is_looked_for() {
    forget_local();
    let database = fresh("test-looking").await;
    let copy = saved("a", 100);
    database.write(vec![put(Table::Opened, &key("a").hex(), &copy.write())]).await.unwrap();
    let shelf = Shelf::new(&Store::named("test-looking"));
    assert_eq!(shelf.look_for(key("a")), Looked::Looking);
    until(|| shelf.look_for(key("a")) == Looked::Found(Box::new(copy.clone()))).await;
    assert_eq!(shelf.look_for(key("b")), Looked::Looking);
    until(|| shelf.look_for(key("b")) == Looked::Absent).await;
}

#[wasm_bindgen_test]
async fn a_kiosk_and_a_widget_keep_nothing() {
    forget_local();
    fresh("bantin").await;
    storage::write("bantin.preferences", "theme=dark");
    for surface in [Surface::Kiosk, Surface::Widget] {
        let store = Store::of(surface);
        let shelf = loaded(&store).await;
        let preferences = Preferences::load(&store);
        assert_eq!(preferences.get(), Default::default(), "what somebody else likes is nobody's business");
        preferences.begin();
        preferences.change(|values| values.set("text", "125"));
        preferences.change(|values| values.set("text", ""));
        shelf.mark_read(key("a"));
        until(|| shelf.is_read(key("a"))).await;
        shelf.leave(key("a"), bantin::domain::position::Position { block: 3, offset: 1, whole: 400 });
        assert_eq!(shelf.look_for(key("a")), Looked::Absent);
        assert_eq!(store.notice(), None);
    }
    assert_eq!(storage::keys("bantin."), ["bantin.preferences"]);
    assert_eq!(storage::read("bantin.preferences").as_deref(), Some("theme=dark"));
    done(
        "return indexedDB.databases().then((all) => {
        if (all.some(({ name }) => name === 'bantin')) throw new Error('a database was made');
    });",
    )
    .await;
    forget_local();
}
