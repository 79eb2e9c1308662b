package dev.vpcdoctor.network.read;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vpcdoctor.network.model.AwsResource;
import dev.vpcdoctor.network.model.Network;
import dev.vpcdoctor.snapshot.SnapshotAnswers;
import java.util.List;

/** Networks out of a few answers. */
final class TestNetworks {
    private TestNetworks() {}

    /** A network of files that hold nothing wrong: a name, then what is in it, and so on. */
    static Network network(String... namesAndTexts) {
        assertThat(SnapshotAnswers.snapshot(namesAndTexts).problems()).isEmpty();
        NetworkReading reading = NetworkReader.read(SnapshotAnswers.snapshot(namesAndTexts));
        assertThat(reading.problems()).isEmpty();
        return reading.network();
    }

    /** The only resource of a class in a single answer. */
    static <T extends AwsResource> T only(Class<T> type, String answer) {
        List<T> all = List.copyOf(network("answer.json", answer).all(type));
        assertThat(all).hasSize(1);
        return all.get(0);
    }

    static List<String> texts(List<?> values) {
        return values.stream().map(Object::toString).toList();
    }
}
