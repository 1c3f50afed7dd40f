//! Which letters can make a syllable.

use super::keys::bare;

/// What a syllable can begin with. The last three are in names of Vietnam's peoples and of their places:
/// Krông, Mnông, Hrê.
const ONSETS: &str = "b c ch d đ g gh gi h k kh l m n ng ngh nh p ph q qu r s t th tr v x kr mn hr";

/// What can follow, without tones. Those with k are in such names as well: Đắk Lắk.
const RHYMES: &str = "\
    a ac ach ai am an ang anh ao ap at au ay ak ăc ăk ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây \
    e ec em en eng eo ep et ê êch êm ên ênh êp êt êu \
    i ia ich iêc iêm iên iêng iêp iêt iêu im in inh ip it iu \
    o oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt oc oe oen oeo oet oi om on ong \
    ooc oong op ot ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt \
    u ua uân uâng uât uây uc uê uêch uên uênh uêt uêu ui um un ung uôc uôi uôm uôn uông uôt uơ up ut \
    uy uya uych uyên uyêt uyn uynh uyp uyt uyu \
    ư ưa ưc ưi ưm ưn ưng ươ ươc ươi ươm ươn ương ươp ươt ươu ưt ưu \
    y yêm yên yêng yêt yêu";

/// Whether a syllable can begin so, and end so, perhaps with letters to come; letters without a shape can
/// get it yet.
pub fn can_be(onset: &str, rhyme: &str) -> bool {
    if !onset.is_empty() && !ONSETS.split(' ').any(|known| known == onset) {
        return false;
    }
    match onset {
        _ if rhyme.is_empty() => true,
        // The u of "qu" sounds before the vowel: "quyên" and "quân" rhyme with "uyên" and "uân".
        "qu" => !rhyme.starts_with(['u', 'ư']) && (begins_one("", rhyme) || begins_one("u", rhyme)),
        "q" => false,
        // So does the i of "gi" in "giếng", which rhymes with "iêng".
        "gi" => begins_one("", rhyme) || begins_one("i", rhyme),
        _ => begins_one("", rhyme),
    }
}

/// Whether one of the rhymes begins so.
fn begins_one(first: &str, rest: &str) -> bool {
    RHYMES.split(' ').any(|known| {
        let mut known = known.chars();
        first
            .chars()
            .chain(rest.chars())
            .all(|typed| known.next().is_some_and(|wanted| typed == wanted || typed == bare(wanted)))
    })
}
