package dev.vpcdoctor.report;

import dev.vpcdoctor.diagnosis.finding.Chapter;
import dev.vpcdoctor.diagnosis.finding.Explanation;
import dev.vpcdoctor.diagnosis.mode.Catalogue;
import java.util.List;
import java.util.Locale;

/** All that can be found as a reference page, chapter by chapter. */
public final class CatalogueMarkdown implements Renderer<List<Chapter>> {

    @Override
    public String render(List<Chapter> chapters) {
        StringBuilder page = new StringBuilder("""
            # Failure modes

            What VPC Doctor can find, in the order in which a connection meets it. `vpc-doctor explain CODE` prints one of
            them. This page is what `vpc-doctor failure-modes --output markdown` prints.

            """);
        for (Chapter chapter : chapters) {
            page.append("- [").append(chapter.title()).append("](#").append(anchor(chapter.title()));
            page.append("): ");
            page.append(String.join(
                    " · ",
                    Catalogue.chapter(chapter).stream()
                            .map(one -> "[" + one.code() + "](#" + one.code() + ")")
                            .toList()));
            page.append('\n');
        }
        for (Chapter chapter : chapters) {
            page.append("\n## ").append(chapter.title()).append('\n');
            Catalogue.chapter(chapter).forEach(one -> entry(page, one));
        }
        return page.toString();
    }

    private static void entry(StringBuilder page, Explanation one) {
        page.append("\n### ").append(one.code()).append("\n\n");
        page.append("*")
                .append(one.severity())
                .append("* · ")
                .append(escaped(one.means()))
                .append("\n\n");
        page.append("- **Shows:** ").append(escaped(one.shows())).append('\n');
        page.append("- **Told apart:** ").append(escaped(one.toldApart())).append('\n');
        page.append("- **Fix:** ").append(escaped(one.fix())).append('\n');
        page.append("- **Reference:** <").append(one.reference()).append(">\n");
    }

    /** As GitHub makes anchors of headings. */
    private static String anchor(String title) {
        return title.toLowerCase(Locale.ROOT).replace(",", "").replace(' ', '-');
    }

    /** Signs that Markdown would take for its own. */
    private static String escaped(String text) {
        return text.replace("\\", "\\\\")
                .replace("*", "\\*")
                .replace("_", "\\_")
                .replace("<", "\\<");
    }
}
