"""A mail server and a text-message gateway on loopback that answer as told and remember what they were handed."""

import json
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer
from socketserver import StreamRequestHandler, ThreadingTCPServer
from threading import Thread


class Post(StreamRequestHandler):
    """Enough SMTP for one client; ``server.replies`` are the answers to RCPT, one a letter, then 250."""

    def handle(self):
        self.say("220 here")
        for line in self.rfile:
            word = line[:4].upper()
            if word in (b"EHLO", b"HELO"):
                self.say("250 here")
            elif word == b"RCPT":
                self.say(self.server.replies.pop(0) if self.server.replies else "250 ok")
            elif word == b"DATA":
                self.say("354 go on")
                self.server.got.append(self.letter())
                self.say("250 taken")
            elif word == b"QUIT":
                self.say("221 bye")
                return
            else:
                self.say("250 ok")

    def letter(self):
        lines = []
        for line in self.rfile:
            if line == b".\r\n":
                return b"".join(lines).decode()
            lines.append(line)
        return ""

    def say(self, text):
        self.wfile.write(f"{text}\r\n".encode())


class Gateway(BaseHTTPRequestHandler):
    """``server.replies`` are the statuses to answer with, then 200."""

    def do_POST(self):
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.server.got.append((dict(self.headers), body, json.loads(body)))
        self.send_response(self.server.replies.pop(0) if self.server.replies else 200)
        self.send_header("Location", "http://127.0.0.1:1/elsewhere")
        self.end_headers()

    def log_message(self, *args):
        """Silent."""


@contextmanager
def served(kind, handler, replies):
    with kind(("127.0.0.1", 0), handler) as server:
        server.daemon_threads = True
        server.got, server.replies = [], list(replies)
        worker = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
        worker.start()
        try:
            yield server
        finally:
            server.shutdown()
            worker.join()


def mail_server(*replies):
    return served(ThreadingTCPServer, Post, replies)


def message_gateway(*replies):
    return served(HTTPServer, Gateway, replies)
