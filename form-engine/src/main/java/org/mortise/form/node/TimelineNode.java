package org.mortise.form.node;

import java.util.Map;
import org.mortise.core.kernel.ObjectKey;

/** What has become of the record in its flow. */
public final class TimelineNode implements NodeKind {

    private static final String FLOW = "flow";

    @Override
    public String name() {
        return "timeline";
    }

    @Override
    public void warn(NodeSite site) {
        var flows = site.lookup().all(FLOW).stream().anyMatch(flow -> ObjectKey.resolve(
                        flow.key().pkg(), flow.doc().path("form").asText())
                .equals(site.shape().form()));
        if (!flows) {
            site.add(
                    "",
                    "lint_timeline_without_flow",
                    Map.of("title", site.node().title()));
        }
    }
}
