package org.mortise.form.publiclink;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.mortise.core.kernel.Json;
import org.mortise.core.metadata.FormShape;
import org.mortise.core.metadata.MetadataLookup;
import org.mortise.form.linkage.Discretion;
import org.mortise.form.linkage.PreparedForm;

/**
 * A form as people without an account see it: the offered fields and what depends on nothing but them. Whatever names another
 * field, another form or a person of the house is left to the server.
 */
final class PublicPage {

    private final PublicLink link;
    private final JsonNode page;
    private final JsonNode written;
    private final PreparedForm form;
    private final Offered offered;
    private final Discretion discretion;
    private final PublicFields fields;

    /** @param page what the form engine shows to somebody who may write the offered fields and see no others */
    PublicPage(PublicLink link, PreparedForm form, JsonNode page, MetadataLookup lookup) {
        this.link = link;
        this.page = page;
        this.form = form;
        this.written = lookup.find(FormShape.KIND, link.form())
                .map(found -> found.doc())
                .orElseGet(Json::object);
        this.offered = Offered.of(link);
        this.discretion = new Discretion(form, offered.in(form));
        this.fields = new PublicFields(link, form, offered, discretion, lookup);
    }

    ObjectNode json() {
        var json = Json.object();
        PublicFields.kept(link.doc(), List.of("title", "lead", "submit"), json);
        var shown = fields.of(page.at("/model/fields"));
        json.set("fields", shown);
        var layouts = link.isArranged()
                ? layouts(shown).of(written.path("layouts"))
                : Json.mapper().createArrayNode();
        json.set("layouts", layouts);
        json.set("logic", logic(Set.copyOf(layouts.findValuesAsText("key"))));
        json.set("parameters", parameters());
        json.set("unkept", unkept());
        if (page.has("calendar")) {
            json.set("calendar", page.path("calendar"));
        }
        return json;
    }

    private PublicLayouts layouts(ArrayNode shown) {
        var keys = new ArrayList<String>();
        shown.forEach(field -> keys.add(field.path("key").asText()));
        return new PublicLayouts(keys, discretion);
    }

    /** Rules and checks without their names, as far as they act on what is seen and on the ground of nothing else. */
    private ObjectNode logic(Set<String> parts) {
        var seen = new HashSet<>(parts);
        seen.addAll(offered.paths());
        var logic = Json.object();
        var rules = logic.putArray("rules");
        for (var rule : written.at("/logic/rules")) {
            var copy = Json.object().put("key", "r" + rules.size());
            PublicFields.kept(rule, List.of("enabled", "table", "when"), copy);
            copy.set("then", actions(rule.path("then"), seen));
            copy.set("else", actions(rule.path("else"), seen));
            if (!(copy.path("then").isEmpty() && copy.path("else").isEmpty()) && discretion.tellsRule(copy)) {
                rules.add(copy);
            }
        }
        var validations = logic.putArray("validations");
        for (var validation : written.at("/logic/validations")) {
            var copy = Json.object().put("key", "v" + validations.size());
            PublicFields.kept(validation, List.of("table", "when", "assert", "entering"), copy);
            var targets = targets(validation.path("targets"), seen);
            copy.set("targets", targets);
            if (!(targets.isEmpty() && !validation.path("targets").isEmpty()) && discretion.tellsValidation(copy)) {
                PublicFields.kept(validation, List.of("message"), copy);
                validations.add(copy);
            }
        }
        return logic;
    }

    private static ArrayNode actions(JsonNode actions, Set<String> seen) {
        var shown = Json.mapper().createArrayNode();
        for (var action : actions) {
            var targets = targets(action.path("targets"), seen);
            if (!targets.isEmpty()) {
                var copy = (ObjectNode) action.deepCopy();
                copy.set("targets", targets);
                shown.add(copy);
            }
        }
        return shown;
    }

    private static ArrayNode targets(JsonNode targets, Set<String> seen) {
        var shown = Json.mapper().createArrayNode();
        for (var target : targets) {
            if (seen.contains(target.asText())) {
                shown.add(target);
            }
        }
        return shown;
    }

    /** Fields and columns whose values are sealed in the database: no browser keeps them either. */
    private ArrayNode unkept() {
        var sealed = Json.mapper().createArrayNode();
        offered.paths().stream()
                .filter(path ->
                        form.at(path).filter(field -> field.shape().encrypted()).isPresent())
                .sorted()
                .forEach(sealed::add);
        return sealed;
    }

    /** Names that the address may bring; only of offered fields is told which they fill. */
    private ArrayNode parameters() {
        var shown = Json.mapper().createArrayNode();
        link.parameters().forEach((name, field) -> {
            var parameter = shown.addObject().put("name", name);
            if (link.isOffered(field)) {
                parameter.put("field", field);
            }
        });
        return shown;
    }
}
