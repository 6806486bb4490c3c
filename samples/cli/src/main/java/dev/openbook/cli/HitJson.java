package dev.openbook.cli;

import dev.openbook.document.Passage;
import dev.openbook.retrieve.LegScore;
import dev.openbook.retrieve.RetrievedPassage;
import dev.openbook.retrieve.SearchMode;
import dev.openbook.value.Json;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Found passages as JSON. */
final class HitJson {
    private HitJson() {}

    static Json.Obj of(List<RetrievedPassage> hits) {
        return Json.object().with("hits", Json.array(hits.stream().map(HitJson::hit).toList()));
    }

    private static Json hit(RetrievedPassage hit) {
        Passage passage = hit.passage();
        Json.Obj scores = Json.object();
        for (Map.Entry<SearchMode, LegScore> leg : hit.legs().entrySet()) {
            scores = scores.with(leg.getKey().name().toLowerCase(Locale.ROOT), leg.getValue().score());
        }
        return Json.object()
                .with("rank", hit.rank())
                .with("score", hit.score())
                .with("document", passage.document().path())
                .with("page", Place.page(passage.span().firstPage()))
                .with("lastPage", Place.page(passage.span().lastPage()))
                .with("heading", Place.json(passage.span().headings()))
                .with("start", passage.span().start())
                .with("end", passage.span().end())
                .with("text", passage.text())
                .with("scores", scores);
    }
}
