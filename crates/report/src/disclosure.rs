//! Small cells: what a breakdown hides so that few people can't be recognised.
//!
//! Counts from 1 up to `smallest_cell` − 1 are hidden, and where a hidden count could be computed
//! from a total, one more. Totals themselves stay. This is care for an internal report and **no
//! publication gate**: tables are looked at one by one, and what one hides another may tell.

use super::model::Value;
use meedoen::kpi::Number;

/// The rule of a policy, or none.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct SmallCells {
    smallest: Option<i64>,
}

impl SmallCells {
    /// Hides counts below `smallest` (and above zero), unless `show`.
    pub(super) fn below(smallest: u32, show: bool) -> Self {
        Self { smallest: Some(i64::from(smallest)).filter(|smallest| *smallest > 1 && !show) }
    }

    /// A count that stands alone.
    pub(super) fn one(self, count: i64) -> Value {
        match self.smallest {
            Some(smallest) if count > 0 && count < smallest => Value::Small,
            _ => Value::Shown(Number::Whole(count)),
        }
    }

    /// The cells of a partition whose total is known.
    pub(super) fn partition(self, counts: &[i64]) -> Vec<Value> {
        let mut table = Table::new(self, counts.to_vec());
        table.protect(&[(0..counts.len()).collect()]);
        table.values
    }

    /// Cells by row and column with their margins: rows of equal length, the last row and the last
    /// column being the totals, their corner the grand total, which is always shown.
    pub(super) fn crossed(self, counts: &[Vec<i64>]) -> Vec<Vec<Value>> {
        let width = counts.first().map_or(0, Vec::len);
        if width == 0 {
            return Vec::new();
        }
        let height = counts.len();
        let mut table = Table::new(self, counts.concat());
        if let (Some(corner), Some(value)) = (table.values.last_mut(), table.counts.last()) {
            *corner = Value::Shown(Number::Whole(*value));
        }
        // Each line without its total: the margins are lines too, and their total is the corner.
        let cell = |row: usize, column: usize| row * width + column;
        let rows = (0..height).map(|row| (0..width - 1).map(|column| cell(row, column)).collect());
        let columns =
            (0..width).map(|column| (0..height - 1).map(|row| cell(row, column)).collect());
        let lines: Vec<Vec<usize>> = rows.chain(columns).collect();
        table.protect(&lines);
        table.values.chunks(width).map(<[Value]>::to_vec).collect()
    }
}

/// Counts and what is shown of them.
struct Table {
    counts: Vec<i64>,
    values: Vec<Value>,
    smallest: Option<i64>,
}

impl Table {
    fn new(rule: SmallCells, counts: Vec<i64>) -> Self {
        let values = counts.iter().map(|count| rule.one(*count)).collect();
        Self { counts, values, smallest: rule.smallest }
    }

    /// Hides more cells until no line gives a hidden one away.
    fn protect(&mut self, lines: &[Vec<usize>]) {
        let Some(smallest) = self.smallest else { return };
        while let Some(cell) = lines.iter().find_map(|line| self.to_hide(line, smallest)) {
            self.values[cell] = Value::Beside;
        }
    }

    /// The cell to hide next in a line that gives a hidden one away: the smallest that is shown,
    /// zeros last, since a hidden zero protects least.
    fn to_hide(&self, line: &[usize], smallest: i64) -> Option<usize> {
        let hidden: Vec<_> =
            line.iter().copied().filter(|cell| self.values[*cell].is_hidden()).collect();
        let all_small = hidden.iter().all(|cell| self.values[*cell] == Value::Small);
        let sum: i64 = hidden.iter().map(|cell| self.counts[*cell]).sum();
        let many = hidden.len() as i64;
        // Small cells whose sum is the least or the most it can be are as good as shown.
        let given_away =
            many == 1 || (many > 1 && all_small && (sum == many || sum == many * (smallest - 1)));
        if !given_away {
            return None;
        }
        line.iter()
            .copied()
            .filter(|cell| !self.values[*cell].is_hidden())
            .min_by_key(|cell| (self.counts[*cell] == 0, self.counts[*cell]))
    }
}
