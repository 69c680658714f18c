"""Jupyter's own client library talks to the kernel: python3 kernel.py CHECK, with the folder of the kernelspec in JUPYTER_DATA_DIR."""
import hashlib
import hmac
import json
import os
import socket
import struct
import sys
import time
import uuid

import zmq
from jupyter_client import BlockingKernelClient, KernelManager

PATIENCE = 60
GREETING = b"\xff" + 8 * b"\0" + b"\x7f\x03\0NULL" + 16 * b"\0" + 32 * b"\0"
READY = b"\x04\x1a\x05READY\x0bSocket-Type\0\0\0\x06DEALER"


class Kernel:
    """A kernel that is started, and a client that is ready."""

    def __init__(self, transport="tcp"):
        self.manager = KernelManager(kernel_name="coursekit-csharp", transport=transport)

    def __enter__(self):
        self.manager.start_kernel()
        # A client of the manager waits for a kernel that starts; one of its own takes a kernel without a heartbeat for dead after a second.
        self.client = self.ready(self.manager.client())
        return self

    def __exit__(self, *_):
        self.client.stop_channels()
        self.manager.shutdown_kernel(now=True)

    def new_client(self):
        """One more client, as of a program that has not started the kernel."""
        client = BlockingKernelClient()
        client.load_connection_info(self.manager.get_connection_info())
        return self.ready(client)

    @staticmethod
    def ready(client):
        client.start_channels()
        client.wait_for_ready(timeout=PATIENCE)
        return client

    def run(self, code, client=None, **options):
        """Runs a cell: the content of the reply, and everything that was published for it."""
        published = []
        reply = (client or self.client).execute_interactive(code, timeout=PATIENCE, output_hook=published.append, **options)
        return reply["content"], published

    def socket(self, name, kind=zmq.DEALER):
        peer = zmq.Context.instance().socket(kind)
        peer.linger = 0
        peer.connect(self.client._make_url(name))
        return peer

    def raw(self):
        """A connection to the shell socket, without ZeroMQ."""
        return socket.create_connection((self.manager.ip, self.manager.shell_port), timeout=PATIENCE)

    def signed(self, content, metadata=None, key=None, kind="kernel_info_request"):
        parts = [json.dumps(part).encode() for part in (
            {"msg_id": uuid.uuid4().hex, "msg_type": kind, "session": "hostile", "username": "", "date": "", "version": "5.4"}, {}, metadata or {}, content)]
        code = hmac.new(key if key is not None else self.manager.session.key, digestmod=hashlib.sha256)
        for part in parts:
            code.update(part)
        return [b"<IDS|MSG>", code.hexdigest().encode()] + parts

    def memory(self):
        with open(f"/proc/{self.manager.provisioner.pid}/status") as status:
            return next(int(line.split()[1]) / 1024 for line in status if line.startswith("VmRSS"))


def text(published, kind="execute_result"):
    return [message["content"]["data"]["text/plain"] for message in published if message["msg_type"] == kind]


def cells():
    with Kernel() as kernel:
        reply, published = kernel.run('Console.Write("printed"); var d = Display(1); d.Update(2); 6 * 7', user_expressions={"twice": "84"})
        assert reply["status"] == "ok" and reply["execution_count"] == 1, reply
        assert reply["user_expressions"]["twice"]["data"]["text/plain"] == "84", reply
        assert text(published) == ["42"] and text(published, "display_data") == ["1"] and text(published, "update_display_data") == ["2"], published
        assert [m["content"]["text"] for m in published if m["msg_type"] == "stream"] == ["printed"], published

        reply, published = kernel.run("int.Parse(\"x\")")
        assert reply["status"] == "error" and reply["ename"] == "FormatException", reply
        assert "   at line 1 of your code" in reply["traceback"], reply

        info = kernel.client.kernel_info(reply=True, timeout=PATIENCE)["content"]
        assert info["language_info"]["name"] == "csharp" and info["status"] == "ok", info
        kernel.client.is_complete("while (true) {")
        assert kernel.client.get_shell_msg(timeout=PATIENCE)["content"]["status"] == "incomplete"
        assert kernel.client.comm_info(reply=True, timeout=PATIENCE)["content"]["comms"] == {}
        history = kernel.client.history(hist_access_type="tail", n=1, reply=True, timeout=PATIENCE)["content"]["history"]
        assert history == [[0, 2, "int.Parse(\"x\")"]], history
        assert kernel.client.is_alive() and kernel.client.hb_channel.is_beating()


def unix_sockets():
    with Kernel(transport="ipc") as kernel:
        assert text(kernel.run("1 + 1")[1]) == ["2"]


def input():
    with Kernel() as kernel:
        answers = iter(["Ada", "secret"])
        asked = []

        def answer(message):
            asked.append((message["content"]["prompt"], message["content"]["password"]))
            kernel.client.input(next(answers))

        _, published = kernel.run('var name = Input("Name?"); $"{name} {Password("Word?")}"', allow_stdin=True, stdin_hook=answer)
        assert asked == [("Name?", False), ("Word?", True)], asked
        assert text(published) == ["Ada secret"], published


def interrupt():
    with Kernel() as kernel:
        kernel.run("var kept = 5;")
        kernel.client.execute("while (true) ;")
        waiting = kernel.client.execute("1")
        while kernel.client.get_iopub_msg(timeout=PATIENCE)["content"].get("code") != "while (true) ;":
            pass
        kernel.manager.interrupt_kernel()
        replies = [kernel.client.get_shell_msg(timeout=PATIENCE) for _ in range(2)]
        statuses = {reply["parent_header"]["msg_id"]: reply["content"]["status"] for reply in replies}
        assert statuses.pop(waiting) == "aborted" and list(statuses.values()) == ["error"], replies
        assert text(kernel.run("kept")[1]) == ["5"]


def restart():
    with Kernel() as kernel:
        kernel.run("var lost = 1;")
        kernel.manager.restart_kernel()
        kernel.client.wait_for_ready(timeout=PATIENCE)
        reply, _ = kernel.run("lost")
        assert reply["status"] == "error" and "CS0103" in reply["evalue"] and reply["execution_count"] == 1, reply
        kernel.manager.shutdown_kernel()
        assert not kernel.manager.is_alive()


def orphan():
    """A kernel whose parent has died ends by itself."""
    child = os.fork()
    if child == 0:
        kernel = Kernel().__enter__()
        with open("pid", "w") as file:
            file.write(str(kernel.manager.provisioner.pid))
        os._exit(0)
    os.waitpid(child, 0)
    with open("pid") as file:
        pid = int(file.read())
    for _ in range(10 * PATIENCE):
        if not os.path.exists(f"/proc/{pid}") or open(f"/proc/{pid}/stat").read().split()[2] == "Z":
            return
        time.sleep(0.1)
    os.kill(pid, 9)
    raise AssertionError("The kernel has outlived its parent.")


def ten_clients():
    with Kernel() as kernel:
        clients = [kernel.new_client() for _ in range(10)]
        asked = {client: client.execute(f"Thread.Sleep(20); {number} * {number}") for number, client in enumerate(clients)}
        for number, client in enumerate(clients):
            reply = client.get_shell_msg(timeout=PATIENCE)
            assert reply["parent_header"]["msg_id"] == asked[client] and reply["content"]["status"] == "ok", reply
            results = {}
            while len(results) < 10:
                message = client.get_iopub_msg(timeout=PATIENCE)
                if message["msg_type"] == "execute_result":
                    results[message["parent_header"]["msg_id"]] = message["content"]["data"]["text/plain"]
            assert results[asked[client]] == str(number * number), results
            client.stop_channels()


def hostile():
    with Kernel() as kernel:
        before = kernel.memory()
        kernel.run("var runs = 0;")

        # Signed with another key, not signed, cut off, no JSON.
        stranger = kernel.socket("shell")
        run = {"code": "runs++;", "silent": False}
        whole = kernel.signed(run, kind="execute_request")
        for message in (kernel.signed(run, key=b"guess", kind="execute_request"), [whole[0], b""] + whole[2:], whole[:4], [b"x"], [b""], [b"<IDS|MSG>"],
                        [b"<IDS|MSG>", whole[1]] + [b"{"] * 4):
            stranger.send_multipart(message)

        # Sent again by somebody who listened.
        stranger.send_multipart(whole)
        assert stranger.poll(PATIENCE * 1000)
        stranger.recv_multipart()
        stranger.send_multipart(whole)

        # No ZeroMQ; a greeting and no more; a frame that claims more than there is memory for; half of a large one.
        rude = [kernel.raw() for _ in range(5)]
        rude[0].sendall(b"GET / HTTP/1.1\r\n\r\n")
        rude[1].sendall(GREETING[:20])
        rude[2].sendall(GREETING + READY + b"\x02" + struct.pack(">q", 1 << 60))
        rude[3].sendall(GREETING + READY + b"\x02" + struct.pack(">q", 200 << 20) + 1000 * b"x")
        rude[4].sendall(GREETING + READY + b"\xff\xff\xff")

        # A flood.
        flood = kernel.signed({}, key=b"guess")
        for _ in range(20_000):
            stranger.send_multipart(flood)

        assert text(kernel.run("runs")[1]) == ["1"]
        assert kernel.memory() < before + 500, f"{before} MB before, {kernel.memory()} after"
        for connection in rude:
            connection.close()


def large():
    with Kernel() as kernel:
        peer = kernel.socket("shell")
        for _ in range(3):
            peer.send_multipart(kernel.signed({}, metadata={"x": 100_000_000 * "x"}))
            assert peer.poll(PATIENCE * 1000), "A message of 100 MB was not answered."
            peer.recv_multipart()
        assert text(kernel.run('new string(\'x\', 150_000).Length')[1]) == ["150000"]


if __name__ == "__main__":
    globals()[sys.argv[1]]()
    print("passed")
