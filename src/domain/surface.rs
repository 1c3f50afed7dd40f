//! The three places where one build is read.

/// What a reader runs as. Views ask it where a surface must do without something.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Surface {
    /// A page of its own, on somebody's own device.
    #[default]
    App,
    /// A touch screen in a lobby: everybody's, and nobody's.
    Kiosk,
    /// An element of a partner's page, which it must not touch.
    Widget,
}

impl Surface {
    /// The tag of a heading of this level on a page of its own. A widget stands below the heading of its
    /// host's page.
    pub fn heading(self, level: usize) -> &'static str {
        const TAGS: [&str; 6] = ["h1", "h2", "h3", "h4", "h5", "h6"];
        TAGS.get(level - 1 + usize::from(self == Surface::Widget)).copied().unwrap_or("h6")
    }
}
