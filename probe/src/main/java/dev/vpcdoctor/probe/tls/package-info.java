/** Makes TLS handshakes that accept every certificate, and judges the certificates afterwards. */
package dev.vpcdoctor.probe.tls;
