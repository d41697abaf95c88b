"""A receiver of TinhSo events with Python's standard library only: SECRET=whsec_... python3 receiver.py"""
import base64, hashlib, hmac, json, os, sqlite3, threading, time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

key = base64.b64decode(os.environ["SECRET"].removeprefix("whsec_"))
port = int(os.environ.get("PORT", "8787"))
lock = threading.Lock()
database = sqlite3.connect(os.environ.get("DATABASE", ":memory:"), check_same_thread=False, isolation_level=None)
database.executescript("""
  create table if not exists seen (id text primary key);
  create table if not exists latest (source text, subject text, sequence integer, primary key (source, subject));
  create table if not exists effect (place integer primary key, id text, type text, subject text, data text)""")


def is_genuine(headers, body):
    """Signed with our secret, over exactly these bytes, at most five minutes from now."""
    identifier, sent, signatures = (headers.get(name, "") for name in ("webhook-id", "webhook-timestamp", "webhook-signature"))
    if not sent.isdecimal() or abs(time.time() - int(sent)) > 300:
        return False
    expected = "v1," + base64.b64encode(hmac.digest(key, f"{identifier}.{sent}.".encode() + body, hashlib.sha256)).decode()
    return any(hmac.compare_digest(one.encode(), expected.encode()) for one in signatures.split(" "))


def take_effect(event):
    """Knowing that we had it, knowing how far the subject is, and the effect itself commit together, or none of them does."""
    with lock, database:
        database.execute("begin immediate")
        if database.execute("insert or ignore into seen values (?)", (event["id"],)).rowcount != 1:
            return
        newer = database.execute("""insert into latest values (?, ?, ?) on conflict do update set sequence = excluded.sequence
            where excluded.sequence > latest.sequence""", (event["source"], event["subject"], int(event.get("sequence", 1)))).rowcount == 1
        if newer:  # here stands what you do with the event; types that you do not know are passed over
            database.execute("insert into effect (id, type, subject, data) values (?, ?, ?, ?)", (event["id"], event["type"], event["subject"], json.dumps(event["data"])))


class Receiver(BaseHTTPRequestHandler):
    def answer(self, status, body=b"", **headers):
        self.send_response(status)
        for name, value in {"content-length": str(len(body)), **headers}.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(body)

    def do_OPTIONS(self):  # the handshake: we agree to be sent events by whoever has our secret
        self.answer(200, webhook_allowed_origin=self.headers.get("webhook-request-origin", "*"), webhook_allowed_rate="*")

    def do_GET(self):
        with lock:
            self.answer(200, json.dumps([row[0] for row in database.execute("select id from effect order by place")]).encode())

    def do_POST(self):
        body = self.rfile.read(int(self.headers.get("content-length", 0)))
        if not is_genuine(self.headers, body):
            return self.answer(401)
        take_effect(json.loads(body))  # when it fails, the connection breaks off, and the event comes again, in order
        self.answer(204)


ThreadingHTTPServer(("127.0.0.1", port), Receiver).serve_forever()
