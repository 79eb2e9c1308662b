/**
 * From AWS's JSON to the model, the only place of the network packages that knows JSON.
 * {@link dev.vpcdoctor.network.read.NetworkReader} is the first read.
 */
package dev.vpcdoctor.network.read;
