//! What several forms of a question have: each part's builder is written once, and a form lists the
//! parts it has. (The fields stand in the forms: JSON refuses unknown keys, which serde's `flatten`
//! can't.)

/// Gives a form the builders of these parts, and `span()`. The text is Rust that begins such a
/// question over `span`, for the examples.
macro_rules! shared_parts {
    ($form:ident, $begin:literal: $($part:ident),*) => {
        impl $form {
            $($crate::kpi::question::shared::part!($part, $form, $begin);)*

            /// The days asked about.
            pub(crate) fn span(&self) -> $crate::Span {
                $crate::Span::half_open(self.from, self.to.plus_days(1))
            }
        }
    };
}
pub(super) use shared_parts;

macro_rules! part {
    (only, $form:ident, $begin:literal) => {
        /// Narrowed to these members of a dimension (any of them); several dimensions must all hold.
        ///
        /// ```
        /// # use meedoen::{Dimension, Kpi, Question, Span, catalogue::CurveKind};
        #[doc = concat!("# use meedoen::kpi::", stringify!($form), ";")]
        /// # let span = Span::parse("2023")?;
        #[doc = concat!("let query = ", $begin, ".only(Dimension::Domain, [\"werk\"]);")]
        /// assert!(Question::from(query).to_json().contains(r#""where":{"domain":["werk"]}"#));
        /// # Ok::<(), meedoen::Error>(())
        /// ```
        #[must_use]
        pub fn only<M: Into<String>>(
            mut self,
            dimension: $crate::Dimension,
            members: impl IntoIterator<Item = M>,
        ) -> Self {
            self.only.narrow(dimension, members);
            self
        }
    };
    (known_on, $form:ident, $begin:literal) => {
        /// As known on this day; by default as everything now stands.
        ///
        /// ```
        /// # use meedoen::{Kpi, Question, Span, catalogue::CurveKind};
        #[doc = concat!("# use meedoen::kpi::", stringify!($form), ";")]
        /// # let span = Span::parse("2023")?;
        #[doc = concat!("let query = ", $begin, ".known_on(\"2024-02-01\".parse()?);")]
        /// assert!(Question::from(query).to_json().contains(r#""known_on":"2024-02-01""#));
        /// # Ok::<(), meedoen::Error>(())
        /// ```
        #[must_use]
        pub fn known_on(mut self, day: $crate::Day) -> Self {
            self.known_on = Some(day);
            self
        }
    };
    (horizon, $form:ident, $begin:literal) => {
        /// The ledger is complete to this day; by default its own horizon.
        ///
        /// ```
        /// # use meedoen::{Kpi, Question, Span, catalogue::CurveKind};
        #[doc = concat!("# use meedoen::kpi::", stringify!($form), ";")]
        /// # let span = Span::parse("2023")?;
        #[doc = concat!("let query = ", $begin, ".horizon(\"2023-12-31\".parse()?);")]
        /// assert!(Question::from(query).to_json().contains(r#""horizon":"2023-12-31""#));
        /// # Ok::<(), meedoen::Error>(())
        /// ```
        #[must_use]
        pub fn horizon(mut self, day: $crate::Day) -> Self {
            self.horizon = Some(day);
            self
        }
    };
    (programme, $form:ident, $begin:literal) => {
        /// The programme of the policy, by its id, whose cohort (or, for KPIs, staff) is meant.
        ///
        /// ```
        /// # use meedoen::{Kpi, Question, Span, catalogue::CurveKind};
        #[doc = concat!("# use meedoen::kpi::", stringify!($form), ";")]
        /// # let span = Span::parse("2023")?;
        #[doc = concat!("let query = ", $begin, ".programme(\"werkclub\");")]
        /// assert!(Question::from(query).to_json().contains(r#""programme":"werkclub""#));
        /// # Ok::<(), meedoen::Error>(())
        /// ```
        #[must_use]
        pub fn programme(mut self, id: impl Into<String>) -> Self {
            self.programme = Some(id.into());
            self
        }
    };
}
pub(super) use part;
