/**
 * What a user asks for, made into places in the network: how targets and sources are written, what names mean, and the
 * paths between them. {@link dev.vpcdoctor.network.target.PathFinder} is the first read.
 */
package dev.vpcdoctor.network.target;
