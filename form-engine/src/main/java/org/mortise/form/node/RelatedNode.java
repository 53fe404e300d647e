package org.mortise.form.node;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;
import org.mortise.core.kernel.Json;
import org.mortise.core.metadata.FormShape;
import org.mortise.form.model.Unknown;

/** A list of records of another form that point here, or that have a row that does. */
public final class RelatedNode implements NodeKind {

    @Override
    public String name() {
        return "related";
    }

    @Override
    public void check(NodeSite site) {
        var reference = site.json().path("form").asText("");
        var other = reference.isEmpty() ? null : site.form(reference).orElse(null);
        if (other == null) {
            site.missing("/form", FormShape.KIND, reference);
            return;
        }
        site.rowsLeadHere(other, site.json().path("via").asText(""));
        var columns = site.node().columns();
        for (var column = 0; column < columns.size(); column++) {
            if (other.field(columns.get(column)).isEmpty()) {
                site.problems()
                        .add(Unknown.field(site.at() + "/columns/" + column + "/field", columns.get(column), other));
            }
        }
    }

    /** Nothing of a form that he may not read, or whose link here he may not see. */
    @Override
    public @Nullable ObjectNode shown(ObjectNode node, NodeReader reader) {
        var other = reader.readable(node.path("form").asText("")).orElse(null);
        var via = node.path("via").asText("");
        if (other == null || !other.mayAsk(via) || !other.mayAsk(via.split("\\.", 2)[0])) {
            return null;
        }
        reader.qualify(node, "form");
        if (node.has("columns")) {
            var columns = Json.mapper().createArrayNode();
            node.path("columns").forEach(column -> {
                if (other.mayShow(column.path("field").asText())) {
                    columns.add(column);
                }
            });
            node.set("columns", columns);
        }
        return node;
    }
}
