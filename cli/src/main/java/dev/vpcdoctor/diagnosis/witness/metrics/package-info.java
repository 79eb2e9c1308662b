/** What CloudWatch measured. {@link dev.vpcdoctor.diagnosis.witness.metrics.Metrics} is the first read. */
package dev.vpcdoctor.diagnosis.witness.metrics;
