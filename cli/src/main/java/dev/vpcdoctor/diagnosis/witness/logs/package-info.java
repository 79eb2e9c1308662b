/**
 * What the log of a function tells: which errors it holds, what each of them proves, and how long invocations took.
 * {@link dev.vpcdoctor.diagnosis.witness.logs.FunctionLog} is the first read.
 *
 * <p>Nothing of a line leaves this package but words of our own with hosts, ports and figures filled in, since secrets
 * stand in log lines.
 */
package dev.vpcdoctor.diagnosis.witness.logs;
