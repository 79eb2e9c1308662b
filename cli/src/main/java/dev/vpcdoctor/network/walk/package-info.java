/**
 * The walk of one packet there and of its answer back: every hop, what decided it and with what verdict.
 * {@link dev.vpcdoctor.network.walk.Walker} is the first read.
 */
package dev.vpcdoctor.network.walk;
