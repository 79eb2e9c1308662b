/**
 * How a diagnosis comes to have probes: which ones, whether they may be deployed, and what became of them.
 * {@link dev.vpcdoctor.cli.probe.ProbeOrderPlanner} is the first read.
 */
package dev.vpcdoctor.cli.probe;
