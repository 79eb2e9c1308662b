/**
 * A fix as commands for a person and as a change to the model, so that it can be checked before it is shown.
 * {@link dev.vpcdoctor.remedy.Remedy} is the first read. It holds changes; the changes of one AWS thing stand together in
 * one interface, such as {@link dev.vpcdoctor.remedy.SecurityGroupChange}.
 */
package dev.vpcdoctor.remedy;
