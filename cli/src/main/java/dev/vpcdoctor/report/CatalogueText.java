package dev.vpcdoctor.report;

import dev.vpcdoctor.diagnosis.finding.Chapter;
import dev.vpcdoctor.diagnosis.finding.Explanation;
import dev.vpcdoctor.diagnosis.mode.Catalogue;
import java.util.List;

/** All that can be found, chapter by chapter, each in one sentence. */
public final class CatalogueText implements Renderer<List<Chapter>> {
    private static final int INDENT = 4;

    private final Page page;

    public CatalogueText(Page page) {
        this.page = page;
    }

    @Override
    public String render(List<Chapter> chapters) {
        TextLines lines = new TextLines(page);
        for (Chapter chapter : chapters) {
            lines.gap();
            lines.wrapped(0, Tone.STRONG, chapter.title());
            for (Explanation one : Catalogue.chapter(chapter)) {
                lines.headline(
                        StatusMark.of(one.severity()),
                        one.code(),
                        one.severity().toString());
                lines.wrapped(INDENT, Tone.PLAIN, firstSentence(one.means()));
            }
        }
        return lines.toString();
    }

    static String firstSentence(String text) {
        int end = text.indexOf(". ");
        return end < 0 ? text : text.substring(0, end + 1);
    }
}
