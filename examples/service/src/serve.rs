//! Listening, and stopping without leaving a request half answered.

use crate::routes::router;
use crate::service::Service;
use std::io;
use std::sync::Arc;
use std::time::Duration;
use tokio::net::TcpListener;
use tokio::sync::oneshot;
use tokio::time::sleep;

/// Serves until `stop` is done; then takes no new requests and ends when those that run have been
/// answered, which their limit on time bounds.
pub async fn serve(
    listener: TcpListener,
    service: Arc<Service>,
    stop: impl Future<Output = ()> + Send + 'static,
) -> io::Result<()> {
    let (tell, told) = oneshot::channel();
    let stopping = async move {
        stop.await;
        let _ = tell.send(());
    };
    // A connection that never finishes its first line has no request whose time could be up.
    let last = service.limits().time + Duration::from_secs(1);
    let out_of_patience = async move {
        match told.await {
            Ok(()) => sleep(last).await,
            Err(_) => std::future::pending().await,
        }
    };
    let serving = axum::serve(listener, router(service)).with_graceful_shutdown(stopping);
    tokio::select! {
        served = serving.into_future() => served,
        () = out_of_patience => Ok(()),
    }
}

/// Done when the process is asked to end: ctrl-c, or SIGTERM where there is such a thing.
pub async fn told_to_stop() {
    tokio::select! {
        () = interrupted() => (),
        () = terminated() => (),
    }
}

async fn interrupted() {
    if tokio::signal::ctrl_c().await.is_err() {
        std::future::pending::<()>().await;
    }
}

#[cfg(unix)]
async fn terminated() {
    use tokio::signal::unix::{SignalKind, signal};
    match signal(SignalKind::terminate()) {
        Ok(mut signal) => {
            signal.recv().await;
        }
        Err(_) => std::future::pending().await,
    }
}

#[cfg(not(unix))]
async fn terminated() {
    std::future::pending().await
}
