//! Asking and changing: each call is one transaction, which happens wholly or not at all.

use super::{Database, Table, Trouble};
use futures_channel::oneshot;
use idb::{Query, Request, Transaction};
use js_sys::{Array, Function, Object, Reflect};
use std::cell::Cell;
use std::rc::Rc;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{IdbDatabase, IdbTransaction};

/// Keys and texts, in the order of the keys.
pub type Records = Vec<(String, String)>;

/// What to make of the records that were asked for: runs within the transaction, so that nobody else can
/// change them in between.
pub type Decide = Box<dyn FnOnce(Vec<Records>) -> Vec<Change>>;

/// Records to be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Ask {
    All(Table),
    /// The record under a key, if there is one.
    One(Table, String),
}

/// A record to be written or removed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    Put(Table, String, String),
    Delete(Table, String),
    Clear(Table),
}

impl Database {
    /// The records of each question, in the questions' order.
    pub async fn read(&self, asks: &[Ask]) -> Result<Vec<Records>, Trouble> {
        let tables: Vec<_> = asks.iter().map(table_asked).collect();
        let begun = self.begin(&tables, "readonly").await?;
        let records = ask(&begun.transaction, asks).await;
        // Whatever came of it: its end is heard.
        begun.end().await?;
        records
    }

    /// Makes all of the changes, or none. They are on the disk when this returns, as far as the browser knows.
    pub async fn write(&self, changes: Vec<Change>) -> Result<(), Trouble> {
        let tables: Vec<_> = changes.iter().map(table_changed).collect();
        self.change(&tables, &[], Box::new(move |_| changes)).await
    }

    /// Makes the changes that follow from some records. `tables` are those that may be changed.
    pub async fn change(&self, tables: &[Table], asks: &[Ask], decide: Decide) -> Result<(), Trouble> {
        let mut tables = tables.to_vec();
        tables.extend(asks.iter().map(table_asked));
        let begun = self.begin(&tables, "readwrite").await?;
        let records = match ask(&begun.transaction, asks).await {
            Ok(records) => records,
            Err(trouble) => return begun.end().await.and(Err(trouble)),
        };
        let mut failed = None;
        for change in decide(records) {
            if let Err(error) = request(&begun.transaction, change) {
                failed = Some(Trouble::from(error));
                break;
            }
        }
        match failed {
            None => begun.end().await,
            Some(trouble) => {
                begun.abort().await;
                Err(trouble)
            }
        }
    }

    async fn begin(&self, tables: &[Table], mode: &str) -> Result<Begun, Trouble> {
        // A connection may have been taken away without a word.
        for _ in 0..2 {
            let handle = self.connect().await?;
            if let Ok(transaction) = open(&handle, tables, mode) {
                return Ok(Begun::new(transaction));
            }
            self.close();
        }
        Err(Trouble::Forbidden)
    }
}

/// By the browser's own method: the crate does not know that a change can be asked to be on the disk, and not
/// only on its way there, before it counts as done.
fn open(handle: &IdbDatabase, tables: &[Table], mode: &str) -> Result<IdbTransaction, JsValue> {
    let method: Function = Reflect::get(handle, &"transaction".into())?.dyn_into()?;
    let names: Array = tables.iter().map(|table| JsValue::from_str(table.name())).collect();
    let options = Object::new();
    Reflect::set(&options, &"durability".into(), &"strict".into())?;
    method.call3(handle, &names, &mode.into(), &options)?.dyn_into()
}

/// A transaction whose end is heard.
struct Begun {
    transaction: Transaction,
    /// The same, for ending it: the crate's object forgets its listeners when there is nothing to end any more.
    handle: IdbTransaction,
    /// Whether it was committed.
    ended: oneshot::Receiver<bool>,
}

impl Begun {
    fn new(handle: IdbTransaction) -> Begun {
        let mut transaction = Transaction::from(handle.clone());
        let (sender, ended) = oneshot::channel();
        let sender = Rc::new(Cell::new(Some(sender)));
        let of_abort = sender.clone();
        transaction.on_complete(move |_| tell(&sender, true));
        transaction.on_abort(move |event| {
            // It would go on to the window as an error that nobody has seen.
            event.stop_propagation();
            tell(&of_abort, false);
        });
        Begun { transaction, handle, ended }
    }

    async fn end(self) -> Result<(), Trouble> {
        match self.ended.await {
            Ok(true) => Ok(()),
            // No room is often found out only when it is committed.
            _ => Err(self.transaction.error().map_or(Trouble::Forbidden, |error| Trouble::named(&error))),
        }
    }

    async fn abort(self) {
        let _ = self.handle.abort();
        let _ = self.ended.await;
    }
}

fn tell<T>(sender: &Cell<Option<oneshot::Sender<T>>>, what: T) {
    if let Some(sender) = sender.take() {
        let _ = sender.send(what);
    }
}

/// Waits for the last question alone: they are answered in their order.
async fn ask(transaction: &Transaction, asks: &[Ask]) -> Result<Vec<Records>, Trouble> {
    let mut requests = Vec::new();
    for ask in asks {
        let store = transaction.object_store(table_asked(ask).name())?;
        let query = || match ask {
            Ask::All(_) => None,
            Ask::One(_, key) => Some(Query::Key(JsValue::from_str(key))),
        };
        requests.push((store.get_all_keys(query(), None)?, store.get_all(query(), None)?));
    }
    let Some((_, last)) = requests.last_mut() else { return Ok(Vec::new()) };
    let (sender, receiver) = oneshot::channel();
    let sender = Rc::new(Cell::new(Some(sender)));
    let of_error = sender.clone();
    last.on_success(move |_| tell(&sender, true));
    last.on_error(move |_| tell(&of_error, false));
    if receiver.await != Ok(true) {
        return Err(Trouble::Forbidden);
    }
    let texts = |result: Result<JsValue, idb::Error>| -> Result<Vec<String>, Trouble> {
        let values: Array = result?.dyn_into().map_err(|_| Trouble::Forbidden)?;
        // What is no text is none of ours, and must keep its place beside its key.
        Ok(values.iter().map(|value| value.as_string().unwrap_or_default()).collect())
    };
    let records = |(keys, values): &(_, _)| {
        let (keys, values): (&idb::request::GetAllKeysStoreRequest, &idb::request::GetAllStoreRequest) =
            (keys, values);
        Ok(texts(keys.result())?.into_iter().zip(texts(values.result())?).collect())
    };
    requests.iter().map(records).collect()
}

fn request(transaction: &Transaction, change: Change) -> Result<(), idb::Error> {
    let store = transaction.object_store(table_changed(&change).name())?;
    match change {
        Change::Put(_, key, text) => {
            store.put(&JsValue::from_str(&text), Some(&JsValue::from_str(&key)))?;
        }
        Change::Delete(_, key) => {
            store.delete(Query::Key(JsValue::from_str(&key)))?;
        }
        Change::Clear(_) => {
            store.clear()?;
        }
    }
    Ok(())
}

fn table_asked(ask: &Ask) -> Table {
    match ask {
        Ask::All(table) | Ask::One(table, _) => *table,
    }
}

fn table_changed(change: &Change) -> Table {
    match change {
        Change::Put(table, ..) | Change::Delete(table, _) | Change::Clear(table) => *table,
    }
}
