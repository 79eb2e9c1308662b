/**
 * What logs, flow logs and metrics say for and against findings. They say what was, and never make a finding certain.
 * {@link dev.vpcdoctor.diagnosis.records.RecordedEvidence} is the first read.
 */
package dev.vpcdoctor.diagnosis.records;
