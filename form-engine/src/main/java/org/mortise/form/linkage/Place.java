package org.mortise.form.linkage;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mortise.form.model.LookupDefinition;

/** Where fields stand during a pass, in the record or in one row of it: what a pass has to know of them there. */
sealed interface Place {

    /** The record or the row. */
    ObjectNode holder();

    /** What it was; null when it is new. */
    @Nullable
    JsonNode before();

    /** What a bare key means to formulas and conditions. */
    RecordView view();

    /** The fields that stand there. */
    List<PreparedField> fields();

    /** What the filter of a link may speak of. */
    LinkFit.Around around();

    boolean isGiven(PreparedField field);

    boolean isOverridden(PreparedField field);

    /** By rules alone. */
    boolean isVisible(PreparedField field);

    JsonNode lookedUp(PreparedField field, LookupDefinition lookup);

    /** What the field holds after the rules that set it. */
    JsonNode set(PreparedField field, JsonNode value);

    /** The keys that rules which take choices back leave to be chosen; null when they leave all. */
    @Nullable
    List<String> optionsKept(PreparedField field);

    default @Nullable JsonNode before(PreparedField field) {
        var before = before();
        return before == null ? null : before.get(field.key());
    }

    record OfRecord(Walk walk) implements Place {

        @Override
        public ObjectNode holder() {
            return walk.data();
        }

        @Override
        public @Nullable JsonNode before() {
            return walk.before();
        }

        @Override
        public RecordView view() {
            return walk.now();
        }

        @Override
        public List<PreparedField> fields() {
            return walk.form().fields();
        }

        @Override
        public LinkFit.Around around() {
            return walk.fit().ofRecord();
        }

        @Override
        public boolean isGiven(PreparedField field) {
            return walk.isGiven(field);
        }

        @Override
        public boolean isOverridden(PreparedField field) {
            return walk.overrides().has(field);
        }

        @Override
        public boolean isVisible(PreparedField field) {
            return walk.isVisible(field.path());
        }

        @Override
        public JsonNode lookedUp(PreparedField field, LookupDefinition lookup) {
            return walk.derived().lookup(field, lookup);
        }

        @Override
        public JsonNode set(PreparedField field, JsonNode value) {
            return walk.rules().set(field, value);
        }

        @Override
        public @Nullable List<String> optionsKept(PreparedField field) {
            return walk.rules().options(field, PreparedRule.Action::clears);
        }
    }

    /** @param before the row as it was; null for a new one */
    record OfRow(
            Walk walk,
            PreparedField table,
            ObjectNode holder,
            @Nullable JsonNode before,
            RecordView view) implements Place {

        static OfRow of(Walk walk, PreparedField table, ObjectNode row) {
            var before = walk.rows().before(table, row);
            return new OfRow(walk, table, row, before, walk.now().inRow(table.shape(), row));
        }

        @Override
        public List<PreparedField> fields() {
            return table.columns();
        }

        @Override
        public LinkFit.Around around() {
            return walk.fit().ofRow(table, holder, before);
        }

        @Override
        public boolean isGiven(PreparedField column) {
            return walk.rows().isGiven(table, holder, column);
        }

        @Override
        public boolean isOverridden(PreparedField column) {
            return walk.overrides().has(table, column, holder);
        }

        @Override
        public boolean isVisible(PreparedField column) {
            return walk.isVisible(table, column, holder);
        }

        @Override
        public JsonNode lookedUp(PreparedField column, LookupDefinition lookup) {
            return walk.derived().lookup(table, column, lookup, holder, before);
        }

        @Override
        public JsonNode set(PreparedField column, JsonNode value) {
            return walk.rowRules().set(table, column, holder, before, value);
        }

        @Override
        public @Nullable List<String> optionsKept(PreparedField column) {
            return walk.options(table, column, holder, PreparedRule.Action::clears);
        }
    }
}
