/** Addresses, blocks of addresses and ports, IPv4 and IPv6 alike. {@link dev.vpcdoctor.network.address.Cidr} is the first read. */
package dev.vpcdoctor.network.address;
