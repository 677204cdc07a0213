//! A ledger as columns.

use crate::Day;
use crate::frame::{Frame, Series};
use crate::ledger::{Field, Ledger, RecordColumns};
use crate::vocabulary::{Kind, Word};

impl Ledger {
    /// The accepted rows as columns in the library's own form, in the order they were read: `client`,
    /// `kind`, `code`, `start`, `end` (the last day, inclusive), `reason`, `hours`, `benefit_no`,
    /// `registered_on`, `withdrawn_on`, `record`. Read again, they give the same ledger. A withdrawal
    /// stands in the row it withdrew.
    ///
    /// ```
    /// # use meedoen::{Ledger, Policy};
    /// # let policy = Policy::starter("Ons Dorp");
    /// let csv = b"client,kind,code,start\nc1,rung,2,2023-01-15\nc2,rung,soon,2023-01-15\n";
    /// let ledger = Ledger::read_csv(csv, &policy)?;
    /// assert_eq!(ledger.frame().columns().count(), 11);
    /// # Ok::<(), meedoen::Error>(())
    /// ```
    pub fn frame(&self) -> Frame {
        let columns = &self.columns;
        let last = |row: usize| match columns.until[row] {
            until if until == RecordColumns::OPEN || columns.kind[row] == Kind::Referral => until,
            until => until - 1,
        };
        let hours = |row| self.detail(row, Kind::Placement).map(|number| self.hours(number));
        let benefit_no = |row| Some(self.benefit_no(self.detail(row, Kind::Benefit)?));
        Frame::new()
            .column(
                Field::Client.as_str(),
                self.words(|row| Some(self.client_id(columns.client[row]))),
            )
            .column(Field::Kind.as_str(), self.words(|row| Some(columns.kind[row].as_str())))
            .column(Field::Code.as_str(), self.words(|row| Some(self.code(row))))
            .column(Field::Start.as_str(), self.days(|row| columns.start[row]))
            .column(Field::End.as_str(), self.days(last))
            .column(Field::Reason.as_str(), self.words(|row| self.reason(row)))
            .column(Field::Hours.as_str(), Series::real((0..self.len()).map(hours)))
            .column(Field::BenefitNo.as_str(), self.words(benefit_no))
            .column(Field::RegisteredOn.as_str(), self.days(|row| columns.registered[row]))
            .column(Field::WithdrawnOn.as_str(), self.days(|row| columns.withdrawn[row]))
            .column(Field::Record.as_str(), self.words(|row| Some(self.record_numbers.of_row(row))))
    }

    /// A row's benefit number or hours, where it is of the kind that has them.
    fn detail(&self, row: usize, kind: Kind) -> Option<u32> {
        let detail = self.columns.detail[row];
        (self.columns.kind[row] == kind && detail != RecordColumns::NO_DETAIL).then_some(detail)
    }

    /// A column of words; an empty one is an empty cell.
    fn words<'a>(&'a self, word: impl Fn(usize) -> Option<&'a str>) -> Series {
        Series::words((0..self.len()).map(|row| word(row).filter(|word| !word.is_empty())))
    }

    /// A column of days; [`RecordColumns::OPEN`] and [`RecordColumns::NO_DAY`] are empty cells.
    fn days(&self, number: impl Fn(usize) -> i32) -> Series {
        let is_day = |number: &i32| ![RecordColumns::OPEN, RecordColumns::NO_DAY].contains(number);
        let day = |row| Some(number(row)).filter(is_day).map(Day::from_number);
        Series::days((0..self.len()).map(day))
    }
}

#[cfg(test)]
mod tests {
    use crate::Day;
    use crate::frame::Series;
    use crate::ledger::{Batch, Column, Ledger, LedgerReader};
    use crate::policy::Policy;

    const CSV: &str = "client,kind,code,start,end,reason,hours,benefit_no,registered_on,withdrawn_on,record\n\
        a,benefit,pw,2023-01-15,2023-03-31,work,,B7,2023-01-20,,r1\n\
        b,placement,paid,2023-02-01,,,31.5,,,,\n\
        b,referral,wsp,2023-02-01,2023-02-03,returned,,,,2023-02-09,\n\
        c,birth,,1980,,,,,,,\n";

    fn days(column: Option<&Series>) -> Vec<Option<String>> {
        let Some(Series::Days(days)) = column else { return Vec::new() };
        days.iter().map(|day| day.map(|day: Day| day.to_string())).collect()
    }

    #[test]
    fn it_says_what_the_rows_say() {
        let ledger = Ledger::read_csv(CSV.as_bytes(), &Policy::starter("Ons Dorp")).unwrap();
        let frame = ledger.frame();
        let some = |text: &str| Some(text.to_owned());
        assert_eq!(days(frame.get("end")), [some("2023-03-31"), None, some("2023-02-03"), None]);
        assert_eq!(days(frame.get("start"))[3], some("1980-12-31"));
        assert_eq!(days(frame.get("registered_on")), [some("2023-01-20"), None, None, None]);
        assert_eq!(frame.get("hours"), Some(&Series::real([None, Some(31.5), None, None])));
        assert_eq!(frame.get("benefit_no"), Some(&Series::words([Some("B7"), None, None, None])));
        assert_eq!(
            frame.get("reason"),
            Some(&Series::words([Some("work"), None, Some("returned"), None]))
        );
    }

    #[test]
    fn read_again_it_is_the_same_ledger() {
        let policy = Policy::starter("Ons Dorp");
        let ledger = Ledger::read_csv(CSV.as_bytes(), &policy).unwrap();
        let frame = ledger.frame();
        let batch = frame.columns().fold(Batch::new(), |batch, (name, series)| {
            let column = match series {
                Series::Words(words) => {
                    Column::text((0..series.len()).map(|row| words.get(row)).collect::<Vec<_>>())
                }
                Series::Days(days) => Column::days(days.iter().map(|day| day.map(Day::number))),
                Series::Real(numbers) => Column::real(numbers.iter().copied()),
                Series::Whole(_) | Series::Flags(_) => return batch,
            };
            batch.column(name, column)
        });
        let mut reader = LedgerReader::new(&policy);
        reader.push_batch(&batch).unwrap();
        assert_eq!(reader.finish().unwrap().digest(), ledger.digest());
    }
}
