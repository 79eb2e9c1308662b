/** The failure modes of a function as it is set up: its role, its network interfaces, its state, its VPC. */
package dev.vpcdoctor.diagnosis.mode.setup;
