/**
 * A fix as commands for a person and as a change to the model, so that it can be checked before it is shown.
 * {@link dev.vpcdoctor.remedy.Remedy} is the first read.
 */
package dev.vpcdoctor.remedy;
