/**
 * All that can be found: {@link dev.vpcdoctor.diagnosis.mode.Catalogue} lists it, and one package for each chapter of the
 * catalogue holds one class for each failure mode, named after its code. What a code means for a person stands in
 * {@code failure-modes/CODE.md} among the resources.
 */
package dev.vpcdoctor.diagnosis.mode;
