package dev.vpcdoctor.diagnosis.probe;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a deployed probe will refuse, told before it is asked. */
class AllowListTest {

    @ParameterizedTest
    @CsvSource({
        "db.example.com:5432, db.example.com, 5432, true",
        "DB.Example.com.:5432, db.example.com, 5432, true",
        "db.example.com:5432, db.example.com, 5433, false",
        "db.example.com:5432, other.example.com, 5432, false",
        "db.example.com:*, db.example.com, 65535, true",
        "db.example.com:5000-5500, db.example.com, 5432, true",
        "db.example.com:5000-5400, db.example.com, 5432, false",
        "*.example.com:443, a.b.example.com, 443, true",
        "*.example.com:443, example.com, 443, false",
        "*.example.com:443, badexample.com, 443, false",
        "10.20.0.0/16:5432, 10.20.7.9, 5432, true",
        "10.20.0.0/16:5432, 10.21.7.9, 5432, false",
        "10.20.0.0/16:5432, db.example.com, 5432, false",
        "10.20.7.9:5432, 10.20.7.9, 5432, true",
        "[fd00::/8]:443, fd00::1, 443, true",
        "[fd00::1]:443, fd00::1, 443, true",
        "nothing, nothing, 443, false",
        "db.example.com:none, db.example.com, 443, false"
    })
    void anEntryAdmits(String entry, String host, int port, boolean admitted) {
        assertThat(AllowList.parse(entry).admits(new ProbeEndpoint(host, port))).isEqualTo(admitted);
    }

    @Test
    void anyOfSeveralEntriesAdmits() {
        AllowList list = AllowList.parse("a.example.com:1, b.example.com:2 c.example.com:3");

        assertThat(list.admits(new ProbeEndpoint("c.example.com", 3))).isTrue();
        assertThat(list.admits(new ProbeEndpoint("c.example.com", 2))).isFalse();
    }

    @Test
    void onlyWhatIsNamedOneByOneCanBeAskedForInAdvance() {
        assertThat(AllowList.parse(
                                "db.example.com:5432, *.example.com:443, 10.0.0.0/8:80, 10.0.0.7:6379, x.example.com:*")
                        .endpoints())
                .containsExactly(new ProbeEndpoint("db.example.com", 5432), new ProbeEndpoint("10.0.0.7", 6379));
    }

    @Test
    void anEmptyListAdmitsNothing() {
        assertThat(AllowList.parse("").entries()).isEmpty();
    }
}
