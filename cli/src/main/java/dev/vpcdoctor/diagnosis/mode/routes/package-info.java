/** The failure modes of routes and of what they lead to: gateways, peerings, transit gateways. */
package dev.vpcdoctor.diagnosis.mode.routes;
