//! Window: the part of a scaled picture that the network sees at once.

use super::network::{GRID, REACH};

/// A part of a picture, in pixels of the network's input. All numbers but the picture's last are multiples of the grid.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Window {
    /// Columns whose boxes count.
    pub core: (usize, usize),
    /// Columns that the network must see, so that these boxes are the same as if it saw the whole picture.
    pub seen: (usize, usize),
}

impl Window {
    /// Cuts `length` pixels (a multiple of the grid) into parts of which none shows the network more than `most` pixels.
    ///
    /// `most` must be more than twice [`REACH`] by at least one cell.
    pub fn cut(length: usize, most: usize) -> Vec<Self> {
        if length <= most {
            return vec![Self { core: (0, length), seen: (0, length) }];
        }
        let step = (most - 2 * REACH) / GRID * GRID;
        (0..length).step_by(step).map(|from| Self::around((from, (from + step).min(length)), length)).collect()
    }

    /// The window of which the boxes in `core` count, of `length` pixels.
    pub fn around(core: (usize, usize), length: usize) -> Self {
        Self { core, seen: (core.0.saturating_sub(REACH), (core.1 + REACH).min(length)) }
    }

    /// Pixels that the network sees.
    pub fn len(&self) -> usize {
        self.seen.1 - self.seen.0
    }

    /// Whether the network sees nothing.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cores_tile_the_length_and_see_as_far_as_the_network_reaches() {
        for length in (32..6000).step_by(32) {
            let windows = Window::cut(length, 1024);
            assert_eq!(windows[0].core.0, 0);
            assert_eq!(windows[windows.len() - 1].core.1, length);
            assert!(windows.windows(2).all(|pair| pair[0].core.1 == pair[1].core.0));
            for window in windows {
                assert!(window.len() <= 1024 && window.len() % GRID == 0);
                assert!(window.seen.0 == 0 || window.core.0 - window.seen.0 >= REACH);
                assert!(window.seen.1 == length || window.seen.1 - window.core.1 >= REACH);
            }
        }
    }
}
