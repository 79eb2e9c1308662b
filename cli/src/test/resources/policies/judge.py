"""Reads a policy and requests as JSON from stdin, and prints what others say of them.

parliament, a linter with AWS's own list of actions, resources and condition keys: all its findings.
moto, which decides by action, resource and StringEquals, and ignores other conditions: whether each request is permitted.
"""

import json
import sys

import parliament
from moto.iam.access_control import IAMPolicy, PermissionResult

question = json.load(sys.stdin)
text = json.dumps(question["policy"])
linted = parliament.analyze_policy_string(text, include_community_auditors=False)
policy = IAMPolicy({"policy_document": text})
json.dump(
    {
        "findings": [f"{finding.issue}: {finding.detail} {finding.location}" for finding in linted.findings],
        "permitted": [
            policy.is_action_permitted(asked["action"], asked["resource"], None, asked["context"])
            == PermissionResult.PERMITTED
            for asked in question["asked"]
        ],
    },
    sys.stdout,
)
