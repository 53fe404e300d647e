package org.mortise.form.publiclink;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.mortise.core.kernel.Json;
import org.mortise.form.linkage.Discretion;
import org.mortise.form.node.ImageNode;
import org.mortise.form.publiclink.OpenLinks.Entered;

/**
 * The layouts of a form as people without an account see them: parts with offered fields in them, words, lines, pictures, and buttons
 * that lead out of the house. What leads into it is not there.
 */
final class PublicLayouts {

    private static final Set<String> HOLDERS = Set.of("section", "tabs", "tab", "steps", "step");
    private static final String PHONE = "phone";

    private final List<String> offered;
    private final Discretion discretion;

    /** @param offered keys of the fields that are seen, in their order */
    PublicLayouts(List<String> offered, Discretion discretion) {
        this.offered = List.copyOf(offered);
        this.discretion = discretion;
    }

    static PublicLayouts of(Entered entered) {
        var link = entered.link();
        return new PublicLayouts(
                link.offered(), new Discretion(entered.form(), Offered.of(link).in(entered.form())));
    }

    /** The first one, and that for phones. */
    ArrayNode of(JsonNode layouts) {
        var shown = Json.mapper().createArrayNode();
        for (var layout : layouts) {
            if (shown.isEmpty() || layout.path("key").asText().equals(PHONE)) {
                var placed = new HashSet<String>();
                var nodes = nodes(layout.path("nodes"), placed);
                offered.stream()
                        .filter(key -> !placed.contains(key))
                        .forEach(key -> nodes.addObject().put("kind", "field").put("field", key));
                shown.addObject().put("key", layout.path("key").asText()).set("nodes", nodes);
            }
        }
        return shown;
    }

    /** The picture that a node shows; empty when no such node is seen. */
    Optional<String> picture(JsonNode layouts, String node) {
        for (var known : of(layouts).findParents("kind")) {
            if (known.path("kind").asText().equals(ImageNode.NAME)
                    && known.path("key").asText().equals(node)) {
                return written(layouts, node);
            }
        }
        return Optional.empty();
    }

    private static Optional<String> written(JsonNode layouts, String node) {
        return layouts.findParents(ImageNode.PICTURE).stream()
                .filter(known -> known.path("key").asText().equals(node))
                .map(known -> known.path(ImageNode.PICTURE).asText())
                .findFirst();
    }

    private ArrayNode nodes(JsonNode nodes, Set<String> placed) {
        var shown = Json.mapper().createArrayNode();
        for (var node : nodes) {
            node(node, placed).ifPresent(shown::add);
        }
        return shown;
    }

    private Optional<ObjectNode> node(JsonNode node, Set<String> placed) {
        var kind = node.path("kind").asText();
        if (HOLDERS.contains(kind)) {
            return holder(node, placed);
        }
        return switch (kind) {
            case "field" -> field(node, placed);
            case "text" -> Optional.of(kept(node, List.of("kind", "key", "text")));
            case "divider" -> Optional.of(kept(node, List.of("kind", "key", "title")));
            case ImageNode.NAME -> Optional.of(kept(node, List.of("kind", "key", "title", "alt", "height")));
            case "button" -> button(node);
            default -> Optional.empty();
        };
    }

    private Optional<ObjectNode> field(JsonNode node, Set<String> placed) {
        var key = node.path("field").asText();
        return offered.contains(key) && placed.add(key)
                ? Optional.of(kept(node, List.of("kind", "field", "span")))
                : Optional.empty();
    }

    /** A part without a field that is seen says nothing to whoever is not of the house. */
    private Optional<ObjectNode> holder(JsonNode node, Set<String> placed) {
        var before = placed.size();
        var children = nodes(node.path("children"), placed);
        if (placed.size() == before) {
            return Optional.empty();
        }
        var shown = kept(node, List.of("kind", "key", "title"));
        shown.set("children", children);
        return Optional.of(shown);
    }

    /** Paths of this product are for people with an account. */
    private Optional<ObjectNode> button(JsonNode node) {
        var action = node.path("action");
        var leadsOut = action.path("do").asText().equals("open")
                && !action.path("url").asText("/").startsWith("/")
                && discretion.tellsTemplate(action.path("url").asText());
        return leadsOut ? Optional.of(kept(node, List.of("kind", "key", "title", "action"))) : Optional.empty();
    }

    private static ObjectNode kept(JsonNode node, List<String> names) {
        var kept = Json.object();
        PublicFields.kept(node, names, kept);
        return kept;
    }
}
