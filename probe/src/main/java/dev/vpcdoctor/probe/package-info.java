/** The function that looks from inside a VPC: it sends packets and reports observations, never conclusions. */
package dev.vpcdoctor.probe;
