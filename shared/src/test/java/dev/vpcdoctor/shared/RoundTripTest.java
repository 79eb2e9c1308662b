package dev.vpcdoctor.shared;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class RoundTripTest {
    private static final Schema REQUEST = schema("probe-request.schema.json");
    private static final Schema REPORT = schema("probe-report.schema.json");

    @Provide
    Arbitrary<ProbeRequest> requests() {
        return Documents.requests();
    }

    @Provide
    Arbitrary<ProbeReport> reports() {
        return Documents.reports();
    }

    @Property(tries = 500)
    void everyRequestIsReadAsItWasWritten(@ForAll("requests") ProbeRequest request) throws MalformedJsonException {
        assertThat(ProbeRequest.fromJson(request.toJson())).isEqualTo(request);
    }

    @Property(tries = 500)
    void everyReportIsReadAsItWasWritten(@ForAll("reports") ProbeReport report) throws MalformedJsonException {
        assertThat(ProbeReport.fromJson(report.toJson())).isEqualTo(report);
    }

    @Property(tries = 200)
    void everyRequestThatIsWrittenFitsTheSchema(@ForAll("requests") ProbeRequest request) {
        assertThat(REQUEST.validate(request.toJson(), InputFormat.JSON)).isEmpty();
    }

    @Property(tries = 200)
    void everyReportThatIsWrittenFitsTheSchema(@ForAll("reports") ProbeReport report) {
        assertThat(REPORT.validate(report.toJson(), InputFormat.JSON)).isEmpty();
    }

    /** Cuts and swaps anywhere: the reader either understands or says in one exception that it does not. */
    @Property(tries = 2_000)
    void noDamagedRequestBreaksTheReader(
            @ForAll("requests") ProbeRequest request, @ForAll int at, @ForAll char replacement, @ForAll boolean cut) {
        String json = request.toJson();
        int place = Math.floorMod(at, json.length());
        String damaged =
                cut ? json.substring(0, place) : json.substring(0, place) + replacement + json.substring(place + 1);
        try {
            ProbeRequest read = ProbeRequest.fromJson(damaged);
            assertThat(read.checks().size())
                    .isBetween(request.checks().size(), request.checks().size() + 1);
        } catch (MalformedJsonException e) {
            assertThat(e).hasMessageMatching("(?s).*\\S.*").hasNoCause();
        }
    }

    private static Schema schema(String name) {
        try (InputStream text = ProbeRequest.class.getResourceAsStream(name)) {
            return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(text);
        } catch (IOException e) {
            throw new IllegalStateException(name, e);
        }
    }
}
