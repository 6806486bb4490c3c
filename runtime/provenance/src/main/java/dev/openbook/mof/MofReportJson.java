package dev.openbook.mof;

import dev.openbook.provenance.MofComponent;
import dev.openbook.provenance.MofReport;
import dev.openbook.value.Json;
import java.util.List;

/** A class of openness as JSON. The member names are a contract; they may be added to, never renamed. */
public final class MofReportJson {
    private MofReportJson() {}

    /** The report; percentages between 0 and 100, lists of the names that records use. */
    public static Json.Obj of(MofReport report) {
        Json.Obj progress = Json.object();
        Json.Obj badge = Json.object();
        for (int modelClass = 1; modelClass <= 3; modelClass++) {
            progress = progress.with(Integer.toString(modelClass), report.progress(modelClass));
            badge = badge.with(Integer.toString(modelClass), report.badge(modelClass));
        }
        return Json.object()
                .with("mode", report.mode().label())
                .with("class", report.modelClass())
                .with("label", report.label())
                .with("progress", progress)
                .with("totalProgress", report.totalProgress())
                .with("badge", badge)
                .with("conditional", report.conditional())
                .with("missing", labels(report.missing()))
                .with("invalid", labels(report.invalid()))
                .with("unlicensed", labels(report.unlicensed()))
                .with("notTypeAppropriate", labels(report.notTypeAppropriate()));
    }

    private static Json labels(List<MofComponent> components) {
        return Json.texts(components.stream().map(MofComponent::label).toList());
    }
}
