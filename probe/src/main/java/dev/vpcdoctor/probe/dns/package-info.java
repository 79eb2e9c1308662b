/** Asks name servers, one question at a time, and resolves names as the system would. */
package dev.vpcdoctor.probe.dns;
