/** One class for each failure mode, named after its code. */
package dev.vpcdoctor.diagnosis.mode;
