package dev.openbook.card;

import dev.openbook.provenance.CardSection;
import dev.openbook.provenance.EvaluationResult;
import dev.openbook.provenance.Fact;
import dev.openbook.provenance.ModelCard;
import dev.openbook.value.Digest;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;

/**
 * Reads a model card.
 *
 * <p>Front matter is what stands between a first line {@code ---} and the next line {@code ---}, in YAML 1.2; its keys are those
 * of the <a href="https://github.com/huggingface/hub-docs/blob/main/modelcard.md">Hugging Face hub</a>. A byte order mark and
 * CRLF are tolerated. What follows is Markdown. Thread-safe; takes time in proportion to the card, as much of it as the limits
 * admit. A card that cannot be read is a finding, never a failure.
 */
public final class CardReader {
    private final CardLimits limits;
    private final SectionNames names;

    /** Reads within limits. */
    public CardReader(CardLimits limits) {
        this.limits = limits;
        this.names = SectionNames.standard();
    }

    /**
     * Reads a card.
     *
     * @param file its path within the model
     * @param bytes all of it; the position is left alone
     * @param digest of the bytes
     */
    public CardReading read(String file, ByteBuffer bytes, Digest digest) {
        CardProblems problems = new CardProblems(file);
        return read(new CardSource(file, digest), markdown(bytes, problems), problems);
    }

    /** The two parts of a card. */
    MarkdownCard markdown(ByteBuffer bytes, CardProblems problems) {
        return MarkdownCard.read(CardText.of(bytes, limits.maxBytes(), problems), problems, limits);
    }

    /** What stands under the headings that are known. */
    Map<CardSection, Fact<String>> sections(MarkdownCard card, CardSource source) {
        return Sections.of(card.items(), source, names, limits.maxCharacters());
    }

    private CardReading read(CardSource source, MarkdownCard card, CardProblems problems) {
        CardValue.Members front = card.frontMatter();
        Statements says = new Statements(source, front, limits.maxCharacters());
        ModelCard model = ModelCard.builder(source.file())
                .title(card.title(source))
                .languages(says.texts("language"))
                .pipelineTag(says.text("pipeline_tag"))
                .libraryName(says.text("library_name"))
                .tags(says.texts("tags"))
                .baseModels(says.texts("base_model"))
                .baseModelRelation(says.text("base_model_relation"))
                .datasets(says.texts("datasets"))
                .metrics(says.texts("metrics"))
                .newVersion(says.text("new_version"))
                .emissions(EmissionsReader.read(says))
                .headings(card.headings())
                .sections(sections(card, source))
                .frontMatter(front.json())
                .build();
        List<Fact<EvaluationResult>> results = new Results(source, problems, limits, limits.maxResults()).ofCard(front);
        return new CardReading(source.digest(), model, results, card.lines(), problems.findings());
    }
}
