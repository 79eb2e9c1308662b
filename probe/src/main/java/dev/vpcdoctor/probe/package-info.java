/**
 * The function that looks from inside: reads a request, makes its checks all at once, and reports what it saw.
 *
 * <p>Begin with {@link dev.vpcdoctor.probe.Probe}. The chapters: {@code run} starts and bounds the checks, {@code check}
 * has one class per kind of check, {@code guard} decides what may be connected to, {@code connect}, {@code dns}, {@code
 * tls} and {@code greeting} speak the protocols, {@code environment} looks around, {@code logging} writes log lines.
 */
package dev.vpcdoctor.probe;
