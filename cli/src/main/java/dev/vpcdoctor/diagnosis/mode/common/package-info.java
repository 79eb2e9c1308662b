/** What failure modes of several chapters share: ways out of a VPC and into another, endpoints, databases. */
package dev.vpcdoctor.diagnosis.mode.common;
