package dev.openbook.library.split;

import static org.assertj.core.api.Assertions.assertThat;

import dev.openbook.document.Block;
import dev.openbook.document.Block.Kind;
import dev.openbook.document.DocumentContent;
import dev.openbook.document.DocumentId;
import dev.openbook.document.DocumentType;
import dev.openbook.document.Passage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TableOfContentsTest {
    private final StringBuilder text = new StringBuilder();
    private final List<Block> blocks = new ArrayList<>();
    private final List<Integer> pageStarts = new ArrayList<>();

    private void page() {
        text.append(text.isEmpty() ? "" : "\n\n");
        pageStarts.add(text.length());
    }

    private void add(Kind kind, int level, String words) {
        text.append(text.isEmpty() ? "" : "\n\n");
        blocks.add(new Block(kind, level, pageStarts.size(), text.length(), text.length() + words.length()));
        text.append(words);
    }

    private List<Passage> passages() {
        DocumentContent content =
                new DocumentContent(DocumentType.PDF, Optional.empty(), text.toString(), blocks, pageStarts);
        return PassageSplitter.withoutModel(SplitterSettings.standard()).split(new DocumentId("a.pdf"), content).stream()
                .map(ContextualPassage::passage)
                .toList();
    }

    private String read() {
        return String.join(" / ", passages().stream().map(Passage::text).toList());
    }

    @Test
    void entriesThatLeadToPagesAreLeftOut() {
        page();
        add(Kind.LIST_ITEM, 0, "1. Purpose" + ".".repeat(60) + " 2 1.1 Who may apply . . . . . . . . 2 Forms ...... ii");
        page();
        add(Kind.HEADING, 1, "1. Purpose");
        add(Kind.PARAGRAPH, 0, "We feed children.");
        assertThat(read()).isEqualTo("We feed children.");
    }

    @Test
    void budgetsAndFormsAreText() {
        page();
        add(Kind.HEADING, 1, "Personnel");
        add(Kind.PARAGRAPH, 0, "Personnel .......... $40,000");
        add(Kind.PARAGRAPH, 0, "Personnel .......... 1,200 hours");
        add(Kind.PARAGRAPH, 0, "Personnel .......... 40");
        add(Kind.PARAGRAPH, 0, "Rent .......... 1");
        add(Kind.PARAGRAPH, 0, "Signed .......... on ..........");
        add(Kind.PARAGRAPH, 0, ".......... . ......... Add rows as needed.");
        assertThat(read()).contains("$40,000", "1,200 hours", "....... 40", "Rent", "Signed", "Add rows as needed.");
    }

    @Test
    void withoutPagesDotsLeadToNone() {
        add(Kind.HEADING, 1, "Rent");
        add(Kind.PARAGRAPH, 0, "Rent .......... 12");
        assertThat(read()).isEqualTo("Rent .......... 12");
    }

    @Test
    void linesBelowTheNameAreLeftOutButNoText() {
        page();
        add(Kind.HEADING, 1, "Table of Contents");
        add(Kind.PARAGRAPH, 0, "2 Eligibility");
        add(Kind.HEADING, 2, "In brief");
        add(Kind.PARAGRAPH, 0, "This notice offers grants to schools that feed children in summer.");
        assertThat(read()).isEqualTo("This notice offers grants to schools that feed children in summer.");
    }

    @Test
    void theNameIsNoHeadingOfThePagesThatFollow() {
        page();
        add(Kind.HEADING, 1, "Notice");
        add(Kind.HEADING, 2, "Contents");
        add(Kind.PARAGRAPH, 0, "2 Eligibility");
        page();
        add(Kind.PARAGRAPH, 0, "It is short.");
        add(Kind.HEADING, 3, "Eligibility");
        add(Kind.PARAGRAPH, 0, "Schools may apply.");
        assertThat(passages()).extracting(passage -> passage.span().headings())
                .isNotEmpty()
                .allSatisfy(headings -> assertThat(headings).startsWith("Notice").doesNotContain("Contents"));
    }

    @Test
    void manyDotsAreNoTrouble() {
        page();
        add(Kind.PARAGRAPH, 0, "Name " + ". ".repeat(100_000) + "here");
        assertThat(read()).contains("Name", "here");
    }
}
