/** The failure modes of a function as it is set up, wherever it connects to: its role, its network interfaces, its state. */
package dev.vpcdoctor.diagnosis.mode.setup;
