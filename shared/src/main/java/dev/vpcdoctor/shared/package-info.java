/**
 * What the probe and the command line must agree on: the {@link dev.vpcdoctor.shared.ProbeRequest} that is sent in, the
 * {@link dev.vpcdoctor.shared.ProbeReport} that comes back, the fixed words of {@link dev.vpcdoctor.shared.Outcome}, and
 * their JSON. The JSON Schemas lie beside the classes as {@code probe-request.schema.json} and {@code
 * probe-report.schema.json}.
 *
 * <p>Writing is strict: the records refuse what the schema would refuse. Reading is tolerant: a check that this version
 * does not understand becomes an {@link dev.vpcdoctor.shared.UnknownCheck}, an outcome it does not know becomes {@code
 * failed} with the word in its reason, and the rest of the document is still used.
 *
 * <p>Addresses and allow lists are read in {@code dev.vpcdoctor.shared.address}. An {@link dev.vpcdoctor.shared.Arn} stands
 * here since every package of the command line needs it; the probe does not.
 */
package dev.vpcdoctor.shared;
