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

/// Done when the process is asked to end: ctrl-c, or SIGTERM where there is such a thing. It listens
/// for that from the moment it is made, within a runtime, and not only once it is waited for.
#[cfg(unix)]
pub fn told_to_stop() -> io::Result<impl Future<Output = ()> + Send + 'static> {
    use tokio::signal::unix::{SignalKind, signal};
    let mut interrupted = signal(SignalKind::interrupt())?;
    let mut terminated = signal(SignalKind::terminate())?;
    Ok(async move {
        tokio::select! {
            _ = interrupted.recv() => (),
            _ = terminated.recv() => (),
        }
    })
}

/// Done when the process is asked to end by ctrl-c. It listens for that from the moment it is made,
/// within a runtime, and not only once it is waited for.
#[cfg(windows)]
pub fn told_to_stop() -> io::Result<impl Future<Output = ()> + Send + 'static> {
    let mut interrupted = tokio::signal::windows::ctrl_c()?;
    Ok(async move {
        interrupted.recv().await;
    })
}
