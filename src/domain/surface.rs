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
