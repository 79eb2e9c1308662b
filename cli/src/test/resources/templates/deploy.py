"""Deploys a CloudFormation template with the probe's jar in a bucket, as the comments in the template say.

Reads {"endpoint": "...", "region": "...", "template": "...", "name": "..."} from stdin; prints the stack's status and
outputs.
"""

import json
import sys

import boto3
import yaml

order = json.load(sys.stdin)
session = boto3.Session(aws_access_key_id="AKIDEXAMPLE", aws_secret_access_key="not-a-secret")


def client(service):
    return session.client(service, endpoint_url=order["endpoint"], region_name=order["region"])


client("s3").create_bucket(
    Bucket="probes", CreateBucketConfiguration={"LocationConstraint": order["region"]}
)
client("s3").put_object(Bucket="probes", Key="vpc-doctor-probe.jar", Body=b"the jar")
stacks = client("cloudformation")
stacks.create_stack(
    StackName=order["name"],
    TemplateBody=order["template"],
    Capabilities=["CAPABILITY_NAMED_IAM"],
    Parameters=[{"ParameterKey": "CodeBucket", "ParameterValue": "probes"}],
)
# moto's CloudFormation leaves out the tags of a function.
for resource in yaml.safe_load(order["template"])["Resources"].values():
    if resource["Type"] == "AWS::Lambda::Function":
        functions = client("lambda")
        found = functions.get_function_configuration(FunctionName=resource["Properties"]["FunctionName"])
        functions.tag_resource(
            Resource=found["FunctionArn"],
            Tags={tag["Key"]: tag["Value"] for tag in resource["Properties"]["Tags"]},
        )
(stack,) = stacks.describe_stacks(StackName=order["name"])["Stacks"]
json.dump(
    {
        "status": stack["StackStatus"],
        "functions": sorted(output["OutputValue"] for output in stack["Outputs"]),
    },
    sys.stdout,
)
