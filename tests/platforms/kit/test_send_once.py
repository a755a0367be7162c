"""What each way of breaking comes to, over real sockets; and that every exception of httpx was thought of."""

import ast
import datetime as dt
import inspect
import socket
import ssl
from dataclasses import replace

import httpx
import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from moderator_app.platforms.kit import send_once as subject
from moderator_app.platforms.kit.send_once import Call, NoReply, Patience, Reply, Upload, read_once, send_once
from tests.platforms.kit.raw_server import answering, full_port, raw_server, refusing_port, reset, whole

SHORT = Patience(connect=0.3, answer=0.3, largest=100_000)
TOKEN = "EAAB" + "invented0123456789" * 2


def call(address, **fields):
    made = Call("POST", f"{address}/page/feed", {"Authorization": f"Bearer {TOKEN}"}, form={"message": "বার্তা"})
    return replace(made, secrets=(TOKEN,), **fields)


def sent(address, patience=SHORT, **fields):
    return send_once(call(address, **fields), patience)


def test_an_answer_is_heard_whole_with_its_headers():
    with raw_server(answering(whole(b'{"id": "1"}', "200 OK", "X-App-Usage: {}"))) as server:
        reply = sent(server.address)
    assert isinstance(reply, Reply)
    assert (reply.status, reply.body, reply.headers["x-app-usage"]) == (200, b'{"id": "1"}', "{}")


def test_it_speaks_http_1_1_without_compression_and_closes_its_connection():
    with raw_server(answering(whole(b"{}"))) as server:
        sent(server.address)
    head = server.heard[0].decode()
    assert head.startswith("POST /page/feed HTTP/1.1\r\n")
    assert "connection: close" in head.lower()
    assert "accept-encoding: identity" in head.lower()
    assert f"Bearer {TOKEN}" in head
    assert TOKEN not in head.splitlines()[0]


def test_each_call_has_a_connection_of_its_own():
    with raw_server(answering(whole(b"{}"))) as server:
        assert all(isinstance(sent(server.address), Reply) for _ in range(3))
        assert server.connections == 3


def test_nothing_that_refuses_connections_has_been_reached():
    with refusing_port() as port:
        reply = sent(f"http://127.0.0.1:{port}")
    assert isinstance(reply, NoReply)
    assert (reply.arrived, reply.fault) == (False, "net.not_reached")
    assert reply.detail.startswith("ConnectError")


def test_a_connection_that_does_not_come_about_in_time_was_never_left():
    with full_port() as port:
        reply = sent(f"http://127.0.0.1:{port}")
    assert reply == NoReply(arrived=False, fault="net.not_reached", detail=reply.detail)
    assert reply.detail.startswith("ConnectTimeout")


def test_a_name_that_nobody_knows_was_never_left(monkeypatch):
    def unknown(*_, **__):
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", unknown)
    reply = sent("https://no-such-host.invalid")
    assert reply == NoReply(arrived=False, fault="net.no_such_host", detail=reply.detail)


BROKEN = {
    "closed before a word": lambda server, sock: server.read_request(sock),
    "reset before a word": lambda server, sock: (server.read_request(sock), reset(sock)),
    "closed in the head": answering(b"HTTP/1.1 200 OK\r\nContent-Le"),
    "closed in the body": answering(b'HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n{"id"'),
    "not HTTP at all": answering(b"hello there\r\n\r\n"),
    "broken chunks": answering(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n{}\r\n0\r\n\r\n"),
    "unreadable compression": answering(whole(b"not gzip", "200 OK", "Content-Encoding: gzip")),
}


@pytest.mark.parametrize("way", BROKEN)
def test_what_breaks_after_the_connection_leaves_the_outcome_unknown(way):
    with raw_server(BROKEN[way]) as server:
        reply = sent(server.address)
        assert server.connections == 1
    assert reply == NoReply(arrived=True, fault="net.answer_lost", detail=reply.detail)


def test_silence_after_the_request_leaves_the_outcome_unknown():
    def silent(server, sock):
        server.read_request(sock)
        server.done.wait(10)

    with raw_server(silent) as server:
        reply = sent(server.address)
    assert reply == NoReply(arrived=True, fault="net.no_answer_in_time", detail="ReadTimeout: timed out")


def test_an_upload_that_nobody_takes_leaves_the_outcome_unknown():
    with raw_server(lambda server, _: server.done.wait(10), small_window=True) as server:
        picture = Upload("source", "picture.jpg", "image/jpeg", b"\xff" * 24_000_000)
        reply = sent(server.address, uploads=(picture,))
    assert isinstance(reply, NoReply)
    assert (reply.arrived, reply.fault) == (True, "net.no_answer_in_time")
    assert reply.detail.startswith("WriteTimeout")


def test_a_reset_in_the_middle_of_an_upload_leaves_the_outcome_unknown():
    def cut(_, sock):
        sock.recv(1000)
        reset(sock)

    with raw_server(cut) as server:
        picture = Upload("source", "picture.jpg", "image/jpeg", b"\xff" * 24_000_000)
        reply = sent(server.address, uploads=(picture,))
    assert isinstance(reply, NoReply)
    assert (reply.arrived, reply.fault) == (True, "net.answer_lost")


def test_an_answer_that_never_ends_is_given_up():
    def endless(server, sock):
        server.read_request(sock)
        sock.sendall(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n")
        while not server.done.wait(0.02):
            sock.sendall(b"1\r\n \r\n")

    with raw_server(endless) as server:
        assert sent(server.address) == NoReply(arrived=True, fault="net.no_answer_in_time")


def test_an_answer_without_measure_is_not_read_to_its_end():
    with raw_server(answering(whole(b" " * 5_000_000))) as server:
        assert sent(server.address) == NoReply(arrived=True, fault="net.answer_too_large")


def test_a_redirect_is_an_answer_and_is_not_followed():
    with raw_server(answering(whole(b"", "302 Found", "Location: /elsewhere"))) as server:
        reply = sent(server.address)
        assert server.connections == 1
    assert isinstance(reply, Reply)
    assert reply.status == 302


def test_nothing_goes_in_the_clear_to_another_machine():
    assert sent("http://example.org") == NoReply(arrived=False, fault="net.not_encrypted")


def test_what_no_header_can_hold_is_not_even_tried():
    with raw_server(answering(whole(b"{}"))) as server:
        bad = replace(call(server.address), headers={"Authorization": "Bearer a\r\nX: y"})
        assert send_once(bad, SHORT) == NoReply(arrived=False, fault="net.unsendable")
        assert server.connections == 0


@pytest.fixture
def self_signed(tmp_path):
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "localhost")])
    since = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)
    made = x509.CertificateBuilder(name, name, key.public_key(), 1, since, since + dt.timedelta(days=3650))
    certificate = made.add_extension(x509.SubjectAlternativeName([x509.DNSName("localhost")]), critical=False)
    pem = certificate.sign(key, hashes.SHA256()).public_bytes(serialization.Encoding.PEM)
    plain = serialization.NoEncryption()
    pem += key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, plain)
    (tmp_path / "server.pem").write_bytes(pem)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(tmp_path / "server.pem")
    return context


def test_a_server_that_cannot_prove_itself_hears_nothing(self_signed, monkeypatch):
    monkeypatch.setenv("NO_PROXY", "localhost")
    heard = []

    def secured(_, sock):
        with self_signed.wrap_socket(sock, server_side=True) as safe:
            heard.append(safe.recv(1000))

    with raw_server(secured) as server:
        reply = sent(f"https://localhost:{server.port}", Patience(5, 5))
    assert reply == NoReply(arrived=False, fault="net.certificate", detail=reply.detail)
    assert heard == []


def test_an_office_proxy_that_refuses_the_tunnel_means_not_sent(monkeypatch):
    with raw_server(answering(whole(b"", "403 Forbidden"))) as proxy:
        for name in ("HTTPS_PROXY", "https_proxy"):
            monkeypatch.setenv(name, proxy.address)
        for name in ("NO_PROXY", "no_proxy", "ALL_PROXY", "all_proxy"):
            monkeypatch.delenv(name, raising=False)
        reply = sent("https://graph.example.org")
    assert reply == NoReply(arrived=False, fault="net.proxy", detail=reply.detail)
    assert proxy.heard[0].startswith(b"CONNECT graph.example.org:443")
    assert TOKEN.encode() not in proxy.heard[0]


def test_a_proxy_of_the_environment_never_sees_a_call_to_this_machine(monkeypatch):
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9")
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:9")
    monkeypatch.delenv("NO_PROXY", raising=False)
    monkeypatch.delenv("no_proxy", raising=False)
    with raw_server(answering(whole(b"{}"))) as server:
        assert isinstance(sent(server.address), Reply)


def test_reading_gives_up_sooner_and_takes_more():
    asked = inspect.signature(read_once).parameters["patience"].default
    once = inspect.signature(send_once).parameters["patience"].default
    assert asked.answer < 120 <= once.answer
    assert once.connect < once.answer
    assert asked.largest > once.largest


def _kinds(parent):
    for kind in parent.__subclasses__():
        yield kind
        yield from _kinds(kind)


def test_every_exception_of_httpx_is_named_and_no_parent_is_caught():
    """A parent holds both "never left" and "nobody knows": NetworkError, TimeoutException, TransportError."""
    tree = ast.parse(inspect.getsource(subject))
    named = {node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute) and hasattr(httpx, node.attr)}
    roots = (httpx.HTTPError, httpx.StreamError, httpx.InvalidURL, httpx.CookieConflict)
    every = {kind for root in roots for kind in (root, *_kinds(root)) if kind.__module__.startswith("httpx")}
    leaves = {kind.__name__ for kind in every if not kind.__subclasses__()} - {
        "HTTPStatusError"
    }  # only raise_for_status
    parents = {kind.__name__ for kind in every if kind.__subclasses__()}
    assert leaves - named == set()
    assert parents & named == set()
