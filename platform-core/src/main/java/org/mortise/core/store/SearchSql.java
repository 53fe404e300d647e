package org.mortise.core.store;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;
import org.mortise.core.formula.FieldPath;
import org.mortise.core.metadata.FieldShape;
import org.mortise.core.metadata.FormShape;
import org.mortise.core.metadata.ValueType;

/** The search box in SQL: candidates from the token index, confirmed in the fields that the searcher may read. */
final class SearchSql {

    private static final Set<ValueType> FOUND = EnumSet.of(
            ValueType.TEXT,
            ValueType.LONG_TEXT,
            ValueType.STRUCTURE,
            ValueType.NUMBER,
            ValueType.OPTION,
            ValueType.OPTIONS);
    private static final Pattern BREAK = Pattern.compile("</?(?:p|br|div|h[1-4]|li|tr|td|th|pre|blockquote)[^>]*>");
    private static final Pattern TAG = Pattern.compile("<[^>]*>");

    /** Part of an object that says what people read of it. */
    private static final String SHOWN = "text";

    private SearchSql() {}

    /** Fields that are found: those marked so and the one that names a record, with their translations. */
    static List<FieldShape> fields(FormShape shape) {
        var translated = shape.translated();
        return shape.fields().stream()
                .filter(field -> FOUND.contains(field.type()) && !field.mayBeSealed())
                .filter(field -> isFound(shape, field)
                        || shape.field(translated.getOrDefault(field.key(), ""))
                                .filter(source -> isFound(shape, source))
                                .isPresent())
                .toList();
    }

    private static boolean isFound(FormShape shape, FieldShape field) {
        return field.searchable() || field.key().equals(shape.titleField());
    }

    /** The text of a field as people read it; empty when it holds something else. */
    static String text(FieldShape field, ObjectNode data) {
        var value = data.path(field.key());
        return switch (field.type()) {
            case TEXT -> value.asText("");
            case LONG_TEXT ->
                field.traits().markup()
                        ? TAG.matcher(BREAK.matcher(value.asText("")).replaceAll(" "))
                                .replaceAll("")
                        : value.asText("");
            case STRUCTURE -> value.path(SHOWN).asText("");
            default -> "";
        };
    }

    static Condition matches(FormColumns columns, String typed) {
        var known = new LinkedHashMap<FieldShape, Field<?>>();
        for (var field : fields(columns.access().shape())) {
            if (columns.column(FieldPath.of(field.key())) instanceof ColumnSource.Column.Ready ready) {
                known.put(field, read(columns, field, ready.field()));
            }
        }
        var searched = List.copyOf(known.keySet());
        var wanted = SearchTokens.query(typed, term -> SearchedValues.lexemes(searched, term));
        if (known.isEmpty() || wanted.terms().isEmpty()) {
            return DSL.falseCondition();
        }
        var confirmed = DSL.and(wanted.terms().stream()
                .map(term -> DSL.or(isHeld(known, term), isPinyin(columns, term.pinyin())))
                .toList());
        var tsquery = wanted.tsquery();
        return tsquery == null ? confirmed : candidates(columns, tsquery).and(confirmed);
    }

    private static Condition isHeld(Map<FieldShape, Field<?>> known, SearchTokens.Term term) {
        return DSL.or(known.entrySet().stream()
                .flatMap(field -> (isText(field.getKey())
                                ? Optional.of(like(field.getValue(), term.pattern()))
                                : SearchedValues.holds(field.getKey(), field.getValue(), term))
                        .stream())
                .toList());
    }

    private static boolean isText(FieldShape field) {
        return field.type() == ValueType.TEXT
                || field.type() == ValueType.LONG_TEXT
                || field.type() == ValueType.STRUCTURE;
    }

    /** What of a column is compared with what was typed. */
    private static Field<?> read(FormColumns columns, FieldShape field, Field<?> column) {
        if (field.type() == ValueType.STRUCTURE) {
            var text = DSL.field(
                    "({0} -> {1} ->> {2})",
                    SQLDataType.CLOB,
                    Tables.plain(columns.alias(), "data"),
                    DSL.inline(field.key()),
                    DSL.inline(SHOWN));
            return columns.limited(text, field.key());
        }
        return field.traits().markup()
                ? DSL.field(
                        "regexp_replace(regexp_replace({0}, {1}, ' ', 'g'), {2}, '', 'g')",
                        SQLDataType.CLOB, column, DSL.inline(BREAK.pattern()), DSL.inline(TAG.pattern()))
                : column;
    }

    static Condition like(Field<?> text, String pattern) {
        return DSL.condition("lower(normalize({0}, NFKC)) like {1}", text, DSL.val(pattern));
    }

    /** Tokens tell of titles only, and only to those who may read the title of the record. */
    private static Condition isPinyin(FormColumns columns, @Nullable String pinyin) {
        var title = FieldPath.of(columns.access().shape().titleField());
        return pinyin != null && columns.column(title) instanceof ColumnSource.Column.Ready ready
                ? candidates(columns, pinyin).and(ready.field().isNotNull())
                : DSL.falseCondition();
    }

    private static Condition candidates(FormColumns columns, String tsquery) {
        return columns.idColumn()
                .in(DSL.select(Tables.plain("q", "id"))
                        .from(Tables.search(columns.access().shape()).as("q"))
                        .where(DSL.condition(
                                "{0} @@ ({1})::text::tsquery", Tables.plain("q", "tsv"), DSL.val(tsquery))));
    }
}
