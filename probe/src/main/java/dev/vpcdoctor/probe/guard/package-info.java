/** Decides what may be connected to. Begin with {@link dev.vpcdoctor.probe.guard.Guard}. */
package dev.vpcdoctor.probe.guard;
