use super::disclosure::SmallCells;
use super::model::Value::{self, Beside, Small};
use meedoen::kpi::Number;

fn shown(count: i64) -> Value {
    Value::Shown(Number::Whole(count))
}

#[test]
fn small_counts_are_hidden_and_zero_is_not() {
    let rule = SmallCells::below(5, false);
    assert_eq!([0, 1, 4, 5].map(|count| rule.one(count)), [shown(0), Small, Small, shown(5)]);
    assert_eq!(SmallCells::below(5, true).one(1), shown(1));
    assert_eq!(SmallCells::below(0, false).one(1), shown(1));
}

#[test]
fn one_hidden_cell_takes_the_next_smallest_with_it() {
    let rule = SmallCells::below(5, false);
    assert_eq!(rule.partition(&[3, 40, 12, 0]), [Small, shown(40), Beside, shown(0)]);
    // Where there is nothing but zeros beside it, a zero must do.
    assert_eq!(rule.partition(&[3, 0]), [Small, Beside]);
    assert_eq!(rule.partition(&[3]), [Small]);
    assert_eq!(rule.partition(&[10, 20]), [shown(10), shown(20)]);
    assert_eq!(rule.partition(&[]), []);
}

#[test]
fn hidden_cells_whose_sum_gives_them_away_take_another() {
    let rule = SmallCells::below(5, false);
    // A hidden sum of two must be one and one; of eight, four and four.
    assert_eq!(rule.partition(&[1, 1, 30]), [Small, Small, Beside]);
    assert_eq!(rule.partition(&[4, 4, 30]), [Small, Small, Beside]);
    assert_eq!(rule.partition(&[2, 3, 30]), [Small, Small, shown(30)]);
}

#[test]
fn no_line_of_a_crossed_table_has_one_hidden_cell() {
    let counts = vec![
        vec![3, 40, 50, 93],
        vec![10, 60, 70, 140],
        vec![20, 80, 90, 190],
        vec![33, 180, 210, 423],
    ];
    let cells = SmallCells::below(5, false).crossed(&counts);
    assert_eq!(cells[3][3], shown(423));
    for row in &cells {
        assert_ne!(row[..3].iter().filter(|cell| cell.is_hidden()).count(), 1, "{row:?}");
    }
    for column in 0..4 {
        let hidden = cells[..3].iter().filter(|row| row[column].is_hidden()).count();
        assert_ne!(hidden, 1, "column {column}");
    }
    assert_eq!(SmallCells::below(5, true).crossed(&counts)[0][0], shown(3));
    assert_eq!(SmallCells::below(5, false).crossed(&[]), Vec::<Vec<Value>>::new());
}
