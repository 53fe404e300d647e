package org.mortise.core.metadata.kind;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.mortise.core.kernel.ObjectKey;
import org.mortise.core.kernel.Problem;
import org.mortise.core.metadata.MetadataKind;
import org.mortise.core.metadata.MetadataLookup;
import org.mortise.core.metadata.References;

/** How serial numbers are put together. */
@ApplicationScoped
class NumberingKind implements MetadataKind {

    // What the printed dates must tell apart, so that a sequence that begins again never repeats a number.
    private static final Map<String, String> NEEDED = Map.of("never", "", "year", "y", "month", "yM", "day", "yMd");

    @Override
    public String name() {
        return "numbering";
    }

    @Override
    public int order() {
        return 20;
    }

    @Override
    public String folder() {
        return "numberings";
    }

    @Override
    public List<Problem> check(ObjectKey key, JsonNode doc, MetadataLookup lookup) {
        var problems = new ArrayList<Problem>();
        var sequences = new ArrayList<String>();
        var dates = new StringBuilder();
        References.each(doc.path("segments"), "/segments", segment -> {
            if (segment.json().has("sequence")) {
                sequences.add(segment.path());
            }
            dates.append(segment.json().path("date").asText(""));
        });
        if (sequences.size() != 1) {
            problems.add(Problem.at("/segments", "numbering_needs_one_sequence"));
        }
        var reset = doc.path("reset").asText("never");
        var toldApart = NEEDED.getOrDefault(reset, "")
                .chars()
                .allMatch(letter -> dates.indexOf(Character.toString(letter)) >= 0);
        if (!toldApart) {
            problems.add(Problem.at("/reset", "numbering_would_repeat", Map.of("reset", reset)));
        }
        return problems;
    }
}
