package org.mortise.form.node;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mortise.core.kernel.ObjectKey;
import org.mortise.core.metadata.FormShape;
import org.mortise.core.metadata.PublishedObject;

/**
 * A figure of a dashboard over the records that point here, or that have a row that does. Whether a reader may open the dashboard and ask the figure is decided
 * where figures are read.
 */
public final class ChartNode implements NodeKind {

    private static final String DASHBOARD = "dashboard";
    private static final String DATASET = "dataset";

    @Override
    public String name() {
        return "chart";
    }

    @Override
    public void check(NodeSite site) {
        var reference = site.json().path(DASHBOARD).asText("");
        var dashboard = site.key(reference)
                .flatMap(key -> site.lookup().find(DASHBOARD, key))
                .orElse(null);
        if (dashboard == null) {
            site.missing("/dashboard", DASHBOARD, reference);
            return;
        }
        var key = site.json().path("item").asText("");
        var item = item(dashboard.doc(), key).orElse(null);
        if (item == null) {
            site.add("/item", "chart_item_missing", Map.of("item", key));
            return;
        }
        over(dashboard, item.path("query"), site)
                .ifPresent(
                        form -> site.rowsLeadHere(form, site.json().path("via").asText("")));
    }

    private static Optional<JsonNode> item(JsonNode dashboard, String key) {
        for (var item : dashboard.path("items")) {
            if (item.path("key").asText().equals(key)) {
                return Optional.of(item);
            }
        }
        return Optional.empty();
    }

    /** The form that a figure counts, if need be over its dataset; what is wrong with these is told at the dashboard. */
    private static Optional<FormShape> over(PublishedObject dashboard, JsonNode query, NodeSite site) {
        var pkg = dashboard.key().pkg();
        if (query.hasNonNull("form")) {
            return form(ObjectKey.resolve(pkg, query.path("form").asText()), site);
        }
        return site.lookup()
                .find(DATASET, ObjectKey.resolve(pkg, query.path(DATASET).asText()))
                .flatMap(dataset -> form(
                        ObjectKey.resolve(
                                dataset.key().pkg(), dataset.doc().path("form").asText()),
                        site));
    }

    private static Optional<FormShape> form(ObjectKey key, NodeSite site) {
        return key.equals(site.shape().form())
                ? Optional.of(site.shape())
                : site.lookup().form(key);
    }

    @Override
    public @Nullable ObjectNode shown(ObjectNode node, NodeReader reader) {
        reader.qualify(node, DASHBOARD);
        return node;
    }
}
