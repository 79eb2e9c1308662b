package dev.vpcdoctor.probe.tls;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertPathBuilder;
import java.security.cert.CertStore;
import java.security.cert.CertificateFactory;
import java.security.cert.CollectionCertStoreParameters;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CertSelector;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;

/**
 * Judges a chain: whether it leads to a trust anchor at all, and whether it does so today. The path that can be built
 * decides, as in TLS clients: an expired certificate that the server sends needlessly does no harm.
 */
final class CertificateJudge {
    /**
     * @param trusted whether a path to a trust anchor exists, at some time
     * @param inDate whether it exists now; without trust, whether every certificate that was sent is within its dates
     */
    record Verdict(boolean trusted, boolean inDate) {}

    private final Set<TrustAnchor> anchors;

    private CertificateJudge(Set<TrustAnchor> anchors) {
        this.anchors = anchors;
    }

    /** Trusts the PEM certificates given, or those of the Java runtime if none are. */
    static CertificateJudge trusting(List<String> pemCertificates) throws GeneralSecurityException {
        Set<TrustAnchor> anchors = new HashSet<>();
        if (pemCertificates.isEmpty()) {
            TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init((KeyStore) null);
            for (TrustManager manager : factory.getTrustManagers()) {
                if (manager instanceof X509TrustManager x509) {
                    for (X509Certificate issuer : x509.getAcceptedIssuers()) {
                        anchors.add(new TrustAnchor(issuer, null));
                    }
                }
            }
        }
        CertificateFactory certificates = CertificateFactory.getInstance("X.509");
        for (String pem : pemCertificates) {
            ByteArrayInputStream bytes = new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII));
            for (var certificate : certificates.generateCertificates(bytes)) {
                anchors.add(new TrustAnchor((X509Certificate) certificate, null));
            }
        }
        return new CertificateJudge(anchors);
    }

    Verdict judge(List<X509Certificate> chain, Instant now) {
        if (leadsToAnchor(chain, now)) {
            return new Verdict(true, true);
        }
        for (Instant other : momentsOf(chain)) {
            if (leadsToAnchor(chain, other)) {
                return new Verdict(true, false);
            }
        }
        boolean inDate = true;
        for (X509Certificate certificate : chain) {
            inDate &= !now.isBefore(certificate.getNotBefore().toInstant())
                    && !now.isAfter(certificate.getNotAfter().toInstant());
        }
        return new Verdict(false, inDate);
    }

    /** The edges of the certificates' dates: if a path holds at any time, it holds at one of these. */
    private static List<Instant> momentsOf(List<X509Certificate> chain) {
        List<Instant> moments = new ArrayList<>();
        for (X509Certificate certificate : chain) {
            moments.add(certificate.getNotAfter().toInstant().minus(Duration.ofSeconds(1)));
            moments.add(certificate.getNotBefore().toInstant().plus(Duration.ofSeconds(1)));
        }
        return moments;
    }

    private boolean leadsToAnchor(List<X509Certificate> chain, Instant at) {
        if (anchors.isEmpty()) {
            return false;
        }
        try {
            X509CertSelector server = new X509CertSelector();
            server.setCertificate(chain.get(0));
            PKIXBuilderParameters parameters = new PKIXBuilderParameters(anchors, server);
            parameters.setRevocationEnabled(false);
            parameters.setDate(Date.from(at));
            parameters.addCertStore(CertStore.getInstance("Collection", new CollectionCertStoreParameters(chain)));
            CertPathBuilder.getInstance("PKIX").build(parameters);
            return true;
        } catch (GeneralSecurityException e) {
            return false;
        }
    }
}
