package org.mortise.core.store;

import java.math.BigDecimal;
import java.util.HashMap;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.mortise.core.metadata.FieldAspect;
import org.mortise.core.metadata.FieldShape;

/**
 * What can be asked of a field besides its value. Read from the document where no column holds it: what is often asked of many
 * records is better kept in a computed field, which has a column and can have an index.
 *
 * @param alias of the table that holds the field: of a form, or of a sub-table
 */
record AspectSql(String alias, FieldShape field) {

    Field<?> of(FieldAspect aspect) {
        return aspect instanceof FieldAspect.Part part ? part(part) : derived((FieldAspect.Derived) aspect);
    }

    private Field<?> part(FieldAspect.Part part) {
        var text = DSL.field(
                "({0} -> {1} ->> {2})",
                SQLDataType.CLOB, Tables.plain(alias, "data"), DSL.inline(field.key()), DSL.inline(part.key()));
        if (part.unsaid() != null) {
            return DSL.field(
                    "coalesce({0}, case when jsonb_typeof({1} -> {2}) = 'object' then {3} end)",
                    SQLDataType.CLOB,
                    text,
                    Tables.plain(alias, "data"),
                    DSL.inline(field.key()),
                    DSL.inline(part.unsaid()));
        }
        return switch (part.valueType()) {
            case NUMBER -> DSL.field("({0})::numeric", SQLDataType.NUMERIC, text);
            case DATE -> DSL.field("({0})::date", SQLDataType.LOCALDATE, text);
            default -> text;
        };
    }

    private Field<?> derived(FieldAspect.Derived aspect) {
        return switch (aspect) {
            case FILE_COUNT ->
                DSL.field("coalesce(cardinality({0}), 0)::numeric", SQLDataType.NUMERIC, Tables.column(alias, field));
            case FILE_SIZE ->
                DSL.field(
                        "(select coalesce(sum((f ->> 'size')::numeric), 0) from jsonb_path_query({0} -> {1}, '$[*]')"
                                + " as f)",
                        SQLDataType.NUMERIC, Tables.plain(alias, "data"), DSL.inline(field.key()));
            case FILE_NAME ->
                DSL.field(
                        "array(select f ->> 'name' from jsonb_path_query({0} -> {1}, '$[*]') as f)",
                        SQLDataType.CLOB.getArrayDataType(), Tables.plain(alias, "data"), DSL.inline(field.key()));
            case PROBABILITY -> probability();
        };
    }

    private Field<?> probability() {
        var column = DSL.field("{0}", SQLDataType.CLOB, Tables.column(alias, field));
        var known = new HashMap<Field<String>, Field<BigDecimal>>();
        FieldAspect.probabilities(field).forEach((key, percent) -> known.put(DSL.inline(key), DSL.inline(percent)));
        return DSL.choose(column).mapFields(known).otherwise(DSL.castNull(SQLDataType.NUMERIC));
    }
}
