//! The service as a program.

use meedoen_service::{HELP, Options, Service, load, serve, told_to_stop};
use std::error::Error;
use std::process::ExitCode;
use std::sync::Arc;
use tokio::net::TcpListener;
use tokio::runtime::Runtime;

fn main() -> ExitCode {
    let options = match Options::read(std::env::args_os().skip(1)) {
        Ok(Some(options)) => options,
        Ok(None) => {
            println!("{HELP}");
            return ExitCode::SUCCESS;
        }
        Err(error) => {
            eprintln!("{error}\n\n{HELP}");
            return ExitCode::from(2);
        }
    };
    match run(&options) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("meedoen-service: {error}");
            ExitCode::FAILURE
        }
    }
}

fn run(options: &Options) -> Result<(), Box<dyn Error>> {
    let (policy, ledger) = load(options)?;
    let reading = ledger.reading();
    println!("{} rows, {} of them refused", reading.rows(), reading.quarantined());
    let service = Service::new(ledger, &policy, options.limits)?
        .for_owner(options.for_owner)
        .log(|line| eprintln!("{line}"));
    let runtime = Runtime::new()?;
    let served = runtime.block_on(async {
        let listener = TcpListener::bind(options.listen).await?;
        let stop = told_to_stop()?;
        println!("listening on http://{}", listener.local_addr()?);
        serve(listener, Arc::new(service), stop).await
    });
    // A sweep whose caller has long gone is no reason to stay.
    runtime.shutdown_background();
    Ok(served?)
}
