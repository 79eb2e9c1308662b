/** The failure modes of name resolution: name servers, private hosted zones, private DNS of endpoints. */
package dev.vpcdoctor.diagnosis.mode.names;
