/**
 * The life of a probe: it is deployed into the subnets of a function, invoked, and removed, and what a killed process left
 * is found. {@link dev.vpcdoctor.aws.probe.ProbeAccount} is the first read.
 */
package dev.vpcdoctor.aws.probe;
