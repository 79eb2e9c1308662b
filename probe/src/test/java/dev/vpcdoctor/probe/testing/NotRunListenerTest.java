package dev.vpcdoctor.probe.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

class NotRunListenerTest {
    private static final String OUTER = "NotRunListenerTest";

    @TempDir
    private Path folder;

    static class InSetUp {
        @BeforeAll
        static void needsAServer() {
            lacks("a server");
        }

        @Test
        void one() {}

        @Test
        void two() {}
    }

    static class InAnExtension {
        @RegisterExtension
        static final BeforeAllCallback SERVER = context -> lacks("a server");

        @ParameterizedTest
        @ValueSource(ints = {1, 2, 3})
        void each(int number) {
            assertThat(number).isPositive();
        }
    }

    static class BeforeEveryTestOfIt {
        @BeforeEach
        void needsAServer() {
            lacks("a server");
        }

        @Test
        void one() {}

        @Test
        void two() {}
    }

    static class InSomeTests {
        @Test
        void runs() {}

        @Test
        void needsAServer() {
            lacks("a server");
        }

        @ParameterizedTest
        @ValueSource(ints = {1, 2, 3})
        void someNeedAServer(int number) {
            if (number > 1) {
                lacks("a server");
            }
        }

        @Test
        void needsAnotherOne() {
            lacks("another server");
        }
    }

    static class InANestedClass {
        @Test
        void runs() {}

        @Nested
        class Inner {
            @BeforeEach
            void assumed() {
                assumeTrue(false, "only on\n\tMondays");
            }

            @Test
            void one() {}
        }
    }

    @Disabled("a fixture of this test")
    static class DisabledOnes {
        @Test
        void one() {}
    }

    static class Healthy {
        @Test
        void one() {}
    }

    private static void lacks(String what) {
        throw new MissingRequirement("there is no " + what, "start it");
    }

    @Test
    void aClassWhoseSetUpWasAbortedIsNotedWhole() throws IOException {
        assertThat(notRunOf(InSetUp.class, InAnExtension.class, BeforeEveryTestOfIt.class, Healthy.class))
                .containsExactly(
                        new NotRun(OUTER + "$InSetUp", 0, "there is no a server", "start it"),
                        new NotRun(OUTER + "$InAnExtension", 0, "there is no a server", "start it"),
                        new NotRun(OUTER + "$BeforeEveryTestOfIt", 0, "there is no a server", "start it"));
    }

    @Test
    void testsOfAClassThatRanAreCountedForEachReason() throws IOException {
        assertThat(notRunOf(InSomeTests.class))
                .containsExactlyInAnyOrder(
                        new NotRun(OUTER + "$InSomeTests", 3, "there is no a server", "start it"),
                        new NotRun(OUTER + "$InSomeTests", 1, "there is no another server", "start it"));
    }

    @Test
    void whatIsDisabledOrAssumedHasAReasonToo() throws IOException {
        assertThat(notRunOf(DisabledOnes.class, InANestedClass.class))
                .containsExactly(
                        new NotRun(OUTER + "$DisabledOnes", 0, "a fixture of this test", ""),
                        new NotRun(OUTER + "$InANestedClass", 1, "Assumption failed: only on Mondays", ""));
    }

    @Test
    void nothingIsNotedWhereAllTestsRan() throws IOException {
        assertThat(notRunOf(Healthy.class)).isEmpty();
    }

    @Test
    void whatAnEarlierRunNotedIsReplaced() throws IOException {
        assertThat(notRunOf(InSetUp.class)).isNotEmpty();

        assertThat(notRunOf(Healthy.class)).isEmpty();
    }

    private List<NotRun> notRunOf(Class<?>... classes) throws IOException {
        Path file = folder.resolve("new/notes");
        LauncherConfig alone = LauncherConfig.builder()
                .enableTestExecutionListenerAutoRegistration(false)
                .addTestExecutionListeners(new NotRunListener(Optional.of(file)))
                .build();
        LauncherFactory.create(alone)
                .execute(LauncherDiscoveryRequestBuilder.request()
                        .selectors(
                                Stream.of(classes).map(one -> selectClass(one)).toList())
                        .build());
        assertThat(Files.exists(file)).isTrue();
        return NotRun.read(file);
    }
}
