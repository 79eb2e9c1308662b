#!/usr/bin/env python3
"""Times `vpc-doctor diagnose` with a deployed probe beside what it is made of: the collection alone, and the probe's checks.

The world, its API server and the delay of every call are those of live.py. Invocations go to AWS's runtime emulator with the
probe's real jar, in a network namespace where a database answers at once, or where packets vanish, so that the slowest check
takes its whole 3 s. Its environments are warm. All three times are taken in turn, in one run. Needs root, for the namespace.

usage: PYTHON deployed.py [RUNS]        after `mvn verify -DskipITs`; RUNS is 5 if not given; PYTHON as for live.py
"""

import glob
import json
import os
import statistics
import subprocess
import sys
import threading
import time
from pathlib import Path

import boto3

from live import DOCTOR, HERE, REGION, Proxy, build_world, environment, start_moto

PROBE = HERE.parent.parent / "probe"
RIE = Path.home() / ".cache/vpc-doctor-tests/bin/aws-lambda-rie"
JAVA = os.path.join(os.environ["JAVA_HOME"], "bin/java") if "JAVA_HOME" in os.environ else "java"
HANDLER = "dev.vpcdoctor.probe.ProbeHandler"
DATABASE = "10.20.20.30"
TARGET = DATABASE + ":5432"
GOAL_SECONDS = 1.5

# Lives in the namespace. The first words of PostgreSQL: no TLS, and a password is asked for.
KEEPER = """
import socket, subprocess, sys, threading
def run(*command):
    subprocess.run(command, check=True)
run("ip", "link", "add", "vpc", "type", "veth", "peer", "name", "nowhere")
run("ip", "address", "add", "10.20.10.20/16", "dev", "vpc")
run("ip", "link", "set", "vpc", "arp", "off", "up")
run("ip", "link", "set", "nowhere", "up")
run("ip", "link", "set", "lo", "up")
if sys.argv[1] == "answers":
    run("ip", "address", "add", sys.argv[2] + "/32", "dev", "vpc")
    server = socket.create_server((sys.argv[2], 5432), backlog=64)
    def serve(connection):
        with connection:
            if len(connection.recv(8)) == 8:
                connection.sendall(b"N")
                if connection.recv(1000):
                    connection.sendall(b"R" + (8).to_bytes(4, "big") + (3).to_bytes(4, "big"))
                    connection.recv(1000)
    def accept():
        while True:
            threading.Thread(target=serve, args=(server.accept()[0],), daemon=True).start()
    threading.Thread(target=accept, daemon=True).start()
print("ready", flush=True)
sys.stdin.read()
"""


class Subnet:
    """Where invoked probes run, under AWS's runtime client. Notes how long each took by its own report, in seconds."""

    def __init__(self, kind):
        self.took = []
        self.functions = {}
        self.lock = threading.Lock()
        self.jar = glob.glob(str(PROBE / "target/vpc-doctor-probe-*-shaded.jar"))[0]
        self.runtime = sorted(glob.glob(str(PROBE / "target/lambda-runtime/*.jar")))
        self.keeper = subprocess.Popen(
            ["unshare", "--net", sys.executable, "-c", KEEPER, kind, DATABASE],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        if self.keeper.stdout.readline() != "ready\n":
            sys.exit("deployed.py: no network namespace (needs root and iproute2)")
        self.inside = ["nsenter", f"--net=/proc/{self.keeper.pid}/ns/net"]

    def invoke(self, path, body):
        port = self.environment_of(path.split("/")[-2])
        answer = self.post(port, body)
        self.took.append(json.loads(answer)["probe"]["durationMicros"] / 1e6)
        return 200, "application/json", answer

    def environment_of(self, function):
        """Warm, as that of a function that was used a minute ago. One after the other: each unpacks the same file."""
        with self.lock:
            if function not in self.functions:
                port = 9000 + 10 * len(self.functions)
                java = [JAVA, "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "--enable-native-access=ALL-UNNAMED"]
                process = subprocess.Popen(
                    [*self.inside, RIE, "--log-level", "error"]
                    + ["--runtime-interface-emulator-address", f"127.0.0.1:{port}"]
                    + ["--runtime-api-address", f"127.0.0.1:{port + 1}"]
                    + [*java, "-cp", ":".join([*self.runtime, self.jar])]
                    + ["com.amazonaws.services.lambda.runtime.api.client.AWSLambda", HANDLER],
                    env=dict(os.environ, AWS_LAMBDA_FUNCTION_TIMEOUT="30", AWS_REGION=REGION, VPC_DOCTOR_ALLOW=TARGET),
                    stdout=subprocess.DEVNULL,
                    stderr=subprocess.DEVNULL,
                )
                self.functions[function] = port, process
                self.post(port, '{"schemaVersion": "1", "checks": []}')
            return self.functions[function][0]

    def post(self, port, body):
        url = f"http://127.0.0.1:{port}/2015-03-31/functions/function/invocations"
        command = ["curl", "--silent", "--retry-connrefused", "--retry", "20", "--retry-delay", "1", "--data-binary", "@-"]
        done = subprocess.run(
            [*self.inside, *command, url], input=body, stdout=subprocess.PIPE, text=isinstance(body, str), check=True
        )
        return done.stdout

    def end(self):
        for _, process in self.functions.values():
            process.terminate()
            process.wait(10)
        self.keeper.stdin.close()
        self.keeper.wait(10)


def doctor(proxy, *arguments):
    started = time.perf_counter()
    done = subprocess.run(
        [DOCTOR, *arguments], env=environment(proxy.address), capture_output=True, text=True, stdin=subprocess.DEVNULL
    )
    return time.perf_counter() - started, done


def diagnose(proxy, probe, says):
    took, done = doctor(proxy, "diagnose", "checkout", "--to", TARGET, "--probe", probe)
    if says not in done.stdout:
        sys.exit(f"deployed.py: exit code {done.returncode}\n{done.stdout}{done.stderr}")
    return took


def measure(upstream, kind, says, runs):
    subnet = Subnet(kind)
    proxy = Proxy(upstream, {"lambda:Invoke": subnet.invoke})
    try:
        _, deployed = doctor(
            proxy, "probe", "deploy", "--function", "checkout", "--to", TARGET, "--yes", "--output", "json"
        )
        if deployed.returncode != 0:
            sys.exit(f"deployed.py: {deployed.stdout}{deployed.stderr}")
        alone, whole = [], []
        for run in range(runs + 1):
            one, other = diagnose(proxy, "none", "checkout"), diagnose(proxy, "auto", says)
            if run:  # The first one warms the disk's cache.
                alone.append(one)
                whole.append(other)
        proxy.take()
        checks = statistics.median(subnet.took)
        beyond = statistics.median(whole) - max(statistics.median(alone), checks)
        print(
            f"packets: {kind}; collection alone {statistics.median(alone):.2f} s, the probe's checks {checks:.2f} s,"
            f" both side by side {statistics.median(whole):.2f} s ({min(whole):.2f} to {max(whole):.2f}):"
            f" {beyond:.2f} s beyond the slower of the two (goal {GOAL_SECONDS})"
        )
        name = json.loads(deployed.stdout)["name"]
        doctor(proxy, "probe", "remove", name, "--yes")
    finally:
        subnet.end()


def place_database(endpoint):
    """The world of live.py tells the database's name only; here it is asked for by its address."""
    ec2 = boto3.client(
        "ec2",
        region_name=REGION,
        endpoint_url=endpoint,
        aws_access_key_id="AKIDEXAMPLE",
        aws_secret_access_key="not-a-secret",
    )
    subnet = ec2.describe_subnets(Filters=[{"Name": "cidr-block", "Values": ["10.20.20.0/24"]}])["Subnets"][0]
    group = ec2.describe_security_groups(Filters=[{"Name": "group-name", "Values": ["database"]}])["SecurityGroups"][0]
    ec2.create_network_interface(
        SubnetId=subnet["SubnetId"], PrivateIpAddress=DATABASE, Groups=[group["GroupId"]], Description="RDSNetworkInterface"
    )


def main():
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 5
    moto, upstream = start_moto()
    try:
        build_world(f"http://{upstream[0]}:{upstream[1]}")
        place_database(f"http://{upstream[0]}:{upstream[1]}")
        measure(upstream, "answers", "checkout reaches", runs)
        measure(upstream, "vanish", "checkout", runs)
    finally:
        moto.kill()


if __name__ == "__main__":
    main()
