/**
 * What a failure mode looks at, and what it gives: the walks to one target with all that blocks them, and the causes found
 * in them. {@link dev.vpcdoctor.diagnosis.examination.FailureMode} is the first read.
 */
package dev.vpcdoctor.diagnosis.examination;
