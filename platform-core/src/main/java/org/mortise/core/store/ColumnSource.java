package org.mortise.core.store;

import java.util.function.Function;
import org.jooq.Condition;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;
import org.mortise.core.formula.FieldPath;
import org.mortise.core.formula.FieldTypes;
import org.mortise.core.formula.FxType;
import org.mortise.core.metadata.FieldShape;

/**
 * Where the fields of a form are found in SQL. The store and the access gate make one per query: what it wraps around the
 * conditions of another form is where that form's record scope comes in.
 *
 * <p>Physical types: number and duration {@code numeric}, text and option {@code text}, user, department and record {@code
 * uuid}, {@code date}, {@code timestamptz}, {@code time}, {@code boolean}; lists are arrays of these.
 */
public interface ColumnSource {

    /** The types of all paths that may be asked for, also those over links and of sub-tables. */
    FieldTypes types();

    /** Where a path leads; null when there is no such field. */
    @Nullable
    Column column(FieldPath path);

    /**
     * {@code link_column IN (SELECT id FROM target WHERE inner AND scope of target)}: unknown where the link is blank.
     *
     * @param inner the condition, given the columns of the form the link leads to
     */
    Condition linked(FieldPath link, Function<ColumnSource, Condition> inner);

    /**
     * {@code EXISTS (SELECT FROM rows WHERE parent is this record AND inner)}: never unknown.
     *
     * @param inner the condition, given the columns of the sub-table
     */
    Condition rows(FieldPath table, Function<ColumnSource, Condition> inner);

    /** A field as this record, a linked record, or the rows of a sub-table hold it. */
    sealed interface Column {

        /** A column, or any expression that stands for one; qualified, as it may appear inside a nested query. */
        record Ready(Field<?> field, FxType type) implements Column {}

        /**
         * What stands for the values of a sealed field: they can be compared for being the same, and nothing else.
         *
         * @param place that the values are sealed for
         */
        record Sealed(Field<?> mark, String place, FieldShape shape) implements Column {}

        /** The field {@code rest} of the record that the to-one link {@code link} leads to. */
        record Linked(FieldPath link, FieldPath rest) implements Column {}

        /** The column {@code rest} of the sub-table {@code table}; its type is a list. */
        record Rows(FieldPath table, FieldPath rest) implements Column {}
    }
}
