#!/usr/bin/env python3
"""Times a live `vpc-doctor diagnose` against the same calls made one after the other with the AWS CLI, in one run.

A test API server (moto) holds the world of the integration tests: a VPC with public and private subnets, a NAT gateway, a
database and a function with its role. A proxy before it adds a delay to every call and writes the calls down. What
vpc-doctor asked is then asked again with the AWS CLI, and the proxy's notes are compared: both must have made the same
calls. Calls that this AWS CLI does not know yet are left out of its time.

usage: PYTHON live.py [RUNS]        after `mvn package`; RUNS is 5 if not given
       where PYTHON is the one of the tests' environment: ~/.cache/vpc-doctor-tests/venv/bin/python (cli/ci/install.sh)
"""

import http.client
import io
import json
import os
import re
import statistics
import subprocess
import sys
import threading
import time
import urllib.parse
import zipfile
from collections import Counter
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import boto3

HERE = Path(__file__).resolve().parent
DOCTOR = HERE.parent / "target/dist/bin/vpc-doctor"
AWS = "/usr/bin/aws"  # Debian's, not one from a virtual environment that comes first on the PATH.
REGION = "eu-west-1"
DELAY_SECONDS = 0.05
GOAL = 8

# What AWS answers and moto does not know, as in the integration tests: nothing was ever changed.
CANNED = {
    "ec2:DescribeVpcBlockPublicAccessOptions": (
        200,
        "text/xml",
        "<DescribeVpcBlockPublicAccessOptionsResponse><requestId>r-1</requestId><vpcBlockPublicAccessOptions>"
        "<awsAccountId>123456789012</awsAccountId><awsRegion>eu-west-1</awsRegion><state>default-state</state>"
        "<internetGatewayBlockMode>off</internetGatewayBlockMode></vpcBlockPublicAccessOptions>"
        "</DescribeVpcBlockPublicAccessOptionsResponse>",
    ),
    "ec2:DescribeVpcBlockPublicAccessExclusions": (
        200,
        "text/xml",
        "<DescribeVpcBlockPublicAccessExclusionsResponse><requestId>r-1</requestId><vpcBlockPublicAccessExclusionSet/>"
        "</DescribeVpcBlockPublicAccessExclusionsResponse>",
    ),
    "elasticache:DescribeServerlessCaches": (
        200,
        "text/xml",
        "<DescribeServerlessCachesResponse><DescribeServerlessCachesResult><ServerlessCaches/>"
        "</DescribeServerlessCachesResult></DescribeServerlessCachesResponse>",
    ),
    "service-quotas:GetServiceQuota": (
        400,
        "application/x-amz-json-1.1",
        '{"__type": "NoSuchResourceException", "Message": "The quota was never changed"}',
    ),
    "service-quotas:GetAWSDefaultServiceQuota": (
        200,
        "application/x-amz-json-1.1",
        '{"Quota": {"ServiceCode": "lambda", "QuotaCode": "L-9FEE3D26", "Value": 500.0}}',
    ),
}

# Services whose operations are paths: the path, the operation, and the options of the AWS CLI for its groups.
PATHS = [
    (r"/2015-03-31/functions/([^/]+)/configuration", "GetFunctionConfiguration", ["--function-name"]),
    (
        r"/2015-03-31/functions/([^/]+)",
        {"GET": "GetFunction", "DELETE": "DeleteFunction"},
        ["--function-name"],
    ),
    (r"/2015-03-31/functions/?", {"GET": "ListFunctions", "POST": "CreateFunction"}, []),
    (r"/2015-03-31/functions/([^/]+)/invocations", "Invoke", ["--function-name"]),
    (
        r"/20[^/]+/functions/([^/]+)/concurrency",
        {"GET": "GetFunctionConcurrency", "PUT": "PutFunctionConcurrency"},
        ["--function-name"],
    ),
    (r"/2017-03-31/tags/(.+)", "ListTags", ["--resource"]),
    (r"/2015-03-31/event-source-mappings/?", "ListEventSourceMappings", []),
    (r"/2015-02-01/mount-targets", "DescribeMountTargets", []),
    (r"/2013-04-01/hostedzonesbyvpc", "ListHostedZonesByVPC", []),
    (r"/2013-04-01/hostedzone/([^/]+)/rrset", "ListResourceRecordSets", ["--hosted-zone-id"]),
]
QUERY_OPTIONS = {"FunctionName": "--function-name", "vpcid": "--vpc-id", "vpcregion": "--vpc-region"}
SERVICES = {"elasticloadbalancing": "elbv2", "elasticfilesystem": "efs", "servicequotas": "service-quotas"}
IGNORED = {"Action", "Version", "MaxResults", "MaxRecords", "MaxItems", "PageSize", "ShowCacheNodeInfo"}


class Call:
    """One call as the proxy saw it."""

    def __init__(self, method, target, headers, body):
        scope = re.search(r"Credential=[^/]+/[^/]+/[^/]+/([^/]+)/aws4_request", headers.get("Authorization", ""))
        self.service = scope.group(1) if scope else "unsigned"
        url = urllib.parse.urlsplit(target)
        query = urllib.parse.parse_qs(url.query)
        self.options = []
        self.cli_service = SERVICES.get(self.service, self.service)
        if headers.get("X-Amz-Target"):
            self.action = headers["X-Amz-Target"].split(".")[-1]
            for name, value in json.loads(body or b"{}").items():
                if name not in IGNORED and isinstance(value, str):
                    self.options += [option(name), value]
        elif b"Action=" in body:
            fields = dict(urllib.parse.parse_qsl(body.decode(), keep_blank_values=True))
            self.action = fields["Action"]
            # Two services sign by one name; the older one has its own version of the API.
            if self.service == "elasticloadbalancing" and fields.get("Version") == "2012-06-01":
                self.cli_service = "elb"
            self.options = query_options(self.action, fields)
        else:
            self.action, self.options = of_path(method, url.path, query)

    @property
    def operation(self):
        return f"{self.cli_service}:{self.action}"

    def command(self):
        return [self.cli_service, kebab(self.action), *self.options]


def of_path(method, path, query):
    for pattern, action, names in PATHS:
        found = re.fullmatch(pattern, urllib.parse.unquote(path))
        if found:
            action = action.get(method) if isinstance(action, dict) else action
            options = [part for pair in zip(names, found.groups()) for part in pair]
            for name, values in query.items():
                if name in QUERY_OPTIONS:
                    options += [QUERY_OPTIONS[name], values[0]]
            return action, options
    raise ValueError(f"no operation of AWS is known at {path}")


def query_options(action, fields):
    """The options of the AWS CLI for the flat parameters of a query: filters, lists and plain values."""
    filters, lists, options = {}, {}, []
    for name, value in fields.items():
        found = re.fullmatch(r"Filters?(?:\.Filter|\.member)?\.(\d+)\.(Name|Values?(?:\.\w+)*\.\d+)", name)
        member = re.fullmatch(r"(\w+?)(?:\.\w+)?\.\d+", name)
        if found:
            filters.setdefault(found.group(1), []).append((found.group(2), value))
        elif member:
            lists.setdefault(member.group(1), []).append(value)
        elif name not in IGNORED and value not in ("true", "false"):
            options += [option(name), value]
    for entries in filters.values():
        name = next(value for part, value in entries if part == "Name")
        values = ",".join(value for part, value in entries if part != "Name")
        flag = "--filter" if action in ("DescribeNatGateways", "DescribeFlowLogs") else "--filters"
        options += [flag, f"Name={name},Values={values}"]
    for name, values in lists.items():
        options += [option(name if name.endswith("s") else name + "s"), *values]
    return options


def option(name):
    return "--" + kebab(name[0].upper() + name[1:])


def kebab(name):
    """As the AWS CLI names operations: DescribeDBInstances is describe-db-instances, ...ByVPC is ...-by-vpc."""
    name = re.sub(r"([a-z0-9])([A-Z])", r"\1-\2", name)
    return re.sub(r"([A-Z]+)([A-Z][a-z])", r"\1-\2", name).lower().replace("-i-ds", "-ids")


class Proxy:
    """Adds the delay, writes calls down, and passes them on."""

    def __init__(self, upstream, answers=None):
        """answers: by operation, what answers instead of the server, from path and body."""
        self.calls = []
        self.lock = threading.Lock()
        proxy = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"
            disable_nagle_algorithm = True

            def handle_call(self):
                body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
                call = Call(self.command, self.path, self.headers, body)
                with proxy.lock:
                    proxy.calls.append(call)
                time.sleep(DELAY_SECONDS)
                if answers and call.operation in answers:
                    status, kind, answer = answers[call.operation](self.path, body)
                else:
                    status, kind, answer = CANNED.get(call.operation) or self.forward(body)
                answer = answer.encode() if isinstance(answer, str) else answer
                self.send_response(status)
                self.send_header("Content-Type", kind)
                self.send_header("Content-Length", str(len(answer)))
                self.end_headers()
                self.wfile.write(answer)

            def forward(self, body):
                server = http.client.HTTPConnection(*upstream)
                headers = {k: v for k, v in self.headers.items() if k.lower() not in ("host", "connection", "expect")}
                server.request(self.command, self.path, body, headers)
                response = server.getresponse()
                return response.status, response.getheader("Content-Type", "text/xml"), response.read()

            do_GET = do_POST = do_PUT = do_DELETE = handle_call

            def log_message(self, *_):
                pass

        class Server(ThreadingHTTPServer):
            daemon_threads = True
            request_queue_size = 64

        self.server = Server(("127.0.0.1", 0), Handler)
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        self.address = f"http://127.0.0.1:{self.server.server_port}"

    def take(self):
        with self.lock:
            taken, self.calls = self.calls, []
        return taken


def start_moto():
    moto = subprocess.Popen(
        [sys.executable, "-m", "moto.server", "-H", "127.0.0.1", "-p", "0"],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    for line in moto.stdout:
        ready = re.search(r"Running on http://127\.0\.0\.1:(\d+)", line)
        if ready:
            threading.Thread(target=moto.stdout.read, daemon=True).start()
            return moto, ("127.0.0.1", int(ready.group(1)))
    sys.exit("live.py: moto did not start")


def build_world(endpoint):
    """As AwsWorld of the integration tests."""

    def client(service):
        return boto3.client(
            service,
            region_name=REGION,
            endpoint_url=endpoint,
            aws_access_key_id="AKIDEXAMPLE",
            aws_secret_access_key="not-a-secret",
        )

    ec2, rds, iam, functions = client("ec2"), client("rds"), client("iam"), client("lambda")
    vpc = ec2.create_vpc(CidrBlock="10.20.0.0/16")["Vpc"]["VpcId"]

    def subnet(block, zone):
        made = ec2.create_subnet(VpcId=vpc, CidrBlock=block, AvailabilityZone=REGION + zone)
        return made["Subnet"]["SubnetId"]

    def table(*subnets):
        made = ec2.create_route_table(VpcId=vpc)["RouteTable"]["RouteTableId"]
        for one in subnets:
            ec2.associate_route_table(RouteTableId=made, SubnetId=one)
        return made

    public = subnet("10.20.0.0/24", "a")
    of_function = [subnet("10.20.10.0/24", "a"), subnet("10.20.11.0/24", "b")]
    of_database = [subnet("10.20.20.0/24", "a"), subnet("10.20.21.0/24", "b")]
    gateway = ec2.create_internet_gateway()["InternetGateway"]["InternetGatewayId"]
    ec2.attach_internet_gateway(InternetGatewayId=gateway, VpcId=vpc)
    ec2.create_route(RouteTableId=table(public), DestinationCidrBlock="0.0.0.0/0", GatewayId=gateway)
    address = ec2.allocate_address(Domain="vpc")["AllocationId"]
    nat = ec2.create_nat_gateway(SubnetId=public, AllocationId=address)["NatGateway"]["NatGatewayId"]
    ec2.create_route(RouteTableId=table(*of_function), DestinationCidrBlock="0.0.0.0/0", NatGatewayId=nat)
    function_group, database_group = (
        ec2.create_security_group(VpcId=vpc, GroupName=name, Description=name)["GroupId"]
        for name in ("function", "database")
    )
    ec2.authorize_security_group_ingress(
        GroupId=database_group,
        IpPermissions=[
            {
                "IpProtocol": "tcp",
                "FromPort": 5432,
                "ToPort": 5432,
                "UserIdGroupPairs": [{"GroupId": function_group}],
            }
        ],
    )
    rds.create_db_subnet_group(DBSubnetGroupName="orders", DBSubnetGroupDescription="orders", SubnetIds=of_database)
    rds.create_db_instance(
        DBInstanceIdentifier="orders",
        Engine="postgres",
        DBInstanceClass="db.t3.micro",
        AllocatedStorage=20,
        Port=5432,
        MasterUsername="postgres",
        MasterUserPassword="not-a-secret",
        DBSubnetGroupName="orders",
        VpcSecurityGroupIds=[database_group],
    )
    trust = {
        "Version": "2012-10-17",
        "Statement": [
            {"Effect": "Allow", "Principal": {"Service": "lambda.amazonaws.com"}, "Action": "sts:AssumeRole"}
        ],
    }
    role = iam.create_role(RoleName="checkout-role", AssumeRolePolicyDocument=json.dumps(trust))["Role"]["Arn"]

    def allowing(*actions):
        return json.dumps(
            {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": list(actions), "Resource": "*"}]}
        )

    policy = iam.create_policy(
        PolicyName="interfaces",
        PolicyDocument=allowing(
            "ec2:CreateNetworkInterface",
            "ec2:DescribeNetworkInterfaces",
            "ec2:DescribeSubnets",
            "ec2:DeleteNetworkInterface",
            "ec2:AssignPrivateIpAddresses",
            "ec2:UnassignPrivateIpAddresses",
        ),
    )
    iam.attach_role_policy(RoleName="checkout-role", PolicyArn=policy["Policy"]["Arn"])
    iam.put_role_policy(RoleName="checkout-role", PolicyName="orders", PolicyDocument=allowing("s3:*"))
    code = io.BytesIO()
    with zipfile.ZipFile(code, "w") as archive:
        archive.writestr("handler.py", "def handle(event, context): pass\n")
    functions.create_function(
        FunctionName="checkout",
        Runtime="python3.12",
        Handler="handler.handle",
        Role=role,
        Code={"ZipFile": code.getvalue()},
        VpcConfig={"SubnetIds": of_function, "SecurityGroupIds": [function_group]},
    )
    client("logs").create_log_group(logGroupName="/aws/lambda/checkout")


def environment(endpoint):
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "JAVA_HOME", "LANG") if name in os.environ}
    return kept | {
        "AWS_ACCESS_KEY_ID": "AKIDEXAMPLE",
        "AWS_SECRET_ACCESS_KEY": "not-a-secret",
        "AWS_REGION": REGION,
        "AWS_DEFAULT_REGION": REGION,
        "AWS_ENDPOINT_URL": endpoint,
        "AWS_PAGER": "",
        "AWS_EC2_METADATA_DISABLED": "true",
    }


def time_doctor(proxy, runs):
    seconds, calls = [], []
    for run in range(runs + 1):
        started = time.perf_counter()
        done = subprocess.run(
            [DOCTOR, "diagnose", "checkout", "--to", "rds:orders"],
            env=environment(proxy.address),
            capture_output=True,
            text=True,
        )
        took = time.perf_counter() - started
        calls = proxy.take()
        if done.returncode != 0 or "checkout reaches orders:5432: the network is fine" not in done.stdout:
            sys.exit(f"live.py: diagnose ended with exit code {done.returncode}\n{done.stdout}{done.stderr}")
        if run:  # The first one warms the disk's cache.
            seconds.append(took)
    return seconds, calls


def time_aws(proxy, calls):
    """One process for each call, as a script of the AWS CLI would have it."""
    total, unknown = 0.0, []
    for call in calls:
        started = time.perf_counter()
        done = subprocess.run(
            [AWS, *call.command(), "--endpoint-url", proxy.address, "--output", "json"],
            env=environment(proxy.address),
            capture_output=True,
            text=True,
        )
        took = time.perf_counter() - started
        if done.returncode == 252 and "Invalid choice" in done.stderr:
            unknown.append(call)
        elif done.returncode != 0 and CANNED.get(call.operation, (200,))[0] == 200:
            sys.exit(f"live.py: aws {' '.join(call.command())} ended with {done.returncode}\n{done.stderr}")
        else:
            total += took
    return total, unknown, proxy.take()


def main():
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 5
    for need in (DOCTOR, Path(AWS)):
        if not need.exists():
            sys.exit(f"live.py: {need} is missing (mvn package, apt-get install awscli)")
    moto, upstream = start_moto()
    try:
        build_world(f"http://{upstream[0]}:{upstream[1]}")
        proxy = Proxy(upstream)
        before, _ = time_doctor(proxy, max(1, runs // 2))
        _, calls = time_doctor(proxy, 1)
        aws_seconds, unknown, repeated = time_aws(proxy, calls)
        after, _ = time_doctor(proxy, max(1, runs - runs // 2))
    finally:
        moto.kill()

    wanted = Counter(call.operation for call in calls) - Counter(call.operation for call in unknown)
    made = Counter(call.operation for call in repeated)
    if wanted != made:
        sys.exit(f"live.py: the AWS CLI made other calls: {wanted - made} are missing, {made - wanted} are too many")
    print(f"{len(calls)} calls:")
    for call in calls:
        print("  aws " + " ".join(call.command()) + ("    (not in this AWS CLI)" if call in unknown else ""))
    doctor = statistics.median(before + after)
    print(f"vpc-doctor diagnose, median of {len(before + after)}: {doctor:.2f} s ({min(before + after):.2f} at best)")
    print(f"the same with the AWS CLI, one after the other, {len(calls) - len(unknown)} calls: {aws_seconds:.2f} s")
    print(f"{aws_seconds / doctor:.1f} times faster (goal {GOAL})")
    sys.exit(aws_seconds / doctor < GOAL)


if __name__ == "__main__":
    main()
