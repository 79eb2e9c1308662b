/** Starts the checks, keeps time, and collects what they see. Begin with {@link dev.vpcdoctor.probe.run.CheckRunner}. */
package dev.vpcdoctor.probe.run;
