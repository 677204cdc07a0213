//! A service on a free port of loopback, for as long as a test runs.

use meedoen::{Ledger, Policy};
use meedoen_service::{Limits, Service, serve};
use std::net::SocketAddr;
use std::sync::{Arc, mpsc};
use std::thread::JoinHandle;
use std::time::Duration;
use tokio::net::TcpListener;
use tokio::runtime::Runtime;
use tokio::sync::oneshot;

/// Two clients on benefit since 2023; the second's benefit has a number of its own.
pub(crate) const LEDGER: &str = "\
client,kind,code,start,end,reason,registered_on,withdrawn_on,record
R001,benefit,pw,2023-01-15,,,2023-01-15,,
R002,benefit,pw,2023-02-01,,,2023-02-01,,b-2
";

pub(crate) struct Server {
    pub(crate) address: SocketAddr,
    stop: Option<oneshot::Sender<()>>,
    thread: Option<JoinHandle<()>>,
    ended: mpsc::Receiver<()>,
}

impl Server {
    /// A service for the small ledger, with the ordinary limits.
    pub(crate) fn start() -> Self {
        Self::with(Limits::default())
    }

    /// A service for the small ledger, with these limits.
    pub(crate) fn with(limits: Limits) -> Self {
        Self::of(service(LEDGER, limits))
    }

    /// This service.
    pub(crate) fn of(service: Service) -> Self {
        let (stop, stopped) = oneshot::channel::<()>();
        let (tell_address, address) = mpsc::channel();
        let (tell_end, ended) = mpsc::channel();
        let thread = std::thread::spawn(move || {
            let runtime = Runtime::new().expect("a runtime");
            runtime.block_on(async {
                let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
                let address = listener.local_addr().expect("an address");
                tell_address.send(address).expect("somebody waits");
                let stopping = async {
                    let _ = stopped.await;
                };
                serve(listener, Arc::new(service), stopping).await.expect("served");
            });
            let _ = tell_end.send(());
        });
        let address = address.recv_timeout(Duration::from_secs(30)).expect("an address in time");
        Self { address, stop: Some(stop), thread: Some(thread), ended }
    }

    /// Asks it to stop, as a signal would.
    pub(crate) fn tell_to_stop(&mut self) {
        if let Some(stop) = self.stop.take() {
            let _ = stop.send(());
        }
    }

    /// Whether it has ended, or does so soon.
    pub(crate) fn ends(&self) -> bool {
        self.ended.recv_timeout(Duration::from_secs(30)).is_ok()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.tell_to_stop();
        if let Some(thread) = self.thread.take() {
            let ended = thread.join();
            assert!(ended.is_ok() || std::thread::panicking(), "the server's thread broke off");
        }
    }
}

/// A service for this ledger under the example policy.
pub(crate) fn service(csv: &str, limits: Limits) -> Service {
    let policy = Policy::preset("example").expect("the preset");
    let ledger = Ledger::read_csv(csv.as_bytes(), &policy).expect("a ledger");
    Service::new(ledger, &policy, limits).expect("a service")
}
