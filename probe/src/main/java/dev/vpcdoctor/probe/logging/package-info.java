/** A backend for SLF4J that writes one line of JSON per message. */
package dev.vpcdoctor.probe.logging;
