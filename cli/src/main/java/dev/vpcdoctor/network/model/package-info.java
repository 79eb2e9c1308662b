/**
 * A network under AWS's own names: one record for each kind of resource, and {@link dev.vpcdoctor.network.model.Network},
 * which finds them. Nothing here reads files, clocks or the network.
 */
package dev.vpcdoctor.network.model;
