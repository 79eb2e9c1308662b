/**
 * The texts of the network that probe and command line read alike: an {@link dev.vpcdoctor.shared.address.IpAddress}, a block
 * of them ({@link dev.vpcdoctor.shared.address.Cidr}), a {@link dev.vpcdoctor.shared.address.HostAndPort}, and the {@link
 * dev.vpcdoctor.shared.address.AllowList} of a deployed probe. Nothing here asks a resolver. {@link
 * dev.vpcdoctor.shared.address.Cidr} is the first read.
 *
 * <p>The probe reads them at its cold start: no regular expressions, streams or lambdas.
 */
package dev.vpcdoctor.shared.address;
