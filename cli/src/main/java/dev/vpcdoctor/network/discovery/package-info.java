/**
 * What a function connects to, as far as its configuration gives it away, for who does not name a target.
 * {@link dev.vpcdoctor.network.discovery.TargetDiscovery} is the first read.
 */
package dev.vpcdoctor.network.discovery;
