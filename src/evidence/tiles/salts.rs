//! A GGM tree (Goldreich, Goldwasser and Micali 1986): the seed of a node gives those of its two children, and nothing else gives them.
//! The seeds of the leaves are the salts of the tiles.

use super::tree::{Node, depth};
use crate::digest::Digest;
use crate::evidence::commitment::Salt;

fn child(seed: &[u8; 32], right: bool) -> [u8; 32] {
    Digest::of(&[&[0x10 | u8::from(right)], seed]).0
}

/// The salts of leaves from left to right, in memory for one path alone.
#[derive(Default)]
pub(super) struct Salts {
    /// Seeds of subtrees that are still to come, and their levels; the next one is the last.
    stack: Vec<([u8; 32], u32)>,
}

impl Salts {
    /// Those of a tree of so many leaves.
    pub(super) fn of(root: &Salt, count: u64) -> Self {
        Self::below(root.0, depth(count))
    }

    /// Those below a node of this level.
    pub(super) fn below(seed: [u8; 32], level: u32) -> Self {
        Self { stack: vec![(seed, level)] }
    }
}

impl Iterator for Salts {
    type Item = Salt;

    fn next(&mut self) -> Option<Salt> {
        let (mut seed, mut level) = self.stack.pop()?;
        while level > 0 {
            level -= 1;
            self.stack.push((child(&seed, true), level));
            seed = child(&seed, false);
        }
        Some(Salt(seed))
    }
}

/// The seeds of the nodes that are open, in their order.
pub(super) fn open(root: &Salt, nodes: &[Node]) -> Vec<[u8; 32]> {
    let count = nodes.last().map_or(0, |node| node.start + node.leaves);
    let top = depth(count);
    let open = nodes.iter().filter(|node| !node.covered);
    open.map(|node| {
        let way = (node.level..top).rev().map(|level| node.start >> level & 1 == 1);
        way.fold(root.0, |seed, right| child(&seed, right))
    })
    .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_seed_gives_the_salts_below_it_and_each_is_another() {
        let root = Salt([3; 32]);
        let all: Vec<[u8; 32]> = Salts::of(&root, 11).take(11).map(|salt| salt.0).collect();
        let mut sorted = all.clone();
        sorted.sort_unstable();
        sorted.dedup();
        assert_eq!(sorted.len(), 11);
        let node = Node { start: 8, leaves: 3, level: 2, covered: false };
        let before = Node { start: 0, leaves: 8, level: 3, covered: true };
        let [seed] = open(&root, &[before, node]).try_into().unwrap();
        let below: Vec<[u8; 32]> = Salts::below(seed, 2).take(3).map(|salt| salt.0).collect();
        assert_eq!(below, all[8..]);
    }
}
