package dev.vpcdoctor.probe.tls;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CertificateNamesTest {
    @ParameterizedTest
    @CsvSource({
        "db.example.com, db.example.com, true",
        "db.example.com, DB.EXAMPLE.COM., true",
        "db.example.com, a.db.example.com, false",
        "*.example.com, db.example.com, true",
        "*.example.com, a.b.example.com, false",
        "*.example.com, example.com, false",
        "*.com, example.com, false",
        "d*.example.com, db.example.com, false",
        "10.0.0.1, 10.0.0.1, true",
        "10.0.0.1, 10.0.0.2, false",
        "fd00:0:0:0:0:0:0:1, fd00::1, true",
        "*.0.0.1, 10.0.0.1, false",
    })
    void aNameMatchesAsClientsMatchIt(String certificate, String wanted, boolean matches) {
        assertThat(CertificateNames.match(List.of(certificate), wanted)).isEqualTo(matches);
    }
}
