/**
 * Who else speaks of the network beside its configuration, and what they saw: packets, logs, metrics. {@link
 * dev.vpcdoctor.diagnosis.witness.Witnesses} is the first read. Pure; what a snapshot holds of them is read in {@link
 * dev.vpcdoctor.diagnosis.witness.read}.
 */
package dev.vpcdoctor.diagnosis.witness;
