/**
 * What IAM decides, as far as policies tell: {@link dev.vpcdoctor.network.policy.RoleEvaluation} is the first read. Pure.
 * What a policy leaves to facts that are not known is unknown, never a guess.
 */
package dev.vpcdoctor.network.policy;
