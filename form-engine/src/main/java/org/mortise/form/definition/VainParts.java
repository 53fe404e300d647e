package org.mortise.form.definition;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.mortise.core.kernel.Problem;
import org.mortise.core.metadata.EncryptedUse;
import org.mortise.core.metadata.References;

/**
 * What a view asks of encrypted fields in vain, and what it is without that. Pure.
 *
 * @param view filter, sort and group as in a published view
 */
public record VainParts(JsonNode view, EncryptedUse use) {

    /** Of each field once, at the first place, however often it is asked; values that are spelled out as well. */
    public List<Problem> problems() {
        var problems = new ArrayList<>(use.inQuery(view.path("filter"), "/filter"));
        References.each(
                view.path("sort"),
                "/sort",
                level -> problems.addAll(use.asked(level.json().path("field").asText(""), level.path() + "/field")));
        problems.addAll(use.asked(view.path("group").asText(""), "/group"));
        var once = new LinkedHashMap<List<Object>, Problem>();
        problems.forEach(problem -> once.putIfAbsent(List.of(problem.code(), problem.params()), problem));
        return List.copyOf(once.values());
    }

    /** The same of a view that is kept sealed, as those of people are: it may spell values out. */
    public List<Problem> ofSealed() {
        return problems().stream().filter(EncryptedUse::isInVain).toList();
    }

    /** Takes out of {@code shown}, a copy of the view, what is asked in vain, and nothing else. */
    public void removeFrom(ObjectNode shown) {
        if (view.has("filter")) {
            use.answered(view.path("filter"))
                    .ifPresentOrElse(filter -> shown.set("filter", filter), () -> shown.remove("filter"));
        }
        if (view.has("sort")) {
            var sort = shown.putArray("sort");
            view.path("sort").forEach(level -> {
                if (use.asked(level.path("field").asText(""), "").isEmpty()) {
                    sort.add(level);
                }
            });
        }
        if (!use.asked(view.path("group").asText(""), "").isEmpty()) {
            shown.remove("group");
        }
    }
}
