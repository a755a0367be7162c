"""A platform that answers every request after 100 ms, in a process of its own; prints its port, ends with its input."""

import json
import sys
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

ANSWERS_AFTER = 0.1


class Platform(BaseHTTPRequestHandler):
    """Reads a page as empty, and gives every post a number."""

    protocol_version = "HTTP/1.1"
    made = 0

    def do_GET(self) -> None:
        """What the page shows: nothing."""
        self._answer({"data": []})

    def do_POST(self) -> None:
        """A post."""
        self.rfile.read(int(self.headers.get("Content-Length", 0)))
        Platform.made += 1
        self._answer({"id": f"9_{time.monotonic_ns()}"})

    def _answer(self, told: dict[str, object]) -> None:
        time.sleep(ANSWERS_AFTER)
        body = json.dumps(told).encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name that the library gives it
        """Says nothing."""


def main() -> None:
    """Until nobody is there any more."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), Platform)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    print(server.server_address[1], flush=True)
    sys.stdin.read()


if __name__ == "__main__":
    main()
