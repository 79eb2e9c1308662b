#!/usr/bin/env python3
"""Measures the probe beside its peers, in one run, against a host in a network namespace. Needs root.

  mvn -pl probe -am verify -DskipTests && probe/ci/install.sh && probe/bench/bench.py

Prints a table. 600 TCP targets, a third open, a third refused, a third dropped, timeout 1 s:
the probe (an invocation under AWS's runtime client), nmap -sT -Pn -n, blackbox_exporter.
Cold starts under AWS's runtime client, from spawn to response: an empty handler and the probe.
"""

import concurrent.futures
import glob
import json
import os
import pathlib
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.parse
import urllib.request

HERE = pathlib.Path(__file__).resolve().parent
PROBE = HERE.parent
TOOLS = pathlib.Path(
    os.environ.get("VPC_DOCTOR_TESTS")
    or pathlib.Path(os.environ.get("XDG_CACHE_HOME", pathlib.Path.home() / ".cache")) / "vpc-doctor-tests"
) / "bin"
NAMESPACE, LINK = "vdbench", "vdbench0"
HOST, TARGET = "10.213.8.1", "10.213.8.2"
OPEN, REFUSED, DROPPED = range(20000, 20200), range(20200, 20400), range(20400, 20600)
RUNS = int(os.environ.get("BENCH_RUNS", "7"))
COLD_RUNS = int(os.environ.get("BENCH_COLD_RUNS", "15"))


def version(java):
    text = subprocess.run([java, "-version"], capture_output=True, text=True).stderr
    return int(text.split('"')[1].split(".")[0])


JAVA = os.environ.get("BENCH_JAVA") or max(glob.glob("/usr/lib/jvm/*/bin/java"), key=version)


def sh(*command, stdin=None):
    return subprocess.run(command, check=True, capture_output=True, text=True, input=stdin).stdout


LISTENER = """
import socket, threading
def serve(listener):
    while True:
        listener.accept()[0].close()
listener = socket.socket(); listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
listener.bind(("0.0.0.0", 7000)); listener.listen(4096)
serve(listener)
"""


def build_world():
    subprocess.run(["ip", "netns", "delete", NAMESPACE], capture_output=True)
    subprocess.run(["ip", "link", "delete", LINK], capture_output=True)
    sh("ip", "netns", "add", NAMESPACE)
    sh("ip", "link", "add", LINK, "type", "veth", "peer", "name", "eth0", "netns", NAMESPACE)
    sh("ip", "address", "add", HOST + "/24", "dev", LINK)
    sh("ip", "link", "set", LINK, "up")
    inside = ("ip", "netns", "exec", NAMESPACE)
    sh(*inside, "ip", "address", "add", TARGET + "/24", "dev", "eth0")
    sh(*inside, "ip", "link", "set", "eth0", "up")
    sh(*inside, "ip", "link", "set", "lo", "up")
    sh(*inside, "nft", "-f", "-", stdin=f"""
table inet t {{
  chain n {{ type nat hook prerouting priority -100; tcp dport {OPEN[0]}-{OPEN[-1]} redirect to :7000; }}
  chain i {{ type filter hook input priority 0; tcp dport {DROPPED[0]}-{DROPPED[-1]} drop; }}
}}
""")
    processes = [
        subprocess.Popen([*inside, sys.executable, "-c", LISTENER]),
        subprocess.Popen(
            [*inside, "dnsmasq", "--keep-in-foreground", "--no-resolv", "--no-hosts", "--conf-file=/dev/null",
             "--listen-address=" + TARGET, "--bind-interfaces", f"--host-record=db.corp,{TARGET}"]),
    ]
    wait_for(TARGET, OPEN[0])
    wait_for(TARGET, 53)
    return processes


def wait_for(host, port):
    for _ in range(500):
        try:
            socket.create_connection((host, port), timeout=0.2).close()
            return
        except OSError:
            time.sleep(0.02)
    sys.exit(f"nothing came up at {host}:{port}")


def free_port():
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        return s.getsockname()[1]


class Function:
    """One execution environment; the Java process starts with the first invocation."""

    def __init__(self, class_path, handler, *java_options):
        self.port = free_port()
        runtime = sorted(glob.glob(str(PROBE / "target/lambda-runtime/*.jar")))
        environment = dict(os.environ, AWS_LAMBDA_FUNCTION_TIMEOUT="60", AWS_REGION="eu-west-1",
                           AWS_LAMBDA_FUNCTION_NAME="probe", VPC_DOCTOR_ALLOW=f"{TARGET}:*,db.corp:*")
        self.process = subprocess.Popen(
            [TOOLS / "aws-lambda-rie", "--log-level", "error",
             "--runtime-interface-emulator-address", f"127.0.0.1:{self.port}",
             "--runtime-api-address", f"127.0.0.1:{free_port()}",
             JAVA, "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xshare:auto",
             "--enable-native-access=ALL-UNNAMED", *java_options,
             "-cp", ":".join([*runtime, str(class_path)]),
             "com.amazonaws.services.lambda.runtime.api.client.AWSLambda", handler],
            env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        wait_for("127.0.0.1", self.port)

    def invoke(self, event):
        url = f"http://127.0.0.1:{self.port}/2015-03-31/functions/function/invocations"
        start = time.perf_counter()
        with urllib.request.urlopen(urllib.request.Request(url, json.dumps(event).encode()), timeout=60) as response:
            answer = json.load(response)
        return time.perf_counter() - start, answer

    def processor_seconds(self):
        """What all threads of the Java process have used so far: hardly touched by what else the machine does."""
        java = next(pid for pid in filter(str.isdigit, os.listdir("/proc")) if parent(pid) == self.process.pid)
        nanos = 0
        for thread in os.listdir(f"/proc/{java}/task"):
            try:
                nanos += int(pathlib.Path(f"/proc/{java}/task/{thread}/schedstat").read_text().split()[0])
            except OSError:
                pass  # It has ended since.
        return nanos / 1e9

    def close(self):
        self.process.terminate()
        self.process.wait()


def parent(pid):
    try:
        return int(pathlib.Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[1])
    except OSError:
        return 0


def request(checks):
    return {"schemaVersion": "1", "checks": checks}


def tcp_checks(ports):
    return [{"id": str(port), "kind": "tcp", "host": TARGET, "port": port, "timeoutMillis": 1000} for port in ports]


def check_outcomes(report):
    expected = {**dict.fromkeys(map(str, OPEN), "open"), **dict.fromkeys(map(str, REFUSED), "refused"),
                **dict.fromkeys(map(str, DROPPED), "timed-out")}
    seen = {o["check"]: o["outcome"] for o in report["observations"]}
    assert seen == expected, {k: (v, seen.get(k)) for k, v in expected.items() if seen.get(k) != v}


def measure_probe(jar):
    # A heap of 64 MB is all that the function gets: what works, works within it.
    function = Function(jar, "dev.vpcdoctor.probe.ProbeHandler", "-Xmx64m")
    event = request(tcp_checks([*OPEN, *REFUSED, *DROPPED]))
    times = []
    try:
        for _ in range(RUNS):
            took, report = function.invoke(event)
            check_outcomes(report)
            times.append(took)
        refused = function.invoke(request(tcp_checks(range(20000, 26000))))[1]
        assert "at most 2000 checks" in refused["refusal"], refused
        queued_took, queued = function.invoke(request(tcp_checks(range(20000, 22000))))
        assert len(queued["observations"]) == 2000
    finally:
        function.close()
    return times, queued_took


def measure_nmap():
    times = []
    for _ in range(RUNS):
        start = time.perf_counter()
        out = sh("nmap", "-sT", "-Pn", "-n", "-p", f"{OPEN[0]}-{DROPPED[-1]}", "-oG", "-", TARGET)
        times.append(time.perf_counter() - start)
        assert out.count("/open/") == len(OPEN), out
    return times


def measure_blackbox():
    port = free_port()
    with tempfile.NamedTemporaryFile("w", suffix=".yml") as config:
        config.write("modules: {tcp: {prober: tcp, timeout: 1s}}\n")
        config.flush()
        process = subprocess.Popen(
            [TOOLS / "blackbox_exporter", f"--config.file={config.name}", f"--web.listen-address=127.0.0.1:{port}"],
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        try:
            wait_for("127.0.0.1", port)

            def ask(target):
                query = urllib.parse.urlencode({"module": "tcp", "target": f"{TARGET}:{target}"})
                with urllib.request.urlopen(f"http://127.0.0.1:{port}/probe?{query}", timeout=60) as response:
                    return b"\nprobe_success 1" in response.read()

            times = []
            with concurrent.futures.ThreadPoolExecutor(600) as pool:
                for _ in range(RUNS):
                    start = time.perf_counter()
                    succeeded = sum(pool.map(ask, [*OPEN, *REFUSED, *DROPPED]))
                    times.append(time.perf_counter() - start)
                    assert succeeded == len(OPEN), succeeded
            return times
        finally:
            process.terminate()
            process.wait()


def measure_cold(jar):
    classes = tempfile.mkdtemp()
    core = glob.glob(str(PROBE / "target/lambda-runtime/aws-lambda-java-core-*.jar"))[0]
    javac = str(pathlib.Path(JAVA).with_name("javac"))
    sh(javac, "--release", "21", "-cp", core, "-d", classes, str(HERE / "EmptyHandler.java"))
    empty_jar = pathlib.Path(classes) / "empty.jar"
    sh(str(pathlib.Path(JAVA).with_name("jar")), "cf", str(empty_jar), "-C", classes, "EmptyHandler.class")
    two = request([{"id": "d", "kind": "dns", "name": "db.corp.", "server": TARGET, "types": ["A"]},
                   {"id": "t", "kind": "tcp", "host": TARGET, "port": OPEN[0]}])
    kinds = {
        "empty handler": (empty_jar, "EmptyHandler", {}),
        "probe, no checks": (jar, "dev.vpcdoctor.probe.ProbeHandler", request([])),
        "probe, one DNS and one TCP check": (jar, "dev.vpcdoctor.probe.ProbeHandler", two),
    }
    times = {kind: [] for kind in kinds}
    used = {kind: [] for kind in kinds}
    for _ in range(COLD_RUNS):
        for kind, (class_path, handler, event) in kinds.items():
            function = Function(class_path, handler)
            took, answer = function.invoke(event)
            used[kind].append(function.processor_seconds())
            function.close()
            if event == two:
                assert [o["outcome"] for o in answer["observations"]] == ["answered", "open"], answer
            times[kind].append(took)
    shutil.rmtree(classes)
    return times, used


def row(name, times, beside=None):
    median = statistics.median(times)
    ratio = "" if beside is None else f"{median / beside:.2f}"
    print(f"| {name} | {median:.3f} s | {min(times):.3f} to {max(times):.3f} s | {ratio} |", flush=True)
    return median


def main():
    jar = next(iter(glob.glob(str(PROBE / "target/vpc-doctor-probe-*-shaded.jar"))), None)
    if jar is None:
        sys.exit("no shaded jar: run mvn -pl probe -am verify -DskipTests")
    processes = build_world()
    try:
        print(f"{subprocess.run([JAVA, '-version'], capture_output=True, text=True).stderr.splitlines()[0]}, "
              f"{os.cpu_count()} cores, jar {os.path.getsize(jar)} bytes\n")
        print("| 600 TCP targets, timeout 1 s | median | range | beside the probe |\n|---|---|---|---|")
        times, queued = measure_probe(jar)
        probe = row("probe, an invocation with a heap of 64 MB", times)
        row("nmap -sT -Pn -n", measure_nmap(), probe)
        row("blackbox_exporter, 600 requests at once", measure_blackbox(), probe)
        print(f"\n6,000 targets in one request: refused. 2,000 targets, of which 1,400 refuse: {queued:.3f} s\n")
        print("| cold start, spawn to response | median | range | beside the empty handler |\n|---|---|---|---|")
        cold, used = measure_cold(jar)
        for what, seconds in (("", cold), (", processor time", used)):
            empty = row("empty handler" + what, seconds["empty handler"])
            for kind in list(seconds)[1:]:
                row(kind + what, seconds[kind], empty)
    finally:
        for process in processes:
            process.terminate()
        subprocess.run(["ip", "netns", "delete", NAMESPACE])
        subprocess.run(["ip", "link", "delete", LINK], capture_output=True)


if __name__ == "__main__":
    main()
