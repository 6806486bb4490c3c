package dev.openbook.quote;

import static org.assertj.core.api.Assertions.assertThat;

import dev.openbook.document.DocumentId;
import dev.openbook.document.Passage;
import dev.openbook.document.Span;
import dev.openbook.retrieve.RetrievedPassage;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CandidatesTest {
    @Test
    void headingsAreTopicsAndAreNotQuoted() {
        List<Candidate> candidates = Candidates.of(List.of(passage(100, """
                4.3 Who may not apply

                Debarred organizations may not apply. They may be vendors.""")));
        assertThat(texts(candidates)).containsExactly("Debarred organizations may not apply.", "They may be vendors.");
        assertThat(candidates).allSatisfy(c -> assertThat(c.topic()).isEqualTo("4.3 Who may not apply"));
    }

    @Test
    void stackedHeadingsAreOneTopic() {
        List<Candidate> candidates = Candidates.of(List.of(passage(0, "Who Can Apply\n\nEligible Applicants\n\nOnly schools may apply.")));
        assertThat(candidates).singleElement().satisfies(c -> assertThat(c.topic()).isEqualTo("Who Can Apply Eligible Applicants"));
    }

    @Test
    void anAnnouncementIsQuotedWithItsListAndNoFurther() {
        List<Candidate> candidates = Candidates.of(List.of(passage(0, """
                An applicant must be one of the following:
                (a) a school;
                (b) a library.
                Applications are due in May.""")));
        assertThat(candidates.getFirst().text()).isEqualTo("An applicant must be one of the following:\n(a) a school;\n(b) a library.");
    }

    @Test
    void aHeadingWithoutASentenceIsQuotedWithTheListBelowIt() {
        assertThat(texts(Candidates.of(List.of(passage(0, "Who can apply\nState governments\nTribal governments")))))
                .containsExactly("Who can apply\nState governments\nTribal governments");
    }

    @Test
    void questionsAreNotQuoted() {
        assertThat(texts(Candidates.of(List.of(passage(0, "Q2. Our site is far away. May we apply?\nYes, you may apply from anywhere.")))))
                .containsExactly("Yes, you may apply from anywhere.");
    }

    @Test
    void whatOverlappingPassagesShareIsOfferedOnce() {
        RetrievedPassage first = passage(0, "The roof is new. The floor is old and worn.");
        RetrievedPassage second = passage(17, "The floor is old and worn. The door is green.");
        assertThat(texts(Candidates.of(List.of(first, second))))
                .containsExactly("The roof is new.", "The floor is old and worn.", "The door is green.");
    }

    @Test
    void rangesCountInTheDocument() {
        Candidate candidate = Candidates.of(List.of(passage(500, "The roof is new."))).getFirst();
        assertThat(candidate.start()).isEqualTo(500);
        assertThat(candidate.citation(1).end()).isEqualTo(516);
        assertThat(candidate.citation(1).quote()).isEqualTo("The roof is new.");
    }

    private static List<String> texts(List<Candidate> candidates) {
        return candidates.stream().map(Candidate::text).toList();
    }

    private static RetrievedPassage passage(int start, String text) {
        Span span = new Span(0, List.of(), List.of(), start, start + text.length());
        return new RetrievedPassage(new Passage(new DocumentId("a.txt"), 0, span, text), 1, 1.0, Map.of());
    }
}
