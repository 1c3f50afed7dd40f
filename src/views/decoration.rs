use crate::domain::url_policy::PictureUrl;
use crate::state::reader::Reader;
use crate::ui::element::Element;
use crate::ui::picture::{Loading, picture};

/// A picture that adds nothing to the words beside it: there is none for those who want few.
pub fn decoration(reader: &Reader, url: Option<&PictureUrl>, loading: Loading) -> Option<Element> {
    url.filter(|_| !reader.preferences.reduced_images()).map(|url| picture(url, "", loading))
}
