//! What each key means in each method.

use super::Method;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Deed {
    /// 0 for none, 1 to 5 in the order of [`super::super::letters`].
    Tone(u8),
    Shape(Shape),
    /// Writes itself.
    Letter,
}

/// What makes another letter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// `aa`, `ee`, `oo`: the roof of one letter.
    Roof(char),
    /// `6`: a roof wherever there can be one.
    AnyRoof,
    /// `w`: ă, ơ, ư.
    Hook,
    /// `7`: ơ, ư.
    Horn,
    /// `8`: ă.
    Breve,
    /// `dd`, `9`: đ.
    Bar,
}

impl Shape {
    /// What a letter becomes, whatever shape it has now. `None` where it cannot, or is it already.
    pub fn of(self, letter: char) -> Option<char> {
        match (self, letter) {
            (Shape::Roof('a') | Shape::AnyRoof, 'a' | 'ă') => Some('â'),
            (Shape::Roof('e') | Shape::AnyRoof, 'e') => Some('ê'),
            (Shape::Roof('o') | Shape::AnyRoof, 'o' | 'ơ') => Some('ô'),
            (Shape::Hook | Shape::Breve, 'a' | 'â') => Some('ă'),
            (Shape::Hook | Shape::Horn, 'o' | 'ô') => Some('ơ'),
            (Shape::Hook | Shape::Horn, 'u') => Some('ư'),
            (Shape::Bar, 'd') => Some('đ'),
            _ => None,
        }
    }

    /// Whether it makes this letter.
    pub fn makes(self, letter: char) -> bool {
        let bare = bare(letter);
        bare != letter && self.of(bare) == Some(letter)
    }
}

/// A letter without its shape.
pub fn bare(letter: char) -> char {
    match letter {
        'ă' | 'â' => 'a',
        'đ' => 'd',
        'ê' => 'e',
        'ô' | 'ơ' => 'o',
        'ư' => 'u',
        other => other,
    }
}

pub fn deed_of(method: Method, key: char) -> Deed {
    let key = key.to_ascii_lowercase();
    match (method, key) {
        (Method::Telex, 'z') | (Method::Vni, '0') => Deed::Tone(0),
        (Method::Telex, 'f') | (Method::Vni, '2') => Deed::Tone(1),
        (Method::Telex, 'r') | (Method::Vni, '3') => Deed::Tone(2),
        (Method::Telex, 'x') | (Method::Vni, '4') => Deed::Tone(3),
        (Method::Telex, 's') | (Method::Vni, '1') => Deed::Tone(4),
        (Method::Telex, 'j') | (Method::Vni, '5') => Deed::Tone(5),
        (Method::Telex, 'a' | 'e' | 'o') => Deed::Shape(Shape::Roof(key)),
        (Method::Telex, 'w') => Deed::Shape(Shape::Hook),
        (Method::Telex, 'd') | (Method::Vni, '9') => Deed::Shape(Shape::Bar),
        (Method::Vni, '6') => Deed::Shape(Shape::AnyRoof),
        (Method::Vni, '7') => Deed::Shape(Shape::Horn),
        (Method::Vni, '8') => Deed::Shape(Shape::Breve),
        _ => Deed::Letter,
    }
}
