package org.mortise.core.store;

import java.util.ArrayList;
import java.util.List;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.mortise.core.formula.FieldPath;
import org.mortise.core.metadata.FieldShape;
import org.mortise.core.metadata.FormShape;
import org.mortise.core.metadata.ValueType;

/** The search box in SQL: candidates from the token index, confirmed in the fields that the searcher may read. */
final class SearchSql {

    private SearchSql() {}

    /** Fields whose text is found: those marked so and the one that names a record. */
    static List<FieldShape> fields(FormShape shape) {
        return shape.fields().stream()
                .filter(field -> field.type() == ValueType.TEXT || field.type() == ValueType.LONG_TEXT)
                .filter(field -> field.searchable() || field.key().equals(shape.titleField()))
                .toList();
    }

    static Condition matches(FormColumns columns, String typed) {
        var texts = new ArrayList<Field<?>>();
        for (var field : fields(columns.access().shape())) {
            if (columns.column(FieldPath.of(field.key())) instanceof ColumnSource.Column.Ready ready) {
                texts.add(ready.field());
            }
        }
        var wanted = SearchTokens.query(typed);
        if (texts.isEmpty() || wanted.terms().isEmpty()) {
            return DSL.falseCondition();
        }
        var confirmed = DSL.and(wanted.terms().stream()
                .map(term -> DSL.or(contains(texts, term.pattern()), isPinyin(columns, term.pinyin())))
                .toList());
        var tsquery = wanted.tsquery();
        return tsquery == null ? confirmed : candidates(columns, tsquery).and(confirmed);
    }

    private static Condition contains(List<Field<?>> texts, String pattern) {
        return DSL.or(texts.stream()
                .map(text -> DSL.condition("lower(normalize({0}, NFKC)) like {1}", text, DSL.val(pattern)))
                .toList());
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
