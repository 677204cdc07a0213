//! As much of an HTTP client as the tests need, on loopback; it never waits without end.

use serde_json::Value;
use std::fmt::Write as _;
use std::io::{Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::time::Duration;

const PATIENCE: Duration = Duration::from_secs(30);

/// A response that was read whole.
#[derive(Debug)]
pub(crate) struct Response {
    pub(crate) status: u16,
    headers: Vec<(String, String)>,
    body: Vec<u8>,
}

impl Response {
    fn parse(bytes: &[u8]) -> Self {
        let end = bytes.windows(4).position(|it| it == b"\r\n\r\n").expect("a head");
        let head = std::str::from_utf8(&bytes[..end]).expect("a head in ASCII");
        let mut lines = head.split("\r\n");
        let status = lines.next().and_then(|line| line.split(' ').nth(1)).expect("a status");
        let header = |line: &str| {
            let (name, value) = line.split_once(':').expect("a header");
            (name.to_ascii_lowercase(), value.trim().to_owned())
        };
        let response = Self {
            status: status.parse().expect("a number"),
            headers: lines.map(header).collect(),
            body: bytes[end + 4..].to_vec(),
        };
        let length = response.header("content-length").expect("a length");
        assert_eq!(length, response.body.len().to_string(), "a body that came whole");
        response
    }

    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(it, _)| it == name).map(|(_, value)| value.as_str())
    }

    /// The body, which must be JSON.
    pub(crate) fn json(&self) -> Value {
        serde_json::from_slice(&self.body).expect("JSON")
    }

    pub(crate) fn text(&self) -> &str {
        std::str::from_utf8(&self.body).expect("text")
    }

    /// How many times records had been appended to the state that was asked.
    pub(crate) fn revision(&self) -> u64 {
        self.header("meedoen-revision").expect("a revision").parse().expect("a number")
    }
}

pub(crate) fn get(address: SocketAddr, path: &str) -> Response {
    send(address, "GET", path, None)
}

pub(crate) fn post_json(address: SocketAddr, path: &str, body: &Value) -> Response {
    send(address, "POST", path, Some(("application/json", body.to_string().as_bytes())))
}

pub(crate) fn post_csv(address: SocketAddr, path: &str, body: &str) -> Response {
    send(address, "POST", path, Some(("text/csv; charset=utf-8", body.as_bytes())))
}

/// A request with or without a body of some type.
pub(crate) fn send(
    address: SocketAddr,
    method: &str,
    path: &str,
    body: Option<(&str, &[u8])>,
) -> Response {
    let mut request = head(method, path);
    let body = body.map_or(&[][..], |(form, body)| {
        let _ = write!(request, "content-type: {form}\r\ncontent-length: {}\r\n", body.len());
        body
    });
    let mut stream = connect(address);
    stream.write_all(&[request.as_bytes(), b"\r\n", body].concat()).expect("written");
    rest(stream)
}

/// A request that is under way: its handler runs and waits for the body.
pub(crate) struct UnderWay(TcpStream);

impl UnderWay {
    /// Announces a JSON body of so many bytes, and sends none of it.
    pub(crate) fn begin(address: SocketAddr, path: &str, bytes: usize) -> Self {
        let mut stream = announce(address, path, bytes);
        // The server says so when somebody reads the body.
        let mut go_on = [0; b"HTTP/1.1 100 Continue\r\n\r\n".len()];
        stream.read_exact(&mut go_on).expect("an interim response");
        assert_eq!(&go_on, b"HTTP/1.1 100 Continue\r\n\r\n");
        Self(stream)
    }

    /// Sends the body and reads the response.
    pub(crate) fn finish(mut self, body: &[u8]) -> Response {
        self.0.write_all(body).expect("written");
        rest(self.0)
    }

    /// Sends nothing and reads the response.
    pub(crate) fn wait(self) -> Response {
        rest(self.0)
    }
}

/// The response to the announcement of a body.
pub(crate) fn only_announce(address: SocketAddr, path: &str, bytes: usize) -> Response {
    rest(announce(address, path, bytes))
}

fn announce(address: SocketAddr, path: &str, bytes: usize) -> TcpStream {
    let mut request = head("POST", path);
    let _ = write!(
        request,
        "content-type: application/json\r\ncontent-length: {bytes}\r\nexpect: 100-continue\r\n\r\n"
    );
    let mut stream = connect(address);
    stream.write_all(request.as_bytes()).expect("written");
    stream
}

fn head(method: &str, path: &str) -> String {
    format!("{method} {path} HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n")
}

fn connect(address: SocketAddr) -> TcpStream {
    let stream = TcpStream::connect_timeout(&address, PATIENCE).expect("a connection");
    stream.set_read_timeout(Some(PATIENCE)).expect("a time limit");
    stream.set_write_timeout(Some(PATIENCE)).expect("a time limit");
    stream
}

fn rest(mut stream: TcpStream) -> Response {
    let mut bytes = Vec::new();
    stream.read_to_end(&mut bytes).expect("a response in time");
    Response::parse(&bytes)
}
