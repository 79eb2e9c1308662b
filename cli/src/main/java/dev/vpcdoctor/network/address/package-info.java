/**
 * What packets are told apart by: sets of addresses, ports and IP protocols. {@link dev.vpcdoctor.network.address.AddressSet}
 * is the first read; single addresses and blocks are in {@code dev.vpcdoctor.shared.address}.
 */
package dev.vpcdoctor.network.address;
