/**
 * What VPC flow logs tell: which packets an interface let in and out, and which it dropped. {@link
 * dev.vpcdoctor.diagnosis.witness.flowlogs.FlowLogs} is the first read.
 */
package dev.vpcdoctor.diagnosis.witness.flowlogs;
