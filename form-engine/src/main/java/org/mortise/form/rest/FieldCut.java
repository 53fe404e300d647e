package org.mortise.form.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mortise.core.formula.FieldPath;
import org.mortise.core.kernel.Json;
import org.mortise.form.control.ControlCatalog;
import org.mortise.form.control.MoneyControl;
import org.mortise.form.control.OptionSettings;
import org.mortise.form.linkage.Discretion;
import org.mortise.form.linkage.PreparedField;
import org.mortise.form.linkage.PreparedForm;

/**
 * Takes out of a field what names fields that its reader may not see: conditions, formulas, defaults and settings are for the server
 * then, which works them out anyway. Where a value comes from such a part, {@code served} says on which fields it hangs, so that the
 * browser asks the server for it when one of them changes.
 */
final class FieldCut {

    private static final List<String> CONDITIONS = List.of("visibleWhen", "requiredWhen", "readonlyWhen");
    private static final String SERVED = "served";

    private final PreparedForm form;
    private final Discretion discretion;
    private final Discretion.Knowledge knowledge;
    private final ControlCatalog controls;

    FieldCut(PreparedForm form, Discretion.Knowledge knowledge, ControlCatalog controls) {
        this.form = form;
        this.discretion = new Discretion(form, knowledge);
        this.knowledge = knowledge;
        this.controls = controls;
    }

    /** @param field a copy of what its author wrote */
    void cut(ObjectNode field, PreparedField known) {
        var table = table(known);
        for (var name : CONDITIONS) {
            if (!discretion.tellsCondition(field.path(name), table)) {
                field.remove(name);
            }
        }
        if (field.path("props") instanceof ObjectNode props) {
            settings(props, known, table);
        }
        formula(field, known);
        initial(field, known);
    }

    /** Of what is no part of the published form any more only the face is told. */
    static void face(ObjectNode field) {
        field.retain(List.of("key", "type", "title", "help"));
    }

    private void formula(ObjectNode field, PreparedField known) {
        var isComputed = field.has("compute") || known.control().formula() != null;
        if (!isComputed || discretion.tellsFormula(known)) {
            return;
        }
        field.remove("compute");
        field.set(SERVED, Json.mapper().valueToTree(discretion.causes(known)));
        if (!known.isWritable()) {
            field.putObject("source").put("kind", "formula");
        }
    }

    private void initial(ObjectNode field, PreparedField known) {
        var written = field.path("default");
        if (written.isMissingNode()
                || written.has("value")
                || written.has("relative")
                || discretion.tellsDefault(known)) {
            return;
        }
        field.remove("default");
        if (!field.has(SERVED)) {
            field.set(SERVED, Json.mapper().valueToTree(discretion.causes(known)));
        }
    }

    private void settings(ObjectNode props, PreparedField known, @Nullable String table) {
        for (var setting : controls.naming(known.definition().type()).entrySet()) {
            if (props.has(setting.getKey())) {
                setting(props, setting.getKey(), setting.getValue(), known, table);
            }
        }
    }

    /** @param what the schema of the settings says of it as {@code x-names} */
    private void setting(ObjectNode props, String name, String what, PreparedField known, @Nullable String table) {
        var value = props.path(name);
        switch (what) {
            case "formula" -> removeUnless(discretion.tellsFormula(known), props, name);
            case "filter" -> removeUnless(tellsFilter(value, known, table), props, name);
            case "circles" ->
                removeUnless(
                        known.control().lookedAt().stream().allMatch(path -> discretion.tells(path, table)),
                        props,
                        name);
            case "other" -> removeUnless(discretion.tells(value.path("field").asText(), table), props, name);
            case "translations" ->
                value.properties()
                        .removeIf(each -> !discretion.tells(each.getValue().asText(), table));
            case "fill" -> props.set(name, fills(value, known, table));
            case "columns" -> props.set(name, columns(value, known));
            case "choices" -> choices(props, known, table);
            case "stages" -> value.forEach(stage -> stage((ObjectNode) stage, table));
            case "currency" -> currency(props, value.asText(), table);
            default -> throw new IllegalStateException("a setting names " + what);
        }
    }

    private static void removeUnless(boolean told, ObjectNode props, String name) {
        if (!told) {
            props.remove(name);
        }
    }

    private boolean tellsFilter(JsonNode filter, PreparedField link, @Nullable String table) {
        var target = link.shape().target();
        return target != null && discretion.tellsFilter(filter, target, table);
    }

    private JsonNode fills(JsonNode fills, PreparedField link, @Nullable String table) {
        var told = Json.mapper().createArrayNode();
        for (var fill : fills) {
            if (discretion.tells(fill.path("to").asText(), table) && isSeenBehind(link, fill.path("from"))) {
                told.add(fill);
            }
        }
        return told;
    }

    private JsonNode columns(JsonNode columns, PreparedField link) {
        var told = Json.mapper().createArrayNode();
        columns.forEach(column -> {
            if (isSeenBehind(link, column)) {
                told.add(column);
            }
        });
        return told;
    }

    private boolean isSeenBehind(PreparedField link, JsonNode key) {
        return discretion.tells(link.path() + "." + key.asText());
    }

    /** Which values there are is for the server to know, too. */
    private void choices(ObjectNode props, PreparedField known, @Nullable String table) {
        known.optionsFrom().ifPresent(source -> {
            var other = source.form(form.shape().form().pkg());
            var label = source.label();
            var told = knowledge.knows(other, FieldPath.of(source.value()))
                    && (label == null || knowledge.knows(other, FieldPath.of(label)))
                    && discretion.tellsFilter(source.filter(), other, table);
            if (!told) {
                props.putObject(OptionSettings.FROM);
            }
        });
    }

    private void stage(ObjectNode stage, @Nullable String table) {
        if (!discretion.tellsCondition(stage.path("gate"), table)) {
            stage.remove(List.of("gate", "message"));
        }
        if (!discretion.tellsAll(stage.path("require"), table)) {
            stage.remove("require");
        }
    }

    /** Of amounts whose currency he may not see he sees the figures alone. */
    private void currency(ObjectNode props, String named, @Nullable String table) {
        if (!named.isEmpty() && !discretion.tells(named, table)) {
            props.remove(MoneyControl.CURRENCY_FIELD);
            props.put("currency", "");
        }
    }

    private static @Nullable String table(PreparedField field) {
        var dot = field.path().indexOf('.');
        return dot < 0 ? null : field.path().substring(0, dot);
    }

    Discretion discretion() {
        return discretion;
    }
}
