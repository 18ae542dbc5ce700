//! Places on a page (ISO 32000-1, 8.3), in the units of its default user space.

/// A transformation (8.3.3).
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Matrix(pub [f32; 6]);

impl Matrix {
    pub(super) const ONE: Self = Self([1.0, 0.0, 0.0, 1.0, 0.0, 0.0]);

    /// This one first, then `next`.
    pub(super) fn then(self, next: Self) -> Self {
        let [a, b, c, d, e, f] = self.0;
        let [p, q, r, s, t, u] = next.0;
        Self([a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + t, e * q + f * s + u])
    }

    /// Where a point is.
    pub(super) fn of(self, [x, y]: [f32; 2]) -> [f32; 2] {
        let [a, b, c, d, e, f] = self.0;
        [a * x + c * y + e, b * x + d * y + f]
    }

    /// How much longer a line becomes at most.
    pub(super) fn scale(self) -> f32 {
        let [a, b, c, d, ..] = self.0;
        a.abs() + b.abs() + c.abs() + d.abs()
    }

    /// Whether an upright rectangle is one still.
    pub(super) fn is_upright(self) -> bool {
        let [a, b, c, d, ..] = self.0;
        (b == 0.0 && c == 0.0) || (a == 0.0 && d == 0.0)
    }
}

/// An upright rectangle, from its lower left corner to its upper right one.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Rect(pub [f32; 4]);

impl Rect {
    /// All there is: what a thing covers of which nobody knows where it is.
    pub(super) const ALL: Self = Self([f32::NEG_INFINITY, f32::NEG_INFINITY, f32::INFINITY, f32::INFINITY]);
    /// Nothing yet.
    pub(super) const NONE: Self = Self([f32::INFINITY, f32::INFINITY, f32::NEG_INFINITY, f32::NEG_INFINITY]);

    /// What a rectangle takes up after a transformation; everything where it is not known.
    pub(super) fn under(self, matrix: Matrix) -> Self {
        let [left, low, right, high] = self.0;
        let mut out = Self::NONE;
        for corner in [[left, low], [right, low], [left, high], [right, high]] {
            out.add(matrix.of(corner));
        }
        out
    }

    /// Grows to hold a point.
    pub(super) fn add(&mut self, [x, y]: [f32; 2]) {
        if !x.is_finite() || !y.is_finite() {
            *self = Self::ALL;
        }
        let [left, low, right, high] = self.0;
        self.0 = [left.min(x), low.min(y), right.max(x), high.max(y)];
    }

    /// Larger by so much on each side.
    pub(super) fn wider(self, by: f32) -> Self {
        let [left, low, right, high] = self.0;
        let by = if by.is_finite() { by } else { f32::INFINITY };
        Self([left - by, low - by, right + by, high + by])
    }

    /// What both take up.
    pub(super) fn and(self, other: Self) -> Self {
        let ([left, low, right, high], [a, b, c, d]) = (self.0, other.0);
        Self([left.max(a), low.max(b), right.min(c), high.min(d)])
    }

    /// Whether there is nothing of it.
    pub(super) fn is_empty(self) -> bool {
        let [left, low, right, high] = self.0;
        right <= left || high <= low
    }

    /// Whether it holds all of another.
    pub(super) fn holds(self, other: Self) -> bool {
        let ([left, low, right, high], [a, b, c, d]) = (self.0, other.0);
        left <= a && low <= b && right >= c && high >= d
    }

    /// How much it takes up.
    pub(super) fn area(self) -> f32 {
        let [left, low, right, high] = self.0;
        if self.is_empty() { 0.0 } else { (right - left) * (high - low) }
    }
}
