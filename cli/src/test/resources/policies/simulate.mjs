// Writes probe-decisions.json: what a simulator of IAM by somebody else decides of the policy that
// `vpc-doctor iam-policy probe` prints. Run it when that policy changes:
//
//   npm install --prefix TEMPORARY @cloud-copilot/iam-simulate@0.1.173
//   vpc-doctor iam-policy probe | node simulate.mjs TEMPORARY > probe-decisions.json
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { pathToFileURL } from 'node:url'
import { resolve } from 'node:path'

const require = createRequire(pathToFileURL(resolve(process.argv[2]) + '/'))
const { runSimulation } = require('@cloud-copilot/iam-simulate')

const policy = JSON.parse(readFileSync(0, 'utf8'))
const account = '123456789012'
const fn = (name, partition = 'aws', region = 'eu-west-1') =>
  `arn:${partition}:lambda:${region}:${account}:function:${name}`
const role = (path, partition = 'aws') => `arn:${partition}:iam::${account}:role/${path}`
const logs = (name) => `arn:aws:logs:eu-west-1:${account}:log-group:${name}`

const ours = 'vpc-doctor-probe-3f9a1c2b'
const ourFunction = fn(`${ours}-subnet-0fna`)
const ourRole = role(`vpc-doctor/${ours}`)
const ourLogs = logs(`/aws/lambda/${ours}`)
const made = { 'aws:RequestTag/vpc-doctor:purpose': 'probe', 'aws:RequestTag/vpc-doctor:owner': 'somebody' }
const madePermanent = { 'aws:RequestTag/vpc-doctor:purpose': 'permanent-probe' }
const probe = { 'aws:ResourceTag/vpc-doctor:purpose': 'probe' }
const permanent = { 'aws:ResourceTag/vpc-doctor:purpose': 'permanent-probe' }
const toLambda = { 'iam:PassedToService': 'lambda.amazonaws.com' }

const cases = [
  ['a probe is made', 'lambda:CreateFunction', ourFunction, made],
  ['a probe is made in China', 'lambda:CreateFunction', fn(`${ours}-subnet-0`, 'aws-cn', 'cn-north-1'), made],
  ['a probe is made in GovCloud', 'lambda:CreateFunction', fn(`${ours}-subnet-0`, 'aws-us-gov', 'us-gov-west-1'), made],
  ['a probe is made without a tag', 'lambda:CreateFunction', ourFunction, {}],
  ['a probe is made as a permanent one', 'lambda:CreateFunction', ourFunction, madePermanent],
  ['another function is made with the tag', 'lambda:CreateFunction', fn('checkout'), made],
  ['a probe gets its tags', 'lambda:TagResource', ourFunction, made],
  ['another function gets the tags', 'lambda:TagResource', fn('checkout'), made],
  ['a permanent probe gets the tags of another', 'lambda:TagResource', ourFunction, { ...made, ...permanent }],
  ['a role is made', 'iam:CreateRole', ourRole, made],
  ['a role is made without a tag', 'iam:CreateRole', ourRole, {}],
  ['a role of this name is made outside the path', 'iam:CreateRole', role(ours), made],
  ['another role is made in the path', 'iam:CreateRole', role('vpc-doctor/admin'), made],
  ['a role gets its tags', 'iam:TagRole', ourRole, made],
  ['a role gets its policy', 'iam:PutRolePolicy', ourRole, probe],
  ['a role that has no tag yet gets its policy', 'iam:PutRolePolicy', ourRole, {}],
  ['the role of a permanent probe gets a policy', 'iam:PutRolePolicy', ourRole, permanent],
  ['another role gets a policy', 'iam:PutRolePolicy', role('checkout'), {}],
  ['a managed policy is attached to the role', 'iam:AttachRolePolicy', ourRole, probe],
  ['the role is passed to Lambda', 'iam:PassRole', ourRole, toLambda],
  ['the role is passed to EC2', 'iam:PassRole', ourRole, { 'iam:PassedToService': 'ec2.amazonaws.com' }],
  ['another role is passed to Lambda', 'iam:PassRole', role('admin'), toLambda],
  ['the role is assumed', 'sts:AssumeRole', ourRole, {}],
  ['a log group is made', 'logs:CreateLogGroup', ourLogs, made],
  ['another log group is made', 'logs:CreateLogGroup', logs('/aws/lambda/checkout'), made],
  ['a log group gets its retention', 'logs:PutRetentionPolicy', ourLogs, probe],
  ['another log group gets a retention', 'logs:PutRetentionPolicy', logs('/aws/lambda/checkout'), {}],
  ['a probe gets its limit', 'lambda:PutFunctionConcurrency', ourFunction, probe],
  ['another function gets a limit', 'lambda:PutFunctionConcurrency', fn('checkout'), {}],
  ['a probe is invoked', 'lambda:InvokeFunction', ourFunction, probe],
  ['a permanent probe is invoked', 'lambda:InvokeFunction', ourFunction, permanent],
  ['another function is invoked', 'lambda:InvokeFunction', fn('checkout'), {}],
  ['the function is read', 'lambda:GetFunctionConfiguration', fn('checkout'), {}],
  ['the code of the function is read', 'lambda:GetFunction', fn('checkout'), {}],
  ['the function is changed', 'lambda:UpdateFunctionConfiguration', fn('checkout'), {}],
  ['the code of a probe is changed', 'lambda:UpdateFunctionCode', ourFunction, probe],
  ['functions are listed', 'lambda:ListFunctions', '*', {}],
  ['tags of a probe are read', 'lambda:ListTags', ourFunction, probe],
  ['tags of a log group are read', 'logs:ListTagsForResource', ourLogs, probe],
  ['what a log group holds is read', 'logs:FilterLogEvents', ourLogs, probe],
  ['a probe is deleted', 'lambda:DeleteFunction', ourFunction, probe],
  ['a probe that lost its tags is deleted', 'lambda:DeleteFunction', ourFunction, {}],
  ['a permanent probe is deleted', 'lambda:DeleteFunction', ourFunction, permanent],
  ['the function is deleted', 'lambda:DeleteFunction', fn('checkout'), {}],
  ['a role is deleted', 'iam:DeleteRole', ourRole, probe],
  ['the role of a permanent probe is deleted', 'iam:DeleteRole', ourRole, permanent],
  ['another role is deleted', 'iam:DeleteRole', role('checkout'), {}],
  ['the policy of a role is deleted', 'iam:DeleteRolePolicy', ourRole, probe],
  ['a log group is deleted', 'logs:DeleteLogGroup', ourLogs, probe],
  ['the log group of a permanent probe is deleted', 'logs:DeleteLogGroup', ourLogs, permanent],
  ['another log group is deleted', 'logs:DeleteLogGroup', logs('/aws/lambda/checkout'), {}],
  ['subnets are read', 'ec2:DescribeSubnets', '*', {}],
  ['an interface is made', 'ec2:CreateNetworkInterface', '*', {}]
]

const decided = []
for (const [name, action, resource, context] of cases) {
  const result = await runSimulation(
    {
      request: {
        action,
        resource: { resource, accountId: account },
        principal: role('caller'),
        contextVariables: context
      },
      identityPolicies: [{ name: 'printed', policy }],
      serviceControlPolicies: [],
      resourceControlPolicies: []
    },
    { simulationMode: 'Strict' }
  )
  const decision = result.overallResult ?? result.analysis?.result
  if (!decision) {
    throw new Error(`${name}: ${JSON.stringify(result)}`)
  }
  decided.push({ name, action, resource, context, decision })
}
const lines = decided.map((one) => '    ' + JSON.stringify(one)).join(',\n')
process.stdout.write(`{\n  "policy": ${JSON.stringify(policy)},\n  "cases": [\n${lines}\n  ]\n}\n`)
