/** The failure modes of what filters packets: security groups, network ACLs, endpoints and their policies. */
package dev.vpcdoctor.diagnosis.mode.filters;
