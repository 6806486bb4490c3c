package dev.openbook.library.split;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.openbook.document.Block;
import dev.openbook.document.DocumentContent;
import dev.openbook.document.DocumentId;
import dev.openbook.document.DocumentType;
import dev.openbook.failure.FailureCode;
import dev.openbook.failure.OpenbookException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Tokens here are words. */
class PassageSplitterTest {
    private static final DocumentId ID = new DocumentId("a.txt");

    private final StringBuilder text = new StringBuilder();
    private final List<Block> blocks = new ArrayList<>();
    private final List<Integer> pageStarts = new ArrayList<>();

    static int words(String text) {
        return text.isBlank() ? 0 : text.strip().split("\\s+").length;
    }

    private PassageSplitterTest add(Block.Kind kind, int level, String words) {
        text.append(text.isEmpty() ? "" : "\n\n");
        blocks.add(new Block(kind, level, pageStarts.size(), text.length(), text.length() + words.length()));
        text.append(words);
        return this;
    }

    private PassageSplitterTest heading(int level, String words) {
        return add(Block.Kind.HEADING, level, words);
    }

    private PassageSplitterTest paragraph(String words) {
        return add(Block.Kind.PARAGRAPH, 0, words);
    }

    private PassageSplitterTest page() {
        pageStarts.add(text.length() + (text.isEmpty() ? 0 : 2));
        return this;
    }

    private List<ContextualPassage> split(int max, int overlap, int merge, int window, String title) {
        DocumentContent content = new DocumentContent(
                DocumentType.TEXT, Optional.of(title).filter(words -> !words.isEmpty()), text.toString(), blocks, pageStarts);
        SplitterSettings settings = new SplitterSettings(max, overlap, merge);
        return new PassageSplitter(settings, PassageSplitterTest::words, window).split(ID, content);
    }

    private List<String> texts(int max, int overlap, int merge) {
        return split(max, overlap, merge, 10_000, "").stream().map(each -> each.passage().text()).toList();
    }

    private static String sentences(String stem, int count) {
        StringBuilder sentences = new StringBuilder();
        for (int i = 1; i <= count; i++) {
            sentences.append("The ").append(stem).append(i).append(" runs all day. ");
        }
        return sentences.toString().strip();
    }

    @Test
    void sectionsStayApartAndKnowTheirHeadings() {
        heading(1, "Notice").paragraph("Intro.").heading(2, "Who").paragraph("Schools.").heading(2, "When").paragraph("May.");
        List<ContextualPassage> passages = split(50, 0, 40, 10_000, "Title");
        assertThat(passages).extracting(each -> each.passage().text()).containsExactly("Intro.", "Schools.", "May.");
        assertThat(passages).extracting(ContextualPassage::context)
                .containsExactly("Title › Notice", "Title › Notice › Who", "Title › Notice › When");
        assertThat(passages.get(2).passage().span().headings()).containsExactly("Notice", "When");
        assertThat(passages.get(2).passage().ordinal()).isEqualTo(2);
        assertThat(passages.get(2).embeddedText()).isEqualTo("Title › Notice › When\nMay.");
    }

    @Test
    void aTitleThatIsTheFirstHeadingIsSaidOnce() {
        heading(1, "Notice").paragraph("Intro.");
        assertThat(split(50, 0, 0, 10_000, "notice").getFirst().context()).isEqualTo("Notice");
    }

    @Test
    void smallSectionsBelowLevelTwoAreJoinedWithTheirHeadings() {
        heading(2, "Who").heading(3, "Schools").paragraph("All of them.").heading(3, "Towns").paragraph("Small ones.");
        heading(2, "When").paragraph("May.");
        List<ContextualPassage> passages = split(50, 0, 10, 10_000, "");
        assertThat(passages).extracting(each -> each.passage().text())
                .containsExactly("Schools\n\nAll of them.\n\nTowns\n\nSmall ones.", "May.");
        assertThat(passages.getFirst().passage().span().headings()).containsExactly("Who");
    }

    @Test
    void nothingIsJoinedThatWouldBeTooLong() {
        heading(2, "Who").heading(3, "Schools").paragraph(sentences("school", 3)).heading(3, "Towns").paragraph("Small ones.");
        assertThat(texts(16, 0, 10)).hasSize(2);
    }

    @Test
    void longSectionsAreSplitEvenlyAtSentencesWithOneRepeated() {
        paragraph(sentences("bus", 8));
        assertThat(texts(25, 0, 5)).containsExactly(sentences("bus", 4), sentences("bus", 8).substring(sentences("bus", 4).length() + 1));
        List<String> repeated = texts(25, 5, 5);
        assertThat(repeated.get(1)).startsWith("The bus" + (words(repeated.get(0)) / 5) + " ");
        assertThat(texts(25, 4, 5)).as("the sentence is longer than may be repeated").hasSize(2);
    }

    @Test
    void rowsAndItemsAreNeverRepeatedNorSplit() {
        for (int i = 0; i < 6; i++) {
            add(Block.Kind.TABLE_ROW, 0, "Year: " + i + ". Amount: 5");
        }
        assertThat(texts(16, 5, 0)).containsExactly(
                "Year: 0. Amount: 5\n\nYear: 1. Amount: 5\n\nYear: 2. Amount: 5",
                "Year: 3. Amount: 5\n\nYear: 4. Amount: 5\n\nYear: 5. Amount: 5");
    }

    @Test
    void aMonstrousSentenceIsCutAtWhiteSpace() {
        paragraph("word ".repeat(50).strip());
        assertThat(texts(16, 0, 0)).allSatisfy(each -> assertThat(words(each)).isBetween(10, 16));
        assertThat(String.join(" ", texts(16, 0, 0))).isEqualTo(text.toString());
    }

    @Test
    void aWordWithoutEndIsCutBetweenCharacters() {
        paragraph("\uD83D\uDE00".repeat(3000));
        SplitterSettings settings = new SplitterSettings(16, 0, 0);
        DocumentContent content =
                new DocumentContent(DocumentType.TEXT, Optional.empty(), text.toString(), blocks, List.of());
        List<ContextualPassage> passages = PassageSplitter.withoutModel(settings).split(ID, content);
        assertThat(passages).hasSizeGreaterThan(3000 / 17).allSatisfy(each -> {
            assertThat(Character.isHighSurrogate(each.passage().text().charAt(0))).isTrue();
            assertThat(each.passage().text().length() / 2).isLessThanOrEqualTo(16);
        });
    }

    @Test
    void noPassageReachesOverMoreThanTwoPages() {
        page().paragraph("One.").page().paragraph("Two.").page().paragraph("Three.").page().paragraph("Four.");
        List<ContextualPassage> passages = split(50, 0, 40, 10_000, "");
        assertThat(passages).extracting(each -> each.passage().text()).containsExactly("One.\n\nTwo.", "Three.\n\nFour.");
        assertThat(passages).extracting(each -> each.passage().span().firstPage()).containsExactly(1, 3);
        assertThat(passages).extracting(each -> each.passage().span().lastPage()).containsExactly(2, 4);
    }

    @Test
    void headingsWithoutTextGoWithTheirNeighbours() {
        heading(1, "Cover").heading(1, "Due May 1").heading(1, "Notice").paragraph("Intro.").heading(2, "End");
        List<ContextualPassage> passages = split(50, 0, 0, 10_000, "");
        assertThat(passages).extracting(each -> each.passage().text())
                .containsExactly("Cover\n\nDue May 1\n\nNotice\n\nIntro.\n\nEnd");
        assertThat(passages.getFirst().passage().span().headings()).containsExactly("Notice");
    }

    @Test
    void ofManyHeadingsWithoutTextAsManyAsFitAreKept() {
        for (int i = 1; i <= 10; i++) {
            heading(1, "Banner number " + i);
        }
        heading(1, "Notice").paragraph(sentences("bus", 2));
        assertThat(texts(20, 0, 0)).singleElement().asString()
                .startsWith("Banner number 8")
                .contains("Banner number 10", "Notice", "bus2");
    }

    @Test
    void aDocumentOfHeadingsIsStillRead() {
        heading(1, "Closed.").heading(2, "Come back in May.");
        assertThat(texts(50, 0, 0)).containsExactly("Closed.\n\nCome back in May.");
        blocks.clear();
        assertThat(texts(50, 0, 0)).isEmpty();
    }

    @Test
    void theContextCountsAgainstTheWindowAndIsShortenedFromOutside() {
        heading(1, "one two three").heading(2, "four five").paragraph(sentences("bus", 10));
        List<ContextualPassage> passages = split(300, 0, 0, 28, "A title of many words");
        assertThat(passages).extracting(ContextualPassage::context).containsOnly("four five");
        assertThat(passages).hasSizeGreaterThan(1).allSatisfy(each -> assertThat(words(each.embeddedText())).isLessThanOrEqualTo(28));
    }

    @Test
    void settingsAreChecked() {
        for (int[] wrong : new int[][] {{15, 0, 0}, {320, -1, 0}, {320, 320, 0}, {320, 48, 321}}) {
            assertThatThrownBy(() -> new SplitterSettings(wrong[0], wrong[1], wrong[2]))
                    .isInstanceOfSatisfying(
                            OpenbookException.class, e -> assertThat(e.code()).isEqualTo(FailureCode.ARGUMENT_INVALID));
        }
    }

    @Test
    void fingerprintsDifferWithEverythingThatMatters() {
        SplitterSettings settings = SplitterSettings.standard();
        assertThat(new PassageSplitter(settings, PassageSplitterTest::words, 256).fingerprint())
                .isEqualTo(new PassageSplitter(settings, PassageSplitterTest::words, 256).fingerprint())
                .isNotEqualTo(new PassageSplitter(settings, PassageSplitterTest::words, 512).fingerprint())
                .isNotEqualTo(new PassageSplitter(new SplitterSettings(200, 48, 64), PassageSplitterTest::words, 256).fingerprint());
    }
}
