package dev.openbook.card;

import dev.openbook.provenance.Fact;
import dev.openbook.provenance.Finding;
import dev.openbook.provenance.Finding.Severity;
import dev.openbook.provenance.ModelCard;
import dev.openbook.value.Digest;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Reads a model card.
 *
 * <p>Front matter is what stands between a first line {@code ---} and the next line {@code ---}, in YAML 1.2. A byte order
 * mark and CRLF are tolerated. Thread-safe; takes time in proportion to the card, of which at most the given number of
 * bytes is read.
 */
public final class CardReader {
    private static final String REMEDY = "Mend the card, or ask its publisher to.";

    private final int maxBytes;

    /** Reads at most so many bytes of a card. */
    public CardReader(int maxBytes) {
        this.maxBytes = maxBytes;
    }

    /**
     * Reads a card.
     *
     * @param file its path within the model
     * @param bytes all of it; the position is left alone
     * @param digest of the bytes
     */
    public CardReading read(String file, ByteBuffer bytes, Digest digest) {
        List<Finding> findings = new ArrayList<>();
        String text = text(file, bytes, findings);
        Optional<FrontMatter> front = FrontMatter.of(text);
        if (front.isPresent() && !front.get().closed()) {
            findings.add(new Finding(
                    "CARD_FRONT_MATTER_OPEN",
                    Severity.WARNING,
                    file + ":1",
                    file + " begins with --- but no line --- ends its front matter.",
                    REMEDY));
        }
        String yaml = front.filter(FrontMatter::closed).map(FrontMatter::yaml).orElse("");
        YamlReading reading = new YamlReader(file).read(yaml);
        findings.addAll(reading.findings());
        List<String> headings = Headings.of(front.map(FrontMatter::body).orElse(text));
        return new CardReading(card(new CardSource(file, digest), headings, reading), reading.lines(), findings);
    }

    private static ModelCard card(CardSource source, List<String> headings, YamlReading reading) {
        FrontMatterFacts facts = new FrontMatterFacts(source, reading);
        return ModelCard.builder(source.file())
                .title(headings.isEmpty()
                        ? Fact.unknown(source.whole("The card has no heading."))
                        : Fact.stated(headings.getFirst(), source.whole("Its first heading.")))
                .languages(facts.texts("language"))
                .pipelineTag(facts.text("pipeline_tag"))
                .libraryName(facts.text("library_name"))
                .tags(facts.texts("tags"))
                .baseModels(facts.texts("base_model"))
                .baseModelRelation(facts.text("base_model_relation"))
                .datasets(facts.texts("datasets"))
                .metrics(facts.texts("metrics"))
                .newVersion(facts.text("new_version"))
                .headings(headings)
                .frontMatter(reading.value())
                .build();
    }

    private String text(String file, ByteBuffer bytes, List<Finding> findings) {
        if (bytes.remaining() > maxBytes) {
            findings.add(new Finding(
                    "CARD_TOO_LONG",
                    Severity.INFO,
                    file,
                    String.format(Locale.ROOT, "%s has %,d bytes; the first %,d were read.", file, bytes.remaining(), maxBytes),
                    "Nothing, if what matters stands at the beginning."));
        }
        byte[] copy = new byte[Math.min(bytes.remaining(), maxBytes)];
        bytes.get(bytes.position(), copy);
        String text = new String(copy, StandardCharsets.UTF_8);
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }
}
