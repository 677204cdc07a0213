//! The ledger that the examples of a timeline's parts are about.

/// An example as documentation: the ledger of the example of [`Timeline`](super::Timeline), and
/// these lines, which see its `timeline` and `caseload`.
macro_rules! example {
    ($($line:literal)*) => {
        concat!(
            "```\n",
            "# use meedoen::{Caseload, Ledger, Policy};\n",
            "# let policy = Policy::preset(\"example\")?;\n",
            "# let csv = \"client,kind,code,start,end,hours\\n\\\n",
            "#            R001,birth,,1980-05-17,,\\n\\\n",
            "#            R001,benefit,pw,2022-05-01,2023-09-30,\\n\\\n",
            "#            R001,rung,2,2022-05-10,,\\n\\\n",
            "#            R001,growth,4,2022-05-10,,\\n\\\n",
            "#            R001,route,barriers,2022-06-01,2022-12-31,\\n\\\n",
            "#            R001,contact,first,2022-05-20,,\\n\\\n",
            "#            R001,activity,volunteering,2022-07-01,,\\n\\\n",
            "#            R001,referral,wsp,2023-06-01,2023-06-15,\\n\\\n",
            "#            R001,placement,paid,2023-10-01,,32\\n\\\n",
            "#            R001,instrument,job_coach,2023-10-01,,\\n\\\n",
            "#            R001,group,exempt,2022-05-01,2022-08-31,\\n\";\n",
            "# let caseload = Caseload::build(&Ledger::read_csv(csv.as_bytes(), &policy)?, &policy)?;\n",
            "# let timeline = caseload.client(\"R001\", None).expect(\"R001 is there\");\n",
            $($line, "\n",)*
            "# Ok::<(), meedoen::Error>(())\n",
            "```"
        )
    };
}
pub(super) use example;
