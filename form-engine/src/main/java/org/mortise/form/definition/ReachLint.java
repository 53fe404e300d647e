package org.mortise.form.definition;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.mortise.core.kernel.Json;
import org.mortise.core.kernel.LocalizedText;
import org.mortise.core.kernel.ObjectKey;
import org.mortise.core.kernel.Problem;
import org.mortise.core.metadata.FieldShape;
import org.mortise.core.metadata.FormShape;
import org.mortise.core.metadata.MetadataLookup;
import org.mortise.core.metadata.PublishedObject;
import org.mortise.form.control.LinkControl;

/** Links that name records beyond the scope of whoever looks: what everybody sees by them, and for whom they do nothing. */
record ReachLint(FormShape form, MetadataLookup lookup, List<Problem> warnings) {

    private static final String READ = "read";

    void check(FieldShape link, String at) {
        if (link.target() == null || link.beyond() == null) {
            return;
        }
        var own = link.target().equals(form.form());
        var target = own ? form : lookup.form(link.target()).orElse(null);
        if (target == null) {
            return;
        }
        var shown = Stream.concat(Stream.of(target.titleField()), link.beyond().stream())
                .distinct()
                .flatMap(key -> target.field(key).stream())
                .map(FieldShape::title)
                .toList();
        warnings.add(Problem.at(
                at + "/props/" + LinkControl.SCOPE,
                "lint_link_names_all",
                Map.of("field", link.title(), "form", target.title(), "shown", shown)));
        var blind = lookup.all("role").stream()
                .filter(role -> reads(role, form.form()) && !reads(role, target.form()))
                .map(role -> title(role.doc().path("title"), role.key()))
                .toList();
        if (!blind.isEmpty()) {
            warnings.add(Problem.at(
                    at + "/props/" + LinkControl.SCOPE,
                    "lint_link_names_none",
                    Map.of("field", link.title(), "form", target.title(), "roles", blind)));
        }
    }

    private static boolean reads(PublishedObject role, ObjectKey form) {
        for (var grant : role.doc().path("grants")) {
            if (ObjectKey.resolve(role.key().pkg(), grant.path("form").asText()).equals(form)
                    && grant.path("actions").valueStream().map(JsonNode::asText).anyMatch(READ::equals)) {
                return true;
            }
        }
        return false;
    }

    private static LocalizedText title(JsonNode title, ObjectKey key) {
        return title.isMissingNode() ? LocalizedText.of(key.key()) : LocalizedText.fromJson(Json.plain(title));
    }
}
