package org.mortise.form.node;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mortise.core.http.FrameHosts;
import org.mortise.core.kernel.ObjectKey;
import org.mortise.core.kernel.Problem;
import org.mortise.core.metadata.FieldShape;
import org.mortise.core.metadata.FormShape;
import org.mortise.core.metadata.MetadataLookup;
import org.mortise.form.model.Counted;
import org.mortise.form.model.Layout;
import org.mortise.form.model.Links;
import org.mortise.form.model.Unknown;

/**
 * A node where it stands, while its form is checked.
 *
 * @param at pointer of the node in the document
 * @param hosts whose pages forms may show
 * @param problems what has been found so far
 */
public record NodeSite(
        Layout.Node node, String at, FormShape shape, MetadataLookup lookup, FrameHosts hosts, List<Problem> problems) {

    JsonNode json() {
        return node.json();
    }

    void add(String below, String code, Map<String, Object> params) {
        problems.add(Problem.at(at + below, code, params));
    }

    void missing(String below, String kind, String reference) {
        add(below, "reference_missing", Map.of("kind", kind, "key", reference));
    }

    /** The key that a reference of this form means; empty for what is none. */
    Optional<ObjectKey> key(String reference) {
        try {
            return Optional.of(ObjectKey.resolve(shape.form().pkg(), reference));
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    /** The shape of a form that this one refers to, itself included. */
    Optional<FormShape> form(String reference) {
        return key(reference).flatMap(key -> key.equals(shape.form()) ? Optional.of(shape) : lookup.form(key));
    }

    /** A problem unless {@code via} is a link of {@code from}, or of the rows of a sub-table of it, that leads to this form. */
    void rowsLeadHere(FormShape from, String via) {
        var counted = Counted.of(from, List.of(via.split("\\.", 2)));
        leadsHere(
                counted.table() == null ? from.fields() : counted.beside(),
                via,
                counted.table() == null ? via : counted.links().get(0));
    }

    private void leadsHere(List<FieldShape> beside, String via, String key) {
        var link = Links.named(beside, key, at + "/via", problems);
        if (link != null && !shape.form().equals(link.target())) {
            add("/via", "via_leads_elsewhere", Map.of("via", via, "form", shape.title()));
        }
    }

    /** A problem for each {@code {place}} in an address that is no field of this form. */
    void places(String url, String below) {
        var places = Address.PLACE.matcher(url);
        while (places.find()) {
            if (shape.field(places.group(1)).isEmpty()) {
                problems.add(Unknown.field(at + below, places.group(1), shape));
            }
        }
    }
}
