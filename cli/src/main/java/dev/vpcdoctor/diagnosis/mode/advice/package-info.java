/**
 * What could be better: one class for each piece of advice. None fails a run or changes a verdict, and each is given only
 * where it is known to hold: a missing fact makes it silent.
 */
package dev.vpcdoctor.diagnosis.mode.advice;
