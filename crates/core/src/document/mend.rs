//! Reading on after a fault, so that all faults of a document are found and not only the first.
//!
//! serde's derived code stops where something is wrong. Here each fault is noted, the tree is mended at
//! its place, and all of it is read again:
//!
//! ```text
//! {"kpis": ["stock", "granite"], "from": "soon", "to": "2023-12-31"}
//!   1  kpis[1]  `granite` is no KPI     → taken out
//!   2  from     `soon` is no day        → the stand-in of `from`
//!   3  read
//! ```
//!
//! A form is small and a fault is rare, so that reading again costs less than a second, lenient way to
//! read every form would.

use super::read_error::{ReadError, Step};
use super::{Node, Tree, TreeEntry, parse};
use serde::de::DeserializeOwned;

/// After this many faults a document is not read on.
const MOST_FAULTS: usize = 64;

/// Reads a tree as far as can be. `note` gets each fault, and the value that is wrong where there is one. `stand_in` gives the value that stands for
/// a part that is missing or can't be read, so that the rest can be read and checked; a part without
/// one is left out. Gives nothing where even that is not enough.
pub(crate) fn read_on<T: DeserializeOwned>(
    mut tree: Tree,
    stand_in: impl Fn(&[Step]) -> Option<Tree>,
    mut note: impl FnMut(&ReadError, Option<&Tree>),
) -> Option<T> {
    if let Err(error) = parse::no_key_twice(&tree) {
        note(&error, None);
        return None;
    }
    for _ in 0..MOST_FAULTS {
        let error = match T::deserialize(&tree) {
            Ok(read) => return Some(read),
            Err(error) => error,
        };
        let path = error.path();
        note(&error, path.iter().try_fold(&tree, |tree, step| tree.part(step)));
        let value = if error.is_in_key() { None } else { stand_in(&path) };
        tree.mend(&path, value)?;
    }
    None
}

impl Tree {
    /// Whether it is text.
    pub(crate) fn is_text(&self) -> bool {
        matches!(self.value, Node::Text(_))
    }

    /// Whether it is a table that has this key.
    pub(crate) fn has(&self, key: &str) -> bool {
        self.entries().iter().any(|entry| entry.key == key)
    }

    /// The elements of a list; anything else comes back as it is.
    pub(crate) fn into_list(self) -> Result<Vec<Self>, Self> {
        match self.value {
            Node::List(list) => Ok(list),
            _ => Err(self),
        }
    }

    /// Puts a value at a path, or takes out what is there.
    fn mend(&mut self, path: &[Step], stand_in: Option<Tree>) -> Option<()> {
        let (last, above) = path.split_last()?;
        let place = above.iter().try_fold(self, |tree, step| tree.part_mut(step))?;
        match (&mut place.value, last) {
            (Node::List(list), Step::Index(index)) => {
                if *index >= list.len() {
                    return None;
                }
                match stand_in {
                    Some(value) => list[*index] = value,
                    None => drop(list.remove(*index)),
                }
            }
            (Node::Table(entries), Step::Key(key)) => {
                let index = entries.iter().position(|entry| entry.key == *key);
                match (index, stand_in) {
                    (Some(index), Some(value)) => entries[index].value = value,
                    (Some(index), None) => drop(entries.remove(index)),
                    (None, Some(value)) => {
                        entries.push(TreeEntry { key: key.clone(), at: None, value });
                    }
                    (None, None) => return None,
                }
            }
            _ => return None,
        }
        Some(())
    }

    fn part(&self, step: &Step) -> Option<&Self> {
        match (&self.value, step) {
            (Node::List(list), Step::Index(index)) => list.get(*index),
            (Node::Table(entries), Step::Key(key)) => {
                entries.iter().find(|entry| entry.key == *key).map(|entry| &entry.value)
            }
            _ => None,
        }
    }

    fn part_mut(&mut self, step: &Step) -> Option<&mut Self> {
        match (&mut self.value, step) {
            (Node::List(list), Step::Index(index)) => list.get_mut(*index),
            (Node::Table(entries), Step::Key(key)) => {
                entries.iter_mut().find(|entry| entry.key == *key).map(|entry| &mut entry.value)
            }
            _ => None,
        }
    }
}
