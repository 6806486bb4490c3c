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

/** What is known at each stage as rules see it, of the types of {@link StageSchema}. Costs microseconds. */
public final class StageFacts {
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

    /** The facts for {@link dev.openbook.rule.RuleStage#REQUEST}; those of the model only if somebody reads them. */
    public static Map<String, Object> request(RuleRequest request, boolean withModel) {
        Map<String, Object> groups = new LinkedHashMap<>();
        groups.put(
                "request",
                FactFit.group(
                        StageSchema.REQUEST,
                        new FactMap()
                                .text("kind", request.kind())
                                .text("text", request.text())
                                .table("attributes", request.attributes())
                                .toMap()));
        groups.put("caller", request.caller().map(StageFacts::caller).orElse(Map.of()));
        groups.put("model", withModel ? request.model().map(ModelFacts::of).orElse(Map.of()) : Map.of());
        return groups;
    }

    /** The facts for {@link dev.openbook.rule.RuleStage#RESPONSE}; those of the model only if somebody reads them. */
    public static Map<String, Object> response(RuleResponse response, boolean withModel) {
        Map<String, Object> groups = request(response.request(), withModel);
        FactMap answer = new FactMap()
                .text("text", response.text())
                .list("sources", response.sources(), StageFacts::source)
                .whole("attempt", response.attempt());
        response.sentences().ifPresent(sentences -> answer.list("sentences", sentences, StageFacts::sentence));
        groups.put("answer", FactFit.group(StageSchema.ANSWER, answer.toMap()));
        return groups;
    }

    /** A passage, as {@link dev.openbook.rule.RuleStage#RETRIEVAL} sees it beside request and caller. */
    public static Map<String, Object> passage(Passage passage) {
        String path = passage.document().path();
        List<String> folders = folders(path);
        String name = path.substring(path.lastIndexOf('/') + 1);
        FactMap facts = new FactMap()
                .text("document", path)
                .text("folder", folders.isEmpty() ? "" : folders.get(0))
                .texts("folders", folders)
                .text("type", name.contains(".") ? name.substring(name.lastIndexOf('.') + 1) : "")
                .texts("headings", passage.span().headings())
                .text("text", passage.text());
        if (passage.span().firstPage() > 0) {
            facts.whole("page", passage.span().firstPage());
        }
        return FactFit.group(StageSchema.PASSAGE, facts.toMap());
    }

    /**
     * Where an application runs.
     *
     * @param name unknown if empty
     */
    public static Map<String, Object> environment(Optional<String> name, Map<String, String> values) {
        return FactFit.group(StageSchema.ENVIRONMENT, new FactMap().text("name", name).table("values", values).toMap());
    }

    private static List<String> folders(String path) {
        List<String> folders = new ArrayList<>();
        for (int slash = path.lastIndexOf('/'); slash > 0; slash = path.lastIndexOf('/', slash - 1)) {
            folders.add(path.substring(0, slash));
        }
        return folders;
    }

    private static Map<String, Object> caller(Caller caller) {
        return FactFit.group(
                StageSchema.CALLER,
                new FactMap()
                        .text("name", caller.name())
                        .texts("roles", caller.roles().stream().sorted().toList())
                        .table("attributes", caller.attributes())
                        .toMap());
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
