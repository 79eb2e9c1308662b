/** The failure modes of the far end: targets that are down, refuse, are full, or fail in TLS. */
package dev.vpcdoctor.diagnosis.mode.farend;
