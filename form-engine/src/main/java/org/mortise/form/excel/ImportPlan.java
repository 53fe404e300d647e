package org.mortise.form.excel;

import java.util.List;

/**
 * What of a sheet goes where, as the user decided.
 *
 * @param sheet position among the visible sheets, 0-based
 * @param headerRow 1-based
 * @param existing whether the rows go into a form that was there before: then a name that leads nowhere makes its row bad
 * @param quiet whether rules that react to new records leave these alone; absent: they act
 */
record ImportPlan(int sheet, int headerRow, List<ColumnPlan> columns, boolean existing, boolean quiet) {
    ImportPlan {
        columns = List.copyOf(columns);
    }
}
