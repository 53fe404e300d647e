package org.mortise.form.publiclink;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.mortise.core.kernel.Json;
import org.mortise.core.metadata.FormShape;
import org.mortise.core.metadata.MetadataLookup;
import org.mortise.form.linkage.PreparedField;
import org.mortise.form.linkage.PreparedForm;
import org.mortise.form.model.OwnText;

/**
 * A form as people without an account see it: the offered fields and what depends on nothing but them. Whatever names another
 * field, another form or a person of the house is left to the server.
 */
final class PublicPage {

    /** What is said of a field whatever the others hold. */
    private static final List<String> SAID =
            List.of("key", "type", "title", "help", "placeholder", "required", "override", "blank", "onHide");

    /** What may speak of other fields. */
    private static final List<String> DEPENDENT = List.of("visibleWhen", "requiredWhen", "readonlyWhen", "compute");

    /** Settings that whoever fills in the field has to know of. */
    private static final List<String> SETTINGS = List.of(
            "currency",
            "display",
            "half",
            "high",
            "kind",
            "link",
            "low",
            "max",
            "maxCount",
            "maxLength",
            "min",
            "minCount",
            "minLength",
            "pattern",
            "rows",
            "scale",
            "seconds",
            "stars",
            "statement",
            "unit");

    private final PublicLink link;
    private final PreparedForm form;
    private final JsonNode page;
    private final JsonNode written;
    private final List<Pattern> unspoken;

    /** @param page what the form engine shows to somebody who may write the offered fields and see no others */
    PublicPage(PublicLink link, PreparedForm form, JsonNode page, MetadataLookup lookup) {
        this.link = link;
        this.form = form;
        this.page = page;
        this.written = lookup.find(FormShape.KIND, link.form())
                .map(found -> found.doc().path("logic"))
                .orElseGet(Json::object);
        var others = form.fields().stream().map(PreparedField::key).filter(Predicate.not(link::isOffered));
        var forms = lookup.all(FormShape.KIND).stream()
                .map(each -> each.key().key())
                .filter(Predicate.not(link::isOffered));
        this.unspoken = List.of(
                words(others.collect(Collectors.toSet()), "[{\"]%s(?![a-z0-9_])"),
                words(forms.collect(Collectors.toSet()), "[\".]%s(?![a-z0-9_])"));
    }

    ObjectNode json() {
        var json = Json.object();
        for (var text : List.of("title", "lead", "submit")) {
            if (link.doc().has(text)) {
                json.set(text, link.doc().path(text));
            }
        }
        var fields = json.putArray("fields");
        for (var key : link.offered()) {
            for (var field : page.at("/model/fields")) {
                if (field.path("key").asText().equals(key)) {
                    form.field(key).filter(this::isShown).ifPresent(known -> fields.add(field(field, known)));
                }
            }
        }
        json.set("logic", logic());
        json.set("parameters", parameters());
        if (page.has("calendar")) {
            json.set("calendar", page.path("calendar"));
        }
        return json;
    }

    /** The form may have changed since the link was published. */
    private boolean isShown(PreparedField field) {
        return Offerable.is(field)
                && (field.isWritable() || Offerable.isComputedFrom(field, Set.copyOf(link.offered())));
    }

    private ObjectNode field(JsonNode field, PreparedField known) {
        var copy = Json.object();
        keep(field, SAID, copy);
        for (var name : DEPENDENT) {
            if (field.has(name) && !speaks(field.path(name))) {
                copy.set(name, field.path(name));
            }
        }
        var initial = field.path("default");
        if (!initial.isMissingNode() && isPlain(initial, known)) {
            copy.set("default", initial);
        }
        var props = Json.object();
        keep(field.path("props"), SETTINGS, props);
        var other = field.at("/props/" + OwnText.SETTING);
        if (other.isObject() && link.isOffered(OwnText.of(other).field())) {
            props.set(OwnText.SETTING, other);
        }
        if (field.path("props").has("options")) {
            props.set("options", options(field.at("/props/options")));
        }
        copy.set("props", props);
        return copy;
    }

    private static void keep(JsonNode from, List<String> names, ObjectNode to) {
        for (var name : names) {
            if (from.has(name)) {
                to.set(name, from.path(name));
            }
        }
    }

    /** A default that this browser can work out from what it sees; others are given when the record is made. */
    private boolean isPlain(JsonNode initial, PreparedField known) {
        if (initial.has("value") || initial.has("relative")) {
            return true;
        }
        var source = known.initial();
        var offered = Set.copyOf(link.offered());
        return initial.has("expr")
                && source != null
                && !source.asksElsewhere()
                && !speaks(initial)
                && source.reads().stream().allMatch(path -> Offerable.isOffered(path, offered));
    }

    private static ArrayNode options(JsonNode options) {
        var shown = Json.mapper().createArrayNode();
        for (var option : options) {
            if (!option.path("retired").asBoolean(false)) {
                var copy = shown.addObject().put("key", option.path("key").asText());
                copy.set("label", option.has("label") ? option.path("label") : option.path("key"));
            }
        }
        return shown;
    }

    /** Rules and checks without their names, as far as they act on offered fields and on the ground of nothing else. */
    private ObjectNode logic() {
        var logic = Json.object();
        var rules = logic.putArray("rules");
        for (var rule : written.path("rules")) {
            var copy = Json.object().put("key", "r" + rules.size());
            keep(rule, List.of("enabled", "when"), copy);
            copy.set("then", actions(rule.path("then")));
            copy.set("else", actions(rule.path("else")));
            if (!(copy.path("then").isEmpty() && copy.path("else").isEmpty()) && !speaks(copy)) {
                rules.add(copy);
            }
        }
        var validations = logic.putArray("validations");
        for (var validation : written.path("validations")) {
            var copy = Json.object().put("key", "v" + validations.size());
            keep(validation, List.of("when", "assert", "entering"), copy);
            var targets = targets(validation.path("targets"));
            copy.set("targets", targets);
            if (!(targets.isEmpty() && !validation.path("targets").isEmpty()) && !speaks(copy)) {
                keep(validation, List.of("message"), copy);
                validations.add(copy);
            }
        }
        return logic;
    }

    private ArrayNode actions(JsonNode actions) {
        var shown = Json.mapper().createArrayNode();
        for (var action : actions) {
            var targets = targets(action.path("targets"));
            if (!targets.isEmpty()) {
                var copy = (ObjectNode) action.deepCopy();
                copy.set("targets", targets);
                shown.add(copy);
            }
        }
        return shown;
    }

    private ArrayNode targets(JsonNode targets) {
        var shown = Json.mapper().createArrayNode();
        for (var target : targets) {
            if (link.isOffered(target.asText())) {
                shown.add(target);
            }
        }
        return shown;
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

    /** Whether it names a field that is not offered, another form, or whoever is signed in. */
    private boolean speaks(JsonNode part) {
        var text = part.toString();
        return text.contains("\"user.")
                || unspoken.stream().anyMatch(words -> words.matcher(text).find());
    }

    private static Pattern words(Set<String> keys, String around) {
        var any = keys.stream().sorted().map(Pattern::quote).collect(Collectors.joining("|", "(?:", ")"));
        return Pattern.compile(keys.isEmpty() ? "(?!)" : around.formatted(any));
    }
}
