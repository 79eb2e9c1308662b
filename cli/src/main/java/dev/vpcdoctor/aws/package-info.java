/**
 * The only package that talks to AWS. It makes a snapshot of AWS's answers, in the words of the AWS CLI; the types of the
 * SDK end here. {@link dev.vpcdoctor.aws.LiveCollection} is the first read.
 */
package dev.vpcdoctor.aws;
