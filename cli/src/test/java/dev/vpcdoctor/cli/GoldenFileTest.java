package dev.vpcdoctor.cli;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GoldenFileTest {

    @TempDir
    private Path folder;

    private GoldenFile file;

    @BeforeEach
    void write() throws IOException {
        file = new GoldenFile(Files.writeString(folder.resolve("report.txt"), "one\ntwo\nthree\n"));
    }

    @Test
    void whatIsTheSameIsFine() {
        assertThatCode(() -> file.compare("one\ntwo\nthree\n")).doesNotThrowAnyException();
    }

    @Test
    void aChangedLineIsShownAsItWasAndAsItIsWithTheCommandThatKeepsIt() {
        assertThatThrownBy(() -> file.compare("one\n2\nthree\n"))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("\n one\n-two\n+2\n three\n")
                .hasMessageEndingWith(GoldenFile.REWRITE);
    }

    @Test
    void aLineFeedThatIsMissingAtTheEndIsADifference() {
        assertThatThrownBy(() -> file.compare("one\ntwo\nthree"))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("\n three\n-\n");
    }

    @Test
    void aMissingFileSaysWhatMakesIt() {
        assertThatThrownBy(() -> new GoldenFile(folder.resolve("other.txt")).compare("one\n"))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("other.txt is missing")
                .hasMessageEndingWith(GoldenFile.REWRITE);
    }
}
