"""Reads templates as JSON from stdin, {"cloudformation": "...", "sam": "...", "terraform": "..."}, with parsers of others.

Prints for each what cfn-lint finds in it (errors and warnings; only with "lint": true), and what it deploys, in the same words for all.
A reference to the template's own log group is written as such; any other reference is left as it is.
"""

import json
import re
import sys

import hcl2
import yaml

STREAMS = "all streams of the log group"
GROUP = "the log group"
ROLE = "the role"


def stack(text):
    template = yaml.safe_load(text)
    resources = template["Resources"]

    def resolve(value):
        if isinstance(value, dict):
            if list(value) == ["Fn::GetAtt"]:
                resource, attribute = value["Fn::GetAtt"]
                kind = resources[resource]["Type"]
                return {("AWS::Logs::LogGroup", "Arn"): STREAMS, ("AWS::IAM::Role", "Arn"): ROLE}[kind, attribute]
            if list(value) == ["Ref"] and value["Ref"] in resources:
                return {"AWS::Logs::LogGroup": GROUP}[resources[value["Ref"]]["Type"]]
            return {key: resolve(item) for key, item in value.items()}
        return [resolve(item) for item in value] if isinstance(value, list) else value

    def tags(value):
        return value if isinstance(value, dict) else {tag["Key"]: tag["Value"] for tag in value}

    said = {"functions": {}}
    for resource in resources.values():
        properties = resolve(resource["Properties"])
        match resource["Type"]:
            case "AWS::IAM::Role":
                (policy,) = properties["Policies"]
                said["role"] = {
                    "name": properties["RoleName"],
                    "path": properties["Path"],
                    "trust": properties["AssumeRolePolicyDocument"],
                    "policyName": policy["PolicyName"],
                    "policy": policy["PolicyDocument"],
                    "tags": tags(properties["Tags"]),
                }
            case "AWS::Logs::LogGroup":
                said["logGroup"] = {
                    "name": properties["LogGroupName"],
                    "retention": properties["RetentionInDays"],
                    "tags": tags(properties["Tags"]),
                }
            case "AWS::Lambda::Function" | "AWS::Serverless::Function":
                said["functions"][properties["FunctionName"]] = {
                    "description": properties["Description"],
                    "handler": properties["Handler"],
                    "runtime": properties["Runtime"],
                    "architectures": properties["Architectures"],
                    "role": properties["Role"],
                    "timeout": properties["Timeout"],
                    "memory": properties["MemorySize"],
                    "reserved": properties["ReservedConcurrentExecutions"],
                    "variables": properties["Environment"]["Variables"],
                    "subnets": properties["VpcConfig"]["SubnetIds"],
                    "groups": properties["VpcConfig"]["SecurityGroupIds"],
                    "ipv6": properties["VpcConfig"]["Ipv6AllowedForDualStack"],
                    "logGroup": properties["LoggingConfig"]["LogGroup"],
                    "tags": tags(properties["Tags"]),
                }
            case other:
                raise SystemExit(f"an unexpected resource: {other}")
    return said


def terraform(text):
    resources = {}
    for block in hcl2.loads(text)["resource"]:
        for kind, named in block.items():
            (body,) = named.values()
            resources[json.loads(kind)] = body
    expressions = {
        "aws_iam_role.probe.arn": ROLE,
        "aws_cloudwatch_log_group.probe.name": GROUP,
    }

    def literal(quoted, each):
        """A string of HCL: references of ours are resolved, any other template in it is a mistake."""
        inner = quoted[1:-1].replace("${aws_cloudwatch_log_group.probe.arn}:*", STREAMS)
        if each is not None:
            inner = inner.replace("${each.value}", each)
        if re.search(r"(?<![$])[$]\{|(?<!%)%\{", inner):
            raise SystemExit(f"Terraform would work something out in {quoted}")
        inner = inner.replace("$${", "${").replace("%%{", "%{")
        inner = re.sub(r"\\U([0-9a-f]{8})", lambda match: json.dumps(chr(int(match[1], 16)))[1:-1], inner)
        return json.loads(f'"{inner}"')

    def resolve(value, each=None):
        if isinstance(value, dict):
            return {
                (json.loads(key) if key.startswith('"') else key): resolve(item, each)
                for key, item in value.items()
                if key != "__is_block__"
            }
        if isinstance(value, list):
            return [resolve(item, each) for item in value]
        if not isinstance(value, str):
            return value
        if value.startswith('"'):
            return literal(value, each)
        expression = value.removeprefix("${").removesuffix("}")
        if expression == "each.value":
            return each
        for call in ("jsonencode", "toset"):
            if expression.startswith(call + "("):
                return resolve(hcl2.loads(f"x = {expression[len(call) + 1:-1]}\n")["x"], each)
        return expressions.get(expression, expression)

    role = resolve(resources["aws_iam_role"])
    policy = resolve(resources["aws_iam_role_policy"])
    group = resolve(resources["aws_cloudwatch_log_group"])
    said = {
        "role": {
            "name": role["name"],
            "path": role["path"],
            "trust": role["assume_role_policy"],
            "policyName": policy["name"],
            "policy": policy["policy"],
            "tags": role["tags"],
        },
        "logGroup": {"name": group["name"], "retention": group["retention_in_days"], "tags": group["tags"]},
        "functions": {},
    }
    for each in resolve(resources["aws_lambda_function"]["for_each"]):
        function = resolve({k: v for k, v in resources["aws_lambda_function"].items() if k != "for_each"}, each)
        (vpc,) = function["vpc_config"]
        (environment,) = function["environment"]
        (logging,) = function["logging_config"]
        said["functions"][function["function_name"]] = {
            "description": function["description"],
            "handler": function["handler"],
            "runtime": function["runtime"],
            "architectures": function["architectures"],
            "role": function["role"],
            "timeout": function["timeout"],
            "memory": function["memory_size"],
            "reserved": function["reserved_concurrent_executions"],
            "variables": environment["variables"],
            "subnets": vpc["subnet_ids"],
            "groups": vpc["security_group_ids"],
            "ipv6": vpc["ipv6_allowed_for_dual_stack"],
            "logGroup": logging["log_group"],
            "tags": function["tags"],
        }
    return said


def lint(text):
    # It takes a second to load.
    from cfnlint import lint_all

    return [str(finding) for finding in lint_all(text) if not finding.rule.id.startswith("I")]


templates = json.load(sys.stdin)
json.dump(
    {
        "lint": {
            language: lint(templates[language]) for language in ("cloudformation", "sam") if templates["lint"]
        },
        "said": {
            "cloudformation": stack(templates["cloudformation"]),
            "sam": stack(templates["sam"]),
            "terraform": terraform(templates["terraform"]),
        },
    },
    sys.stdout,
)
