/** Opens TCP connections that cannot outlive their time limit. */
package dev.vpcdoctor.probe.connect;
