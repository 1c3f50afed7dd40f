//! Memory for many small things that are never freed: the bytes of words, and lists of documents.

/// Pages are of one size and stay where they are: growing copies nothing and leaves no holes.
const PAGE: usize = 1 << PAGE_BITS;
const PAGE_BITS: u32 = 16;

/// Blocks of a list grow to this many bytes, from [`FIRST_BLOCK`] on, each twice the one before.
const FIRST_BLOCK: usize = 16;
const LAST_BLOCK: usize = 256;
/// A block begins with the address of the next one; 0 where there is none.
const LINK: usize = 4;

/// Bytes by address. Fresh bytes are 0.
pub struct Pool {
    pages: Vec<Box<[u8]>>,
    /// The first free address; 0 is no address.
    free: usize,
}

/// A growing list of documents, each with the fields where a word stands in it.
///
/// A document is the distance from the one before, doubled, as a number of 7 bits a byte. It is odd
/// where a byte with the fields follows; else the word stands in the body only, as most do. No
/// entry begins with 0, so that a 0 is the end of what a block holds.
#[derive(Clone, Copy, Default)]
pub struct List {
    /// The first entry, kept here: most words of a language occur once. Document, shifted, and fields.
    first: u32,
    last_document: u32,
    head: u32,
    tail: u32,
    /// Where in the last block the next entry goes, and that block's size.
    used: u16,
    size: u16,
}

const FIELD_BITS: u32 = 5;

impl Pool {
    pub fn new() -> Pool {
        Pool { pages: Vec::new(), free: LINK }
    }

    /// Room for `size` bytes, at most a page.
    pub fn allocate(&mut self, size: usize) -> u32 {
        if self.free % PAGE + size > PAGE {
            self.free = self.free.next_multiple_of(PAGE);
        }
        while self.pages.len() * PAGE < self.free + size {
            self.pages.push(vec![0; PAGE].into_boxed_slice());
        }
        let address = self.free;
        self.free += size;
        address as u32
    }

    pub fn bytes(&self, address: u32, length: usize) -> &[u8] {
        let start = address as usize % PAGE;
        let page = self.pages.get((address >> PAGE_BITS) as usize);
        page.and_then(|page| page.get(start..start + length)).unwrap_or_default()
    }

    pub fn write(&mut self, address: u32, bytes: &[u8]) {
        let start = address as usize % PAGE;
        let page = self.pages.get_mut((address >> PAGE_BITS) as usize);
        if let Some(place) = page.and_then(|page| page.get_mut(start..start + bytes.len())) {
            place.copy_from_slice(bytes);
        }
    }

    pub fn size_in_bytes(&self) -> usize {
        self.pages.len() * PAGE
    }
}

impl List {
    /// A list of one document.
    pub fn new(document: u32, fields: u8) -> List {
        List {
            first: (document << FIELD_BITS) | u32::from(fields),
            last_document: document,
            ..List::default()
        }
    }

    /// Adds a document behind all that are in the list. `usual` are the fields that cost no byte.
    pub fn push(&mut self, document: u32, fields: u8, usual: u8, pool: &mut Pool) {
        let mut entry = [0; 6];
        let mut length = 0;
        let mut put = |byte: u8| {
            if let Some(place) = entry.get_mut(length) {
                *place = byte;
                length += 1;
            }
        };
        let mut rest = (document.saturating_sub(self.last_document) << 1) | u32::from(fields != usual);
        while rest >= 0x80 {
            put(rest as u8 | 0x80);
            rest >>= 7;
        }
        put(rest as u8);
        if fields != usual {
            put(fields);
        }
        self.last_document = document;
        if usize::from(self.used) + length > usize::from(self.size) {
            self.add_block(pool);
        }
        pool.write(self.tail + u32::from(self.used), entry.get(..length).unwrap_or_default());
        self.used += length as u16;
    }

    fn add_block(&mut self, pool: &mut Pool) {
        let size = (usize::from(self.size) * 2).clamp(FIRST_BLOCK, LAST_BLOCK);
        let block = pool.allocate(size);
        if self.tail == 0 {
            self.head = block;
        } else {
            pool.write(self.tail, &block.to_le_bytes());
        }
        (self.tail, self.used, self.size) = (block, LINK as u16, size as u16);
    }

    /// Calls `visit` for each document with its fields, in rising order.
    pub fn each(&self, usual: u8, pool: &Pool, mut visit: impl FnMut(u32, u8)) {
        let mut document = self.first >> FIELD_BITS;
        visit(document, self.first as u8 & ((1 << FIELD_BITS) - 1));
        let (mut block, mut size) = (self.head, FIRST_BLOCK);
        while block != 0 {
            let bytes = pool.bytes(block, size);
            let Some((next, entries)) = bytes.split_first_chunk::<LINK>() else { return };
            let mut entries = entries.iter();
            while let Some(&byte) = entries.next() {
                if byte == 0 {
                    break;
                }
                let mut step = u32::from(byte & 0x7F);
                let mut more = byte;
                let mut shift = 7;
                while more >= 0x80 {
                    more = entries.next().copied().unwrap_or(0);
                    step |= u32::from(more & 0x7F) << shift;
                    shift += 7;
                }
                document += step >> 1;
                visit(document, if step & 1 == 0 { usual } else { entries.next().copied().unwrap_or(usual) });
            }
            block = u32::from_le_bytes(*next);
            size = (size * 2).min(LAST_BLOCK);
        }
    }
}
