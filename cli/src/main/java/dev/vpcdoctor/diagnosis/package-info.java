/**
 * From what the configuration says to a root cause with its evidence and a fix.
 * {@link dev.vpcdoctor.diagnosis.Doctor} is the first read; {@link dev.vpcdoctor.diagnosis.mode} holds one class for each
 * failure mode. Pure: the same evidence gives the same diagnosis.
 */
package dev.vpcdoctor.diagnosis;
