package org.mortise.form.model;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mortise.core.formula.Blanks;
import org.mortise.core.kernel.LocalizedText;

/**
 * A field of a form or a column of a sub-table.
 *
 * @param type of its control
 * @param help what people are told beside it; null: nothing
 * @param props settings of its control; missing when there are none
 * @param initial the value of new records, {@code {"value"}}, {@code {"expr"}}, {@code {"var"}} or {@code {"relative"}}; missing
 *     when there is none
 * @param compute formula that gives its value; null when people give it
 * @param blank what the formula makes of numbers that are blank
 * @param override whether people may give a value in the place of the computed one
 * @param setOnce whether its value is given with the record and never changes
 * @param afterSubmit when it may be changed once its record was submitted: {@code free}, {@code ended} or {@code locked}; null: as around it
 * @param masked whether roles that do not name it see it masked
 * @param fields columns of a sub-table; empty otherwise
 * @param onHide what happens to its value while rules hide it: {@code clear}, {@code keep} or {@code recompute}; null: as around it
 * @param total what stands below the rows of a column, such as {@code sum}; null: nothing
 */
public record FieldDefinition(
        String key,
        String type,
        LocalizedText title,
        @Nullable LocalizedText help,
        boolean required,
        JsonNode props,
        JsonNode initial,
        @Nullable String compute,
        Blanks blank,
        boolean override,
        boolean setOnce,
        @Nullable String afterSubmit,
        boolean masked,
        List<FieldDefinition> fields,
        @Nullable String onHide,
        @Nullable String total) {

    public FieldDefinition {
        fields = List.copyOf(fields);
    }

    static FieldDefinition parse(JsonNode json) {
        var key = json.path("key").asText("");
        return new FieldDefinition(
                key,
                json.path("type").asText(""),
                Nodes.label(json.path("title"), key),
                json.has("help") ? Nodes.label(json.path("help"), "") : null,
                json.path("required").asBoolean(false),
                json.path("props"),
                json.path("default"),
                Nodes.text(json.path("compute")),
                Blanks.of(json.path("blank").asText("")),
                json.path("override").asBoolean(false),
                json.path("setOnce").asBoolean(false),
                Nodes.text(json.path("afterSubmit")),
                json.path("masked").asBoolean(false),
                Nodes.list(json.path("fields"), FieldDefinition::parse),
                Nodes.text(json.path("onHide")),
                Nodes.text(json.path("total")));
    }

    public Optional<FieldDefinition> column(String columnKey) {
        return fields.stream().filter(column -> column.key().equals(columnKey)).findFirst();
    }

    /** What it shows of a linked record; empty for other kinds of fields. */
    public Optional<LookupDefinition> lookup() {
        return type.equals(LookupDefinition.TYPE) ? Optional.of(LookupDefinition.parse(props)) : Optional.empty();
    }

    /** What it reckons over the records that point here; empty for other kinds of fields. */
    public Optional<RollupDefinition> rollup() {
        return type.equals(RollupDefinition.TYPE) ? Optional.of(RollupDefinition.parse(props)) : Optional.empty();
    }

    /** What a link copies from the record it points to. */
    public List<Fill> fills() {
        return Nodes.list(
                props.path("fill"),
                fill -> new Fill(
                        fill.path("from").asText(""),
                        fill.path("to").asText(""),
                        fill.path("mode").asText("copy")));
    }

    /**
     * One copied value.
     *
     * @param from key of a field of the linked form
     * @param to key of a field beside the link
     * @param mode {@code copy}, or {@code ifEmpty} to leave what is there
     */
    public record Fill(String from, String to, String mode) {

        /** The value would follow the linked record, which is what lookups are for. */
        public boolean isLive() {
            return mode.equals("live");
        }

        public boolean leaves() {
            return mode.equals("ifEmpty");
        }
    }
}
