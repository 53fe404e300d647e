package org.mortise.core.store;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jooq.Field;
import org.jooq.JSONB;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.mortise.core.access.FieldRight;
import org.mortise.core.access.FormAccess;
import org.mortise.core.condition.Condition;
import org.mortise.core.metadata.FieldShape;
import org.mortise.core.metadata.FormShape;
import org.mortise.core.metadata.ValueType;

/**
 * The document of a record as its reader may see it: what is hidden is taken out and what is masked is masked in SQL, record by
 * record where grants differ.
 *
 * @param wanted keys to keep; empty for all
 * @param retired keys that documents may still hold although the form has no such field any more
 */
record Projection(FormColumns columns, Set<String> wanted, Set<String> retired) {

    private static final Field<String> OVERRIDDEN = DSL.inline(FormShape.OVERRIDDEN);

    boolean keeps(FieldShape field) {
        return (wanted.isEmpty() || isWanted(field.key())) && access().mayShow(field.key());
    }

    /** What is asked for comes with its translations. */
    private boolean isWanted(String key) {
        return wanted.contains(key)
                || access().shape().fields().stream()
                        .anyMatch(field -> wanted.contains(field.key())
                                && field.translations().containsValue(key));
    }

    /** The top-level document as text, without sub-tables and many links. */
    Field<String> document() {
        var hidden = new ArrayList<String>();
        var shown = new ArrayList<FieldShape>();
        retired.stream().filter(key -> key.indexOf('.') < 0).sorted().forEach(hidden::add);
        for (var field : access().shape().fields()) {
            if (field.type() == ValueType.LINKS || field.type() == ValueType.SUBTABLE) {
                continue;
            }
            if (keeps(field)) {
                shown.add(field);
            } else {
                hidden.add(field.key());
            }
        }
        return text(secured(columns.alias(), "", shown, hidden));
    }

    /** That a formula is overruled is as visible as its field. */
    private Field<?> overriddenShown(
            Field<?> document, String alias, String prefix, List<FieldShape> shown, List<String> hidden) {
        var data = Tables.plain(alias, "data");
        Field<?> names = DSL.field("({0} -> {1})", data, OVERRIDDEN);
        var limited = !hidden.isEmpty();
        if (limited) {
            names = DSL.field("({0} - {1})", names, keys(hidden));
        }
        for (var field : shown) {
            var showing = access().showing(prefix + field.key(), FieldRight.MASKED);
            if (!showing.equals(Condition.ALWAYS)) {
                limited = true;
                names = DSL.field(
                        "({0} - case when {1} then '{}'::text[] else {2} end)",
                        names, columns.compiled(showing), keys(List.of(field.key())));
            }
        }
        return limited
                ? DSL.field(
                        "({0} || case when jsonb_exists({1}, {2}) then jsonb_build_object({2}, {3}) else '{}'::jsonb end)",
                        document, data, OVERRIDDEN, names)
                : document;
    }

    /** The rows of a sub-table as a JSON array in text; null where the sub-table is hidden. */
    Field<String> rows(FieldShape table, Aliases aliases) {
        var prefix = table.key() + ".";
        var hidden = new ArrayList<String>();
        var shown = new ArrayList<FieldShape>();
        retired.stream()
                .filter(key -> key.startsWith(prefix))
                .sorted()
                .forEach(key -> hidden.add(key.substring(prefix.length())));
        for (var column : table.fields()) {
            if (access().mayShow(prefix + column.key())) {
                shown.add(column);
            } else {
                hidden.add(column.key());
            }
        }
        var row = aliases.next();
        var document = DSL.field(
                "(jsonb_build_object('_id', {0}) || {1})",
                JSONB.class, Tables.plain(row, "id"), secured(row, prefix, shown, hidden));
        return collected(table, row, "parent_id", document);
    }

    /** The ids of many links as a JSON array in text; null where the field is hidden. */
    Field<String> links(FieldShape field, Aliases aliases) {
        var row = aliases.next();
        return collected(field, row, "src", Tables.plain(row, "dst"));
    }

    private Field<String> collected(FieldShape field, String row, String parent, Field<?> element) {
        var collected = DSL.field(
                "coalesce(({0}), '[]'::jsonb)",
                DSL.select(DSL.field("jsonb_agg({0} order by {1})", element, Tables.plain(row, "ord")))
                        .from(Tables.of(field).as(row))
                        .where(Tables.plain(row, parent).eq(Tables.plain(columns.alias(), "id"))));
        var showing = access().showing(field.key(), FieldRight.READ);
        var limited = showing.equals(Condition.ALWAYS) ? collected : DSL.when(columns.compiled(showing), collected);
        return text(limited);
    }

    private Field<?> secured(String alias, String prefix, List<FieldShape> shown, List<String> hidden) {
        Field<?> document = masked(alias, prefix, shown);
        if (!hidden.isEmpty()) {
            document = DSL.field("({0} - {1})", document, keys(hidden));
        }
        var sometimes = new LinkedHashMap<Condition, List<String>>();
        for (var field : shown) {
            var showing = access().showing(prefix + field.key(), FieldRight.MASKED);
            if (!showing.equals(Condition.ALWAYS)) {
                sometimes
                        .computeIfAbsent(showing, condition -> new ArrayList<>())
                        .add(field.key());
            }
        }
        for (var entry : sometimes.entrySet()) {
            document = DSL.field(
                    "({0} - case when {1} then '{}'::text[] else {2} end)",
                    document, columns.compiled(entry.getKey()), keys(entry.getValue()));
        }
        return overriddenShown(document, alias, prefix, shown, hidden);
    }

    /** Masks overwrite the values that may be shown but not read; hidden ones are taken out afterwards. */
    private Field<?> masked(String alias, String prefix, List<FieldShape> shown) {
        var data = Tables.plain(alias, "data");
        var byReading = new LinkedHashMap<Condition, List<Field<?>>>();
        for (var field : shown) {
            var reading = access().showing(prefix + field.key(), FieldRight.READ);
            if (!reading.equals(Condition.ALWAYS)) {
                var parts = byReading.computeIfAbsent(reading, condition -> new ArrayList<>());
                parts.add(DSL.inline(field.key()));
                parts.add(mask(data, field));
            }
        }
        Field<?> document = data;
        for (Map.Entry<Condition, List<Field<?>>> entry : byReading.entrySet()) {
            document = DSL.field(
                    "({0} || case when {1} then '{}'::jsonb else jsonb_strip_nulls(jsonb_build_object({2})) end)",
                    document, columns.compiled(entry.getKey()), DSL.list(entry.getValue()));
        }
        return document;
    }

    /** What is sealed is masked where it is opened, see {@link Sealing}. */
    private static Field<?> mask(Field<?> data, FieldShape field) {
        return field.mayBeSealed()
                ? DSL.field(
                        "case when jsonb_exists({0}, {1}) then jsonb_build_object({2}, {0} -> {1}) end",
                        data, DSL.inline(field.key()), DSL.inline(Sealing.MASKED))
                : DSL.field(
                        "rec.mask({0}, {1} ->> {2})",
                        DSL.inline(field.traits().mask().name()), data, DSL.inline(field.key()));
    }

    private FormAccess access() {
        return columns.access();
    }

    private static Field<?> keys(List<String> keys) {
        return DSL.val(keys.toArray(String[]::new), SQLDataType.CLOB.getArrayDataType());
    }

    private static Field<String> text(Field<?> json) {
        return DSL.field("({0})::text", String.class, json);
    }
}
