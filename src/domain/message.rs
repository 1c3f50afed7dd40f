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
    NoRecording,
    DoubtfulVoice,
    NetworkVoice,
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
    OlderNotSearched,
    SeekingArticle,
    SoFar,
    IncompleteFeed,
    CutFeed,
    ExpiredFeed,
    OpenOwnFeed,
    // What this device keeps
    Withdrawn,
    WithdrawnHelp,
    KeptGone,
    KeptUnreachable,
    StoreForbidden,
    StoreSmall,
    StoreNewer,
    StoreSlow,
    StoreShrunk,
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
    // News that changes
    Refresh,
    Refreshing,
    NothingNew,
    NotRefreshed,
    PullToRefresh,
    ReleaseToRefresh,
    Corrected,
    CorrectedNow,
    ShowCorrected,
    WithdrawnNow,
    WithdrawnSaved,
    // Without a network, and a new version
    NoNetwork,
    NoAnswer,
    AnswersAgain,
    NewVersion,
    TakeNewVersion,
    NotNow,
    OtherPages,
    NewVersionNextTime,
    // The keyboard on the screen
    Keyboard,
    KeySpace,
    KeyDelete,
    KeyClear,
    KeyShift,
    KeyDone,
    KeyToneGrave,
    KeyToneHook,
    KeyToneTilde,
    KeyToneAcute,
    KeyToneDot,
    TypingTelex,
    TypingVni,
    TypingPlain,
    // Codes for phones
    QrCode,
    ScanToRead,
    ReadOnPhone,
    LargeQrCode,
    TooLongForQr,
    // The kiosk, and what its operator is told
    TouchToRead,
    PauseSlides,
    PlaySlides,
    KioskNoNews,
    StillThere,
    ContinueSession,
    EndSession,
    KioskHome,
    KioskControls,
    LowerScreen,
    Earphones,
    PlayMedia,
    PauseMedia,
    OperatorPin,
    PinDigits,
    PinDelete,
    PinEnter,
    PinWrong,
    PinClosed,
    PinNeedsHttps,
    StatusTitle,
    StatusVersion,
    StatusUpdated,
    StatusFailure,
    StatusArticles,
    StatusUptime,
    StatusSessions,
    StatusMemory,
    StatusReloads,
    StatusWarnings,
    StatusErrors,
    StatusNone,
    StatusReload,
    StatusWholeFeed,
    WarningMissing,
    WarningWrongType,
    WarningBadUrl,
    WarningBadDate,
    WarningBadNumber,
    WarningBadLanguage,
    WarningDuplicate,
    WarningMended,
    WarningTruncated,
    WarningTooLong,
    WarningTooMany,
    WarningTooDeep,
    WarningSyntax,
    WarningIgnored,
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
            SearchPlaceholder => ("Tìm không dấu", "Search the news"),
            BackToList => ("Danh sách", "All headlines"),
            Tags => ("Chuyên mục", "Tags"),
            Updated => ("Cập nhật", "Updated"),
            Audio => ("Âm thanh", "Audio"),
            Video => ("Phim", "Video"),
            Picture => ("Hình ảnh", "Picture"),
            Document => ("Tài liệu", "Document"),
            ScrollableTable => ("Bảng, cuộn ngang để xem hết", "Table, scrolls sideways"),
            WatchElsewhere => ("Xem trên trang", "Watch on"),
            Archive => ("Lưu trữ", "Archive"),
            SortBy => ("Sắp xếp", "Sort by"),
            SortByFeed => ("Theo thứ tự của nguồn tin", "In the feed’s order"),
            SortNewest => ("Mới nhất trước", "Newest first"),
            SortOldest => ("Cũ nhất trước", "Oldest first"),
            SortTitle => ("Theo tiêu đề, A–Y", "By title, A–Z"),
            Chosen => ("Đang chọn", "Chosen"),
            ReadingTools => ("Cỡ chữ và giao diện", "Text size and appearance"),
            Contents => ("Mục lục", "Contents"),
            ShowPicture => ("Hiện ảnh", "Show picture"),
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
            UnknownArticle => (
                "Không tìm thấy bài viết này. Bài có thể đã được gỡ hoặc đổi địa chỉ; mời bạn xem các tin khác.",
                "This article was not found. It may have been withdrawn or moved; please see the other news.",
            ),
            IncompleteFeed => (
                "Nguồn tin bị ngắt giữa chừng; dưới đây là những bài đã nhận được.",
                "The feed broke off; these are the articles that came.",
            ),
            CutFeed => (
                "Nguồn tin dài hơn mức đọc được (64 MB); dưới đây là những bài ở phần đầu.",
                "The feed is longer than can be read (64 MB); these are the articles at its beginning.",
            ),
            OpenOwnFeed => ("Xem tin của trang này", "Read this site's news"),
            Feeds => ("Nguồn tin", "Feeds"),
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
            _ => self.later_texts(),
        }
    }

    /// What no first view says. Apart, so that these words come when that stands; a test sees to it that
    /// each message is in one of the two.
    #[inline(never)]
    fn later_texts(self) -> (&'static str, &'static str) {
        use Message::*;
        match self {
            EmptySelection => (
                "Không có bài nào khớp với lựa chọn này. Mời bạn bỏ bớt một lựa chọn.",
                "No articles match this choice. Try removing a part of it.",
            ),
            NoBody => (
                "Bài này chỉ có phần tóm tắt trong nguồn tin.",
                "The feed holds only a summary of this article.",
            ),
            ExpiredFeed => ("Nguồn tin này đã ngừng cập nhật.", "This feed is no longer updated."),
            PlaybackSpeed => ("Tốc độ phát", "Playback speed"),
            Services => ("Dịch vụ liên quan", "Related services"),
            ServiceDetails => ("Xem chi tiết", "See details"),
            Units => ("Cổng thông tin điện tử của các đơn vị", "Portals of the units"),
            Banner => ("Giới thiệu", "Announcement"),
            Original => ("Xem bài gốc", "Read the original"),
            RelatedPage => ("Trang được nhắc đến", "The page this is about"),
            Download => ("Tải về", "Download"),
            Shortcuts => ("Phím tắt", "Keyboard shortcuts"),
            Top => ("Top", "Top"),
            PreviousArticle => ("Bài trước", "Previous article"),
            NextArticle => ("Bài tiếp theo", "Next article"),
            Neighbours => ("Bài trước và bài tiếp theo", "Previous and next article"),
            Attachments => ("Tài liệu đính kèm", "Attachments"),
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
            NoRecording => (
                "Không phát được bản ghi âm của bài. Mời bạn kiểm tra kết nối rồi thử lại.",
                "The recording of this article cannot be played. Check the connection, then try again.",
            ),
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
            NetworkVoice => (
                "Giọng này đọc qua mạng: lời của bài được gửi tới nơi cung cấp giọng.",
                "This voice needs the network: the article's words are sent to its provider.",
            ),
            Withdrawn => ("Đã gỡ", "Withdrawn"),
            WithdrawnHelp => (
                "Nơi đăng đã gỡ bài này. Bạn đang đọc bản đã lưu trên thiết bị.",
                "Its publisher has withdrawn this article. You are reading the copy saved on this device.",
            ),
            KeptGone => (
                "Nguồn tin không còn bài này. Bạn đang đọc bản trên thiết bị",
                "The feed no longer has this article. You are reading this device's copy",
            ),
            KeptUnreachable => (
                "Hiện không mở được nguồn tin. Bạn đang đọc bản trên thiết bị",
                "The feed cannot be opened now. You are reading this device's copy",
            ),
            StoreForbidden => (
                "Trình duyệt không cho lưu vào thiết bị, nên bài bạn lưu chỉ được giữ đến khi bạn đóng trang. \
                 Muốn giữ lâu hơn, hãy xuất ra tệp ở cuối trang này.",
                "This browser does not allow saving on the device: what you save is kept until you close the \
                 page. To keep it longer, export it to a file below.",
            ),
            StoreSmall => (
                "Trình duyệt không cho lưu bài đã mở, nên khi mất mạng chỉ đọc được bài bạn lưu. Bài đã lưu \
                 vẫn được giữ, nhưng chỗ chứa có hạn.",
                "This browser does not allow keeping what you open: without a network only saved articles can \
                 be read. What you save is kept, but there is less room.",
            ),
            StoreNewer => (
                "Bản Tin đã được cập nhật ở một thẻ khác. Hãy tải lại trang này để thấy mọi bài đã lưu; chúng \
                 vẫn còn nguyên.",
                "Bản Tin was updated in another tab. Reload this page to see all saved articles; none is lost.",
            ),
            StoreSlow => (
                "Kho lưu trữ của trình duyệt chưa trả lời, nên có thể thiếu vài bài đã lưu. Hãy đóng các thẻ \
                 Bản Tin khác; những gì đã lưu vẫn còn nguyên.",
                "The browser's storage does not answer yet, so some saved articles may be missing here. Close \
                 other tabs with Bản Tin; none is lost.",
            ),
            StoreShrunk => (
                "Thiết bị gần hết chỗ. Bản Tin đã bỏ các bài chỉ mở xem và ảnh của chúng để giữ nguyên những \
                 bài bạn lưu.",
                "This device is nearly full. Articles that you only opened, and their pictures, were dropped \
                 to keep everything that you saved.",
            ),
            NoNetwork => ("Không có mạng.", "There is no network."),
            NoAnswer => ("Máy chủ tin tức chưa trả lời.", "The news server does not answer."),
            AnswersAgain => ("Đã kết nối lại với máy chủ tin tức.", "The news server answers again."),
            NewVersion => ("Có bản mới của trang này.", "There is a new version of this site."),
            TakeNewVersion => ("Dùng bản mới", "Use the new version"),
            NotNow => ("Để sau", "Not now"),
            OtherPages => (
                "Trang này đang mở ở thẻ khác. Hãy đóng các thẻ đó rồi bấm lại, hoặc đóng hết: lần mở sau sẽ là \
                 bản mới.",
                "This site is open in other tabs. Close them, then try again; or close all: the new version \
                 comes when you open it next.",
            ),
            NewVersionNextTime => (
                "Chưa thể chuyển ngay sang bản mới. Lần mở trang sau sẽ là bản mới.",
                "The new version cannot take over just now. It will the next time this site is opened.",
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
            OlderNotSearched => (
                "Nguồn tin còn bài cũ hơn chưa tải về nên chưa được tìm.",
                "The feed has older articles that are not loaded and were not searched.",
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
            Refresh => ("Làm mới", "Refresh"),
            Refreshing => ("Đang làm mới…", "Refreshing…"),
            NothingNew => ("Không có bài mới", "No new articles"),
            NotRefreshed => ("Chưa làm mới được", "Could not refresh"),
            PullToRefresh => ("Kéo xuống để làm mới", "Pull down to refresh"),
            ReleaseToRefresh => ("Thả ra để làm mới", "Let go to refresh"),
            Corrected => ("cập nhật", "updated"),
            CorrectedNow => ("Bài này vừa được cập nhật:", "This article has just been updated:"),
            ShowCorrected => ("xem bản mới", "show the new version"),
            WithdrawnSaved => (
                "Nơi đăng đã gỡ bài này. Bản bạn đã lưu vẫn còn.",
                "The publisher has taken this article down. Your saved copy stays.",
            ),
            WithdrawnNow => (
                "Nơi đăng đã gỡ bài này. Bạn vẫn đọc được cho đến khi rời trang.",
                "The publisher has taken this article down. You can read it until you leave it.",
            ),
            Keyboard => ("Bàn phím", "Keyboard"),
            KeySpace => ("Dấu cách", "Space"),
            KeyDelete => ("Xoá", "Delete"),
            KeyClear => ("Bỏ hết", "Clear"),
            KeyShift => ("Chữ hoa", "Shift"),
            KeyDone => ("Xong", "Done"),
            KeyToneGrave => ("huyền", "huyền"),
            KeyToneHook => ("hỏi", "hỏi"),
            KeyToneTilde => ("ngã", "ngã"),
            KeyToneAcute => ("sắc", "sắc"),
            KeyToneDot => ("nặng", "nặng"),
            TypingTelex => ("Kiểu gõ: Telex", "Typing: Telex"),
            TypingVni => ("Kiểu gõ: VNI", "Typing: VNI"),
            TypingPlain => ("Kiểu gõ: tắt", "Typing: off"),
            QrCode => ("Mã QR", "QR code"),
            ScanToRead => ("Quét để đọc trên điện thoại", "Scan to read on your phone"),
            ReadOnPhone => ("Đọc tiếp trên điện thoại", "Read on with your phone"),
            LargeQrCode => ("Phóng to mã QR", "Enlarge the QR code"),
            TooLongForQr => (
                "Địa chỉ này quá dài cho một mã QR. Bạn có thể chụp lại màn hình này.",
                "This address is too long for a QR code. You can take a photo of this screen.",
            ),
            _ => self.kiosk_texts(),
        }
    }

    /// What is said in a lobby only.
    #[inline(never)]
    fn kiosk_texts(self) -> (&'static str, &'static str) {
        use Message::*;
        match self {
            TouchToRead => ("Chạm để đọc", "Touch to read"),
            PauseSlides => ("Tạm dừng chuyển tin", "Pause the headlines"),
            PlaySlides => ("Tiếp tục chuyển tin", "Resume the headlines"),
            KioskNoNews => (
                "Hiện chưa có tin. Màn hình sẽ tự hiển thị tin ngay khi nhận được.",
                "There is no news yet. The screen will show it as soon as it comes.",
            ),
            StillThere => ("Bạn còn đọc không?", "Are you still reading?"),
            ContinueSession => ("Tiếp tục", "Continue"),
            EndSession => ("Kết thúc", "Finish"),
            KioskHome => ("Trang đầu", "Home"),
            KioskControls => ("Nút điều khiển", "Controls"),
            LowerScreen => ("Hạ thấp màn hình", "Lower the screen"),
            Earphones => {
                ("Muốn nghe riêng, mời bạn cắm tai nghe.", "To listen by yourself, plug in earphones.")
            }
            PlayMedia => ("Phát", "Play"),
            PauseMedia => ("Dừng", "Pause"),
            OperatorPin => ("Mã PIN của người vận hành", "Operator’s PIN"),
            PinDigits => ("Số đã nhập", "Digits entered"),
            PinDelete => ("Xoá số", "Delete digit"),
            PinEnter => ("Mở bảng", "Open"),
            PinWrong => ("Mã PIN không đúng.", "This PIN is wrong."),
            PinClosed => (
                "Đã nhập sai nhiều lần. Hãy đợi rồi thử lại.",
                "Too many wrong attempts. Please wait, then try again.",
            ),
            PinNeedsHttps => (
                "Không kiểm tra được mã PIN vì trang không mở bằng HTTPS.",
                "The PIN cannot be checked, as the page is not opened by HTTPS.",
            ),
            StatusTitle => ("Tình trạng màn hình", "State of this screen"),
            StatusVersion => ("Phiên bản", "Version"),
            StatusUpdated => ("Tin được cập nhật", "News updated"),
            StatusFailure => ("Lần tải gần nhất bị lỗi", "The last refresh failed"),
            StatusArticles => ("Số bài", "Articles"),
            StatusUptime => ("Thời gian chạy", "Running for"),
            StatusSessions => ("Lượt người đọc", "Sessions"),
            StatusMemory => ("Bộ nhớ", "Memory"),
            StatusReloads => ("Số lần tự khởi động lại", "Restarts by the watchdog"),
            StatusWarnings => ("Cảnh báo của nguồn tin", "Warnings of the feed"),
            StatusErrors => ("Lỗi", "Errors"),
            StatusNone => ("Không có", "None"),
            StatusReload => ("Khởi động lại", "Restart"),
            StatusWholeFeed => ("Cả nguồn tin", "The whole feed"),
            WarningMissing => ("bị thiếu", "is missing"),
            WarningWrongType => ("sai kiểu dữ liệu", "has the wrong type"),
            WarningBadUrl => ("không phải địa chỉ dùng được", "is no usable address"),
            WarningBadDate => ("không phải ngày giờ", "is no date"),
            WarningBadNumber => ("không phải số hợp lệ", "is no valid number"),
            WarningBadLanguage => ("không phải mã ngôn ngữ", "is no language tag"),
            WarningDuplicate => ("bị trùng", "is there twice"),
            WarningMended => ("đã được sửa lại", "was mended"),
            WarningTruncated => ("bị ngắt giữa chừng", "breaks off"),
            WarningTooLong => ("quá dài", "is too long"),
            WarningTooMany => ("quá nhiều", "has too many elements"),
            WarningTooDeep => ("lồng quá sâu", "is nested too deeply"),
            WarningSyntax => ("không phải JSON", "is not JSON"),
            WarningIgnored => ("được bỏ qua", "was left out"),
            _ => ("", ""),
        }
    }
}

/// How many new articles wait: "5 bài mới".
pub fn count_new(count: usize, language: Language) -> String {
    let words = match (language, count) {
        (Vietnamese, _) => " bài mới",
        (English, 1) => " new article",
        (English, _) => " new articles",
    };
    count_in_groups(count, language) + words
}

/// How old the news is: "Cập nhật lúc 16:28", with the date where it is not of today.
pub fn updated_at(moment: &str, language: Language) -> String {
    match language {
        Vietnamese => ["Cập nhật lúc ", moment].concat(),
        English => ["Updated at ", moment].concat(),
    }
}

/// The same where newer news was asked for in vain. No longer than that: it takes its place.
pub fn not_refreshed_since(moment: &str, language: Language) -> String {
    match language {
        Vietnamese => ["Tin lúc ", moment, ", chưa làm mới"].concat(),
        English => ["News of ", moment, ", not refreshed"].concat(),
    }
}

/// What is said to somebody whose wish must wait, because the server wants it so.
pub fn server_asks_to_wait(moment: &str, language: Language) -> String {
    match language {
        Vietnamese => ["Máy chủ đang bận. Mời bạn làm mới lại sau ", moment, "."].concat(),
        English => ["The server is busy. Please refresh after ", moment, "."].concat(),
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

/// How old the news is that is shown in the network's place; `trouble` is a sentence, `time` says when.
pub fn stored_news(trouble: Message, time: &str, language: Language) -> String {
    let words = match language {
        Vietnamese => " Cập nhật lúc ",
        English => " Last updated at ",
    };
    [trouble.text(language), words, time, "."].concat()
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

/// That a shelf has become several files.
pub fn exported_files(count: usize, language: Language) -> String {
    let count = decimal(count as i64);
    match language {
        Vietnamese => ["Đã xuất thành ", &count, " tệp. Khi nhập, hãy nhập lần lượt từng tệp."].concat(),
        English => ["Exported as ", &count, " files. To bring them back, import each of them."].concat(),
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

/// Asked of somebody who has not moved for long.
pub fn session_ends(seconds: u32, language: Language) -> String {
    let seconds_text = decimal(seconds.into());
    match (language, seconds) {
        (Vietnamese, _) => {
            ["Màn hình sẽ về trang đầu và xoá mọi lựa chọn của bạn sau ", &seconds_text, " giây."].concat()
        }
        (English, 1) => "The screen goes back to the start and forgets your choices in 1 second.".to_owned(),
        (English, _) => {
            ["The screen goes back to the start and forgets your choices in ", &seconds_text, " seconds."]
                .concat()
        }
    }
}

/// Which item of a feed, counted from 1.
pub fn item_number(number: usize, language: Language) -> String {
    let words = if language == Vietnamese { "Bài số " } else { "Item " };
    [words, &decimal(number as i64)].concat()
}

/// How long something has been running: "3 ngày 4 giờ 5 phút".
pub fn running_time(seconds: u64, language: Language) -> String {
    let minutes = seconds / 60;
    let [days, hours, minutes] = [minutes / 1440, minutes / 60 % 24, minutes % 60]
        .map(|number| decimal(i64::try_from(number).unwrap_or(i64::MAX)));
    match language {
        Vietnamese => [&days, " ngày ", &hours, " giờ ", &minutes, " phút"].concat(),
        English => [&days, " d ", &hours, " h ", &minutes, " min"].concat(),
    }
}
