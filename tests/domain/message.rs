//! The reader's own words.

use bantin::domain::language::Language::{self, English, Vietnamese};
use bantin::domain::message::{
    Message, count_articles, duration, file_size, latest_in_tag, opened_article, reading_time, remove_choice,
    speed,
};

#[test]
fn failures_are_whole_sentences_in_both_languages() {
    use Message::*;
    for message in [
        ErrorOffline,
        ErrorNetwork,
        ErrorTimeout,
        ErrorNotFound,
        ErrorForbidden,
        ErrorServer,
        ErrorStatus,
        ErrorTooLarge,
        ErrorWebPage,
        ErrorNotJson,
        ErrorNotAFeed,
        ErrorRefusedFeed,
        ErrorBadFeedUrl,
        UnknownArticle,
        ArticleNotHere,
        OlderNotHere,
        SeekingArticle,
        IncompleteFeed,
        ExpiredFeed,
        EmptyFeed,
    ] {
        for language in Language::ALL {
            let text = message.text(language);
            assert!(text.ends_with('.'), "{text}");
            assert!(text.split(' ').count() > 4, "{text}");
        }
        assert_ne!(message.text(Vietnamese), message.text(English));
    }
}

#[test]
fn sizes_are_rounded_to_what_people_read() {
    let cases = [
        (0, "0 B", "0 B"),
        (999, "999 B", "999 B"),
        (1_000, "1 kB", "1 kB"),
        (1_540, "1,5 kB", "1.5 kB"),
        (15_400, "15 kB", "15 kB"),
        (1_440_000, "1,4 MB", "1.4 MB"),
        (64_000_000, "64 MB", "64 MB"),
        (2_500_000_000, "2,5 GB", "2.5 GB"),
    ];
    for (bytes, vietnamese, english) in cases {
        assert_eq!(file_size(bytes, Vietnamese), vietnamese);
        assert_eq!(file_size(bytes, English), english);
    }
    // The largest number must not overflow.
    assert!(file_size(u64::MAX, Vietnamese).ends_with(" GB"));
}

#[test]
fn durations_are_clock_times() {
    for (seconds, expected) in [(0, "0:00"), (59, "0:59"), (245, "4:05"), (3_729, "1:02:09")] {
        assert_eq!(duration(seconds), expected);
    }
}

#[test]
fn speeds_are_written_as_players_write_them() {
    for (percent, vietnamese, english) in [
        (75, "0,75×", "0.75×"),
        (100, "1×", "1×"),
        (150, "1,5×", "1.5×"),
        (105, "1,05×", "1.05×"),
        (200, "2×", "2×"),
    ] {
        assert_eq!(speed(percent, Vietnamese), vietnamese);
        assert_eq!(speed(percent, English), english);
    }
}

#[test]
fn counts_agree_in_number() {
    assert_eq!(count_articles(1, English), "1 article");
    assert_eq!(count_articles(36, English), "36 articles");
    assert_eq!(count_articles(36, Vietnamese), "36 bài viết");
    assert_eq!(count_articles(10_000, Vietnamese), "10.000 bài viết");
    assert_eq!(count_articles(1_234_567, English), "1,234,567 articles");
    assert_eq!(reading_time(3, Vietnamese), "Đọc 3 phút");
    assert_eq!(opened_article("A", English), "Article opened: A");
    assert_eq!(remove_choice("A", Vietnamese), "Bỏ chọn: A");
    assert_eq!(remove_choice("A", English), "Remove: A");
    assert_eq!(latest_in_tag("A", Vietnamese), "Mới nhất trong chuyên mục A");
    assert_eq!(latest_in_tag("A", English), "Latest in A");
}

#[test]
fn languages_are_known_by_their_tags() {
    for (tag, expected) in [
        ("vi", Some(Vietnamese)),
        ("vi-VN", Some(Vietnamese)),
        ("EN_us", Some(English)),
        ("fr", None),
        ("", None),
    ] {
        assert_eq!(Language::from_tag(tag), expected, "{tag}");
    }
}

#[test]
fn results_are_counted() {
    use bantin::domain::message::{count_results, search_heading};
    assert_eq!(count_results(0, Language::Vietnamese), "Không có kết quả");
    assert_eq!(count_results(12, Language::Vietnamese), "12 kết quả");
    assert_eq!(count_results(1, Language::English), "1 result");
    assert_eq!(count_results(2, Language::English), "2 results");
    assert_eq!(search_heading(" bão ", Language::Vietnamese), "Kết quả tìm kiếm: bão");
}

#[test]
fn kiosk_counts_in_words() {
    use bantin::domain::message::{item_number, running_time, session_ends};
    assert_eq!(
        session_ends(15, Vietnamese),
        "Màn hình sẽ về trang đầu và xoá mọi lựa chọn của bạn sau 15 giây."
    );
    assert!(session_ends(1, English).ends_with(" in 1 second."));
    assert!(session_ends(2, English).ends_with(" in 2 seconds."));
    assert_eq!(item_number(3, Vietnamese), "Bài số 3");
    assert_eq!(running_time(86_400 * 3 + 3600 * 4 + 59, Vietnamese), "3 ngày 4 giờ 0 phút");
    assert_eq!(running_time(60, English), "0 d 0 h 1 min");
}

#[test]
fn files_are_counted() {
    use bantin::domain::message::exported_files;
    assert_eq!(exported_files(2, Vietnamese), "Đã xuất thành 2 tệp. Khi nhập, hãy nhập lần lượt từng tệp.");
    assert_eq!(exported_files(3, English), "Exported as 3 files. To bring them back, import each of them.");
}

#[test]
fn new_articles_are_counted() {
    use bantin::domain::message::{count_new, not_refreshed_since, server_asks_to_wait, updated_at};
    assert_eq!(count_new(5, Vietnamese), "5 bài mới");
    assert_eq!(count_new(1_200, Vietnamese), "1.200 bài mới");
    assert_eq!(count_new(1, English), "1 new article");
    assert_eq!(count_new(2, English), "2 new articles");
    assert_eq!(updated_at("16:28", Vietnamese), "Cập nhật lúc 16:28");
    assert_eq!(not_refreshed_since("16:28", English), "News of 16:28, not refreshed");
    assert_eq!(server_asks_to_wait("16:30", Vietnamese), "Máy chủ đang bận. Mời bạn làm mới lại sau 16:30.");
}
