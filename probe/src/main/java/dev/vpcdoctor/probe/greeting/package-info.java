/** The first words of each protocol, without credentials: one class per protocol. */
package dev.vpcdoctor.probe.greeting;
