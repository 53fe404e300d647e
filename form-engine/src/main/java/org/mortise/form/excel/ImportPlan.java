package org.mortise.form.excel;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What of a file goes where, as the user decided.
 *
 * @param sheet position among the visible sheets, 0-based
 * @param headerRow 1-based
 * @param existing whether the rows go into a form that was there before: then a name that leads nowhere makes its row bad
 * @param quiet whether rules that react to new records leave these alone; absent: they act
 * @param details other sheets with rows of sub-tables; absent: none
 * @param files an archive with the files that cells name; null when there is none
 */
record ImportPlan(
        int sheet,
        int headerRow,
        List<ColumnPlan> columns,
        boolean existing,
        boolean quiet,
        @Nullable List<Detail> details,
        @Nullable UUID files) {
    ImportPlan {
        columns = List.copyOf(columns);
        details = List.copyOf(Objects.requireNonNullElse(details, List.of()));
    }

    ImportPlan(int sheet, int headerRow, List<ColumnPlan> columns, boolean existing, boolean quiet) {
        this(sheet, headerRow, columns, existing, quiet, List.of(), null);
    }

    /**
     * A sheet with rows of one sub-table.
     *
     * @param table key of the sub-table
     * @param sheet position among the visible sheets, 0-based
     * @param name of the sheet
     * @param headerRow 1-based
     * @param joins position of its column that names the record
     * @param to position of the column in the sheet of the records that says the same
     */
    record Detail(String table, int sheet, String name, int headerRow, int joins, int to, List<ColumnPlan> columns) {
        Detail {
            columns = List.copyOf(columns);
        }
    }

    List<Detail> others() {
        return Objects.requireNonNull(details);
    }

    /** The columns that are wanted, on all sheets. */
    List<ColumnPlan> wanted() {
        var all = new ArrayList<ColumnPlan>();
        Stream.concat(columns.stream(), others().stream().flatMap(detail -> detail.columns().stream()))
                .filter(column -> !column.skip())
                .forEach(all::add);
        return all;
    }

    /** The same for a form that exists, with its columns as the form has them. */
    ImportPlan settled(List<ColumnPlan> columns, List<Detail> details) {
        return new ImportPlan(sheet, headerRow, columns, true, quiet, details, files);
    }
}
