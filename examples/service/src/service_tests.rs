//! What HTTP can't show for certain: a caller who goes while a writer is at work.

use crate::limits::Limits;
use crate::records::Records;
use crate::service::Service;
use meedoen::{Ledger, Policy};
use std::sync::mpsc;
use std::time::Duration;
use tokio::runtime::Builder;
use tokio::task::spawn_blocking;
use tokio::time::timeout;

fn one_more(client: &str) -> Records {
    Records::Csv(format!("client,kind,code,start\n{client},benefit,pw,2023-03-01\n").into())
}

#[test]
fn who_goes_before_the_new_state_stands_has_changed_nothing() {
    let policy = Policy::preset("example").expect("the preset");
    let csv = b"client,kind,code,start\nR001,benefit,pw,2023-01-15";
    let ledger = Ledger::read_csv(csv, &policy).expect("a ledger");
    let service = Service::new(ledger, &policy, Limits::default()).expect("a service");

    // One thread for long work, and it is taken: the first append is under way and can't be done.
    let runtime = Builder::new_current_thread().enable_time().max_blocking_threads(1).build();
    runtime.expect("a runtime").block_on(async {
        let (release, released) = mpsc::channel::<()>();
        spawn_blocking(move || released.recv());
        let gone = timeout(Duration::from_millis(10), service.append(one_more("R002"), false));
        assert!(gone.await.is_err(), "its time is up");
        release.send(()).expect("somebody waits");

        let appended = service.append(one_more("R003"), false).await.expect("appended");
        assert_eq!(appended.revision, 1, "the first to stand");
    });
    let state = service.state();
    let known = |id: &str| state.caseload.client(id, None).is_some();
    assert_eq!(["R001", "R002", "R003"].map(known), [true, false, true]);
}
