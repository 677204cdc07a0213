//! The program: what it reads, and how it ends.

use meedoen_service::{Limits, Options, load};
use std::path::Path;

fn sample() -> String {
    let own = Path::new(env!("CARGO_MANIFEST_DIR"));
    own.join("../../tests/sample/rijswijk.csv").display().to_string()
}

#[test]
fn the_command_line_says_what_to_load_and_how_much_is_too_much() {
    let words = ["--policy", "preset:example", "--ledger", &sample(), "--most-rows", "5"];
    let options = Options::read(words).expect("options").expect("no help");
    assert_eq!(options.limits, Limits { rows: 5, ..Limits::default() });
    assert!(options.listen.ip().is_loopback() && !options.for_owner);
    let (policy, ledger) = load(&options).expect("a policy and a ledger");
    assert_eq!(policy, meedoen::Policy::preset("example").expect("the preset"));
    assert!(ledger.len() > 1_000);

    assert!(Options::read(["--help"]).expect("help").is_none());
    assert!(Options::read(["--policy", "preset:example"]).is_err());
    assert!(Options::read([words.as_slice(), &["--granite"]].concat()).is_err());
}

#[test]
fn a_file_that_is_not_there_is_named() {
    let words = ["--policy", "preset:example", "--ledger", "no-such.csv"];
    let options = Options::read(words).expect("options").expect("no help");
    let error = load(&options).expect_err("no ledger");
    assert_eq!(error.code(), meedoen::ErrorCode::BadLedger);
    assert!(error.to_string().contains("no-such.csv"), "{error}");
}

#[cfg(unix)]
#[test]
fn sigterm_ends_it_well() {
    use std::io::{BufRead, BufReader};
    use std::process::{Command, Stdio};
    use std::time::Duration;

    let mut program = Command::new(env!("CARGO_BIN_EXE_meedoen-service"))
        .args(["--policy", "preset:example", "--ledger", &sample(), "--listen", "127.0.0.1:0"])
        .stdout(Stdio::piped())
        .spawn()
        .expect("started");
    let output = BufReader::new(program.stdout.take().expect("its output"));
    let listening = output.lines().map_while(Result::ok).any(|it| it.starts_with("listening on "));
    // Every shell has `kill` built in; the program of that name may be missing.
    let told = Command::new("sh").args(["-c", &format!("kill -TERM {}", program.id())]).status();
    let ended = (0..3_000).find_map(|_| {
        std::thread::sleep(Duration::from_millis(10));
        program.try_wait().expect("a state")
    });
    if ended.is_none() {
        program.kill().expect("ended");
    }
    assert!(listening);
    assert!(told.expect("told").success());
    assert!(ended.is_some_and(|status| status.success()), "{ended:?}");
}
