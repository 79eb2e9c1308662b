/** The failure modes that show only in time: slow starts, time-outs that do not fit, connections that were idle. */
package dev.vpcdoctor.diagnosis.mode.time;
