//! The index against a scan of all words, on two thousand articles.

use super::search::{index_of, results};
use bantin::domain::feed::{Article, Body};
use bantin::domain::html_text::body_text;
use bantin::domain::search::Filter;
use bantin::domain::timestamp::Timestamp;
use bantin::domain::vietnamese::words::Words;

const SYLLABLES: &str = "hà nội sài gòn trường trưởng truong học hoc thị thì giá già ga bão bảo ba đá da \
    dự án nước nuoc y tế đường cao tốc thuỷ thủy sản lúa gạo 39 CT TW 2026 covid bóng hoà hòa hoa";

/// A small generator of numbers (xorshift), so that the articles are the same each time.
struct Chance(u32);

impl Chance {
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 17;
        self.0 ^= self.0 << 5;
        self.0 as usize % limit
    }

    fn words(&mut self, count: usize) -> String {
        let all: Vec<&str> = SYLLABLES.split_whitespace().collect();
        let chosen: Vec<&str> = (0..count).map(|_| all[self.below(all.len())]).collect();
        chosen.join([" ", ", ", "-"][self.below(3)])
    }
}

fn generated() -> Vec<Article> {
    let mut chance = Chance(2_463_534_242);
    let make = |number: usize| Article {
        id: number.to_string(),
        title: Some(chance.words(4)),
        lead: Some(chance.words(3)),
        body: Body::Html(format!("<p>{}</p><p>{}</p>", chance.words(6), chance.words(5))),
        published: Some(Timestamp { seconds: (chance.below(900) * 86_400) as i64 }),
        tags: vec![chance.words(1)],
        ..Article::default()
    };
    (0..2000).map(make).collect()
}

/// The folded words of each text of an article.
fn texts(article: &Article) -> Vec<Vec<Vec<u8>>> {
    let body = body_text(&article.body);
    let texts = article.title.iter().chain(&article.lead).chain(&article.tags).chain([&body]);
    texts
        .map(|text| {
            let (mut words, mut found) = (Words::new(text), Vec::new());
            while words.next_word() {
                found.push(words.folded().to_vec());
            }
            found
        })
        .collect()
}

fn scan(texts: &[Vec<Vec<Vec<u8>>>], has: impl Fn(&[Vec<Vec<u8>>]) -> bool) -> Vec<u32> {
    (0..texts.len() as u32).filter(|number| has(&texts[*number as usize])).collect()
}

fn word(texts: &[Vec<Vec<u8>>], wanted: &str) -> bool {
    texts.iter().flatten().any(|word| word == wanted.as_bytes())
}

fn beginning(texts: &[Vec<Vec<u8>>], wanted: &str) -> bool {
    texts.iter().flatten().any(|word| word.starts_with(wanted.as_bytes()))
}

fn phrase(texts: &[Vec<Vec<u8>>], wanted: &[&str]) -> bool {
    texts.iter().any(|text| {
        text.windows(wanted.len()).any(|window| window.iter().zip(wanted).all(|(a, b)| a == b.as_bytes()))
    })
}

#[test]
fn index_finds_what_a_scan_finds() {
    let articles = generated();
    let index = index_of(&articles);
    let texts: Vec<_> = articles.iter().map(texts).collect();
    let check = |query: &str, expected: Vec<u32>| {
        assert!(!expected.is_empty() && expected.len() < 2000, "{query:?} tells nothing: {}", expected.len());
        let ranked = results(&index, &articles, query, &Filter::default());
        let mut found = ranked.clone();
        found.sort_unstable();
        assert_eq!(found, expected, "{query:?}");
    };
    check("truong ", scan(&texts, |t| word(t, "truong")));
    check("trường ", scan(&texts, |t| word(t, "truong")));
    check("ba", scan(&texts, |t| beginning(t, "ba")));
    check("t", scan(&texts, |t| beginning(t, "t")));
    check("2", scan(&texts, |t| beginning(t, "2")));
    check("hoc ha n", scan(&texts, |t| word(t, "hoc") && word(t, "ha") && beginning(t, "n")));
    check("\"truong hoc\"", scan(&texts, |t| phrase(t, &["truong", "hoc"])));
    check("ct/tw ", scan(&texts, |t| phrase(t, &["ct", "tw"])));
    check("thuy -truong", scan(&texts, |t| word(t, "thuy") && !word(t, "truong")));
    check("thuy -\"hoa hoc\"", scan(&texts, |t| word(t, "thuy") && !phrase(t, &["hoa", "hoc"])));
}

#[test]
fn equals_are_ranked_by_their_date() {
    let articles = generated();
    let found = results(&index_of(&articles), &articles, "tag:bong", &Filter::default());
    let dates: Vec<_> = found.iter().map(|number| articles[*number as usize].published).collect();
    assert!(found.len() > 20 && dates.is_sorted_by(|a, b| a >= b));
}

/// What a word is worth to whoever typed its first letter: the better of its fields counts more than that it is
/// nothing but this letter, and that more than that it is written without marks.
#[test]
fn first_letters_rank_as_longer_beginnings_do() {
    let mut articles = generated();
    for (number, text) in [(3, "y"), (700, "ý"), (1500, "ỷ y"), (1999, "ế e é")] {
        articles[number].lead = Some(text.to_owned());
    }
    let index = index_of(&articles);
    for letter in b'a'..=b'z' {
        let letter = char::from(letter).to_string();
        let worth = |article: &Article| {
            let body = body_text(&article.body);
            let fields = article.title.iter().chain(&article.tags).map(|text| (3, text));
            let fields = fields.chain(article.lead.iter().map(|text| (2, text))).chain([(1, &body)]);
            let mut best = None;
            for (field, text) in fields {
                let mut words = Words::new(text);
                while words.next_word() {
                    if words.folded().starts_with(letter.as_bytes()) {
                        let is_whole = words.folded() == letter.as_bytes();
                        let is_same = words.exact() == letter.as_bytes();
                        best = best.max(Some((field, is_whole, is_same)));
                    }
                }
            }
            best
        };
        let mut expected: Vec<_> = articles
            .iter()
            .enumerate()
            .filter_map(|(number, article)| Some((worth(article)?, article.published, number as u32)))
            .collect();
        expected.sort_by_key(|(worth, date, number)| (std::cmp::Reverse((*worth, *date)), *number));
        let expected: Vec<u32> = expected.into_iter().map(|(_, _, number)| number).collect();
        assert_eq!(results(&index, &articles, &letter, &Filter::default()), expected, "{letter}");
    }
}
