package org.mortise.form.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mortise.core.access.FormAccess;
import org.mortise.core.access.RecordAction;
import org.mortise.core.condition.Conditions;
import org.mortise.core.formula.FieldPath;
import org.mortise.core.formula.WorkCalendar;
import org.mortise.core.http.FrameHosts;
import org.mortise.core.kernel.Json;
import org.mortise.core.kernel.ObjectKey;
import org.mortise.core.metadata.FieldShape;
import org.mortise.core.metadata.PublishedObject;
import org.mortise.core.metadata.ValueType;
import org.mortise.form.control.ControlCatalog;
import org.mortise.form.control.Currencies;
import org.mortise.form.control.MoneyControl;
import org.mortise.form.definition.Workshop;
import org.mortise.form.linkage.Discretion;
import org.mortise.form.linkage.PreparedField;
import org.mortise.form.linkage.PreparedForm;
import org.mortise.form.linkage.Sources;
import org.mortise.form.model.Counted;
import org.mortise.form.model.FieldDefinition;
import org.mortise.form.model.LookupDefinition;
import org.mortise.form.model.RollupDefinition;
import org.mortise.form.node.NodeCatalog;
import org.mortise.form.node.NodeReader;

/** A form as one caller may see it: fields that he may not see are in no part of it. */
final class FormPage {

    private static final ControlCatalog CONTROLS = ControlCatalog.installed();

    private final PublishedObject published;
    private final PreparedForm form;
    private final FormAccess access;
    private final Sources origins;
    private final NodeReader reader;
    private final HiddenFields hidden;
    private final FieldCut cut;
    private final Discretion discretion;
    private final NodeCatalog kinds = NodeCatalog.installed();

    FormPage(PublishedObject published, PreparedForm form, FormAccess access, FrameHosts frames) {
        this.published = published;
        this.form = form;
        this.access = access;
        this.hidden = new HiddenFields(form, access);
        this.cut = new FieldCut(form, hidden, CONTROLS);
        this.discretion = cut.discretion();
        this.reader = new NodeReader(published.key(), access.caller(), discretion, frames);
        var snapshot = access.caller().snapshot();
        this.origins = new Sources(CONTROLS, key -> Workshop.definition(key, snapshot));
    }

    ObjectNode json() {
        var doc = published.doc();
        var page = Json.object().put("key", published.key().toString()).put("version", published.version());
        page.set("title", doc.path("title"));
        page.set("icon", doc.path("icon").isMissingNode() ? null : doc.path("icon"));
        var model = (ObjectNode) doc.path("model").deepCopy();
        model.set("fields", fields(model.path("fields"), ""));
        if (model.has("uniques")) {
            model.set("uniques", uniques(model.path("uniques")));
        }
        for (var name : List.of("titleField", "ownerField", "departmentField")) {
            if (hidden.has(model.path(name).asText(""))) {
                model.remove(name);
            }
        }
        page.set("model", model);
        page.set("layouts", layouts(doc.path("layouts")));
        page.set("logic", logic(doc.path("logic")));
        page.set("settings", doc.path("settings").isObject() ? doc.path("settings") : Json.object());
        page.set("rights", rights());
        var calendar = access.caller().calendar();
        if (!calendar.equals(WorkCalendar.USUAL)) {
            page.set("calendar", calendar(calendar));
        }
        return page;
    }

    private static ObjectNode calendar(WorkCalendar calendar) {
        var json = Json.object();
        var workDays = json.putArray("workDays");
        calendar.workDays().stream().sorted().forEach(day -> workDays.add(day.getValue()));
        var holidays = json.putArray("holidays");
        calendar.holidays().stream().sorted().forEach(day -> holidays.add(day.toString()));
        var worked = json.putArray("worked");
        calendar.worked().stream().sorted().forEach(day -> worked.add(day.toString()));
        return json;
    }

    private ArrayNode fields(JsonNode fields, String prefix) {
        var shown = Json.mapper().createArrayNode();
        for (var field : fields) {
            var path = prefix + field.path("key").asText();
            if (hidden.has(path)) {
                continue;
            }
            var copy = (ObjectNode) field.deepCopy();
            form.at(path).ifPresent(known -> options(copy, known.shape()));
            form.at(path).ifPresentOrElse(known -> cut.cut(copy, known), () -> FieldCut.face(copy));
            form.at(path).filter(known -> isRead(known.definition())).ifPresent(known -> source(copy, known, prefix));
            if (copy.has("fields")) {
                copy.set("fields", fields(copy.path("fields"), path + "."));
            }
            shown.add(copy);
        }
        return shown;
    }

    /** Those of fields he may not see are for the server alone. */
    private ArrayNode uniques(JsonNode uniques) {
        var shown = Json.mapper().createArrayNode();
        for (var unique : uniques) {
            var table = unique.has("table") ? unique.path("table").asText() : null;
            if ((table == null || discretion.tells(table))
                    && discretion.tellsAll(unique.path("fields"), table)
                    && discretion.tellsCondition(unique.path("when"), table)) {
                shown.add(unique);
            }
        }
        return shown;
    }

    private static boolean isRead(FieldDefinition field) {
        return field.lookup().isPresent() || field.rollup().isPresent();
    }

    /** A lookup or rollup is shown as the field is whose values it has, with what tells where they come from beside. */
    private void source(ObjectNode copy, PreparedField field, String prefix) {
        var table = prefix.isEmpty() ? null : prefix.substring(0, prefix.length() - 1);
        var beside = table == null
                ? form.definition().fields()
                : form.definition().field(table).orElseThrow().fields();
        var origin =
                origins.origin(form.definition(), beside, field.definition()).orElse(null);
        var props = Json.object();
        if (origin != null && origin.field() != null) {
            var from = origin.field().props();
            CONTROLS.told(origin.field().type(), ControlCatalog.LOOKUPS).forEach(name -> {
                if (from.has(name)) {
                    props.set(name, from.path(name));
                }
            });
        }
        var shape = field.shape();
        if (shape.type() == ValueType.NUMBER) {
            props.put("scale", shape.scale());
        }
        if (shape.currency() != null) {
            props.put(MoneyControl.CURRENCY_FIELD, shape.currency());
        }
        field.definition().rollup().flatMap(this::currencyOf).ifPresent(code -> {
            props.put("currency", code);
            props.put("scale", Currencies.digits(code, null));
        });
        copy.put("type", shape.control());
        copy.set("source", sourceOf(field.definition(), prefix));
        field.definition()
                .lookup()
                .filter(lookup -> !isTold(lookup, prefix) && !hidden.has(prefix + lookup.via()))
                .ifPresent(lookup -> copy.putArray("served").add(prefix + lookup.via()));
        copy.set("props", props);
        options(copy, known(table, shape));
    }

    /** The one currency that a rollup reckons over, when the amounts have several. */
    private Optional<String> currencyOf(RollupDefinition rollup) {
        var key = ObjectKey.resolve(published.key().pkg(), rollup.form());
        return Optional.ofNullable(rollup.field())
                .flatMap(field -> access.caller().snapshot().form(key).map(child -> Counted.of(child, rollup.via())
                        .currencyOf(field)))
                .map(currency ->
                        Conditions.pinned(Conditions.parse(Json.plain(rollup.where())), FieldPath.of(currency)));
    }

    private FieldShape known(@Nullable String table, FieldShape shape) {
        return table == null
                ? access.shape().field(shape.key()).orElse(shape)
                : access.shape()
                        .field(table)
                        .flatMap(rows -> rows.field(shape.key()))
                        .orElse(shape);
    }

    private boolean isTold(LookupDefinition lookup, String prefix) {
        return hidden.knows(FieldPath.of(prefix + lookup.via() + "." + lookup.field()));
    }

    private ObjectNode sourceOf(FieldDefinition field, String prefix) {
        var source = Json.object().put("kind", field.type());
        field.lookup().filter(lookup -> isTold(lookup, prefix)).ifPresent(lookup -> source.put("via", lookup.via())
                .put("field", lookup.field()));
        field.lookup().map(LookupDefinition::function).ifPresent(function -> source.put("function", function.key()));
        field.rollup()
                .flatMap(RollupDefinition::function)
                .ifPresent(function -> source.put("function", function.key()));
        return source;
    }

    /** Options of an option set stand where a field's own options would, also where the document still keeps a list of its own. */
    private static void options(ObjectNode field, FieldShape shape) {
        if (!shape.options().isEmpty()) {
            var props = field.path("props") instanceof ObjectNode known ? known : field.putObject("props");
            if (props.path("options").isEmpty() || props.path("optionSet").isTextual()) {
                props.set("options", Json.mapper().valueToTree(shape.options()));
            }
        }
        if (shape.target() != null && field.path("props") instanceof ObjectNode props) {
            props.put("form", shape.target().toString());
        }
    }

    private JsonNode layouts(JsonNode layouts) {
        var shown = Json.mapper().createArrayNode();
        for (var layout : layouts) {
            var copy = (ObjectNode) layout.deepCopy();
            copy.set("nodes", nodes(layout.path("nodes")));
            shown.add(copy);
        }
        return shown;
    }

    private ArrayNode nodes(JsonNode nodes) {
        var shown = Json.mapper().createArrayNode();
        for (var node : nodes) {
            if (hidden.has(node.path("field").asText(""))) {
                continue;
            }
            var copy = (ObjectNode) node.deepCopy();
            if (copy.has("children")) {
                copy.set("children", nodes(copy.path("children")));
            }
            if (copy.has("field") && copy.has("columns")) {
                columns(copy);
            }
            kinds.find(node.path("kind").asText(""))
                    .map(kind -> Optional.ofNullable(kind.shown(copy, reader)))
                    .orElse(Optional.of(copy))
                    .ifPresent(shown::add);
        }
        return shown;
    }

    private void columns(ObjectNode table) {
        var columns = Json.mapper().createArrayNode();
        table.path("columns").forEach(column -> {
            if (!hidden.has(
                    table.path("field").asText() + "." + column.path("field").asText())) {
                columns.add(column);
            }
        });
        table.set("columns", columns);
    }

    /** Rules and validations that speak of a field he may not see are for the server alone. */
    private JsonNode logic(JsonNode logic) {
        var shown = Json.object();
        var rules = shown.putArray("rules");
        logic.path("rules").forEach(rule -> {
            if (discretion.tellsRule(rule)) {
                rules.add(rule);
            }
        });
        var validations = shown.putArray("validations");
        logic.path("validations").forEach(validation -> {
            if (discretion.tellsValidation(validation)) {
                validations.add(validation);
            }
        });
        return shown;
    }

    private ObjectNode rights() {
        var rights = Json.object();
        for (var action : RecordAction.values()) {
            rights.put(action.name().toLowerCase(Locale.ROOT), access.may(action));
        }
        rights.put("design", access.caller().identity().administrator());
        var fields = rights.putObject("fields");
        access.rights().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(entry -> fields.put(entry.getKey(), entry.getValue().json()));
        return rights;
    }
}
