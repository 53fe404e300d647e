package org.mortise.core.store;

import java.util.ArrayList;
import java.util.List;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.impl.DSL;
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
        if (texts.isEmpty() || wanted.patterns().isEmpty()) {
            return DSL.falseCondition();
        }
        var confirmed = wanted.patterns().stream()
                .map(pattern -> DSL.or(texts.stream()
                        .map(text -> DSL.condition("lower(normalize({0}, NFKC)) like {1}", text, DSL.val(pattern)))
                        .toList()))
                .toList();
        var tsquery = wanted.tsquery();
        return tsquery == null
                ? DSL.and(confirmed)
                : candidates(columns, tsquery).and(DSL.and(confirmed));
    }

    private static Condition candidates(FormColumns columns, String tsquery) {
        return columns.idColumn()
                .in(DSL.select(Tables.plain("q", "id"))
                        .from(Tables.search(columns.access().shape()).as("q"))
                        .where(DSL.condition(
                                "{0} @@ ({1})::text::tsquery", Tables.plain("q", "tsv"), DSL.val(tsquery))));
    }
}
