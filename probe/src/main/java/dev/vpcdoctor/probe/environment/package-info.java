/** Looks at the place where the probe runs. */
package dev.vpcdoctor.probe.environment;
