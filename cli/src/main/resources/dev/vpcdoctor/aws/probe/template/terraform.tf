## How this is filled in stands in TemplateFile.java, and with what in Placeholders.java.
# A permanent probe of VPC Doctor. Save this as probe.tf, in a folder of its own or among your others, and the
# code beside it:
#
#   vpc-doctor probe template --jar vpc-doctor-probe.jar
#   terraform init && terraform apply
#
# Then: vpc-doctor diagnose FUNCTION --probe __NAME__
# A second region takes another --name: roles are global.

terraform {
  required_providers {
    ## The oldest version that knows in which log group a function writes, and of IPv6.
    aws = {
      source  = "hashicorp/aws"
      version = ">= 5.32"
    }
  }
}

variable "probe_jar" {
  description = "The probe's jar"
  type        = string
  default     = "vpc-doctor-probe.jar"
}

resource "aws_iam_role" "probe" {
  name        = "__NAME__"
  path        = "/vpc-doctor/"
  description = "For the probes of VPC Doctor"
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect = "Allow"
        Principal = {
          Service = "lambda.amazonaws.com"
        }
        Action = "sts:AssumeRole"
      },
    ]
  })
  tags = {
    "vpc-doctor:purpose" = "permanent-probe"
    #: for each __DIAGNOSED_FUNCTION__
    "vpc-doctor:function" = "__DIAGNOSED_FUNCTION__"
    #: end
  }
}

resource "aws_iam_role_policy" "probe" {
  name = "vpc-doctor-probe"
  role = aws_iam_role.probe.name
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid    = "NetworkInterfaces"
        Effect = "Allow"
        Action = [
          "ec2:AssignPrivateIpAddresses",
          "ec2:CreateNetworkInterface",
          "ec2:DeleteNetworkInterface",
          "ec2:DescribeNetworkInterfaces",
          "ec2:DescribeSubnets",
          "ec2:UnassignPrivateIpAddresses",
        ]
        Resource = "*"
      },
      {
        Sid      = "NotByTheCodeItself"
        Effect   = "Deny"
        Action   = "ec2:*"
        Resource = "*"
        Condition = {
          ArnLike = {
            "lambda:SourceFunctionArn" = "arn:*:lambda:*:*:function:__NAME__-*"
          }
        }
      },
      {
        Sid      = "OwnLog"
        Effect   = "Allow"
        Action   = ["logs:CreateLogStream", "logs:PutLogEvents"]
        Resource = "${aws_cloudwatch_log_group.probe.arn}:*"
      },
    ]
  })
}

resource "aws_cloudwatch_log_group" "probe" {
  name              = "/aws/lambda/__NAME__"
  retention_in_days = 14
  tags = {
    "vpc-doctor:purpose" = "permanent-probe"
    #: for each __DIAGNOSED_FUNCTION__
    "vpc-doctor:function" = "__DIAGNOSED_FUNCTION__"
    #: end
  }
}

resource "aws_lambda_function" "probe" {
  for_each = toset([
    #: for each __SUBNET__
    "subnet-__SUBNET__",
    #: end
  ])
  function_name                  = "__NAME__-${each.value}"
  description                    = "__DESCRIPTION__"
  filename                       = var.probe_jar
  source_code_hash               = filebase64sha256(var.probe_jar)
  handler                        = "dev.vpcdoctor.probe.ProbeHandler"
  runtime                        = "java21"
  architectures                  = ["x86_64"]
  role                           = aws_iam_role.probe.arn
  timeout                        = 30
  memory_size                    = 1024
  reserved_concurrent_executions = 2
  tags = {
    "vpc-doctor:purpose" = "permanent-probe"
    #: for each __DIAGNOSED_FUNCTION__
    "vpc-doctor:function" = "__DIAGNOSED_FUNCTION__"
    #: end
  }
  depends_on = [aws_iam_role_policy.probe]

  environment {
    variables = {
      VPC_DOCTOR_ALLOW = "__ALLOW_LIST__"
    }
  }

  vpc_config {
    subnet_ids = [each.value]
    security_group_ids = [
      #: for each __SECURITY_GROUP__
      "sg-__SECURITY_GROUP__",
      #: end
    ]
    ipv6_allowed_for_dual_stack = __IPV6_ALLOWED__
  }

  logging_config {
    log_format = "Text"
    log_group  = aws_cloudwatch_log_group.probe.name
  }
}

output "probe_functions" {
  description = "The probes, by subnet"
  value       = { for subnet, function in aws_lambda_function.probe : subnet => function.function_name }
}
