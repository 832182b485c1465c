"""Visitors are shared out among the processes of the web server."""

import socket

from .visitors import Visitor


def reached_the_portal(server):
    """A form whose head has arrived and whose body has not: the portal is at work on it, and waits."""
    form = socket.create_connection((server.host, server.port), timeout=30)
    form.sendall(
        b"POST /login/ HTTP/1.1\r\nHost: 127.0.0.1\r\nCookie: csrf=" + b"a" * 32 + b"\r\nExpect: 100-continue\r\n"
        b"Connection: close\r\n"
        b"Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 3\r\n\r\n"
    )
    assert form.recv(100).startswith(b"HTTP/1.1 100 ")
    return form


def test_a_process_at_work_keeps_no_second_visitor_to_itself(own_server):
    """Kept by the busy process he would wait behind the first for as long as both go on, beside an idle one."""
    server = own_server(workers=1)
    second = Visitor(server.port)
    assert second.get("/login/").header("Connection") == "keep-alive"
    with reached_the_portal(server) as form:
        assert second.get("/login/").header("Connection") == "close"
        form.sendall(b"a=1")
        assert form.makefile("rb").read().startswith(b"HTTP/1.1 403 ")  # to its end: now the process is idle again
    assert second.get("/login/").header("Connection") == "keep-alive"
