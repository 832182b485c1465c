"""Visitors are shared out among the processes of the web server."""

import socket

from .visitors import Visitor

PAGE = b"GET /login/ HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n"
FORM = b"POST /login/ HTTP/1.1\r\nHost: 127.0.0.1\r\nCookie: csrf=" + b"a" * 32 + b"\r\nConnection: close\r\n"
FORM += b"Expect: 100-continue\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 3\r\n\r\n"


def asked(server, words):
    connection = socket.create_connection((server.host, server.port), timeout=30)
    connection.sendall(words)
    return connection


def to_the_end(connection):
    """All that is answered until the server closes; by then its process has laid the request aside."""
    with connection, connection.makefile("rb") as answer:
        return answer.read()


def test_a_process_at_work_keeps_no_second_visitor_to_itself(own_server):
    """Kept by the busy process he would wait behind the first for as long as both go on, beside an idle one."""
    server = own_server(workers=1)
    form = asked(server, FORM)
    assert form.recv(100).startswith(b"HTTP/1.1 100 ")  # the portal is at work on it, and waits for the rest
    assert b"\r\nConnection: close\r\n" in to_the_end(asked(server, PAGE))
    form.sendall(b"a=1")
    assert to_the_end(form).startswith(b"HTTP/1.1 403 ")
    assert Visitor(server.port).get("/login/").header("Connection") == "keep-alive"
