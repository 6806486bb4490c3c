package dev.openbook.json;

import dev.openbook.provenance.Finding;
import dev.openbook.value.Json;

/** A finding as JSON. The member names are a contract; they may be added to, never renamed. */
public final class FindingJson {
    private FindingJson() {}

    /** The finding. */
    public static Json.Obj of(Finding finding) {
        return Json.object()
                .with("code", finding.code())
                .with("severity", finding.severity().name())
                .with("place", finding.place())
                .with("message", finding.message())
                .with("remedy", finding.remedy());
    }
}
