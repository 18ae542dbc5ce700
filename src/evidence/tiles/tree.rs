//! The Merkle tree: a binary tree over leaves that come one after the other, in which a node without a right child is its left one.

use crate::digest::Digest;
use crate::evidence::commitment::Salt;

/// How many levels a tree of so many leaves has above them.
pub(super) const fn depth(count: u64) -> u32 {
    if count <= 1 { 0 } else { 64 - (count - 1).leading_zeros() }
}

/// One of the largest subtrees in which either all is open or all is covered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Node {
    /// Its first leaf.
    pub start: u64,
    /// How many leaves it has.
    pub leaves: u64,
    /// How many levels it has above them, if it were full.
    pub level: u32,
    /// Whether all of it is covered.
    pub covered: bool,
}

/// The largest subtrees of one kind, from left to right, of a tree in which these leaves are covered.
pub(super) fn nodes(covered: &[bool]) -> Vec<Node> {
    let mut before = Vec::with_capacity(covered.len() + 1);
    let mut sum = 0u64;
    before.push(0);
    before.extend(covered.iter().map(|covered| {
        sum += u64::from(*covered);
        sum
    }));
    let (count, mut nodes) = (covered.len() as u64, Vec::new());
    let mut stack = vec![(0u64, depth(count))];
    while let Some((start, level)) = stack.pop() {
        let end = (start + (1 << level)).min(count);
        let at = |leaf: u64| before.get(leaf as usize).copied().unwrap_or_default();
        let (leaves, inside) = (end.saturating_sub(start), at(end) - at(start.min(end)));
        if leaves == 0 {
            continue;
        }
        if inside == 0 || inside == leaves {
            nodes.push(Node { start, leaves, level, covered: inside > 0 });
        } else {
            stack.push((start + (1 << (level - 1)), level - 1));
            stack.push((start, level - 1));
        }
    }
    nodes
}

struct Entry {
    level: u32,
    start: u64,
    hash: Digest,
    covered: bool,
}

/// A tree in the making, of which one path is held.
#[derive(Default)]
pub(super) struct Tree {
    stack: Vec<Entry>,
    next: u64,
    /// The largest covered subtrees that have ended, by their first leaf.
    covered: Vec<(u64, Digest)>,
}

impl Tree {
    /// Adds a tile.
    pub(super) fn leaf(&mut self, salt: &Salt, tile: &[u8], covered: bool) {
        let hash = Digest::of(&[&[0x20], &salt.0, tile]);
        self.push(Entry { level: 0, start: self.next, hash, covered });
        self.next += 1;
    }

    /// Adds a subtree of which nothing but its hash is known.
    pub(super) fn subtree(&mut self, node: &Node, hash: Digest) {
        self.push(Entry { level: node.level, start: self.next, hash, covered: true });
        self.next += node.leaves;
    }

    fn push(&mut self, mut entry: Entry) {
        while let Some(left) = self.stack.pop_if(|left| left.level == entry.level) {
            entry = self.joined(left, entry);
        }
        self.stack.push(entry);
    }

    fn joined(&mut self, left: Entry, right: Entry) -> Entry {
        let covered = left.covered && right.covered;
        if !covered {
            let ended = [&left, &right].into_iter().filter(|one| one.covered);
            self.covered.extend(ended.map(|one| (one.start, one.hash)));
        }
        let hash = Digest::of(&[&[0x21], &left.hash.0, &right.hash.0]);
        Entry { level: left.level + 1, start: left.start, hash, covered }
    }

    /// Its root, and the hashes of the largest covered subtrees from left to right. Nothing where it has no leaf.
    pub(super) fn finish(mut self) -> Option<(Digest, Vec<Digest>)> {
        let mut top = self.stack.pop()?;
        while let Some(left) = self.stack.pop() {
            top = self.joined(left, top);
        }
        if top.covered {
            self.covered.push((top.start, top.hash));
        }
        self.covered.sort_unstable_by_key(|(start, _)| *start);
        Some((top.hash, self.covered.into_iter().map(|(_, hash)| hash).collect()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The hash of a subtree as the definition has it.
    fn plain(leaves: &[Digest]) -> Digest {
        match leaves {
            [one] => *one,
            many => {
                let half = 1 << (depth(many.len() as u64) - 1);
                let (left, right) = many.split_at(half);
                Digest::of(&[&[0x21], &plain(left).0, &plain(right).0])
            }
        }
    }

    #[test]
    fn root_and_hashes_are_those_of_the_definition_for_any_leaves_covered() {
        for count in 1..=9u32 {
            let leaves: Vec<Digest> =
                (0..count).map(|at| Digest::of(&[&[0x20], &[at as u8; 32], &at.to_be_bytes()])).collect();
            for pattern in 0..1u32 << count {
                let covered: Vec<bool> = (0..count).map(|at| pattern >> at & 1 == 1).collect();
                let mut tree = Tree::default();
                for (at, covered) in (0..count).zip(&covered) {
                    tree.leaf(&Salt([at as u8; 32]), &at.to_be_bytes(), *covered);
                }
                let (root, hashes) = tree.finish().unwrap();
                assert_eq!(root, plain(&leaves));
                let nodes = nodes(&covered);
                let expected: Vec<Digest> = nodes
                    .iter()
                    .filter(|node| node.covered)
                    .map(|node| plain(&leaves[node.start as usize..][..node.leaves as usize]))
                    .collect();
                assert_eq!(hashes, expected, "{count} {pattern:b}");
                // And from what is open and these hashes alone.
                let (mut again, mut given) = (Tree::default(), hashes.into_iter());
                for node in &nodes {
                    if node.covered {
                        again.subtree(node, given.next().unwrap());
                    } else {
                        for at in node.start..node.start + node.leaves {
                            again.leaf(&Salt([at as u8; 32]), &(at as u32).to_be_bytes(), false);
                        }
                    }
                }
                assert_eq!(again.finish().unwrap().0, root);
            }
        }
    }
}
