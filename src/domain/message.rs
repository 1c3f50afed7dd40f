//! Every word that the reader itself says, in Vietnamese and English.
//!
//! A variant is a sentence; a test sees to it that none lacks its words. Sentences with a
//! number or a name in them are functions below.

use super::language::Language::{self, English, Vietnamese};
use super::text::decimal;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Message {
    // The page around the news
    SiteName,
    SkipToContent,
    Top,
    OtherLanguage,
    Loading,
    LoadMore,
    MoreIsComing,
    // Lists
    LatestNews,
    AllArticles,
    EmptyFeed,
    EmptyTag,
    Untitled,
    // Search
    Search,
    SearchPlaceholder,
    StillSearching,
    MoreResults,
    SearchFilters,
    AllTags,
    FromDay,
    ToDay,
    ClearFilters,
    NoResults,
    SuggestSpelling,
    SuggestFewerWords,
    SuggestNoFilters,
    SuggestTags,
    // An article
    BackToList,
    PreviousArticle,
    NextArticle,
    Neighbours,
    Tags,
    Updated,
    Original,
    RelatedPage,
    Attachments,
    Download,
    Audio,
    Video,
    Picture,
    Document,
    ScrollableTable,
    WatchElsewhere,
    NoBody,
    // Browsing: choosing a list, going on from an article
    Archive,
    ShowMore,
    SortBy,
    SortByFeed,
    SortNewest,
    SortOldest,
    SortTitle,
    Chosen,
    EmptySelection,
    RelatedArticles,
    Latest,
    Feeds,
    // Reading tools
    ReadingTools,
    Close,
    TextSize,
    SmallerText,
    UsualText,
    LargerText,
    Theme,
    ThemeSystem,
    ThemeLight,
    ThemeDark,
    ThemeSepia,
    ThemeContrast,
    Typeface,
    TypefaceSans,
    TypefaceSerif,
    TypefaceEasy,
    LineSpacing,
    LinesNormal,
    LinesLoose,
    LinesLooser,
    ColumnWidth,
    WidthNarrow,
    WidthNormal,
    WidthWide,
    LanguageChoice,
    LanguageAutomatic,
    Habits,
    ReducedImages,
    SwipeSwitch,
    ShortcutSwitch,
    ResetTools,
    KeptHere,
    Contents,
    ShowPicture,
    Print,
    // Listening
    Listen,
    ReadingAloud,
    PauseReading,
    ResumeReading,
    ReadAgain,
    PreviousSentence,
    NextSentence,
    ReadingSpeed,
    ReadingProgress,
    ReadNextArticle,
    StopReading,
    NoVoice,
    DoubtfulVoice,
    PlaybackSpeed,
    // The portal
    Services,
    ServiceDetails,
    Units,
    Banner,
    // Failures
    RetryAction,
    ErrorTitle,
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
    SoFar,
    IncompleteFeed,
    ExpiredFeed,
    OpenOwnFeed,
    // Saved articles
    SaveArticle,
    SavedArticle,
    SavedTitle,
    SavedPrivacy,
    SavedEmpty,
    SavedMove,
    SavedMoveHelp,
    AlreadyRead,
    ContinueReading,
    RemoveSaved,
    Undo,
    NotKept,
    ExportAction,
    ImportAction,
    ImportTooLarge,
    ImportUnreadable,
    ImportForeign,
    ImportNewer,
    ForgetReading,
    ReadingForgotten,
    // Keys
    Shortcuts,
    ShortcutHelp,
    Key,
    KeyMeaning,
    KeyNext,
    KeyPrevious,
    KeyOpen,
    KeyBack,
    KeySearch,
    KeySave,
    KeyHelp,
    // Pictures in full
    ViewPicture,
    PictureViewer,
    PreviousPicture,
    NextPicture,
    ZoomIn,
    ZoomOut,
    // Sharing
    Share,
    CopyLink,
    LinkCopied,
    CopyByHand,
    LinkOfArticle,
}

impl Message {
    pub fn text(self, language: Language) -> &'static str {
        let (vietnamese, english) = self.texts();
        match language {
            Vietnamese => vietnamese,
            English => english,
        }
    }

    fn texts(self) -> (&'static str, &'static str) {
        use Message::*;
        match self {
            SiteName => ("Bản Tin", "Bản Tin"),
            SkipToContent => ("Đến nội dung chính", "Skip to main content"),
            Top => ("Top", "Top"),
            OtherLanguage => ("English", "Tiếng Việt"),
            Loading => ("Đang tải tin…", "Loading the news…"),
            LoadMore => ("Tải thêm", "Load more"),
            MoreIsComing => ("đang tải thêm…", "more is coming…"),
            LatestNews => ("Tin mới nhất", "Latest news"),
            AllArticles => ("Tất cả bài viết", "All articles"),
            EmptyFeed => (
                "Nguồn tin này chưa có bài nào. Mời bạn quay lại sau.",
                "This feed has no articles yet. Please come back later.",
            ),
            EmptyTag => ("Chưa có bài nào trong chuyên mục này.", "There are no articles with this tag."),
            Untitled => ("Bài không có tiêu đề", "Untitled article"),
            Search => ("Tìm kiếm", "Search"),
            SearchPlaceholder => ("Tìm không cần dấu", "Search the news"),
            BackToList => ("Danh sách", "All headlines"),
            PreviousArticle => ("Bài trước", "Previous article"),
            NextArticle => ("Bài tiếp theo", "Next article"),
            Neighbours => ("Bài trước và bài tiếp theo", "Previous and next article"),
            Tags => ("Chuyên mục", "Tags"),
            Updated => ("Cập nhật", "Updated"),
            Original => ("Xem bài gốc", "Read the original"),
            RelatedPage => ("Trang được nhắc đến", "The page this is about"),
            Attachments => ("Tài liệu đính kèm", "Attachments"),
            Download => ("Tải về", "Download"),
            Audio => ("Âm thanh", "Audio"),
            Video => ("Phim", "Video"),
            Picture => ("Hình ảnh", "Picture"),
            Document => ("Tài liệu", "Document"),
            ScrollableTable => ("Bảng, cuộn ngang để xem hết", "Table, scrolls sideways"),
            WatchElsewhere => ("Xem trên trang", "Watch on"),
            NoBody => (
                "Bài này chỉ có phần tóm tắt trong nguồn tin.",
                "The feed holds only a summary of this article.",
            ),
            Archive => ("Lưu trữ", "Archive"),
            SortBy => ("Sắp xếp", "Sort by"),
            SortByFeed => ("Theo thứ tự của nguồn tin", "In the feed’s order"),
            SortNewest => ("Mới nhất trước", "Newest first"),
            SortOldest => ("Cũ nhất trước", "Oldest first"),
            SortTitle => ("Theo tiêu đề, A–Y", "By title, A–Z"),
            Chosen => ("Đang chọn", "Chosen"),
            EmptySelection => (
                "Không có bài nào khớp với lựa chọn này. Mời bạn bỏ bớt một lựa chọn.",
                "No articles match this choice. Try removing a part of it.",
            ),
            Feeds => ("Nguồn tin", "Feeds"),
            ReadingTools => ("Cỡ chữ và giao diện", "Text size and appearance"),
            Contents => ("Mục lục", "Contents"),
            ShowPicture => ("Hiện ảnh", "Show picture"),
            PlaybackSpeed => ("Tốc độ phát", "Playback speed"),
            Services => ("Dịch vụ liên quan", "Related services"),
            ServiceDetails => ("Xem chi tiết", "See details"),
            Units => ("Cổng thông tin điện tử của các đơn vị", "Portals of the units"),
            Banner => ("Giới thiệu", "Announcement"),
            RetryAction => ("Thử lại", "Try again"),
            ErrorTitle => ("Chưa xem được tin", "The news cannot be shown"),
            ErrorOffline => (
                "Thiết bị đang không có mạng. Hãy kiểm tra kết nối rồi thử lại.",
                "This device is offline. Check the connection, then try again.",
            ),
            ErrorNetwork => (
                "Không kết nối được tới máy chủ tin tức. Hãy kiểm tra mạng rồi thử lại.",
                "The news server cannot be reached. Check the network, then try again.",
            ),
            ErrorTimeout => (
                "Máy chủ tin tức trả lời quá lâu. Hãy thử lại sau ít phút.",
                "The news server takes too long to answer. Try again in a few minutes.",
            ),
            ErrorNotFound => (
                "Không tìm thấy nguồn tin ở địa chỉ này. Hãy về trang chủ để xem tin.",
                "There is no feed at this address. Go to the home page for the news.",
            ),
            ErrorForbidden => (
                "Máy chủ không cho phép đọc nguồn tin này. Hãy về trang chủ để xem tin.",
                "The server does not allow this feed to be read. Go to the home page for the news.",
            ),
            ErrorServer => (
                "Máy chủ tin tức đang gặp sự cố. Hãy thử lại sau ít phút.",
                "The news server has a problem. Try again in a few minutes.",
            ),
            ErrorStatus => (
                "Máy chủ tin tức trả lời không như mong đợi. Hãy thử lại sau.",
                "The news server gave an unexpected answer. Try again later.",
            ),
            ErrorTooLarge => (
                "Nguồn tin quá lớn (trên 64 MB) nên không thể mở an toàn. Hãy về trang chủ để xem tin.",
                "The feed is too large (over 64 MB) to be opened safely. Go to the home page for the news.",
            ),
            ErrorWebPage => (
                "Máy chủ trả về một trang web thay vì nguồn tin. Nếu đang dùng Wi-Fi công cộng, \
                 hãy đăng nhập Wi-Fi rồi thử lại.",
                "The server sent a web page in place of the feed. On public Wi-Fi, sign in to it, then try again.",
            ),
            ErrorNotJson => (
                "Dữ liệu nhận được bị hỏng, không đọc được. Hãy thử lại.",
                "The data that came is damaged and cannot be read. Try again.",
            ),
            ErrorNotAFeed => (
                "Địa chỉ này không chứa nguồn tin JSON Feed. Hãy về trang chủ để xem tin.",
                "This address does not hold a JSON Feed. Go to the home page for the news.",
            ),
            ErrorRefusedFeed => (
                "Trang này không hiển thị nguồn tin từ nơi khác, để không ai mượn tên trang mà đăng tin lạ. \
                 Hãy xem tin của chính trang này.",
                "This site does not show feeds from elsewhere, so that nobody can publish strange news under \
                 its name. Please read the site's own news.",
            ),
            ErrorBadFeedUrl => (
                "Địa chỉ nguồn tin không hợp lệ. Hãy xem tin của chính trang này.",
                "The address of the feed is not valid. Please read the site's own news.",
            ),
            UnknownArticle => (
                "Không tìm thấy bài viết này. Bài có thể đã được gỡ hoặc đổi địa chỉ; mời bạn xem các tin khác.",
                "This article was not found. It may have been withdrawn or moved; please see the other news.",
            ),
            IncompleteFeed => (
                "Nguồn tin bị ngắt giữa chừng; dưới đây là những bài đã nhận được.",
                "The feed broke off; these are the articles that came.",
            ),
            ExpiredFeed => ("Nguồn tin này đã ngừng cập nhật.", "This feed is no longer updated."),
            OpenOwnFeed => ("Xem tin của trang này", "Read this site's news"),
            Shortcuts => ("Phím tắt", "Keyboard shortcuts"),
            _ => self.later_texts(),
        }
    }

    /// What no first view says. Apart, so that these words come when that stands; a test sees to it that
    /// each message is in one of the two.
    #[inline(never)]
    fn later_texts(self) -> (&'static str, &'static str) {
        use Message::*;
        match self {
            StillSearching => ("Đang tìm thêm…", "Still searching…"),
            MoreResults => ("Xem thêm kết quả", "More results"),
            SearchFilters => ("Lọc kết quả", "Filter results"),
            AllTags => ("Tất cả chuyên mục", "All tags"),
            FromDay => ("Từ ngày", "From"),
            ToDay => ("Đến ngày", "To"),
            ClearFilters => ("Bỏ lọc", "Clear filters"),
            NoResults => ("Không tìm thấy bài nào phù hợp.", "No articles match."),
            SuggestSpelling => (
                "Kiểm tra lại chính tả; bạn có thể gõ không dấu.",
                "Check the spelling; marks may be left out.",
            ),
            SuggestFewerWords => ("Thử dùng ít từ hơn hoặc từ khác.", "Try fewer words, or other ones."),
            SuggestNoFilters => (
                "Bỏ lọc theo chuyên mục và ngày để tìm trong tất cả các bài.",
                "Clear the filters to search in all articles.",
            ),
            SuggestTags => ("Xem theo chuyên mục:", "Browse by tag:"),
            ShowMore => ("Xem thêm", "Show more"),
            RelatedArticles => ("Bài liên quan", "Related articles"),
            Latest => ("Mới nhất", "Latest"),
            Close => ("Đóng", "Close"),
            TextSize => ("Cỡ chữ", "Text size"),
            SmallerText => ("Chữ nhỏ hơn", "Smaller text"),
            UsualText => ("Cỡ chữ thường", "Usual text size"),
            LargerText => ("Chữ to hơn", "Larger text"),
            Theme => ("Màu sắc", "Colours"),
            ThemeSystem => ("Theo thiết bị", "As the device"),
            ThemeLight => ("Sáng", "Light"),
            ThemeDark => ("Tối", "Dark"),
            ThemeSepia => ("Giấy ngà", "Sepia"),
            ThemeContrast => ("Tương phản cao", "High contrast"),
            Typeface => ("Kiểu chữ", "Typeface"),
            TypefaceSans => ("Không chân", "Sans serif"),
            TypefaceSerif => ("Có chân", "Serif"),
            TypefaceEasy => ("Dễ đọc", "Easy to read"),
            LineSpacing => ("Giãn dòng", "Line spacing"),
            LinesNormal => ("Vừa", "Normal"),
            LinesLoose => ("Thoáng", "Loose"),
            LinesLooser => ("Rất thoáng", "Looser"),
            ColumnWidth => ("Bề rộng bài", "Column width"),
            WidthNarrow => ("Hẹp", "Narrow"),
            WidthNormal => ("Vừa", "Normal"),
            WidthWide => ("Rộng", "Wide"),
            LanguageChoice => ("Ngôn ngữ", "Language"),
            LanguageAutomatic => ("Tự động", "Automatic"),
            Habits => ("Thói quen đọc", "Habits"),
            ReducedImages => ("Chỉ tải ảnh khi tôi yêu cầu", "Load pictures only when I ask"),
            SwipeSwitch => ("Vuốt ngang để chuyển bài", "Swipe sideways to change article"),
            ShortcutSwitch => ("Phím tắt một chữ (j, k, /…)", "Single-key shortcuts (j, k, /…)"),
            ResetTools => ("Đặt lại mặc định", "Reset to defaults"),
            KeptHere => (
                "Các lựa chọn này chỉ được ghi nhớ trên thiết bị của bạn.",
                "These choices are remembered on your device only.",
            ),
            Print => ("In hoặc lưu PDF", "Print or save as PDF"),
            Listen => ("Nghe bài này", "Listen to this article"),
            ReadingAloud => ("Nghe đọc bài", "Reading aloud"),
            PauseReading => ("Tạm dừng", "Pause"),
            ResumeReading => ("Đọc tiếp", "Resume"),
            ReadAgain => ("Đọc lại từ đầu", "Read again"),
            PreviousSentence => ("Câu trước", "Previous sentence"),
            NextSentence => ("Câu sau", "Next sentence"),
            ReadingSpeed => ("Tốc độ đọc", "Reading speed"),
            ReadingProgress => ("Đã đọc", "Read so far"),
            ReadNextArticle => ("Đọc bài tiếp theo", "Read the next article"),
            StopReading => ("Dừng đọc", "Stop reading"),
            NoVoice => (
                "Thiết bị này không phát được giọng đọc cho ngôn ngữ của bài. Mời bạn cài giọng đọc trong phần \
                 cài đặt của thiết bị rồi thử lại.",
                "This device has no working voice for the language of this article. Install one in the \
                 device's settings, then try again.",
            ),
            DoubtfulVoice => (
                "Nghe không đúng tiếng? Mời bạn cài giọng đọc của ngôn ngữ này trong phần cài đặt của thiết bị.",
                "Not the right language? Install its voice in the device's settings.",
            ),
            SaveArticle => ("Lưu bài", "Save"),
            SavedArticle => ("Đã lưu", "Saved"),
            SavedTitle => ("Bài đã lưu", "Saved articles"),
            SavedPrivacy => (
                "Bài đã lưu và dấu đã đọc chỉ nằm trên thiết bị này, không gửi đi đâu cả.",
                "What you save and what you have read stay on this device; nothing is sent anywhere.",
            ),
            ArticleNotHere => (
                "Nguồn tin bị ngắt trước khi bài này tới. Hãy thử lại để tải tiếp.",
                "The feed broke off before this article came. Try again to go on.",
            ),
            OlderNotHere => (
                "Chưa tải được các bài cũ hơn. Hãy kiểm tra mạng rồi thử lại.",
                "The older articles did not come. Check the network, then try again.",
            ),
            SeekingArticle => (
                "Nguồn tin này rất dài. Bài sẽ mở ra ngay khi tới nơi.",
                "This feed is very long. The article opens as soon as it has come.",
            ),
            SoFar => ("Đã nhận được:", "So far:"),
            SavedEmpty => (
                "Bạn chưa lưu bài nào. Mở một bài rồi chọn “Lưu bài” để đọc lại sau, kể cả khi nguồn tin \
                 không còn bài đó.",
                "You have not saved any articles yet. Open one and choose “Save” to read it later, even when \
                 the feed no longer has it.",
            ),
            SavedMove => ("Sao lưu hoặc chuyển sang thiết bị khác", "Back up or move to another device"),
            SavedMoveHelp => (
                "Tệp xuất ra gồm bài đã lưu, dấu đã đọc và chỗ đang đọc dở. Nhập tệp này trên thiết bị khác để \
                 đọc tiếp; những gì đã có trên thiết bị đó vẫn được giữ nguyên.",
                "The file holds the saved articles, what was read, and where reading stopped. Import it on \
                 another device to go on there; what that device has already stays.",
            ),
            AlreadyRead => ("Đã đọc", "Read"),
            ContinueReading => ("Đọc tiếp từ chỗ đã dừng", "Continue where you stopped"),
            RemoveSaved => ("Bỏ lưu", "Remove"),
            Undo => ("Hoàn tác", "Undo"),
            NotKept => (
                "Trình duyệt đã hết chỗ hoặc không cho phép lưu, nên bài chỉ được giữ đến khi bạn đóng trang. \
                 Muốn giữ lâu hơn, hãy xuất ra tệp ở trang “Đã lưu”.",
                "This browser has no room left or does not allow saving: the article is kept until you close \
                 the page. To keep it longer, export it to a file on the page “Saved”.",
            ),
            ExportAction => ("Xuất ra tệp", "Export to a file"),
            ImportAction => ("Nhập từ tệp", "Import from a file"),
            ImportTooLarge => (
                "Tệp này quá lớn nên không nhập được. Những gì đã lưu vẫn giữ nguyên.",
                "This file is too large to be imported. What you have saved is unchanged.",
            ),
            ImportUnreadable => (
                "Tệp này bị hỏng hoặc không phải tệp JSON nên không nhập được. Những gì đã lưu vẫn giữ nguyên.",
                "This file is damaged or is not JSON, and was not imported. What you have saved is unchanged.",
            ),
            ImportForeign => (
                "Tệp này không phải do Bản Tin xuất ra nên không nhập được. Những gì đã lưu vẫn giữ nguyên.",
                "This file was not exported by Bản Tin, and was not imported. What you have saved is unchanged.",
            ),
            ImportNewer => (
                "Tệp này do một phiên bản Bản Tin mới hơn xuất ra. Hãy tải lại trang để cập nhật rồi nhập lại. \
                 Những gì đã lưu vẫn giữ nguyên.",
                "This file comes from a newer Bản Tin. Reload the page to update, then import again. What you \
                 have saved is unchanged.",
            ),
            ForgetReading => ("Xoá dấu đã đọc", "Clear what I have read"),
            ReadingForgotten => (
                "Đã xoá dấu đã đọc và chỗ đọc dở trên thiết bị này.",
                "What you have read, and where you stopped, is cleared from this device.",
            ),
            ShortcutHelp => (
                "Dùng được khi bạn không gõ chữ ở ô nào.",
                "They work whenever you are not typing in a field.",
            ),
            Key => ("Phím", "Key"),
            KeyMeaning => ("Tác dụng", "What it does"),
            KeyNext => ("Tin tiếp theo; khi đang đọc bài: bài tiếp theo", "Next headline, or next article"),
            KeyPrevious => {
                ("Tin trước; khi đang đọc bài: bài trước", "Previous headline, or previous article")
            }
            KeyOpen => ("Mở tin đang chọn", "Open the headline in focus"),
            KeyBack => ("Từ bài viết về danh sách", "From an article back to the list"),
            KeySearch => ("Tìm kiếm", "Search"),
            KeySave => ("Lưu bài đang đọc, hoặc bỏ lưu", "Save the open article, or remove it from saved"),
            KeyHelp => ("Xem bảng phím tắt này", "Show this table"),
            ViewPicture => ("Phóng to ảnh", "Enlarge picture"),
            PictureViewer => ("Xem ảnh", "Picture"),
            PreviousPicture => ("Ảnh trước", "Previous picture"),
            NextPicture => ("Ảnh tiếp theo", "Next picture"),
            ZoomIn => ("Phóng to", "Zoom in"),
            ZoomOut => ("Thu nhỏ", "Zoom out"),
            Share => ("Chia sẻ", "Share"),
            CopyLink => ("Sao chép liên kết", "Copy link"),
            LinkCopied => ("Đã sao chép liên kết", "Link copied"),
            CopyByHand => (
                "Trình duyệt không cho phép tự sao chép. Liên kết đã được chọn sẵn, mời bạn tự sao chép.",
                "The browser does not allow copying here. The link is selected: please copy it yourself.",
            ),
            LinkOfArticle => ("Liên kết của bài viết", "Link to the article"),
            _ => ("", ""),
        }
    }
}

/// How many articles a list holds: "36 bài viết", "1.200 bài viết".
pub fn count_articles(count: usize, language: Language) -> String {
    let noun = match (language, count) {
        (Vietnamese, _) => " bài viết",
        (English, 1) => " article",
        (English, _) => " articles",
    };
    count_in_groups(count, language) + noun
}

/// A number in groups of three digits: "10.000" or "10,000".
pub fn count_in_groups(count: usize, language: Language) -> String {
    let digits = decimal(count as i64);
    let mut text = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            text.push(if language == Vietnamese { '.' } else { ',' });
        }
        text.push(digit);
    }
    text
}

/// The name of what takes a part of a choice away: "Bỏ chọn: Tháng 11/2026".
pub fn remove_choice(choice: &str, language: Language) -> String {
    match language {
        Vietnamese => ["Bỏ chọn: ", choice].concat(),
        English => ["Remove: ", choice].concat(),
    }
}

/// The heading above the newest articles with a tag.
pub fn latest_in_tag(tag: &str, language: Language) -> String {
    match language {
        Vietnamese => ["Mới nhất trong chuyên mục ", tag].concat(),
        English => ["Latest in ", tag].concat(),
    }
}

/// The heading of what was found.
pub fn search_heading(query: &str, language: Language) -> String {
    let words = match language {
        Vietnamese => "Kết quả tìm kiếm: ",
        English => "Search results: ",
    };
    [words, query.trim()].concat()
}

/// How many articles were found: "12 kết quả".
pub fn count_results(count: usize, language: Language) -> String {
    let words = match (language, count) {
        (Vietnamese, 0) => return "Không có kết quả".to_owned(),
        (English, 0) => return "No results".to_owned(),
        (Vietnamese, _) => " kết quả",
        (English, 1) => " result",
        (English, _) => " results",
    };
    count_in_groups(count, language) + words
}

/// Said when an article has been opened.
pub fn opened_article(title: &str, language: Language) -> String {
    match language {
        Vietnamese => ["Đã mở bài: ", title].concat(),
        English => ["Article opened: ", title].concat(),
    }
}

/// Said when an article has been saved.
pub fn saved_article(title: &str, language: Language) -> String {
    match language {
        Vietnamese => ["Đã lưu bài: ", title].concat(),
        English => ["Article saved: ", title].concat(),
    }
}

/// Said when an article is no longer saved.
pub fn removed_article(title: &str, language: Language) -> String {
    match language {
        Vietnamese => ["Đã bỏ lưu bài: ", title].concat(),
        English => ["Article removed: ", title].concat(),
    }
}

/// What a file has brought.
pub fn imported_articles(count: usize, language: Language) -> String {
    match (language, count) {
        (Vietnamese, 0) => "Đã nhập xong. Tệp không có bài nào mới.".to_owned(),
        (English, 0) => "Imported. The file holds no new articles.".to_owned(),
        (Vietnamese, _) => ["Đã nhập thêm ", &count_articles(count, language), "."].concat(),
        (English, _) => [&count_articles(count, language), " added."].concat(),
    }
}

/// The name of a button that shows a picture in full: "Phóng to ảnh: Cầu Sông Giang".
pub fn view_picture(picture: &str, language: Language) -> String {
    let words = Message::ViewPicture.text(language);
    if picture.is_empty() { words.to_owned() } else { [words, ": ", picture].concat() }
}

/// Which picture of how many: "Ảnh 2 trên 5".
pub fn picture_place(place: usize, count: usize, language: Language) -> String {
    let (place, count) = (decimal(place as i64), decimal(count as i64));
    match language {
        Vietnamese => ["Ảnh ", &place, " trên ", &count].concat(),
        English => ["Picture ", &place, " of ", &count].concat(),
    }
}

/// The reading time: "Đọc 3 phút".
pub fn reading_time(minutes: u32, language: Language) -> String {
    let minutes = decimal(minutes.into());
    match language {
        Vietnamese => ["Đọc ", &minutes, " phút"].concat(),
        English => [&minutes, " min read"].concat(),
    }
}

/// A speed in percent of the usual one: "1,25×".
pub fn speed(percent: u16, language: Language) -> String {
    let mut text = decimal((percent / 100).into());
    let rest = percent % 100;
    if rest > 0 {
        text.push(if language == Vietnamese { ',' } else { '.' });
        text += if rest < 10 { "0" } else { "" };
        text += &decimal((if rest.is_multiple_of(10) { rest / 10 } else { rest }).into());
    }
    text + "×"
}

/// A file's size with one decimal at most, decimal comma in Vietnamese: "1,4 MB".
pub fn file_size(bytes: u64, language: Language) -> String {
    let (unit, name) = match bytes {
        0..1_000 => return decimal(bytes as i64) + " B",
        1_000..1_000_000 => (1_000, " kB"),
        1_000_000..1_000_000_000 => (1_000_000, " MB"),
        _ => (1_000_000_000, " GB"),
    };
    let tenths = bytes.saturating_mul(10).saturating_add(unit / 2) / unit;
    let mut text = decimal((tenths / 10) as i64);
    if tenths < 100 && !tenths.is_multiple_of(10) {
        text.push(if language == Vietnamese { ',' } else { '.' });
        text += &decimal((tenths % 10) as i64);
    }
    text + name
}

/// A duration: "4:05" or "1:02:09".
pub fn duration(seconds: u32) -> String {
    let two = |number: u32| [if number < 10 { "0" } else { "" }, &decimal(number.into())].concat();
    let (hours, minutes, seconds) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
    if hours > 0 {
        [&decimal(hours.into()), ":", &two(minutes), ":", &two(seconds)].concat()
    } else {
        [&decimal(minutes.into()), ":", &two(seconds)].concat()
    }
}
