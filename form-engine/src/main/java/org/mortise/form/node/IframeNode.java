package org.mortise.form.node;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A page of somebody else: over https, from a host that this installation allows, with values of the record behind the host only. */
public final class IframeNode implements NodeKind {

    private static final Pattern ADDRESS = Pattern.compile("https://([a-z0-9.-]+(?::[0-9]{1,5})?)(?:[/?#]\\S*)?");

    @Override
    public String name() {
        return "iframe";
    }

    @Override
    public void check(NodeSite site) {
        var url = site.json().path("url").asText("");
        var address = ADDRESS.matcher(url);
        if (!address.matches()) {
            site.add("/url", "frame_address", Map.of());
            return;
        }
        if (!site.hosts().allow(address.group(1))) {
            site.add(
                    "/url",
                    "frame_host",
                    Map.of("host", address.group(1), "allowed", site.hosts().toString()));
        }
        site.places(url, "/url");
    }

    /** Nothing from a host that was allowed once; nothing that would tell the other side of a field he may not see. */
    @Override
    public @Nullable ObjectNode shown(ObjectNode node, NodeReader reader) {
        var address = ADDRESS.matcher(node.path("url").asText(""));
        return address.matches()
                        && reader.hosts().allow(address.group(1))
                        && reader.discretion().tellsTemplate(node.path("url").asText())
                ? node
                : null;
    }
}
