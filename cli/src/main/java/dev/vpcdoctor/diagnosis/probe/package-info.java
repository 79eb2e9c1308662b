/**
 * What a probe is asked to try for the targets of a function. {@link dev.vpcdoctor.diagnosis.probe.ProbePlanner} is the
 * first read. Pure: the same targets give the same plan.
 */
package dev.vpcdoctor.diagnosis.probe;
