package dev.openbook.rules.facts;

import dev.openbook.document.Passage;
import dev.openbook.provenance.ModelProvenance;
import dev.openbook.rule.Caller;
import dev.openbook.rule.LockState;
import dev.openbook.rule.RuleRequest;
import dev.openbook.rule.RuleResponse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is known at each stage as rules see it, of the types of {@link StageSchema}. Each fact is made when it is first looked at,
 * which costs nanoseconds for a text or number and up to a microsecond for each element of a list.
 */
public final class StageFacts {
    private static final FactViews<RuleRequest> REQUEST = new FactViews<RuleRequest>(StageSchema.REQUEST)
            .with("kind", RuleRequest::kind)
            .with("text", RuleRequest::text)
            .with("attributes", request -> FactMap.table(request.attributes()));
    private static final FactViews<Caller> CALLER = new FactViews<Caller>(StageSchema.CALLER)
            .with("name", Caller::name)
            .with("roles", caller -> caller.roles().stream().sorted().toList())
            .with("attributes", caller -> FactMap.table(caller.attributes()));
    private static final FactViews<RuleResponse> ANSWER = new FactViews<RuleResponse>(StageSchema.ANSWER)
            .with("text", RuleResponse::text)
            .withEach("sources", RuleResponse::sources, StageFacts::source)
            .with("attempt", response -> (long) response.attempt())
            .withIfKnown("sentences", response -> response.sentences().map(all -> FactMap.each(all, StageFacts::sentence)));
    private static final FactViews<Passage> PASSAGE = new FactViews<Passage>(StageSchema.PASSAGE)
            .with("document", passage -> passage.document().path())
            .with("folder", passage -> folders(passage).stream().findFirst().orElse(""))
            .with("folders", StageFacts::folders)
            .with("type", StageFacts::type)
            .with("headings", passage -> passage.span().headings())
            .with("text", Passage::text)
            .withIfKnown("page", StageFacts::page);

    private StageFacts() {}

    /** The facts for {@link dev.openbook.rule.RuleStage#ADMISSION}. */
    public static Map<String, Object> admission(ModelProvenance model, LockState lock) {
        Map<String, Object> groups = new LinkedHashMap<>();
        groups.put("model", ModelFacts.of(model));
        FactMap facts = new FactMap().truth("used", lock != LockState.NOT_USED);
        if (lock != LockState.NOT_USED) {
            facts.truth("listed", lock == LockState.LISTED);
        }
        groups.put("lock", facts.toMap());
        return groups;
    }

    /** The facts for {@link dev.openbook.rule.RuleStage#REQUEST}. */
    public static Map<String, Object> request(RuleRequest request) {
        Map<String, Object> groups = new LinkedHashMap<>();
        groups.put("request", REQUEST.of(request));
        groups.put("caller", request.caller().map(CALLER::of).orElse(Map.of()));
        groups.put("model", request.model().map(ModelFacts::of).orElse(Map.of()));
        return groups;
    }

    /** The facts for {@link dev.openbook.rule.RuleStage#RESPONSE}. */
    public static Map<String, Object> response(RuleResponse response) {
        Map<String, Object> groups = request(response.request());
        groups.put("answer", ANSWER.of(response));
        return groups;
    }

    /** A passage, as {@link dev.openbook.rule.RuleStage#RETRIEVAL} sees it beside request and caller. */
    public static Map<String, Object> passage(Passage passage) {
        return PASSAGE.of(passage);
    }

    /**
     * Where an application runs.
     *
     * @param name unknown if empty
     */
    public static Map<String, Object> environment(Optional<String> name, Map<String, String> values) {
        return FactFit.group(StageSchema.ENVIRONMENT, new FactMap().text("name", name).table("values", values).toMap());
    }

    private static List<String> folders(Passage passage) {
        String path = passage.document().path();
        List<String> folders = new ArrayList<>();
        for (int slash = path.lastIndexOf('/'); slash > 0; slash = path.lastIndexOf('/', slash - 1)) {
            folders.add(path.substring(0, slash));
        }
        return folders;
    }

    private static String type(Passage passage) {
        String path = passage.document().path();
        String name = path.substring(path.lastIndexOf('/') + 1);
        return name.contains(".") ? name.substring(name.lastIndexOf('.') + 1) : "";
    }

    private static Optional<Long> page(Passage passage) {
        int page = passage.span().firstPage();
        return page > 0 ? Optional.of((long) page) : Optional.empty();
    }

    private static Map<String, Object> sentence(RuleResponse.Sentence sentence) {
        FactMap facts = new FactMap()
                .text("text", sentence.text())
                .truth("factual", sentence.factual())
                .list("citations", sentence.citations(), Integer::longValue);
        sentence.supported().ifPresent(supported -> facts.truth("supported", supported));
        return facts.toMap();
    }

    private static Map<String, Object> source(RuleResponse.Source source) {
        FactMap facts = new FactMap()
                .whole("marker", source.marker())
                .text("document", source.document())
                .textIfSaid("heading", source.heading())
                .text("quote", source.quote());
        source.page().ifPresent(page -> facts.whole("page", page));
        return facts.toMap();
    }
}
