"""A notice board with an API: notes are put up, read and taken down; whoever holds the key may."""

import json
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

KEY = "board-key-0123456789"


class BoardServer:
    """`lose`: the next answer to a new note is lost, "done" or "not_done" tells what became of the note."""

    def __init__(self) -> None:
        self.notes: dict[str, str] = {}
        self.lose = ""
        self.silent_list = False
        self.targets: list[str] = []
        board = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self):
                if board.silent_list:
                    return self.close()
                return self.tell(200, {"notes": [{"id": key, "text": text} for key, text in board.notes.items()]})

            def do_POST(self):
                text = json.loads(self.rfile.read(int(self.headers["Content-Length"])))["text"]
                if self.headers["Authorization"] != f"Key {KEY}":
                    return self.tell(401, {"why": "key"})
                key = f"n{len(board.notes) + 1}"
                if board.lose != "not_done":
                    board.notes[key] = text
                if board.lose:
                    return self.close()
                return self.tell(201, {"id": key})

            def close(self):
                board.lose = ""
                self.close_connection = True

            def tell(self, status, body):
                board.targets.append(self.path)
                data = json.dumps(body).encode()
                self.send_response(status)
                self.send_header("Content-Length", str(len(data)))
                self.end_headers()
                self.wfile.write(data)

            def log_message(self, *_):
                pass

        self._http = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.address = f"http://127.0.0.1:{self._http.server_port}"
        threading.Thread(target=self._http.serve_forever, args=(0.02,), daemon=True).start()

    def close(self) -> None:
        self._http.shutdown()
        self._http.server_close()
