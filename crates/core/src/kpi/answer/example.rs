//! What the examples of an answer's parts begin with.

/// An example as documentation: these lines, which see a `caseload` of one client, the `span` of 2023,
/// and the `answer` to a question for placements with its one `row`.
macro_rules! example {
    ($($line:literal)*) => {
        concat!(
            "```\n",
            "# use meedoen::kpi::{CurveQuery, Figure, NoFigure, Number, Rows, TransitionQuery};\n",
            "# use meedoen::{Caseload, Dimension, Kpi, Ledger, Policy, Query, Span};\n",
            "# let policy = Policy::preset(\"example\")?;\n",
            "# let csv = \"client,kind,code,start,end,reason\\n\\\n",
            "#            R001,benefit,pw,2023-01-15,2023-06-30,work\\n\\\n",
            "#            R001,placement,paid,2023-07-01,,\\n\";\n",
            "# let caseload = Caseload::build(&Ledger::read_csv(csv.as_bytes(), &policy)?, &policy)?;\n",
            "# let span = Span::parse(\"2023\")?;\n",
            "# let answer = caseload.ask(&Query::over(span).kpis([Kpi::Placements]).into())?;\n",
            "# let row = &answer.kpi_rows()[0];\n",
            $($line, "\n",)*
            "# Ok::<(), meedoen::Error>(())\n",
            "```"
        )
    };
}
pub(super) use example;
